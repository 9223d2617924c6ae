///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Pong before anything is learned: what there is to see and to do
//JAVA 17+
//SOURCES ../shared/Prelude.java

/*
 * A tour of Pong
 *
 * Before an agent can learn, somebody has to choose its states, its actions and
 * its rewards. For Pong they are:
 *
 *     state    80 x 80 cells, made from the screen as in PongState.java: their
 *              change over 4 frames or, with --sight both, now and 4 frames
 *              ago. A single picture does not show where the ball is going
 *     action   one of six, held for 4 frames, which is 1/15 of a second
 *     reward   1 for a point, -1 for a point of the opponent, else 0
 *
 *     jbang lessons/PongTour.java
 *     jbang lessons/PongTour.java --sight both --headless --chart a.png
 *
 * The window shows five successive steps, and then a game of a random policy,
 * as before learning, beside charts of its rewards and returns. With gamma 1,
 * the first action would be blamed for the whole lost game, though it has
 * nothing to do with the last points. A discounted return counts the rewards of
 * about 1/(1 - gamma) decisions: 100 with gamma 0.99, 10 with 0.9. It is an
 * estimate of q(s, a), the expected return after action a in state s.
 * What to expect with --seed 0 to 99: returns from -21 to -17, on average
 * -20.4. A game has 906 decisions on average, and takes a minute to watch.
 */

import static java.util.stream.IntStream.range;
import static shared.learning.Returns.discounted;
import static shared.learning.Statistics.mean;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.*;
import java.util.random.RandomGenerator;
import shared.charts.*;
import shared.environments.*;
import shared.environments.pong.*;
import shared.options.*;
import shared.playing.*;

@Title("A tour of Pong")
public class PongTour implements Program {

    enum Sight { DIFFERENCE, BOTH }
    @Setting(help = "what the agent sees: difference or both (pictures)")
    Sight sight = Sight.DIFFERENCE;
    @Setting(label = "FILE.png", help = "file for the five steps"
            + " (results/PongTour.png if there is no window)")
    Path picture;

    // tag::actions[]
    static final String[] ACTIONS = {
        "NOOP       nothing",
        "FIRE       speeds up a ball that meets the paddle",
        "RIGHT      up",
        "LEFT       down",
        "RIGHTFIRE  up and FIRE",
        "LEFTFIRE   down and FIRE"};

    static String name(int action) {
        return ACTIONS[action].substring(0, ACTIONS[action].indexOf(' '));
    }
    // end::actions[]

    public static void main(String[] args) {
        Launch.run(new PongTour(), args);
    }

    // tag::tour[]
    @Override
    public void play(Screen screen) {
        var world = new Pong(sight == Sight.BOTH ? PongObservation.TWO_FRAMES
                : PongObservation.DIFFERENCE);
        long seed = screen.random(0).nextLong();
        List<Moment> game = game(world, seed, screen.random(1));
        spaces(screen, world, game);
        BufferedImage five = five(world, seed, game);
        screen.write("--picture", picture, "PongTour.png", five);
        screen.present(five, "Five successive steps.   Space: go on");
        double[] r = game.stream().mapToDouble(m -> m.step.reward()).toArray();
        screen.chart(charts(r));
        show(screen, world, seed, game);
        results(screen, r);
    }
    // end::tour[]

    /** An action and the step that the world returns for it. */
    record Moment(int action, Step step) { }

    // tag::game[]
    /** Plays a game with uniformly random actions. */
    static List<Moment> game(Pong world, long seed, RandomGenerator random) {
        var game = new ArrayList<Moment>();
        Step step = world.reset(seed);
        while (!step.done()) {
            int action = random.nextInt(world.actionSpace().n());
            step = world.step(action);
            game.add(new Moment(action, step));
        }
        return game;
    }

    /** Replays a game: in Pong, only the start depends on the seed. */
    static void show(Screen screen, Pong world, long seed, List<Moment> game) {
        world.reset(seed);
        for (int t = 0; t < game.size(); t++) {
            world.step(game.get(t).action);
            screen.show(world, "random policy, decision %d of %d: %s",
                    t + 1, game.size(), name(game.get(t).action));
        }
        screen.pause();
    }
    // end::game[]

    // tag::spaces[]
    void spaces(Screen screen, Pong world, List<Moment> game) {
        screen.say("Actions: " + world.actionSpace().n());
        for (int a = 0; a < ACTIONS.length; a++) {
            screen.say("    " + a + "  " + ACTIONS[a]);
        }
        int size = world.observationSpace().size();
        screen.say("Screen: 210 x 160 x 3 = %,d numbers", 210 * 160 * 3);
        screen.say("State: %s80 x 80 = %,d numbers, %s0 or 1; on average %.1f"
                + " of them are not 0", sight == Sight.BOTH ? "2 x " : "", size,
                sight == Sight.BOTH ? "" : "-1, ",
                mean(game, m -> m.step.sparse().indices().length));
    }
    // end::spaces[]

    // tag::picture[]
    /** Draws five successive screens with a ball, and the states below. */
    static BufferedImage five(Pong world, long seed, List<Moment> game) {
        var rows = new PictureTable();
        world.reset(seed);
        int balls = 0;  // steps since the ball came into play
        for (int t = 0; balls < 15; t++) {
            world.step(game.get(t).action);
            balls = world.game().hasBall() ? balls + 1 : 0;
            if (balls > 10) {
                Moment moment = game.get(t);
                rows.add(0, "decision " + (t + 1) + ": " + name(moment.action),
                        world.render());
                PongCells.add(rows, 1, moment.step.observation());
            }
        }
        return rows.draw();
    }
    // end::picture[]

    // tag::charts[]
    /** Draws rewards, returns, and how long each rally was. */
    static Figure charts(double[] r) {
        var figure = new Figure("A game of a random policy", 1);
        figure.chart("Rewards", "decision", "reward").line("", r);
        Chart returns = figure.chart("Returns", "decision", "return G");
        returns.line("gamma 0.99", discounted(r, 0.99));
        returns.line("gamma 0.9", discounted(r, 0.9));
        Chart rallies = figure.chart("Rallies", "point", "decisions");
        Line lost = rallies.dots("lost");
        Line won = rallies.dots("won");
        int[] points = points(r);
        for (int i = 0; i < points.length; i++) {
            (r[points[i]] < 0 ? lost : won).add(i + 1, length(points, i));
        }
        return figure;
    }
    // end::charts[]

    // tag::rallies[]
    /** Returns the decisions t after which there was a point. */
    static int[] points(double[] r) {
        return range(0, r.length).filter(t -> r[t] != 0).toArray();
    }

    /** Returns the number of decisions since the point before point i. */
    static int length(int[] points, int i) {
        return points[i] - (i == 0 ? -1 : points[i - 1]);
    }

    static void results(Screen screen, double[] r) {
        int[] points = points(r);
        screen.say("A game of the random policy: %d decisions, %d points."
                + " Decisions for each:", r.length, points.length);
        for (int i = 0; i < points.length; i++) {
            screen.say("    %+.0f after %d", r[points[i]], length(points, i));
        }
        screen.say("Return: %.0f", discounted(r, 1)[0]);
    }
    // end::rallies[]
}
/*
 * 1  How many weights does a layer of 200 units have if its input is the whole
 *    screen, and how many if its input is the state?
 * 2  A reward comes many decisions after the one that earned it. Which decision
 *    earned it? How do REINFORCE and an actor-critic assign the credit?
 */
