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
 *     total      w_t = R              the return of the whole episode
 *     baseline   w_t = R - b          b: the mean of all R so far
 *     causality  w_t = G_t            later rewards; no action changes the past
 *     both       w_t = (G_t - mean) / deviation, over the whole epoch
 * Why b? If bad episodes return 99 and good ones 100, total makes the actions
 * of both more probable; if all returns are negative, less probable.
 *
 *   jbang lessons/OneLoop.java --runs 20 --weight total,baseline,causality,both
 * What to expect: seeds solved in 60 epochs (a mean return of -3.5 or 475 over
 * three epochs; the best is -3.2 or 500), and the median of their epochs
 *             total   baseline  causality  both   both, --runs 1000 --seed 4000
 *   grid       0  --    12  49     16  49    20  26   1000  27
 *   cartpole   8  48    20  39     19  38    20  29   1000  31
 * Mean return of the last epoch in the notebook, and with --notebook --runs 20:
 *     grid      30 epochs       -5.70           -9.9 +- 2.1
 *     cartpole  10; 30 epochs   27.90; 41.60    25.7 +- 3.5; 46.0 +- 8.3
 *     lander    34 epochs       about -121      -113 +- 14 (100: -150 +- 232)
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
    @Setting(help = "maximum number of epochs, or one for each world as in"
            + " 30,30,100", from = 1, to = 1_000_000)
    int[] epochs = {60};
    @Setting(help = "uses plain gradient descent instead of AdamW")
    boolean sgd;
    @Setting(help = "weight decay", from = 0, to = 100)
    double weightDecay = 0;
    // end::settings[]

    // tag::worlds[]
    enum World { GRID, CARTPOLE, LANDER }
    @Setting(name = "environment", help = "worlds: grid, cartpole, lander")
    World[] worlds = {World.GRID, World.CARTPOLE};
    @Setting(help = "CartPole's time limit (v0: 200)", from = 1, to = 100_000)
    int steps = 500;
    @Setting(help = "grid reward; penalty: -1 per step, goal: 1 at the goal")
    GridWorld.Reward reward = GridWorld.Reward.PENALTY;

    Environment<Integer> world(String variant) {
        return variant.startsWith("grid") ? new GridWorld(4, reward)
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
        weights = new Weight[] {Weight.BASELINE};
        sgd = true;
        learningRate = 0.001;
        weightDecay = 1;
        gamma = 1;
        worlds = World.values();
        epochs = new int[] {30, 30, 100};
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
        String[] name = run.variant().toUpperCase(Locale.ROOT).split(" ");
        int number = World.valueOf(name[0]).ordinal();
        int last = epochs[Math.min(number, epochs.length - 1)];
        var weight = Weight.valueOf(name[1]);
        // tag::train[]
        var policy = run.keep("policy", new Network(run.random("policy"),
                dense(world.observationSpace().size(), 32), RELU,
                dense(32, world.actionSpace().size())));
        Optimiser optimiser = run.keep("optimiser", sgd
                ? new Sgd(policy, learningRate, weightDecay)
                : new AdamW(policy, learningRate, weightDecay));
        var b = run.keep("baseline", new RunningMean());
        run.show(() -> world(run.variant()), policy, OneLoop::act);
        while (run.running(last)) {
            var epoch = new ArrayList<Episode<Integer>>();
            for (int n = 0; n < 30; n++) {
                epoch.add(play(world, policy, run.random()));
                run.record(epoch.get(n));
            }
            learn(policy, optimiser, epoch, weights(epoch, weight, b));
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
    /** Returns the weight w_t of each action, episode by episode. */
    double[] weights(List<Episode<Integer>> epoch, Weight weight,
            RunningMean b) {
        var w = DoubleStream.builder();
        for (Episode<Integer> episode : epoch) {
            double r = episode.totalReward();
            b.add(r);
            for (double g : discounted(episode.rewards(), gamma)) {
                w.add(switch (weight) {
                    case TOTAL -> r;
                    case BASELINE -> r - b.value();
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
