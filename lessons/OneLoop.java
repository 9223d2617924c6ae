///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION One training loop for a grid world and a pole: what the weight of an action is worth
//JAVA 17+
//SOURCES ../shared/Shared.java

/*
 * One loop, several worlds
 */

import static shared.networks.Activation.*;
import static shared.networks.Categorical.*;
import static shared.networks.Dense.dense;
import static shared.networks.Statistics.*;

import java.util.*;
import java.util.random.RandomGenerator;
import java.util.stream.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shared.environments.*;
import shared.networks.*;
import shared.running.*;

@Command(name = "OneLoop", header = "One loop for several worlds")
public class OneLoop implements Lesson {

    // tag::settings[]
    enum World { GRID, CARTPOLE }
    enum Weight { TOTAL, BASELINE, CAUSALITY, BOTH }
    @Option(names = "--environment", defaultValue = "grid,cartpole",
            split = ",", description = "what is learned: grid, cartpole or both")
    World[] worlds;
    @Option(names = "--weight", defaultValue = "both", split = ",",
            description = "w: total, baseline, causality or both; several are"
                    + " compared")
    Weight[] weights;
    @Option(names = "--learning-rate", defaultValue = "0.02",
            description = "alpha, the size of the steps")
    @Range(above = 0, to = 1) double learningRate;
    @Option(names = "--gamma", defaultValue = "0.99",
            description = "how much a reward counts one step later")
    @Range(from = 0, to = 1) double gamma;
    @Option(names = "--epochs", defaultValue = "60",
            description = "when to stop, solved or not")
    @Range(from = 1, to = 1_000_000) int epochs;
    @Option(names = "--sgd", description = "plain gradient descent, not Adam")
    boolean sgd;
    @Option(names = "--weight-decay", defaultValue = "0",
            description = "how strongly parameters are pulled to 0")
    @Range(from = 0, to = 100) double decay;
    // end::settings[]

    // tag::worlds[]
    enum Version { V0, V1 }
    @Option(names = "--cartpole", defaultValue = "v1",
            description = "v0: at most 200 steps an episode; v1: 500")
    Version version;
    @Option(names = "--reward", defaultValue = "penalty",
            description = "penalty: -1 a step; goal: +1 at the goal")
    GridWorld.Reward reward;
    @Option(names = "--size", defaultValue = "4",
            description = "squares a side of the grid")
    @Range(from = 2, to = 20) int size;
    @Option(names = "--walls", split = ",", description = "squares that are"
            + " walls, counted from 0 row by row: 5,6")
    int[] walls = {};

    Environment<Integer> world(World world) {
        return world == World.GRID ? new GridWorld(size, reward, walls)
                : new CartPole(version == Version.V0 ? 200 : 500);
    }
    // end::worlds[]

    static final int EPISODES = 30;  // an epoch

    public static void main(String[] args) {
        Lessons.run(new OneLoop(), args);
    }

    @Override
    public List<String> variants() {
        return Stream.of(worlds).flatMap(world -> Stream.of(weights)
                .map(weight -> name(world) + " " + name(weight))).toList();
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static World world(String variant) {
        return World.valueOf(variant.split(" ")[0].toUpperCase(Locale.ROOT));
    }

    static Weight weight(String variant) {
        return Weight.valueOf(variant.split(" ")[1].toUpperCase(Locale.ROOT));
    }

    @Override
    public Goal goal(String variant) {
        return world(variant) == World.GRID && reward == GridWorld.Reward.GOAL ? Goal.NONE
           : new Goal(3 * EPISODES, world(variant) == World.CARTPOLE ? version == Version.V0 ? 195 : 475
                : new GridWorld(size, reward, walls).optimalReturn() - 0.3);
    }

    @Override
    public String notebook() {
        return "--sgd true --learning-rate 0.001 --weight-decay 1 --gamma 1 --epochs 30 --cartpole v0 --weight total,baseline,causality";
    }

    // tag::train[]
    @Override
    public void train(Run run) {
        World kind = world(run.variant());
        Environment<Integer> world = world(kind);
        var policy = new Network(run.random("policy"),
                dense(world.observationSpace().size(), 32), RELU,
                dense(32, world.actionSpace().size()));
        Optimiser optimiser = sgd ? new Sgd(policy, learningRate, decay)
                : new AdamW(policy, learningRate, decay);
        var average = new RunningMean(0.1);
        run.keep("policy", policy);
        run.keep("optimiser", optimiser);
        run.keep("average", average);
        run.show(() -> world(kind), policy, OneLoop::act);

        while (run.running(epochs)) {
            var epoch = new ArrayList<Episode<Integer>>();
            while (epoch.size() < EPISODES) {
                Episode<Integer> episode = play(world, policy, run.random());
                run.record(episode);
                epoch.add(episode);
            }
            double[] w = weights(epoch, weight(run.variant()), average);
            learn(policy, optimiser, epoch, w);
            run.record(run.variant() + "/Reward/Train", mean(epoch.stream()
                    .mapToDouble(Episode::totalReward).toArray()));
        }
    }
    // end::train[]

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
    /** What each action of an epoch counts, step by step. */
    double[] weights(List<Episode<Integer>> epoch, Weight weight,
            RunningMean average) {
        double b = weight == Weight.BASELINE ? average.value() : 0;
        boolean causal = weight == Weight.CAUSALITY || weight == Weight.BOTH;
        double[] w = epoch.stream().flatMapToDouble(episode -> {
            double[] g = returns(episode.rewards());
            if (!causal) {
                Arrays.fill(g, episode.totalReward() - b);
            }
            average.add(episode.totalReward());
            return Arrays.stream(g);
        }).toArray();
        double mean = weight == Weight.BOTH ? mean(w) : 0;
        double unit = weight == Weight.BOTH ? std(w) + 1e-9 : 1;
        return Arrays.stream(w).map(g -> (g - mean) / unit).toArray();
    }

    /** G_t = r_t+1 + gamma G_t+1, from the last step to the first. */
    double[] returns(double[] reward) {
        var returns = new double[reward.length];
        double g = 0;
        for (int t = reward.length - 1; t >= 0; t--) {
            g = reward[t] + gamma * g;
            returns[t] = g;
        }
        return returns;
    }
    // end::weights[]

    // tag::learn[]
    /** Takes a step along grad 1/N sum_n sum_t w_t ln pi(a_t|s_t). */
    static void learn(Network policy, Optimiser optimiser,
            List<Episode<Integer>> epoch, double[] w) {
        float[][] states = epoch.stream()
                .flatMap(e -> Stream.of(e.states())).toArray(float[][]::new);
        List<Integer> actions = epoch.stream()
                .flatMap(e -> e.actions().stream()).toList();
        float[][] pi = softmax(policy.forward(states));
        for (int t = 0; t < w.length; t++) {
            pi[t][actions.get(t)] -= 1;  // by the logits: pi - onehot
            for (int a = 0; a < pi[t].length; a++) {
                pi[t][a] *= (float) (w[t] / epoch.size());
            }
        }
        optimiser.step(policy.backward(pi));
    }
    // end::learn[]
}
