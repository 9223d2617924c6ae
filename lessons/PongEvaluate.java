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
 * action, once with actions drawn from pi(a|s), as when they learned. Then each
 * shows one of them: what the agent sees stands in the window, and how probable
 * its actions are; under them, if it has a critic, what that expects.
 *
 *     jbang lessons/PongReinforce.java --save-agent mine.npz
 *     jbang lessons/PongEvaluate.java mine.npz
 *
 * What to expect, mean and standard deviation of 20 games:
 *                            most probable       drawn
 *     untrained              -21.00 +- 0.00      -20.15 +- 0.93
 *     mine.npz               -21.00 +- 0.00      -20.50 +- 0.76
 *     pong-actor-critic       21.00 +- 0.00       21.00 +- 0.00
 *     pong-conv               21.00 +- 0.00       20.85 +- 0.49
 * The network of mine.npz is the one of pong-conv, but for the critic: it is
 * not the network that kept REINFORCE from learning.
 */

import static shared.learning.Categorical.*;
import static shared.learning.Statistics.*;

import java.nio.file.Path;
import java.util.*;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import shared.environments.*;
import shared.environments.pong.*;
import shared.files.UserError;
import shared.networks.*;
import shared.options.*;
import shared.playing.*;

@Title("Agents that play Pong, judged")
public class PongEvaluate implements Program {

    // tag::settings[]
    @Argument(label = "AGENT.npz", help = "saved agents that play Pong")
    Path[] files = {};
    @Setting(help = "games per agent in either way", from = 1, to = 1_000_000)
    int games = 20;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new PongEvaluate(), args);
    }

    @Override
    public List<String> without() {
        return List.of("--gif");
    }

    /** Who plays, and what it sees. */
    record Contender(String name, PongObservation observation, Network policy) {
        String title(boolean greedy) {
            return name + (greedy ? ", most probable" : ", drawn");
        }
    }

    @Override
    // tag::play[]
    public void play(Screen screen) {
        List<Contender> all = contenders(screen);
        screen.say(all.size() + " agents, " + games
                + (games == 1 ? " game" : " games") + " each in two ways"
                + (screen.visible() ? "; then one of each to watch." : "."));
        for (Contender contender : all) {
            for (boolean greedy : new boolean[] {true, false}) {
                double[] scores = IntStream.range(0, games).mapToDouble(i ->
                        play(contender, greedy, screen.random(i),
                                (world, step, score) -> screen.open()))
                        .filter(score -> !Double.isNaN(score)).toArray();
                if (scores.length > 0) {
                    screen.say("%-42s %6.2f \u00b1 %.2f (n = %d)",
                            contender.title(greedy),
                            mean(scores), std(scores), scores.length);
                }
            }
        }
        for (Contender contender : screen.visible() ? all
                : List.<Contender>of()) {
            show(contender, true, screen);
            show(contender, false, screen);
        }
    }
    // end::play[]

    // tag::show[]
    /** The first of these games, in the window. */
    static void show(Contender contender, boolean greedy, Screen screen) {
        var view = new PongView();
        play(contender, greedy, screen.random(0), (world, step, score) -> {
            view.see(step, contender.policy);
            screen.show(view.draw(world.render()), world.framesPerSecond(),
                    contender.title(greedy) + ": " + score);
            return screen.open();
        });
        screen.pause();
    }
    // end::show[]

    // tag::game[]
    /** Is told of each moment of a game, and says whether it goes on. */
    interface Spectator {
        boolean see(Pong world, Step step, int score);
    }

    /** Plays a game; its score, or NaN if it was broken off. */
    static double play(Contender contender, boolean greedy,
            RandomGenerator random, Spectator spectator) {
        var world = new Pong(contender.observation);
        Step step = world.reset(random.nextLong());
        int score = 0;
        while (spectator.see(world, step, score)) {
            if (step.done()) {
                return score;
            }
            float[] pi = softmax(
                    contender.policy.forward(step.sparse()), 6);
            step = world.step(greedy ? argmax(pi) : sample(pi, random));
            score += (int) step.reward();
        }
        return Double.NaN;
    }
    // end::game[]

    // tag::contenders[]
    List<Contender> contenders(Screen screen) {
        var all = new ArrayList<Contender>();
        all.add(new Contender("untrained", PongObservation.TWO_FRAMES,
                PongReinforce.network(screen.random(-1))));
        for (Path file : files) {
            all.add(contender(file.toString(), SavedAgent.read(file)));
        }
        Trained.AGENTS.stream().filter(name -> name.startsWith("pong"))
                .forEach(name -> all.add(contender(name,
                        SavedAgent.shipped(name))));
        return all;
    }

    static Contender contender(String name, SavedAgent agent) {
        if (agent.world() instanceof Pong pong && pong.frameSkip() == 4) {
            return new Contender(name, pong.observation(), agent.policy());
        }
        throw new UserError(UserError.USAGE, name + " has learned "
                + agent.world().id() + ", not Pong.");
    }
    // end::contenders[]
}
/*
 * 1  The untrained agent's most probable action: why does it lose every game?
 * 2  When are all six bars alike, and when is one of them all there is?
 */
