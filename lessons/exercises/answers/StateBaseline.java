///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: a baseline for the sequence world
//JAVA 17+
//SOURCES ../../../shared/Exercises.java

/*
 * A baseline for the sequence world
 *
 * Three states in a row; an episode ends when the agent stays in the last one.
 * A return of 0.8 is little in the last state and much in the first. So each
 * state s has a baseline b[s], a running mean of the returns from it, and an
 * action is judged by what is above the usual:
 *     A_t = G_t - b[s_t]
 *     b[s_t] <- b[s_t] + rate (G_t - b[s_t])
 * A baseline that already contains G_t is biased. So compute all advantages
 * first, with the old b; then update b, step by step.
 *
 * Write advantages.
 *     g        G_0, ..., G_T-1
 *     states   s_0, ..., s_T-1, each of them 0, 1 or 2
 *     b        the three baselines; change them
 *     rate     the rate of the running mean
 *     returns  A_0, ..., A_T-1, a new array
 *
 *     jbang lessons/exercises/StateBaseline.java
 */

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import shared.exercises.*;
import shared.learning.Returns;
import shared.options.*;

@Title("Exercise: a baseline for the sequence world")
public class StateBaseline implements Exercise {

    public static void main(String[] args) {
        Launch.run(new StateBaseline(), args);
    }

    // tag::yours[]
    /** Returns A_t = G_t - b[s_t] for each t, and then updates b. */
    static double[] advantages(double[] g, int[] states, double[] b,
            double rate) {
        var advantages = new double[g.length];
        for (int t = 0; t < g.length; t++) {
            advantages[t] = g[t] - b[states[t]];
        }
        for (int t = 0; t < g.length; t++) {
            b[states[t]] += rate * (g[t] - b[states[t]]);
        }
        return advantages;
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    record Episode(double[] g, int[] states, double[] b, double rate) {
        /** b after the updates, times a sign; of states 0 if not per state. */
        double[] updated(double sign, boolean perState) {
            double[] after = b.clone();
            for (int t = 0; t < g.length; t++) {
                int s = perState ? states[t] : 0;
                after[s] += sign * rate * (g[t] - after[s]);
            }
            return after;
        }

        double[] minus(double factor, double[] baseline) {
            return IntStream.range(0, g.length).mapToDouble(t ->
                    g[t] - factor * baseline[states[t]]).toArray();
        }
    }

    /** What advantages returns, and what it has made of b. */
    record After(double[] advantages, double[] b) { }

    static Episode draw(RandomGenerator random) {
        int steps = random.nextInt(3, 6);
        return new Episode(random.doubles(steps, -1, 1)
                .map(g -> Math.rint(g * 10) / 10).toArray(),
                random.ints(steps, 0, 3).toArray(),
                new double[] {0.1, 0.5, 0.9}, 0.1);
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<>("advantages", StateBaseline::draw,
                e -> new After(advantages(e.g, e.states, e.b, e.rate), e.b),
                e -> new After(e.minus(1, e.b), e.updated(1, true)))
                .mistake("b is updated before it is subtracted: it contains"
                        + " G_t already. Subtract the old b.", e ->
                        new After(e.minus(1, e.updated(1, true)),
                                e.updated(1, true)))
                .mistake("The baseline is added. It must be subtracted: only"
                        + " what is above the usual counts.", e ->
                        new After(e.minus(-1, e.b), e.updated(1, true)))
                .mistake("b never changes: where does it learn from G_t?",
                        e -> new After(e.minus(1, e.b), e.b))
                .mistake("b moves away from G_t: the sign of its update is"
                        + " wrong.", e -> new After(e.minus(1, e.b),
                        e.updated(-1, true)))
                .mistake("All states share b[0]. Each state has its own: use"
                        + " states[t].", e -> new After(Arrays.stream(e.g)
                        .map(g -> g - e.b[0]).toArray(), e.updated(1, false)))
                .byHand((e, i) -> i < e.g.length ? "By hand: A_" + i + " = "
                        + Text.number(e.g[i]) + " - "
                        + Text.number(e.b[e.states[i]]) + "."
                        : "The advantages are right; b is not."));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        var b = new double[3];
        Row.learn(curve, random, episode -> advantages(Returns.discounted(
                episode.rewards(), 0.6), Row.states(episode), b, 0.1));
    }

    @Override
    public String hint() {
        return "Two loops, one after the other: the first fills an array with"
                + " g[t] - b[states[t]], the second changes b.";
    }

    @Override
    public String question() {
        return "why may b depend on the state, but not on the action? Compare"
                + " --baseline overall and state in"
                + " lessons/SequenceWorld.java.";
    }
}
