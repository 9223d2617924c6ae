///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: a silent bug, two
//JAVA 17+
//SOURCES ../../shared/Exercises.java

/*
 * A silent bug: the pole
 *
 * A cart balances a pole for at most 200 steps, as in lessons/Reinforce.java,
 * but the policy has only four weights w: it pushes right with the probability
 * 1 / (1 + exp(-w s)). After each episode, w moves by the mean of these T
 * steps:
 *     alpha (G_t - b) grad ln pi(a_t|s_t)
 *
 * The program compiles, runs and throws no exception. But it does not learn.
 *
 * One of its lines holds a fault. Find it and mend it. The check accepts any
 * mend with which it learns on 10 seeds; then it names the line.
 *
 *     jbang lessons/exercises/SilentBugTwo.java
 */

import java.util.List;
import java.util.random.RandomGenerator;
import shared.environments.*;
import shared.exercises.*;
import shared.learning.*;
import shared.options.*;

@Title("Exercise: a silent bug, two")
public class SilentBugTwo implements Exercise {

    public static void main(String[] args) {
        Launch.run(new SilentBugTwo(), args);
    }

    // tag::yours[]
    /** Learns for some episodes and returns the return of each. */
    static double[] train(RandomGenerator random, int episodes) {
        var w = new double[4];
        var usual = new RunningMean(0.1);
        var totals = new double[episodes];
        for (int e = 0; e < episodes; e++) {
            Episode<Integer> episode = play(w, random);
            double[] g = Returns.discounted(episode.rewards(), 0.99);
            double share = 1 / g.length;
            for (int t = 0; t < g.length; t++) {
                step(w, episode.states()[t], episode.actions().get(t),
                        ALPHA * share * (g[t] - usual.value()));
            }
            usual.add(Statistics.mean(g));
            totals[e] = episode.totalReward();
        }
        return totals;
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    static final double ALPHA = 0.1;

    static Episode<Integer> play(double[] w, RandomGenerator random) {
        var episode = new Episode<Integer>();
        var world = new CartPole(200);
        Step step = world.reset(random.nextLong());
        while (!step.done()) {
            float[] state = step.observation();
            int action = act(w, state, random);
            step = world.step(action);
            episode.add(state, action, step);
        }
        return episode;
    }

    /** Pushes right with probability 1 / (1 + exp(-w s)). */
    static int act(double[] w, float[] s, RandomGenerator random) {
        return random.nextDouble() < right(w, s) ? 1 : 0;
    }

    static double right(double[] w, float[] s) {
        double z = 0;
        for (int i = 0; i < w.length; i++) {
            z += w[i] * s[i];
        }
        return 1 / (1 + Math.exp(-z));
    }

    /** w <- w + step grad ln pi(a|s), and grad ln pi(a|s) = (a - pi(1|s)) s. */
    static void step(double[] w, float[] s, int action, double step) {
        double error = action - right(w, s);
        for (int i = 0; i < w.length; i++) {
            w[i] += step * error * s[i];
        }
    }

    @Override
    public List<Check> checks() {
        return List.of(new Learning("the mean return of the last 100 episodes",
                100, random -> mean(train(random, 500), 400, 500)));
    }

    static double mean(double[] returns, int from, int to) {
        double sum = 0;
        for (int e = from; e < to; e++) {
            sum += returns[e];
        }
        return sum / (to - from);
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        double[] returns = train(random, 500);
        curve.axes("episode", "mean return", 0, 200);
        for (int e = 50; e <= returns.length; e += 50) {
            curve.add(e, mean(returns, e - 50, e));
        }
    }

    @Override
    public String hint() {
        return "Print w after each episode. Which factor of its step keeps it"
                + " from moving?";
    }

    @Override
    public String question() {
        return "the policy has no bias: it pushes left and right equally often"
                + " if the pole stands still. Why is that enough here?";
    }
}
