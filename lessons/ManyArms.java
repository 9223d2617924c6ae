///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION A hundred arms: what a baseline is for, and what it is not
//JAVA 17+
//SOURCES ../shared/Prelude.java

/*
 * A hundred arms
 *
 * This bandit has a hundred arms: the first pays 1, the second to the fiftieth
 * pay 0.9, the others nothing. A good arm is easy to find. The best one is not,
 * as it pays just a little more: an arm that is rewarded early becomes more
 * probable, is pulled more often and is rewarded again.
 *
 *     theta <- theta + alpha * advantage * grad ln pi(a, theta)
 *
 *     none      advantage = r
 *     average   advantage = r - b              b: the running average of r
 *     clamped   advantage = max(0, r - b)      b <- 0.99 b + 0.01 r
 *
 * The notebook's code clamps. Only the clamp finds the best arm reliably, so
 * the baseline alone is not what helps: pulls below b are ignored, and once b
 * is near 0.9, only the best arm is above it. A clamped update is no longer a
 * policy gradient: the trick suits deterministic rewards, but harms CartPole.
 * (The notebook's text has 0.9 and 0.1 where its code has 0.99 and 0.01; --rate
 * 0.1 follows the text.)
 *
 *     jbang lessons/ManyArms.java
 *     jbang lessons/ManyArms.java --baseline none --samples 1,10,100
 *
 * What to expect with --runs 50, in 8 seconds: the best arm is found on 29 of
 * 50 seeds without a baseline (none), on 32 with average, on 49 with clamped.
 * With --baseline none --samples 10, it is found on 10 of 10 seeds, too: the
 * mean of ten pulls is less noisy, so no clamp is needed.
 */

import static shared.learning.Categorical.*;
import static shared.learning.Statistics.mean;
import static shared.networks.Activation.*;
import static shared.networks.Dense.dense;

import java.util.*;
import java.util.random.RandomGenerator;
import java.util.stream.*;
import shared.learning.RunningMean;
import shared.networks.*;
import shared.options.*;
import shared.running.*;

@Title("A hundred arms")
public class ManyArms implements Lesson {

    // tag::settings[]
    enum Baseline { NONE, AVERAGE, CLAMPED }

    @Setting(name = "baseline", help = "to compare: none, average, clamped")
    Baseline[] baselines = Baseline.values();
    @Setting(help = "pulls per update; several, as in 1,10,100, are compared",
            from = 1, to = 100_000)
    int[] samples = {1};
    @Setting(help = "number of arms", from = 2, to = 100_000)
    int arms = 100;
    @Setting(help = "alpha, the size of Adam's steps", above = 0, to = 1)
    double learningRate = 0.001;
    @Setting(help = "the weight of a new reward in b", above = 0, to = 1)
    double rate = 0.01;
    @Setting(help = "number of updates", from = 1, to = 10_000_000)
    int updates = 20_000;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new ManyArms(), args);
    }

    @Override
    public int runs(String variant) {
        return 6;
    }

    @Override
    public List<String> variants() {
        var variants = new ArrayList<String>();
        for (Baseline baseline : baselines) {
            for (int k : samples) {
                String name = baseline.name().toLowerCase(Locale.ROOT);
                variants.add(samples.length == 1 ? name : name + " " + k);
            }
        }
        return variants;
    }

    @Override
    public String unit() {
        return "update";
    }

    @Override
    public List<Plot> plots() {
        var reward = new Plot("Reward", "update", "mean of the last 100");
        var best = new Plot("The best arm", "update", "probability");
        for (String variant : variants()) {
            reward.mean(variant, "mean return", variant);
            best.mean(variant, "pi(best)", variant);
        }
        return List.of(reward.level("0.9", 0.9).level("1.0", 1),
                best.within(0, 1));
    }

    // tag::train[]
    @Override
    public void train(Run run) {
        String[] name = run.variant().split(" ");
        var kind = Baseline.valueOf(name[0].toUpperCase(Locale.ROOT));
        int k = name.length == 1 ? samples[0] : Integer.parseInt(name[1]);
        var network = run.keep("network", new Network(run.random("network"),
                dense(1, 8), TANH, dense(8, arms)));
        var adam = run.keep("adam", new Adam(network, learningRate));
        var b = run.keep("baseline", new RunningMean(rate));
        float[][] state = {{1}};
        while (run.running(updates)) {
            float[] pi = softmax(network.forward(state))[0];
            int[] actions = pull(pi, k, run.random());
            double[] rewards = rewards(actions);
            double[] advantages = advantages(rewards, kind, b.value());
            b.add(mean(rewards));
            adam.step(network.backward(new float[][] {
                gradient(pi, actions, advantages)}));
            run.record("pi(best)", pi[0]);
            run.record(mean(rewards), k);
        }
        run.result("best arm found",
                argmax(softmax(network.forward(state[0]))) == 0);
    }
    // end::train[]

    /** Draws k arms from the policy. */
    static int[] pull(float[] pi, int k, RandomGenerator random) {
        var actions = new int[k];
        Arrays.setAll(actions, i -> sample(pi, random));
        return actions;
    }

    // tag::learn[]
    /** The advantage of each pull; b is the baseline before these pulls. */
    static double[] advantages(double[] rewards, Baseline kind, double b) {
        return DoubleStream.of(rewards).map(r -> switch (kind) {
            case NONE -> r;
            case AVERAGE -> r - b;
            case CLAMPED -> Math.max(0, r - b);
        }).toArray();
    }

    /** Returns d(-1/k sum advantage ln pi(a)) / d logits. */
    static float[] gradient(float[] pi, int[] actions, double[] advantages) {
        var gradient = new float[pi.length];
        double sum = 0;
        for (int i = 0; i < actions.length; i++) {
            double weight = advantages[i] / actions.length;
            gradient[actions[i]] -= (float) weight;
            sum += weight;
        }
        for (int a = 0; a < pi.length; a++) {
            gradient[a] += (float) (sum * pi[a]);
        }
        return gradient;
    }
    // end::learn[]

    double[] rewards(int[] actions) {
        return IntStream.of(actions).mapToDouble(this::reward).toArray();
    }

    /** 1 for the first arm, 0.9 for the others of the first half, else 0. */
    double reward(int action) {
        return action == 0 ? 1 : action < arms / 2 ? 0.9 : 0;
    }
}

/*
 * 1  Show that a baseline that does not depend on the action leaves the mean
 *    of the gradient unchanged. Then why does "clamped" find the best arm where
 *    "average" does not?
 * 2  --baseline none --samples 1,10,100: why do more pulls per update find the
 *    best arm, and what do they cost? Compare by pulls, not by updates.
 * 3  --learning-rate 0.005: all three find the best arm less often. Why are
 *    large steps bad here?
 * 4  Give the good arms a reward of 0 or 1.8 with equal probability. Which of
 *    the three baselines still works?
 */
