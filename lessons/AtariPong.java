///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION The original Pong and ours, compared frame by frame
//JAVA 17+
//SOURCES ../shared/Prelude.java
//SOURCES ../shared/Atari.java
//SOURCES PongActorCritic.java

/*
 * The original
 *
 * Our Pong was written from observation of the original. Is it the same? Here
 * both run side by side: the cartridge of 1977 in an emulated Atari 2600, the
 * standard machine of papers on Atari games (Bellemare et al., "The Arcade
 * Learning Environment", 2013), and our game. The agent sees the original
 * only; both games get its actions. After each frame the program compares the
 * screens pixel by pixel, the rewards, and whether each game is over.
 *
 *     jbang lessons/AtariPong.java --rom pong.bin --headless --games 20
 *
 * What to expect: there is no difference in any frame. The random actions take
 * less than a minute.
 *                                                     mean score      frames
 *     random actions                                  -20.55 +- 0.83   72630
 *     shared/trained/pong-actor-critic.npz --greedy    21.00 +- 0     157800
 *     shared/trained/pong-conv.npz --greedy            21.00 +- 0     135800
 *
 * With --train --practice 0, PongActorCritic learns from the original itself,
 * at 7,000 steps a second instead of 270,000. Practice games make it slower
 * still, because each lost point costs a reset of the machine.
 *
 * The cartridge, 2048 bytes, is in the Python package ale-py:
 *     pip download ale-py --no-deps
 *     unzip -j ale_py-*.whl ale_py/roms/pong.bin
 */

import static shared.learning.Categorical.*;
import static shared.learning.Statistics.*;

import java.nio.file.Path;
import java.util.*;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import shared.environments.*;
import shared.environments.pong.*;
import shared.files.UserError;
import shared.options.*;
import shared.playing.*;

@Title("The original Pong and its twin")
public class AtariPong implements Program {

    // tag::settings[]
    @Argument(label = "AGENT.npz", help = "a saved agent that plays Pong;"
            + " without it, actions are random")
    Path file;
    @Setting(help = "the file of the cartridge")
    Path rom = Path.of("pong.bin");
    @Setting(help = "number of games", from = 1, to = 1_000_000)
    int games = 1;
    @Setting(help = "learns from the original instead; see --train --help")
    boolean train;
    @Setting(help = "takes the most probable action; without it, actions are"
            + " drawn, as in learning")
    boolean greedy;
    // end::settings[]

    private PongAgent agent;             // null: actions are random

    public static void main(String[] args) {
        if (List.of(args).contains("--train")) {
            Launch.run(new Training(), args);
        }
        Launch.run(new AtariPong(), args);
    }

    @Override
    public List<String> without() {
        return List.of("--chart");
    }

    // tag::train[]
    /** The lesson PongActorCritic, played on the original. */
    @Title("Actor and critic on an Atari")
    static class Training extends PongActorCritic {
        @Setting(help = "learns from the original")
        boolean train;
        @Setting(help = "the file of the cartridge")
        Path rom = Path.of("pong.bin");

        @Override
        Environment<Integer> world() {
            var machine = machine(() -> new PongMachine(rom));
            return new EmulatedPong(machine, patience,
                    PongObservation.DIFFERENCE);
        }
    }
    // end::train[]

    // tag::games[]
    @Override
    public void play(Screen screen) {
        agent = file == null ? null : PongAgent.read(file);
        PongTwins twins = twins();
        var scores = new ArrayList<Double>();
        for (int i = 0; i < games && screen.open(); i++) {
            double score = play(twins, screen.random(i), screen);
            if (twins.difference() != null) {
                screen.say("game " + (i + 1) + ", " + twins.difference());
                return;
            } else if (!Double.isNaN(score)) {
                screen.say("game " + (i + 1) + ": " + Math.round(score));
                scores.add(score);
            }
        }
        double[] g = scores.stream().mapToDouble(x -> x).toArray();
        if (g.length > 0) {
            screen.say("mean score %.2f \u00b1 %.2f (n = %d)",
                    mean(g), std(g), g.length);
        }
        screen.say("no difference in " + twins.compared() + " frames");
    }
    // end::games[]

    // tag::play[]
    /** Plays a game; returns its score, or NaN if it did not end. */
    double play(PongTwins twins, RandomGenerator random, Screen screen) {
        var world = new EmulatedPong(twins, agent == null
                ? PongObservation.DIFFERENCE : agent.observation());
        Step step = world.reset(random.nextLong());
        double score = 0;
        screen.show(world, world.id());
        while (!step.done() && screen.open() && twins.difference() == null) {
            step = world.step(agent == null ? random.nextInt(6)
                    : act(step.sparse(), random));
            score += step.reward();
            screen.show(world, "left: original, right: ours; the same in "
                    + twins.compared() + " frames");
        }
        screen.pause();
        return step.done() ? score : Double.NaN;
    }

    /** Chooses an action; the first six outputs are the logits. */
    int act(Sparse state, RandomGenerator random) {
        float[] pi = softmax(agent.policy().forward(state), 6);
        return greedy ? argmax(pi) : sample(pi, random);
    }
    // end::play[]

    // tag::machine[]
    /** The original and our game, which play every frame together. */
    PongTwins twins() {
        return machine(() -> new PongTwins(rom));
    }

    /** Makes a machine, or throws a UserError that says what is missing. */
    static <M extends PongMachine> M machine(Supplier<M> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.USAGE, "--rom: " + e.getMessage(), e);
        } catch (UnsupportedOperationException e) {
            throw new UserError(UserError.WORLD, e.getMessage(), e);
        }
    }
    // end::machine[]
}
/*
 * 1  Change a number in PongGame: after how many frames is the change found?
 * 2  No difference in a million frames: does that prove that there is none?
 */
