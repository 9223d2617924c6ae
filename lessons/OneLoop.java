///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION One loop for a grid world and a pole: how to weight an action
//JAVA 17+
//SOURCES ../shared/Prelude.java

/*
 * One loop, several worlds
 *
 * The methods train, play and learn are the same for every world. An epoch
 * plays N = 30 episodes, and then each action counts with its weight w_t:
 *     theta <- theta + alpha * grad 1/N sum_n sum_t w_t ln pi(a_t|s_t, theta)
 *
 *     total      w_t = R              the return of the whole episode
 *     baseline   w_t = R - b          b: the running mean of R
 *     causality  w_t = G_t            later rewards; no action changes the past
 *     both       w_t = (G_t - mean) / deviation, over the whole epoch
 *
 *   jbang lessons/OneLoop.java --runs 20 --weight total,baseline,causality,both
 * What to expect: how many of 20 seeds are solved within 60 epochs, and after
 * how many epochs in the median. Solved means a mean return of -3.5 (grid) or
 * 475 (cartpole) over three epochs; the best possible are -3.2 and 500.
 *                  total      baseline   causality  both
 *     grid           0   --    12   52    16   49    20   26
 *     cartpole       8   48    20   35    19   38    20   29
 * With --notebook, the mean return ends at -10 (grid) and 37 of 200 (cartpole),
 * whatever w_t is: the epochs are too few, and on the grid weight decay pulls
 * the policy towards the uniform policy.
 */

import static shared.learning.Categorical.*;
import static shared.learning.Returns.discounted;
import static shared.learning.Statistics.normalise;
import static shared.networks.Activation.RELU;
import static shared.networks.Dense.dense;

import java.util.*;
import java.util.random.RandomGenerator;
import java.util.stream.*;
import shared.environments.*;
import shared.environments.lander.*;
import shared.learning.*;
import shared.networks.*;
import shared.options.*;
import shared.running.*;

@Title("One loop, several worlds")
public class OneLoop implements Lesson {
    // tag::settings[]
    enum Weight { TOTAL, BASELINE, CAUSALITY, BOTH }
    @Setting(name = "weight", help = "w_t: total, baseline, causality, both")
    Weight[] weights = {Weight.BOTH};
    @Setting(help = "alpha, the step size", above = 0, to = 1)
    double learningRate = 0.02;
    @Setting(help = "discount factor", from = 0, to = 1)
    double gamma = 0.99;
    @Setting(help = "maximum number of epochs", from = 1, to = 1_000_000)
    int epochs = 60;
    @Setting(help = "uses plain gradient descent instead of AdamW")
    boolean sgd;
    @Setting(help = "weight decay", from = 0, to = 100)
    double weightDecay = 0;
    // end::settings[]

    // tag::worlds[]
    enum World { GRID, CARTPOLE, LANDER }
    @Setting(name = "environment", help = "worlds: grid, cartpole, lander")
    World[] worlds = {World.GRID, World.CARTPOLE};
    @Setting(help = "CartPole's time limit: v1 has 500, v0 has 200",
            from = 1, to = 100_000)
    int steps = 500;
    @Setting(help = "grid reward; penalty: -1 per step, goal: 1 at the goal")
    GridWorld.Reward reward = GridWorld.Reward.PENALTY;
    @Setting(help = "the side of the grid", from = 2, to = 20)
    int side = 4;
    @Setting(help = "the squares of the grid that are walls, as 5,6")
    int[] walls = {};

    Environment<Integer> world(String variant) {
        return variant.startsWith("grid") ? new GridWorld(side, reward, walls)
                : variant.startsWith("cart") ? new CartPole(steps)
                : new LunarLander();
    }
    // end::worlds[]

    public static void main(String[] args) {
        Launch.run(new OneLoop(), args);
    }

    @Override
    public Goal goal(String variant) {
        return new Goal(3 * 30, world(variant).rewardThreshold());
    }

    @Override
    public void notebook() {
        weights = new Weight[] {
            Weight.TOTAL, Weight.BASELINE, Weight.CAUSALITY};
        sgd = true;
        learningRate = 0.001;
        weightDecay = 1;
        gamma = 1;
        epochs = 30;
        steps = 200;
    }

    @Override
    public List<String> variants() {
        return Stream.of(worlds).flatMap(world -> Stream.of(weights)
                .map(w -> (world + " " + w).toLowerCase(Locale.ROOT))).toList();
    }

    @Override
    public void train(Run run) {
        Environment<Integer> world = world(run.variant());
        String name = run.variant().split(" ")[1].toUpperCase(Locale.ROOT);
        // tag::train[]
        var policy = run.keep("policy", new Network(run.random("policy"),
                dense(world.observationSpace().size(), 32), RELU,
                dense(32, world.actionSpace().size())));
        Optimiser optimiser = run.keep("optimiser", sgd
                ? new Sgd(policy, learningRate, weightDecay)
                : new AdamW(policy, learningRate, weightDecay));
        var baseline = run.keep("usual", new RunningMean(0.1));
        run.show(() -> world(run.variant()), policy, OneLoop::act);
        while (run.running(epochs)) {
            var epoch = new ArrayList<Episode<Integer>>();
            while (epoch.size() < 30) {
                Episode<Integer> episode = play(world, policy, run.random());
                run.record(episode);
                epoch.add(episode);
            }
            learn(policy, optimiser, epoch,
                    weights(epoch, Weight.valueOf(name), baseline.value()));
            epoch.forEach(episode -> baseline.add(episode.totalReward()));
            run.record(run.variant() + "/Reward/Train", epoch.stream()
                    .mapToDouble(Episode::totalReward).sum() / epoch.size());
        }
        // end::train[]
    }

    // tag::play[]
    /** Plays one episode, its actions drawn from the policy. */
    static Episode<Integer> play(Environment<Integer> world, Network policy,
            RandomGenerator random) {
        var episode = new Episode<Integer>();
        Step step = world.reset(random.nextLong());
        while (!step.done()) {
            float[] state = step.observation();
            int action = act(policy, state, random);
            step = world.step(action);
            episode.add(state, action, step);
        }
        return episode;
    }

    /** Draws an action from pi(.|s). */
    static int act(Network policy, float[] state, RandomGenerator random) {
        return sample(softmax(policy.forward(state)), random);
    }
    // end::play[]

    // tag::weights[]
    /** The weight w_t of each action of an epoch, episode by episode. */
    double[] weights(List<Episode<Integer>> epoch, Weight weight, double b) {
        var w = DoubleStream.builder();
        for (Episode<Integer> episode : epoch) {
            for (double g : discounted(episode.rewards(), gamma)) {
                w.add(switch (weight) {
                    case TOTAL -> episode.totalReward();
                    case BASELINE -> episode.totalReward() - b;
                    case CAUSALITY, BOTH -> g;
                });
            }
        }
        double[] all = w.build().toArray();
        return weight == Weight.BOTH ? normalise(all) : all;
    }
    // end::weights[]

    // tag::learn[]
    /** Takes a step along grad 1/N sum_n sum_t w_t ln pi(a_t|s_t). */
    static void learn(Network policy, Optimiser optimiser,
            List<Episode<Integer>> epoch, double[] w) {
        Episode<Integer> all = Episode.join(epoch);
        float[][] gradient = softmax(policy.forward(all.states()));
        for (int t = 0; t < w.length; t++) {
            gradient[t][all.actions().get(t)] -= 1;  // pi - onehot
            for (int a = 0; a < gradient[t].length; a++) {
                gradient[t][a] *= (float) (w[t] / epoch.size());
            }
        }
        optimiser.step(policy.backward(gradient));
    }
    // end::learn[]
}
/*
 * 1  --weight total: all returns of the grid are negative. How can it learn?
 * 2  --reward goal: every episode returns 1. Is there anything to learn from?
 *    And with --gamma 1? Compare the lengths of the episodes.
 */
