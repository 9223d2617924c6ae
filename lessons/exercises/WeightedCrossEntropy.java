///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: returns as weights of the cross-entropy
//JAVA 17+
//SOURCES ../../shared/Exercises.java

/*
 * Returns as weights of the cross-entropy
 *
 * A classifier learns labels by minimising the cross-entropy, -ln pi(label). A
 * policy gradient is the same step, where the label is the action that was
 * taken and its weight is the return. For T steps with logits z_t:
 *     loss = -1/T sum_t G_t ln pi(a_t | s_t)
 *     d loss / d z_t[b] = G_t (pi_t[b] - onehot_t[b]) / T
 * with onehot_t[b] = 1 if b is the action a_t, and 0 otherwise.
 *
 * Write gradient; softmax(z) of one row is there.
 *     z        the logits (T, n)
 *     actions  a_0, ..., a_T-1, each of them 0 to n - 1
 *     g        G_0, ..., G_T-1
 *     returns  d loss / d z (T, n), a new array
 *
 * The check moves each logit a little and watches the loss (finite
 * differences).
 *
 *     jbang lessons/exercises/WeightedCrossEntropy.java
 */

import static shared.learning.Categorical.*;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import shared.exercises.*;
import shared.options.*;

@Title("Exercise: returns as weights of the cross-entropy")
public class WeightedCrossEntropy implements Exercise {

    public static void main(String[] args) {
        Launch.run(new WeightedCrossEntropy(), args);
    }

    // tag::yours[]
    /** Returns G_t (pi_t - onehot_t) / T for each step t. */
    static float[][] gradient(float[][] z, int[] actions, double[] g) {
        throw new YourTurn();
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    record Batch(float[][] z, int[] actions, double[] g) {
        /** -1/T sum_t G_t ln pi(a_t): the loss. */
        double loss() {
            double loss = 0;
            for (int t = 0; t < z.length; t++) {
                double sum = 0;
                for (float each : z[t]) {
                    sum += Math.exp(each - z[t][actions[t]]);
                }
                loss += g[t] * Math.log(sum) / z.length;
            }
            return loss;
        }

        /** d loss / d z, as 0.01 more and 0.01 less of each logit give it. */
        double[][] differences() {
            var differences = new double[z.length][z[0].length];
            for (int t = 0; t < z.length; t++) {
                for (int b = 0; b < z[t].length; b++) {
                    z[t][b] += 0.01f;
                    double more = loss();
                    z[t][b] -= 0.02f;
                    differences[t][b] = (more - loss()) / 0.02;
                    z[t][b] += 0.01f;
                }
            }
            return differences;
        }

        double[][] times(double factor) {
            return Arrays.stream(differences()).map(row -> Arrays.stream(row)
                    .map(x -> factor * x).toArray()).toArray(double[][]::new);
        }

        Batch with(int[] actions, double[] g) {
            return new Batch(z, actions, g);
        }
    }

    static Batch draw(RandomGenerator random) {
        int steps = random.nextInt(2, 4);
        var z = new float[steps][3];
        for (float[] row : z) {
            row[0] = random.nextInt(-1, 2);
            row[1] = random.nextInt(-1, 2);
        }
        return new Batch(z, random.ints(steps, 0, 3).toArray(),
                random.ints(steps, 2, 5).asDoubleStream().toArray());
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<>("gradient", WeightedCrossEntropy::draw,
                x -> gradient(x.z, x.actions, x.g), Batch::differences)
                .tolerance(1e-3)
                .mistake("The mean over the T steps is missing: this is the"
                        + " gradient of the sum.", x -> x.times(x.z.length))
                .mistake("The sign is wrong: this is the gradient of +G ln pi.",
                        x -> x.times(-1))
                .mistake("The weights are missing: every action is learned as"
                        + " if it were right.", x -> x.with(x.actions,
                        x.g.clone()).with(x.actions, Arrays.stream(x.g)
                        .map(g -> 1).toArray()).differences())
                .mistake("Every step has the return G_0.", x -> x.with(
                        x.actions, Arrays.stream(x.g).map(g -> x.g[0])
                        .toArray()).differences())
                .mistake("The label is the action that was taken, not the most"
                        + " probable one.", x -> x.with(Arrays.stream(x.z)
                        .mapToInt(row -> argmax(row)).toArray(), x.g)
                        .differences()));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        new Pole().gradient(WeightedCrossEntropy::gradient)
                .learn(curve, random);
    }

    @Override
    public String hint() {
        return "For each t: softmax of the row, minus 1 at actions[t], and all"
                + " of it times g[t] / T, where T is z.length.";
    }

    @Override
    public String question() {
        return "what does a step with a negative return do to its action? A"
                + " classifier has no such label.";
    }
}
