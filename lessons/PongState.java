///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION How a state of Pong is made, and what it costs to remember
//JAVA 17+
//SOURCES PongReinforce.java

/*
 * From the screen to the state
 *
 * The screen of Pong has 210 rows of 160 pixels, each with three colour values:
 * 100,800 numbers. Nearly all pixels are brown. Three steps keep what matters:
 *
 *     crop    the field alone: no score, no walls
 *     cells   every second pixel of every second row; 1 where there is a paddle
 *             or the ball, 0 where there is only the background
 *     state   the cells now and four frames ago, or the difference of the two,
 *             because one picture does not show where the ball is going
 *
 * Two pictures are 2 x 80 x 80 = 12,800 numbers, still a lot: the state of
 * LunarLander has 8. A convolutional network takes both, a dense one takes the
 * difference, which has half as many numbers.
 *
 *     jbang lessons/PongState.java
 *     jbang lessons/PongState.java --headless --picture state.png
 *
 * What to expect: a picture of these steps, and the policy of an untrained
 * network, in which all six probabilities are from 0.14 to 0.20 (--seed 0 to
 * 99). REINFORCE keeps the states of a game until the game is over. 2000 states
 * take 1538 MiB as two screens, 98 MiB as cells and 1 MiB as the lessons keep
 * them, without the zeros.
 */

import static shared.learning.Categorical.softmax;
import static shared.learning.Statistics.mean;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.*;
import java.util.random.RandomGenerator;
import shared.environments.*;
import shared.environments.pong.*;
import shared.networks.Network;
import shared.options.*;
import shared.playing.*;

@Title("From the screen to the state")
public class PongState implements Program {

    @Setting(label = "FILE.png", help = "file for the picture"
            + " (results/PongState.png if there is no window)")
    Path picture;

    public static void main(String[] args) {
        Launch.run(new PongState(), args);
    }

    @Override
    public List<String> without() {
        return List.of("--chart", "--gif", "--speed");
    }

    // tag::play[]
    @Override
    public void play(Screen screen) {
        var world = new Pong(PongObservation.TWO_FRAMES);
        long seed = screen.random(0).nextLong();
        memory(screen, game(world, seed, screen.random(1)));
        world.reset(seed);
        policy(screen, PongReinforce.network(screen.random(2)), world.step(0));
        while (!world.game().hasBall()) {
            world.step(2);  // up
        }
        BufferedImage before = world.render();
        world.step(2);
        BufferedImage steps = steps(before, world.render());
        screen.write("--picture", picture, "PongState.png", steps);
        screen.present(steps, "From the screen to the state.   Space: end");
    }
    // end::play[]

    // tag::cells[]
    static final int SIDE = 80;

    /** Returns the field without score and walls: 160 x 160 pixels. */
    static BufferedImage crop(BufferedImage screen) {
        return screen.getSubimage(0, 35, 2 * SIDE, 2 * SIDE);
    }

    /** Returns every second pixel: 0 for the background, else 1. */
    static float[] cells(BufferedImage field) {
        var cells = new float[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int rgb = field.getRGB(2 * column, 2 * row) & 0xFFFFFF;
                cells[row * SIDE + column] = rgb == 0x904811 ? 0 : 1;
            }
        }
        return cells;
    }
    // end::cells[]

    // tag::difference[]
    /** Returns 1 where a cell has lit up, -1 where one has gone dark. */
    static float[] difference(float[] now, float[] before) {
        var difference = new float[now.length];
        for (int i = 0; i < now.length; i++) {
            difference[i] = now[i] - before[i];
        }
        return difference;
    }

    /** Draws all steps from two screens to the state. */
    static BufferedImage steps(BufferedImage before, BufferedImage now) {
        float[] was = cells(crop(before));
        float[] is = cells(crop(now));
        var table = new PictureTable();
        table.add(0, "screen: 210 x 160 x 3", now);
        table.add(0, "crop: 160 x 160 x 3", crop(now));
        table.add(0, "cells: 80 x 80", PongCells.image(is, 0));
        table.add(0, "cells four frames ago", PongCells.image(was, 0));
        table.add(0, "difference: white 1, orange -1",
                PongCells.image(difference(is, was), 0));
        return table.draw();
    }
    // end::difference[]

    // tag::memory[]
    /** Prints how much memory the states that PongReinforce keeps take. */
    static void memory(Screen screen, List<Sparse> game) {
        // An index and a value of 4 bytes for each number that is not 0, and
        // 56 bytes for the object and its two arrays.
        double lit = mean(game, state -> state.indices().length);
        screen.say("%d states of two pictures take", PongReinforce.CAPACITY);
        say(screen, 4 * 2 * 210 * 160 * 3, "screens of 210 x 160 x 3 floats");
        say(screen, 4 * 2 * 80 * 80, "cells, 80 x 80 floats");
        say(screen, 8 * lit + 56, "the cells that are lit, on average "
                + Math.round(lit) + " of 12,800");
    }

    static void say(Screen screen, double bytes, String what) {
        screen.say("    %7.1f MiB as %s",
                PongReinforce.CAPACITY * bytes / (1 << 20), what);
    }
    // end::memory[]

    // tag::game[]
    /** Plays a game with uniformly random actions; returns its states. */
    static List<Sparse> game(Pong world, long seed, RandomGenerator random) {
        var states = new ArrayList<Sparse>();
        for (Step step = world.reset(seed); !step.done();) {
            states.add(step.sparse());
            step = world.step(random.nextInt(6));
        }
        return states;
    }
    // end::game[]

    // tag::policy[]
    /**
     * Prints the policy of an untrained network in a state. Its weights are
     * small and random, so its six logits are near 0, and exp of each is near
     * 1. A softmax divides them by their sum: each becomes about 1/6, and
     * together they are 1, but for rounding.
     */
    static void policy(Screen screen, Network network, Step step) {
        float[] pi = softmax(network.forward(step.sparse()));
        double sum = 0;
        screen.say("pi(a|s) of an untrained network:");
        for (int a = 0; a < pi.length; a++) {
            screen.say("    %d    %.6f", a, pi[a]);
            sum += pi[a];
        }
        screen.say("    sum  %.6f", sum);
    }
    // end::policy[]
}
/*
 * 1  At which moments of a game does the state of two pictures not show
 *    everything that matters? Think of the opponent, and of FIRE.
 * 2  Why does the first layer of PongReinforce.java need only 3168 weights?
 *    How many would a dense layer of 200 units have?
 * 3  With which weights would one of the six probabilities be near 1? What
 *    would such a policy never find out?
 */
