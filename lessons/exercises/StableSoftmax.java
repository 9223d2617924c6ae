///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: softmax without overflow
//JAVA 17+
//SOURCES ../../shared/Exercises.java

/*
 * Softmax without overflow
 *
 * A softmax turns logits z, any numbers, into probabilities:
 *     pi(a) = exp(z_a) / sum_b exp(z_b)
 * Computed just like that, it fails: exp(1000) is infinite, and infinity
 * divided by infinity is not a number (NaN). Only the differences between the
 * logits matter, and so the same number c may be subtracted from all of them:
 *     pi(a) = exp(z_a - c) / sum_b exp(z_b - c)    for every number c
 * Which c makes all exponents 0 or less, and one of them 0?
 *
 * Write softmax.
 *     z        the logits, n numbers, n at least 1; leave them as they are
 *     returns  n probabilities with the sum 1, a new array
 *
 *     jbang lessons/exercises/StableSoftmax.java
 */

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import shared.exercises.*;
import shared.options.*;

@Title("Exercise: softmax without overflow")
public class StableSoftmax implements Exercise {

    public static void main(String[] args) {
        Launch.run(new StableSoftmax(), args);
    }

    // tag::yours[]
    /** Returns pi(a) = exp(z_a - c) / sum_b exp(z_b - c). */
    static float[] softmax(float[] z) {
        throw new YourTurn();
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    record Logits(float[] z) {
        double[] doubles() {
            return IntStream.range(0, z.length).mapToDouble(a -> z[a])
                    .toArray();
        }

        double max() {
            return DoubleStream.of(doubles()).max().orElse(0);
        }

        /** The weights, and then each of them divided by their sum. */
        double[] share(DoubleUnaryOperator weight) {
            double sum = DoubleStream.of(doubles()).map(weight).sum();
            return DoubleStream.of(doubles()).map(weight)
                    .map(each -> each / sum).toArray();
        }
    }

    /** Small logits, and large ones that differ little or much. */
    static Logits draw(RandomGenerator random) {
        var z = new float[random.nextInt(2, 5)];
        int kind = random.nextInt(3);
        int size = kind == 0 ? 1000 : 3;
        for (int a = 0; a < z.length; a++) {
            z[a] = random.nextInt(-size, size + 1) + (kind == 1 ? 500 : 0);
        }
        return new Logits(z);
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<Logits>("softmax", StableSoftmax::draw,
                x -> softmax(x.z), x -> x.share(z -> Math.exp(z - x.max())))
                .inputs(60)
                .mistake("The formula is right, but exp overflows: from large"
                        + " logits it makes NaN. Which c helps?",
                        x -> x.share(z -> (float) Math.exp(z)))
                .mistake("c is the mean. One logit may still be far above it:"
                        + " its exp overflows.", x -> {
                    double c = DoubleStream.of(x.doubles()).average().orElse(0);
                    return x.share(z -> (float) Math.exp(z - c));
                })
                .mistake("Divide by the sum: these are not probabilities yet.",
                        x -> DoubleStream.of(x.doubles()).map(z ->
                        Math.exp(z - x.max())).toArray())
                .mistake("c belongs into the sum, too. Now it is only above"
                        + " the line.", x -> {
                    double sum = DoubleStream.of(x.doubles())
                            .map(z -> (float) Math.exp(z)).sum();
                    return DoubleStream.of(x.doubles()).map(z ->
                            Math.exp(z - x.max()) / sum).toArray();
                })
                .byHand((x, a) -> "By hand: exp(" + Text.number(x.z[a]) + " - "
                        + Text.number(x.max()) + ") / sum_b exp(z_b - "
                        + Text.number(x.max()) + ")."));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        new Pole().softmax(StableSoftmax::softmax).learn(curve, random);
    }

    @Override
    public String hint() {
        return "Find the largest logit first, in a loop of its own. Subtract"
                + " it from every logit before exp.";
    }

    @Override
    public String question() {
        return "what does your softmax make of logits that are all 1000? And"
                + " what would the network learn if they were NaN?";
    }
}
