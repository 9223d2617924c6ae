///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: select an action from probabilities
//JAVA 17+
//SOURCES ../../../shared/Exercises.java

/*
 * Select an action from probabilities
 *
 * A policy says how probable each action is, and a program must draw one, so
 * that in many draws each action a comes up in a share pi(a) of them. Lay the
 * probabilities end to end: together they fill the interval from 0 to 1. A
 * random number u from this interval falls into the part of one action: take
 * this one.
 *
 * Write select.
 *     pi       the probabilities of n actions; their sum is 1
 *     random   random.nextDouble() is a number u from 0 to 1, 1 excluded
 *     returns  an action, 0 to n - 1
 *
 * The check draws 20,000 actions and compares how often each one comes up.
 *
 *     jbang lessons/exercises/SelectAction.java
 */

import static shared.learning.Categorical.argmax;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import shared.exercises.*;
import shared.options.*;

@Title("Exercise: select an action from probabilities")
public class SelectAction implements Exercise {

    public static void main(String[] args) {
        Launch.run(new SelectAction(), args);
    }

    // tag::yours[]
    /** Draws an action: a with the probability pi(a). */
    static int select(float[] pi, RandomGenerator random) {
        double u = random.nextDouble();
        int action = 0;
        while (action < pi.length - 1 && u >= pi[action]) {
            u -= pi[action];
            action++;
        }
        return action;
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    static final int DRAWS = 20_000;

    record Policy(float[] pi, long seed) {
        /** The share of each action in many draws. */
        double[] shares(Pole.Select select) {
            var random = new SplittableRandom(seed);
            var shares = new double[pi.length];
            for (int i = 0; i < DRAWS; i++) {
                shares[select.action(pi, random)] += 1.0 / DRAWS;
            }
            return shares;
        }
    }

    static Policy draw(RandomGenerator random) {
        float first = random.nextInt(1, 4) / 10f;
        float second = random.nextInt(4, 6) / 10f;
        return new Policy(new float[] {first, second, 1 - first - second},
                random.nextLong());
    }

    /** Compares a random number with each pi(a): with one, or a new one. */
    static int first(float[] pi, RandomGenerator random, boolean anew) {
        double u = random.nextDouble();
        for (int a = 0; a < pi.length; a++) {
            if (u < pi[a]) {
                return a;
            }
            u = anew ? random.nextDouble() : u;
        }
        return pi.length - 1;
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<Policy>("select", SelectAction::draw,
                p -> p.shares(SelectAction::select), p -> p.pi)
                .tolerance(0.015).inputs(5)
                .mistake("It always takes the most probable action. A policy"
                        + " that never tries the others learns nothing about"
                        + " them.", p -> p.shares((pi, random) -> argmax(pi)))
                .mistake("All actions come up equally often: pi has no"
                        + " influence.", p -> p.shares((pi, random) ->
                        random.nextInt(pi.length)))
                .mistake("u is compared with pi(a) alone. Compare it with the"
                        + " sum pi(0) + ... + pi(a), or make u smaller by"
                        + " pi(a).", p -> p.shares((pi, random) ->
                        first(pi, random, false)))
                .mistake("Each action gets a new random number. Draw u once,"
                        + " before the loop.", p -> p.shares((pi, random) ->
                        first(pi, random, true)))
                .mistake("It always takes the first action.", p ->
                        p.shares((pi, random) -> 0))
                .byHand((p, a) -> "These are shares of 20,000 draws."));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        new Pole().select(SelectAction::select).learn(curve, random);
    }

    @Override
    public String hint() {
        return "Draw u once. Go through the actions: if u is below pi[a], a is"
                + " drawn; otherwise subtract pi[a] from u and go on.";
    }

    @Override
    public String question() {
        return "the probabilities are rounded, and their sum may be 0.9999999."
                + " What does your method return if u is larger than that?";
    }
}
