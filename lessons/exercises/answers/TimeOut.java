///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: a time-out is not an end
//JAVA 17+
//SOURCES ../../../shared/Exercises.java

/*
 * A time-out is not an end
 *
 * An episode ends in two ways. It is terminated: the pole has fallen, and no
 * reward follows. Or it is truncated: a clock has stopped it, and the world
 * would have gone on. A critic v(s) estimates what would have followed. So the
 * target for v(s_t) is
 *     r_t+1                      if step t is terminated
 *     r_t+1 + gamma v(s_t+1)     if not, even if it is truncated
 * To estimate the rest by v is called bootstrapping.
 *
 * Write targets.
 *     rewards     r_1, ..., r_T
 *     terminated  for each step, whether the world has come to an end
 *     truncated   for each step, whether a clock has stopped the episode
 *     next        v(s_1), ..., v(s_T): the values of the states after each step
 *     gamma       the discount factor
 *     returns     T targets, a new array
 *
 *     jbang lessons/exercises/TimeOut.java
 */

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import shared.exercises.*;
import shared.options.*;

@Title("Exercise: a time-out is not an end")
public class TimeOut implements Exercise {

    public static void main(String[] args) {
        Launch.run(new TimeOut(), args);
    }

    // tag::yours[]
    /** Returns r_t+1 + gamma v(s_t+1), or r_t+1 at a terminal state. */
    static double[] targets(double[] rewards, boolean[] terminated,
            boolean[] truncated, double[] next, double gamma) {
        var targets = new double[rewards.length];
        for (int t = 0; t < targets.length; t++) {
            double future = terminated[t] ? 0 : next[t];
            targets[t] = rewards[t] + gamma * future;
        }
        return targets;
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    record Steps(double[] rewards, boolean[] terminated, boolean[] truncated,
            double[] next, double gamma) {
        double[] map(IntToDoubleFunction target) {
            return IntStream.range(0, rewards.length).mapToDouble(target)
                    .toArray();
        }

        double[] future(IntToDoubleFunction future) {
            return map(t -> rewards[t] + gamma * future.applyAsDouble(t));
        }
    }

    static Steps draw(RandomGenerator random) {
        int steps = random.nextInt(4, 6);
        var terminated = new boolean[steps];
        var truncated = new boolean[steps];
        for (int t = 0; t < steps; t++) {
            int end = random.nextInt(4);
            terminated[t] = end == 1;
            truncated[t] = end == 2;
        }
        return new Steps(random.ints(steps, -1, 3).asDoubleStream().toArray(),
                terminated, truncated,
                random.ints(steps, 1, 9).asDoubleStream().toArray(), 0.9);
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<>("targets", TimeOut::draw,
                s -> targets(s.rewards, s.terminated, s.truncated, s.next,
                        s.gamma),
                s -> s.future(t -> s.terminated[t] ? 0 : s.next[t]))
                .mistake("A truncated step counts as an end. The world would"
                        + " have gone on: bootstrap there, too.", s -> s.future(
                        t -> s.terminated[t] || s.truncated[t] ? 0
                                : s.next[t]))
                .mistake("A terminal state has a future here. Nothing follows:"
                        + " its target is the reward alone.",
                        s -> s.future(t -> s.next[t]))
                .mistake("It is the other way round: the truncated steps have a"
                        + " future, the terminated ones have none.",
                        s -> s.future(t -> s.truncated[t] ? 0 : s.next[t]))
                .mistake("gamma is missing: the future counts less.",
                        s -> s.map(t -> s.rewards[t]
                                + (s.terminated[t] ? 0 : s.next[t])))
                .mistake("At a terminal state the reward is lost; only the"
                        + " future is 0 there.", s -> s.map(t -> s.terminated[t]
                        ? 0 : s.rewards[t] + s.gamma * s.next[t]))
                .byHand((s, t) -> "By hand, terminated " + s.terminated[t]
                        + ": " + Text.number(s.rewards[t]) + " + "
                        + Text.number(s.gamma) + " * " + (s.terminated[t] ? "0"
                        : Text.number(s.next[t])) + "."));
    }

    /** A world without an end, cut off after 10 steps: v is 10. */
    @Override
    public void learn(Curve curve, RandomGenerator random) {
        double v = 0;
        curve.axes("step", "v (10 is right)", 0, 10);
        for (int step = 0; step <= 500; step++) {
            if (step % 50 == 0) {
                curve.add(step, v);
            }
            boolean[] cut = {step % 10 == 9};
            double target = targets(new double[] {1}, new boolean[1], cut,
                    new double[] {v}, 0.9)[0];
            v += 0.1 * (target - v);
        }
    }

    @Override
    public String hint() {
        return "Only one of the two arrays decides. Which one says that"
                + " nothing follows?";
    }

    @Override
    public String question() {
        return "what would v be in the world without an end if each tenth step"
                + " counted as an end? And which actions would a policy think"
                + " are good?";
    }
}
