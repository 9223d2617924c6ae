///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Agents that play Pong, before and after learning, judged
//JAVA 17+
//SOURCES PongReinforce.java
//SOURCES ../shared/Trained.java

/*
 * Who plays Pong best?
 *
 * An agent that has learned nothing, those that you trained, and those that
 * come with the lessons play the same games, twice: once with the most probable
 * action, once with actions drawn from pi(a|s), as when they learned. In the
 * window stand what the agent sees and the probabilities of its actions; under
 * them, if it has a critic, what that expects.
 *
 *     jbang lessons/PongReinforce.java --save-agent mine.npz
 *     jbang lessons/PongEvaluate.java mine.npz
 *
 * What to expect of 20 games (--headless), mean and standard deviation:
 *                            most probable       drawn
 *     untrained              -21.00 +- 0.00      -20.15 +- 0.93
 *     mine.npz               -21.00 +- 0.00      -20.50 +- 0.76
 *     pong-actor-critic       21.00 +- 0.00       21.00 +- 0.00
 *     pong-conv               21.00 +- 0.00       20.85 +- 0.49
 * The network of mine.npz is the one of pong-conv, but for the critic: it is
 * not the network that kept REINFORCE from learning.
 */

import static shared.networks.Categorical.*;
import static shared.networks.Statistics.*;

import java.nio.file.Path;
import java.util.*;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shared.environments.*;
import shared.networks.*;
import shared.running.*;

@Command(name = "PongEvaluate", header = "Agents that play Pong, judged")
public class PongEvaluate implements Program {

    // tag::settings[]
    @Parameters(paramLabel = "AGENT.npz", description = "learned Pong")
    List<Path> files = List.of();
    @Option(names = "--games", paramLabel = "N", description = "how many each"
            + " agent plays in either way (default 20; 1 in a window)")
    @Range(from = 1, to = 1_000_000) Integer games;
    // end::settings[]

    public static void main(String[] args) {
        Programs.run(new PongEvaluate(), args);
    }

    /** Who plays, and what it sees. */
    record Contender(String name, PongSight sight, Network policy) { }

    // tag::play[]
    @Override
    public void play(Stage stage) {
        int n = games != null ? games : stage.visible() ? 1 : 20;
        for (Contender contender : contenders(stage)) {
            for (boolean greedy : new boolean[] {true, false}) {
                String who = contender.name + (greedy ? ", most probable"
                        : ", drawn");
                double[] scores = IntStream.range(0, n).mapToDouble(i ->
                        play(contender, greedy, who, stage, stage.random(i)))
                        .filter(score -> !Double.isNaN(score)).toArray();
                if (scores.length > 0) {
                    stage.say(String.format(Locale.ROOT,
                            "%-42s %6.2f \u00b1 %.2f (n = %d)", who,
                            mean(scores), std(scores), scores.length));
                }
            }
        }
    }
    // end::play[]

    // tag::game[]
    /** Plays a game; its score, or NaN if it was broken off. */
    static double play(Contender contender, boolean greedy, String who,
            Stage stage, RandomGenerator random) {
        var world = Pong.seen(contender.sight);
        var view = new PongView();
        Step step = world.reset(random.nextLong());
        int score = 0;
        while (stage.open()) {
            view.see(step, contender.policy);
            if (stage.visible()) {
                stage.show(view.draw(world.render()), world.framesPerSecond(),
                        who + ": " + score);
            }
            if (step.done()) {
                stage.pause();
                return score;
            }
            float[] pi = softmax(Arrays.copyOf(
                    contender.policy.forward(step.places()), 6));
            step = world.step(greedy ? argmax(pi) : sample(pi, random));
            score += (int) step.reward();
        }
        return Double.NaN;
    }
    // end::game[]

    // tag::contenders[]
    List<Contender> contenders(Stage stage) {
        var all = new ArrayList<Contender>();
        all.add(new Contender("untrained", PongSight.BOTH,
                PongReinforce.network(stage.random(-1))));
        files.forEach(file -> all.add(contender(file.toString(),
                SavedAgent.read(file))));
        Trained.AGENTS.stream().filter(name -> name.startsWith("pong"))
                .forEach(name -> all.add(contender(name,
                        SavedAgent.shipped(name))));
        return all;
    }

    static Contender contender(String name, SavedAgent agent) {
        if (agent.world() instanceof Pong pong && pong.frameSkip() == 4) {
            return new Contender(name, pong.sight(), agent.policy());
        }
        throw new Failure(Failure.USAGE, name + " has learned "
                + agent.world().id() + ", not Pong.");
    }
    // end::contenders[]
}
/*
 * 1  The untrained agent's most probable action: why does it lose every game?
 * 2  When are all six bars alike, and when is one of them all there is?
 */
