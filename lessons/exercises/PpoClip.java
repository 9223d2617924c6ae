///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: the clip of PPO
//JAVA 17+
//SOURCES ../../shared/Exercises.java

/*
 * The clip of PPO
 *
 * To learn several times from the same steps, PPO compares the policy with the
 * one that acted: ratio = pi(a|s) / pi_old(a|s). The objective, to be
 * maximised,
 *     L = min(ratio A, clip(ratio, 1 - epsilon, 1 + epsilon) A)
 * stops growing where a good action (A > 0) has become more probable by
 * epsilon, or a bad one less probable. So it is not worthwhile to go further.
 * The gradient of L is this factor times that of ln pi(a|s) (Schulman et al.,
 * 2017):
 *     ratio A    if L is ratio A, because d ratio / d ln pi = ratio
 *     0          if L is the clipped term
 *
 * Write objective first, then factor.
 *     ratio    above 0;  advantage: A, any number;  epsilon: 0.2, for example
 *     returns  L; and the factor
 *
 *     jbang lessons/exercises/PpoClip.java
 */

import static shared.learning.Categorical.*;

import java.util.List;
import java.util.random.RandomGenerator;
import shared.exercises.*;
import shared.options.*;

@Title("Exercise: the clip of PPO")
public class PpoClip implements Exercise {

    public static void main(String[] args) {
        Launch.run(new PpoClip(), args);
    }

    // tag::yours[]
    /** Returns L = min(ratio A, clip(ratio) A). */
    static double objective(double ratio, double advantage, double epsilon) {
        throw new YourTurn();
    }

    /** Returns d L / d ln pi(a|s). */
    static double factor(double ratio, double advantage, double epsilon) {
        throw new YourTurn();
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    record Step(double ratio, double advantage, double epsilon) {
        double clip() {
            return Math.max(1 - epsilon, Math.min(1 + epsilon, ratio));
        }

        double free() {
            return ratio * advantage;
        }

        double clipped() {
            return clip() * advantage;
        }

        /** d L / d ln ratio, as a little more and a little less give it. */
        double slope() {
            return (moved(1e-5) - moved(-1e-5)) / 2e-5;
        }

        private double moved(double by) {
            var moved = new Step(ratio * Math.exp(by), advantage, epsilon);
            return Math.min(moved.free(), moved.clipped());
        }
    }

    static Step draw(RandomGenerator random) {
        return new Step(random.nextInt(2, 9) / 5.0 + 0.05,
                random.nextBoolean() ? 2 : -3, 0.2);
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<>("objective", PpoClip::draw,
                s -> objective(s.ratio, s.advantage, s.epsilon),
                s -> Math.min(s.free(), s.clipped())).inputs(80)
                .mistake("This is the clipped term alone. A policy that has"
                        + " gone the wrong way must be able to come back: take"
                        + " the minimum.", Step::clipped)
                .mistake("This is ratio A: nothing is clipped.", Step::free)
                .mistake("Take the minimum, not the maximum.",
                        s -> Math.max(s.free(), s.clipped()))
                .mistake("The ratio is clipped only from above.", s -> Math.min(
                        s.free(), Math.min(1.2, s.ratio) * s.advantage)),
                new Comparison<>("factor", PpoClip::draw,
                        s -> factor(s.ratio, s.advantage, s.epsilon),
                        Step::slope).inputs(80)
                .mistake("This is 0 wherever the ratio is outside, but only one"
                        + " side is clipped: it depends on the sign of A.",
                        s -> s.clip() != s.ratio ? 0 : s.free())
                .mistake("The factor ratio is missing: d ratio / d ln pi ="
                        + " ratio.", s -> s.slope() / s.ratio)
                .mistake("Where it is clipped, L does not change: the factor is"
                        + " 0, not the clipped term.",
                        s -> Math.min(s.free(), s.clipped()))
                .mistake("Nothing is clipped.", Step::free));
    }

    /** Three arms; each batch of 20 pulls serves for 10 steps. */
    @Override
    public void learn(Curve curve, RandomGenerator random) {
        var z = new float[3];
        curve.axes("batch", "pi(L)", 0, 1);
        for (int batch = 0; batch <= 20; batch++) {
            float[] old = softmax(z);
            if (batch % 2 == 0) {
                curve.add(batch, old[0]);
            }
            int[] actions = random.ints(20, 0, 1).map(i ->
                    sample(old, random)).toArray();
            for (int i = 0; i < 10 * actions.length; i++) {
                float[] pi = softmax(z);
                int a = actions[i % actions.length];
                double advantage = (a == 0 ? 1 : 0) - old[0];
                float[] down = gradient(pi, a,
                        factor(pi[a] / old[a], advantage, 0.2), 0);
                for (int b = 0; b < z.length; b++) {
                    z[b] -= 0.05f * down[b];
                }
            }
        }
    }

    @Override
    public String hint() {
        return "For factor: L is the clipped term exactly if A > 0 and ratio >"
                + " 1 + epsilon, or A < 0 and ratio < 1 - epsilon.";
    }

    @Override
    public String question() {
        return "what is the factor in the first step of each batch, when the"
                + " ratio is 1? Which algorithm is that?";
    }
}
