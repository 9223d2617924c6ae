///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: advantages from a critic
//JAVA 17+
//SOURCES ../../shared/Exercises.java

/*
 * Advantages from a critic
 *
 * A critic v(s) is a learned baseline, the usual return from s. The advantage
 *     A_t = G_t - v(s_t)
 * contains the luck of all later actions. The surprise of one step, delta, has
 * only that of one action, but trusts the critic. Generalised advantage
 * estimation (Schulman et al., 2016) goes from one to the other, as lambda goes
 * from 1 to 0:
 *     delta_t = r_t+1 + gamma v(s_t+1) - v(s_t)
 *     A_t     = delta_t + gamma lambda A_t+1
 * After a step that is terminated, both v(s_t+1) and A_t+1 are 0.
 *
 * Write advantages first, then gae.
 *     g        G_0, ..., G_T-1
 *     v        v(s_0), ..., v(s_T-1);  next: v(s_1), ..., v(s_T)
 *     rewards  r_1, ..., r_T
 *     end      for each step, whether it is terminated; if the last one is not,
 *              its A_t+1 is 0 all the same
 *     returns  A_0, ..., A_T-1, a new array
 *
 *     jbang lessons/exercises/Advantages.java
 */

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import shared.exercises.*;
import shared.learning.*;
import shared.options.*;

@Title("Exercise: advantages from a critic")
public class Advantages implements Exercise {

    public static void main(String[] args) {
        Launch.run(new Advantages(), args);
    }

    // tag::yours[]
    /** Returns G_t - v(s_t) for each step t. */
    static double[] advantages(double[] g, double[] v) {
        throw new YourTurn();
    }

    /** Returns A_t = delta_t + gamma lambda A_t+1 for each step t. */
    static double[] gae(double[] rewards, double[] v, double[] next,
            boolean[] end, double gamma, double lambda) {
        throw new YourTurn();
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    record Steps(double[] rewards, double[] v, double[] next, boolean[] end,
            double gamma, double lambda) {
        /** GAE with these factors of v(s_t+1), v(s_t) and A_t+1. */
        double[] sums(double next, double v, double later, boolean ends) {
            var delta = new double[rewards.length];
            for (int t = 0; t < delta.length; t++) {
                delta[t] = rewards[t] - v * this.v[t]
                        + (ends && end[t] ? 0 : next * this.next[t]);
            }
            return Returns.discounted(delta, ends ? end
                    : new boolean[end.length], later);
        }
    }

    static Steps draw(RandomGenerator random) {
        int steps = random.nextInt(3, 6);
        double[] v = random.ints(steps + 1, 1, 9).asDoubleStream().toArray();
        var end = new boolean[steps];
        end[random.nextInt(steps)] = true;
        return new Steps(random.ints(steps, -1, 3).asDoubleStream().toArray(),
                Arrays.copyOf(v, steps), Arrays.copyOfRange(v, 1, steps + 1),
                end, 0.9, 0.5);
    }

    static double[] times(double factor, double[] x) {
        return Arrays.stream(x).map(each -> factor * each).toArray();
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<>("advantages", Advantages::draw,
                s -> advantages(s.rewards, s.v),
                s -> Statistics.sum(s.rewards, times(-1, s.v)))
                .mistake("The sign is wrong.",
                        s -> Statistics.sum(s.v, times(-1, s.rewards)))
                .mistake("This is G_t: v is missing.", s -> s.rewards)
                .mistake("v is added: the usual must be subtracted.",
                        s -> Statistics.sum(s.rewards, s.v)),
                new Comparison<>("gae", Advantages::draw, s -> gae(s.rewards,
                        s.v, s.next, s.end, s.gamma, s.lambda),
                        s -> s.sums(s.gamma, 1, s.gamma * s.lambda, true))
                .mistake("It runs on over the end of an episode: there the"
                        + " future and A_t+1 are 0.", s -> s.sums(s.gamma, 1,
                        s.gamma * s.lambda, false))
                .mistake("lambda is missing in front of A_t+1.",
                        s -> s.sums(s.gamma, 1, s.gamma, true))
                .mistake("gamma is missing in front of A_t+1.",
                        s -> s.sums(s.gamma, 1, s.lambda, true))
                .mistake("This is delta_t.", s -> s.sums(s.gamma, 1, 0, true))
                .mistake("v(s_t) is not subtracted.", s -> s.sums(s.gamma, 0,
                        s.gamma * s.lambda, true)));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        var v = new double[4];
        Row.learn(curve, random, episode -> {
            int[] s = Row.states(episode);
            var end = new boolean[s.length];
            end[s.length - 1] = !episode.truncated();
            var now = Arrays.stream(s).mapToDouble(i -> v[i]).toArray();
            var next = Arrays.copyOfRange(now, 1, now.length + 1);
            double[] a = gae(episode.rewards(), now, next, end, 0.9, 0.9);
            for (int t = 0; t < s.length; t++) {
                v[s[t]] += 0.1 * a[t];
            }
            return a;
        });
    }

    @Override
    public String hint() {
        return "gae runs backwards, as the returns do: first delta_t, then A_t"
                + " from delta_t and the A_t+1 of the step before. Where"
                + " end[t] is true, take 0 for gamma.";
    }

    @Override
    public String question() {
        return "with lambda 1, A_t is G_t - v(s_t). Show it for an episode of"
                + " two steps.";
    }
}
