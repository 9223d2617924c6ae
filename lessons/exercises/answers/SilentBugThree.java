///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: a silent bug, three
//JAVA 17+
//SOURCES ../../../shared/Exercises.java

/*
 * A silent bug: ten episodes at once
 *
 * The same cart and pole, and the same policy of four weights. Now each update
 * plays ten episodes one after another, computes the returns of all their
 * steps, normalises them and takes one step of learning.
 *
 * The program compiles, runs and throws no exception. But it hardly learns.
 *
 * One of its lines holds a fault. Find it and mend it. The check accepts any
 * mend with which it learns on 10 seeds; then it names the line.
 *
 *     jbang lessons/exercises/SilentBugThree.java
 */

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import shared.environments.*;
import shared.exercises.*;
import shared.learning.Statistics;
import shared.options.*;

@Title("Exercise: a silent bug, three")
public class SilentBugThree implements Exercise {

    public static void main(String[] args) {
        Launch.run(new SilentBugThree(), args);
    }

    // tag::yours[]
    record Moment(float[] state, int action, Step next) { }

    /** Learns for some updates and returns the mean return of each. */
    static double[] train(RandomGenerator random, int updates) {
        var w = new double[4];
        var means = new double[updates];
        for (int u = 0; u < updates; u++) {
            List<Moment> steps = play(w, random);
            var returns = new double[steps.size()];
            double g = 0;
            for (int t = returns.length - 1; t >= 0; t--) {
                Step next = steps.get(t).next;
                // The return of an episode's last step went on with that of
                // the next episode, and so all returns were nearly equal.
                // FAULT g = next.reward() + 0.99 * g;
                g = next.reward() + (next.done() ? 0 : 0.99 * g);
                returns[t] = g;
            }
            learn(w, steps, Statistics.normalise(returns));
            means[u] = steps.size() / 10.0;
        }
        return means;
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    static List<Moment> play(double[] w, RandomGenerator random) {
        var steps = new ArrayList<Moment>();
        for (int e = 0; e < 10; e++) {
            var world = new CartPole(200);
            Step step = world.reset(random.nextLong());
            while (!step.done()) {
                float[] state = step.observation();
                int action = act(w, state, random);
                step = world.step(action);
                steps.add(new Moment(state, action, step));
            }
        }
        return steps;
    }

    static void learn(double[] w, List<Moment> steps, double[] weights) {
        for (int t = 0; t < weights.length; t++) {
            Moment m = steps.get(t);
            step(w, m.state, m.action, 5 * weights[t] / weights.length);
        }
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
        return List.of(new Learning("the mean return of the last 10 updates",
                120, random -> Arrays.stream(train(random, 80)).skip(70)
                .average().orElse(0)));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        double[] means = train(random, 80);
        curve.axes("update", "mean return", 0, 200);
        for (int u = 0; u < means.length; u += 5) {
            curve.add(u + 1, means[u]);
        }
    }

    @Override
    public String hint() {
        return "Print the returns of the last five steps of the first episode."
                + " What should they be, if every reward is 1?";
    }

    @Override
    public String question() {
        return "a step that a clock has stopped counts as an end here. What"
                + " would lessons/Reinforce.java put in the place of 0?";
    }
}
