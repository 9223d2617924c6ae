///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: normalise the returns
//JAVA 17+
//SOURCES ../../shared/Exercises.java

/*
 * Normalise the returns
 *
 * Returns may be near 0.1 in one world and near 200 in another, and a step
 * along the gradient would be 2000 times as large. Normalised, returns lie
 * around 0 and have the size 1 in every world:
 *     (G_t - mean) / (deviation + 1e-9)
 *     deviation = sqrt(sum_t (G_t - mean)^2 / (T - 1))
 * If all returns are equal, the deviation is 0; the small number added to it
 * keeps the quotient from being 0 / 0.
 *
 * Write normalise.
 *     g        G_0, ..., G_T-1; T is at least 2
 *     returns  T numbers with mean 0 and deviation 1, or all 0; a new array
 *
 *     jbang lessons/exercises/NormaliseReturns.java
 */

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import shared.exercises.*;
import shared.learning.Statistics;
import shared.options.*;

@Title("Exercise: normalise the returns")
public class NormaliseReturns implements Exercise {

    public static void main(String[] args) {
        Launch.run(new NormaliseReturns(), args);
    }

    // tag::yours[]
    /** Returns (G_t - mean) / (deviation + 1e-9) for each t. */
    static double[] normalise(double[] g) {
        throw new YourTurn();
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    record Returns(double[] g) {
        double mean() {
            return Statistics.mean(g);
        }

        double std() {
            return Statistics.std(g);
        }

        double[] scaled(double less, double unit) {
            return Arrays.stream(g).map(x -> (x - less) / unit).toArray();
        }
    }

    /** Some returns; now and then, all of them are equal. */
    static Returns draw(RandomGenerator random) {
        int last = random.nextInt(4) == 0 ? 0 : 9;
        return new Returns(random.ints(random.nextInt(3, 6), 1, 2 + last)
                .asDoubleStream().toArray());
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<>("normalise", NormaliseReturns::draw,
                x -> normalise(x.g), x -> Statistics.normalise(x.g))
                .mistake("If all returns are equal, this is 0 / 0. Add 1e-9 to"
                        + " the deviation.", x -> x.scaled(x.mean(), x.std()))
                .mistake("This divides by the variance. The deviation is its"
                        + " square root.", x -> x.scaled(x.mean(),
                        x.std() * x.std() + 1e-9))
                .mistake("The mean is not subtracted.",
                        x -> x.scaled(0, x.std() + 1e-9))
                .mistake("This only subtracts the mean; divide by the"
                        + " deviation, too.", x -> x.scaled(x.mean(), 1))
                .mistake("This deviation divides the squares by T; here it is"
                        + " T - 1, as the mean comes from the same returns.",
                        x -> x.scaled(x.mean(), x.std() * Math.sqrt((x.g.length
                                - 1.0) / x.g.length) + 1e-9))
                .mistake("The root of the sum of squares is not the deviation:"
                        + " divide the sum by T - 1 first.", x -> x.scaled(
                        x.mean(), x.std() * Math.sqrt(x.g.length - 1) + 1e-9))
                .byHand((x, t) -> "By hand: mean " + Text.number(x.mean())
                        + ", deviation " + Text.number(x.std()) + "; (" + x.g[t]
                        + " - " + Text.number(x.mean()) + ") / "
                        + Text.number(x.std()) + "."));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        new Pole().advantages(NormaliseReturns::normalise)
                .learn(curve, random);
    }

    @Override
    public String hint() {
        return "Three loops, or streams: the mean; then the sum of the squares"
                + " of what is above or below it; then the result.";
    }

    @Override
    public String question() {
        return "a perfect episode has returns, too, and half of them are below"
                + " its mean. What does the policy learn from it? Compare"
                + " --advantage normalised in lessons/Reinforce.java.";
    }
}
