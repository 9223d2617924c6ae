///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: the loss and its gradient for a network
//JAVA 17+
//SOURCES ../../shared/Exercises.java

/*
 * The loss and its gradient for a network
 *
 * A network computes the logits z of a policy. Libraries step down the gradient
 * of a loss, so the loss is the negative of what should grow. For an action
 * with the weight w (its reward, its return or its advantage):
 *     loss = -w ln pi(a),                 pi = softmax(z)
 *     d loss / d z_b = w (pi_b - onehot_b),    onehot_b = 1 if b = a, else 0
 * The network's backward pass computes the rest, down to its parameters.
 *
 * Write loss, and then gradient; softmax(z) is there.
 *     z        the logits of one state, n numbers
 *     action   a, an index of z
 *     weight   w
 *     returns  the loss, one number; its gradient, n numbers
 *
 *     jbang lessons/exercises/LossAndGradient.java
 */

import static shared.learning.Categorical.*;
import static shared.networks.Dense.dense;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import shared.exercises.*;
import shared.networks.*;
import shared.options.*;

@Title("Exercise: the loss and its gradient for a network")
public class LossAndGradient implements Exercise {

    public static void main(String[] args) {
        Launch.run(new LossAndGradient(), args);
    }

    // tag::yours[]
    /** Returns -w ln pi(a). */
    static double loss(float[] z, int action, double weight) {
        throw new YourTurn();
    }

    /** Returns d loss / d z. */
    static float[] gradient(float[] z, int action, double weight) {
        throw new YourTurn();
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    record Step(float[] z, int action, double weight) {
        double pi(int b) {
            double sum = IntStream.range(0, z.length).mapToDouble(i ->
                    Math.exp(z[i] - z[b])).sum();
            return 1 / sum;
        }

        /** d f(pi) / d z_b for each b, as 0.001 more and less gives it. */
        double[] slope(double factor, boolean log) {
            return IntStream.range(0, z.length).mapToDouble(b -> {
                double up = moved(b, 1).pi(action);
                double down = moved(b, -1).pi(action);
                return factor * (log ? Math.log(up / down) : up - down) / 0.002;
            }).toArray();
        }

        private Step moved(int b, int sign) {
            float[] moved = z.clone();
            moved[b] += sign * 0.001f;
            return new Step(moved, action, weight);
        }
    }

    static Step draw(RandomGenerator random) {
        float[] z = {random.nextInt(-2, 3), random.nextInt(-2, 3), 0};
        return new Step(z, random.nextInt(3), random.nextInt(2, 5));
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<>("loss", LossAndGradient::draw,
                s -> loss(s.z, s.action, s.weight),
                s -> -s.weight * Math.log(s.pi(s.action)))
                .mistake("The sign is wrong: a step down this loss makes good"
                        + " actions less probable.",
                        s -> s.weight * Math.log(s.pi(s.action)))
                .mistake("This is -w pi(a): ln is missing.",
                        s -> -s.weight * s.pi(s.action))
                .mistake("The weight w is missing.",
                        s -> -Math.log(s.pi(s.action)))
                .mistake("ln is Math.log; Math.log10 is another logarithm.",
                        s -> -s.weight * Math.log10(s.pi(s.action))),
                new Comparison<>("gradient", LossAndGradient::draw,
                        s -> gradient(s.z, s.action, s.weight),
                        s -> s.slope(-s.weight, true)).tolerance(2e-3)
                .mistake("The sign is wrong: this is the gradient of +w ln pi.",
                        s -> s.slope(s.weight, true))
                .mistake("This is the gradient of -w pi(a), without ln.",
                        s -> s.slope(-s.weight, false))
                .mistake("The weight w is missing.", s -> s.slope(-1, true))
                .mistake("Every logit has a gradient, not only that of the"
                        + " action.", s -> IntStream.range(0, 3).mapToDouble(
                        b -> b == s.action ? s.slope(-s.weight, true)[b] : 0)
                        .toArray()));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        var network = new Network(random, dense(1, 3));
        var adam = new Adam(network, 0.2);
        float[][] state = {{0}};
        curve.axes("pull", "pi(L)", 0, 1);
        for (int pull = 0; pull <= 100; pull++) {
            float[] z = network.forward(state)[0];
            if (pull % 10 == 0) {
                curve.add(pull, softmax(z)[0]);
            }
            int action = sample(softmax(z), random);
            adam.step(network.backward(new float[][] {
                gradient(z, action, action == 0 ? 1 : 0)}));
        }
    }

    @Override
    public String hint() {
        return "For the gradient, start with softmax(z), subtract 1 at the"
                + " action, and multiply all of it by the weight.";
    }

    @Override
    public String question() {
        return "what is the sum of the gradient over all logits, and what does"
                + " this say about logits that are all raised by the same"
                + " number?";
    }
}
