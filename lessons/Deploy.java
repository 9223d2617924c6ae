///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Deployment: plays and scores any saved agent
//JAVA 17+
//SOURCES ../shared/Prelude.java
//SOURCES ../shared/Trained.java

/*
 * Agents at work
 *
 * After learning, an agent needs no optimiser, no baseline and no episodes. It
 * is a network, the world for which it was trained, and a rule that turns the
 * network's output into an action. A lesson's --save writes the network and the
 * world to a file; this program reads both and adds the rule. Charts show how
 * the mean return settles, with its standard error (SE), and the histogram.
 *
 *     jbang lessons/Reinforce.java --save pole.npz
 *     jbang lessons/Deploy.java pole.npz
 *     jbang lessons/Deploy.java --headless --chart returns.png
 *
 * Without a file, the agents that come with the lessons play one after another.
 * What to expect of them with --headless: mean and standard deviation of the
 * returns of 100 episodes
 *                      drawn             --greedy          best possible
 *     grid world      -3.16 +- 1.42     -3.06 +- 1.43     -3.2
 *     CartPole-v1      500  +- 0         500  +- 0         500
 *     Pendulum-v1     -178  +- 120      -169  +- 114      about -150
 *     LunarLander-v3   250  +- 80        233  +- 22       solved: 200
 *     Pong              20.9 +- 0.3       21  +- 0         21
 *     Pong, conv        20.8 +- 0.8       21  +- 0         21
 * Part of the deviation comes from the world: some episodes of the grid start
 * near the goal.
 */

import static shared.learning.Categorical.*;
import static shared.learning.Statistics.*;

import java.nio.file.Path;
import java.util.*;
import java.util.random.RandomGenerator;
import shared.environments.*;
import shared.networks.*;
import shared.options.*;
import shared.playing.*;

@Title("Agents at work")
public class Deploy implements Program {

    // tag::settings[]
    @Argument(label = "AGENT.npz", help = "saved agents; without any, those"
            + " that come with the lessons")
    Path[] files = {};
    @Setting(help = "episodes per agent (default 100; in a window, 2 for each"
            + " agent that comes with the lessons)",
            from = 1, to = 1_000_000)
    Integer episodes;
    @Setting(help = "takes the most probable action; without it, actions are"
            + " drawn, as in learning")
    boolean greedy;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new Deploy(), args);
    }

    // tag::deploy[]
    @Override
    public void play(Screen screen) {
        List<SavedAgent> agents = files.length == 0
                ? Trained.AGENTS.stream().map(SavedAgent::shipped).toList()
                : Arrays.stream(files).map(SavedAgent::read).toList();
        int n = episodes != null ? episodes
                : files.length == 0 && screen.visible() ? 2 : 100;
        var charts = new ScoreCharts("Agents at work", "return", "episode",
                agents.size());
        List<Scores> returns = agents.stream().map(agent ->
                charts.add(agent.world().id(), "").get(0)).toList();
        screen.chart(charts.figure());
        for (int i = 0; i < agents.size() && screen.open(); i++) {
            SavedAgent agent = agents.get(i);
            screen.say(agent.lesson() + " in " + agent.world().id()
                    + ", made by " + agent.command());
            score(agent.agent(this::choose, this::push), n, screen,
                    returns.get(i));
        }
    }
    // end::deploy[]

    // tag::score[]
    /** Plays n episodes and prints each return and their mean. */
    void score(Agent<?> agent, int n, Screen screen, Scores returns) {
        for (int i = 0; i < n && screen.open(); i++) {
            double g = play(agent, screen.random(i), screen);
            if (!Double.isNaN(g)) {
                screen.say("episode %d: %.1f", i + 1, g);
                returns.add(g);
            }
        }
        double[] g = returns.values();
        if (g.length > 0) {
            screen.say("mean return %.2f \u00b1 %.2f (n = %d)",
                    mean(g), std(g), g.length);
        }
    }
    // end::score[]

    // tag::play[]
    /** Plays an episode; returns its return, or NaN if it did not end. */
    <A> double play(Agent<A> agent, RandomGenerator random, Screen screen) {
        Environment<A> world = agent.world();
        Step step = world.reset(random.nextLong());
        double g = 0;
        screen.show(world, world.id());
        while (!step.done() && screen.open()) {
            A action = agent.act(step.observation(), random);
            step = world.step(action);
            g += step.reward();
            screen.show(world, "%s, return %.1f", world.id(), g);
        }
        screen.pause();
        return step.done() ? g : Double.NaN;
    }
    // end::play[]

    // tag::act[]
    /** Chooses a discrete action: the most probable one, or a draw. */
    int choose(Network policy, float[] state, RandomGenerator random) {
        float[] pi = softmax(policy.forward(state));
        return greedy ? argmax(pi) : sample(pi, random);
    }

    /** Chooses a continuous action: mu, or a draw from N(mu, sigma^2). */
    float[] push(Network policy, float[] state, RandomGenerator random) {
        float[] output = policy.forward(state);
        double sigma = Math.exp(Math.min(10, output[output.length - 1]));
        double noise = greedy ? 0 : sigma * random.nextGaussian();
        return new float[] {(float) (output[0] + noise)};
    }
    // end::act[]
}
/*
 * 1  Is --greedy always better? Think of a world whose best policy is random.
 * 2  unzip -p pole.npz settings.json: what would a program in another language
 *    need to let this agent play?
 */
