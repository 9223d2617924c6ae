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
 *     state    the change of the picture over the last 4 frames, cell by cell;
 *              a single picture does not show where the ball is going
 *     action   one of six, held for 4 frames, which is 1/15 of a second
 *     reward   1 for a point, -1 for a point of the opponent, else 0
 *
 *     jbang lessons/PongTour.java
 *     jbang lessons/PongTour.java --headless --picture five.png --seed 3
 *
 * The program shows five successive steps, and then an episode of a random
 * policy, with which learning begins. What to expect with --seed 0 to 99:
 * returns from -21 to -17, on average -20.4. An episode takes 906 decisions on
 * average, a minute to watch. The results are printed even if you close the
 * window before its end.
 */

import static java.util.stream.Collectors.joining;

import java.awt.*;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.*;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import shared.environments.*;
import shared.environments.pong.*;
import shared.files.*;
import shared.options.*;
import shared.playing.*;

@Title("A tour of Pong")
public class PongTour implements Program {

    @Setting(label = "FILE.png", help = "file for the five successive steps"
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
        var world = new Pong();
        long seed = screen.random(0).nextLong();
        List<Moment> episode = episode(world, seed, screen.random(1));
        actions(screen, world);
        states(screen, world, episode);
        BufferedImage five = five(world, seed, episode);
        if (picture != null || !screen.visible()) {
            screen.write("--picture", picture != null ? picture
                    : ResultsFolder.file("PongTour.png"), five);
        }
        screen.present(five, "Five successive steps; below each, the cells lit"
                + " now (white) or no longer (orange).   space: go on");
        show(screen, world, seed, episode);
        rewards(screen, episode);
    }
    // end::tour[]

    /** An action and the step that the world returns for it. */
    record Moment(int action, Step step) { }

    // tag::episode[]
    /** Plays an episode with uniformly random actions. */
    static List<Moment> episode(Pong world, long seed, RandomGenerator random) {
        var episode = new ArrayList<Moment>();
        Step step = world.reset(seed);
        while (!step.done()) {
            int action = random.nextInt(world.actionSpace().n());
            step = world.step(action);
            episode.add(new Moment(action, step));
        }
        return episode;
    }

    /** Replays an episode: in Pong, only the start depends on the seed. */
    static void show(Screen screen, Pong world, long seed,
            List<Moment> episode) {
        world.reset(seed);
        for (int t = 0; t < episode.size(); t++) {
            world.step(episode.get(t).action);
            screen.show(world, "random policy, decision %d of %d: %s",
                    t + 1, episode.size(), name(episode.get(t).action));
        }
        screen.pause();
    }
    // end::episode[]

    // tag::spaces[]
    static void actions(Screen screen, Pong world) {
        screen.say("Actions: " + world.actionSpace().n());
        for (int a = 0; a < ACTIONS.length; a++) {
            screen.say("    " + a + "  " + ACTIONS[a]);
        }
    }

    static void states(Screen screen, Pong world, List<Moment> episode) {
        BufferedImage picture = world.render();
        screen.say("Screen: %d x %d x 3 = %d numbers",
                picture.getHeight(), picture.getWidth(),
                picture.getHeight() * picture.getWidth() * 3);
        double differ = episode.stream()
                .mapToInt(m -> m.step.sparse().indices().length)
                .average().orElse(0);
        screen.say("State: %d x %d = %d numbers, -1, 0 or 1; on average"
                + " %.1f of them are not 0", PongPicture.SIDE, PongPicture.SIDE,
                world.observationSpace().size(), differ);
    }
    // end::spaces[]

    // tag::rewards[]
    static void rewards(Screen screen, List<Moment> episode) {
        double[] points = episode.stream().mapToDouble(m -> m.step.reward())
                .filter(r -> r != 0).toArray();
        screen.say("An episode of the random policy: %d decisions, %d"
                + " points, one point in %d decisions", episode.size(),
                points.length, episode.size() / points.length);
        for (int i = 0; i < points.length; i += 10) {
            screen.say(Arrays.stream(points, i, Math.min(i + 10, points.length))
                    .mapToObj(r -> String.format(Locale.ROOT, "%+5.0f", r))
                    .collect(joining()));
        }
        screen.say("Return: %.0f", DoubleStream.of(points).sum());
    }
    // end::rewards[]

    // tag::picture[]
    /** Five successive screens with a ball, and the states below them. */
    static BufferedImage five(Pong world, long seed, List<Moment> episode) {
        return Pictures.draw(1272, 640, g -> {
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
            world.reset(seed);
            int balls = 0;  // steps since the ball came into play
            for (int t = 0; balls < 15; t++) {
                world.step(episode.get(t).action);
                balls = world.game().hasBall() ? balls + 1 : 0;
                if (balls > 10) {
                    g.translate(balls == 11 ? 16 : 250, 0);
                    draw(g, t + 1, episode.get(t), world.render());
                }
            }
        });
    }
    // end::picture[]

    // tag::state[]
    /** A screen, and below it the cells that have changed. */
    private static void draw(Graphics2D g, int t, Moment moment, Image screen) {
        Sparse seen = moment.step.sparse();
        g.setColor(Color.BLACK);
        g.drawString("decision " + t + ": " + name(moment.action), 0, 20);
        g.drawImage(screen, 0, 30, 240, 315, null);
        g.drawString(seen.indices().length + " cells differ; white: lit now",
                0, 630);
        g.setColor(new Color(0x20242A));
        g.fillRect(0, 365, 240, 240);
        for (int i = 0; i < seen.indices().length; i++) {
            int cell = seen.indices()[i];
            boolean lit = seen.values()[i] > 0;  // now, or no longer
            g.setColor(lit ? Color.WHITE : new Color(0xD55E00));
            g.fillRect(cell % 80 * 3, 365 + cell / 80 * 3, 3, 3);
        }
    }
    // end::state[]
}
/*
 * 1  How many weights does a layer of 200 units have if its input is the whole
 *    screen, and how many if its input is the state?
 * 2  Each reward comes many decisions after the decision that earned it. Which
 *    decision was that? How does REINFORCE assign the credit, and how does an
 *    actor-critic?
 */
