///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: the convolutional network for Pong
//JAVA 17+
//SOURCES ../../../shared/Exercises.java

/*
 * The convolutional network for Pong
 *
 * The state is two pictures of 80 x 80 cells. A convolution moves a small
 * window over them, in steps (the stride); each of its filters makes a new
 * picture of where its pattern is. The new picture has a side of
 *     (side - window) / stride + 1    cells, rounded down
 * For example, conv(80, 80, 2, 32, 7, 4) takes 2 pictures of 80 x 80; it has 32
 * filters with a window of 7 x 7, and a stride of 4.
 *
 * Write network:
 *     32 filters of 7 x 7, stride 4; RELU
 *     64 filters of 7 x 7, stride 4; RELU
 *     a dense layer of 128 units; RELU
 *     the logits of 6 actions
 * The check compares the summary: 235,558 parameters.
 *     random   draws the first parameters: new Network(random, layer, ...)
 *     returns  the network
 *
 *     jbang lessons/exercises/PongNetwork.java
 */

import static shared.learning.Categorical.*;
import static shared.networks.Activation.RELU;
import static shared.networks.Conv.conv;
import static shared.networks.Dense.dense;

import java.util.List;
import java.util.random.RandomGenerator;
import shared.exercises.*;
import shared.networks.*;
import shared.options.*;

@Title("Exercise: the convolutional network for Pong")
public class PongNetwork implements Exercise {

    public static void main(String[] args) {
        Launch.run(new PongNetwork(), args);
    }

    // tag::yours[]
    /** Returns the network of 235,558 parameters. */
    static Network network(RandomGenerator random) {
        return new Network(random,
                conv(80, 80, 2, 32, 7, 4), RELU,
                conv(19, 19, 32, 64, 7, 4), RELU,
                dense(4 * 4 * 64, 128), RELU,
                dense(128, 6));
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    static final Layer FIRST = conv(80, 80, 2, 32, 7, 4);
    static final Layer SECOND = conv(19, 19, 32, 64, 7, 4);

    static Object summary(RandomGenerator random, Layer... layers) {
        return new Network(random, layers).summary();
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<RandomGenerator>("network", r -> r,
                r -> network(r).summary(), r -> summary(r, FIRST, RELU, SECOND,
                        RELU, dense(1024, 128), RELU, dense(128, 6))).inputs(1)
                .mistake("The second convolution has 32 filters; it should have"
                        + " 64.", r -> summary(r, FIRST, RELU,
                        conv(19, 19, 32, 32, 7, 4), RELU, dense(512, 128), RELU,
                        dense(128, 6)))
                .mistake("This network sees one picture. From one alone nobody"
                        + " can tell where the ball flies.", r -> summary(r,
                        conv(80, 80, 1, 32, 7, 4), RELU, SECOND, RELU,
                        dense(1024, 128), RELU, dense(128, 6)))
                .mistake("The activations between the layers are missing.",
                        r -> summary(r, FIRST, SECOND, dense(1024, 128),
                                dense(128, 6)))
                .mistake("The last layer has an activation. A logit may be"
                        + " negative: leave it as it is.", r -> summary(r,
                        FIRST, RELU, SECOND, RELU, dense(1024, 128), RELU,
                        dense(128, 6), RELU))
                .mistake("The dense layer of 128 units is missing.", r ->
                        summary(r, FIRST, RELU, SECOND, RELU, dense(1024, 6))));
    }

    /** Learns to say in which sixth of the picture a square is. */
    @Override
    public void learn(Curve curve, RandomGenerator random) {
        Network network = network(random);
        var adam = new Adam(network, 0.001);
        curve.axes("batch", "share right", 0, 1);
        double right = 0;
        for (int batch = 1; batch <= 60; batch++) {
            var states = new float[32][80 * 80 * 2];
            var sixth = new int[32];
            for (int i = 0; i < 32; i++) {
                int row = random.nextInt(72);
                int from = 80 * row + random.nextInt(72);
                sixth[i] = row / 12;
                for (int cell = 0; cell < 64; cell++) {
                    states[i][2 * (from + 80 * (cell / 8) + cell % 8)] = 1;
                }
            }
            float[][] y = network.forward(states);
            for (int i = 0; i < 32; i++) {
                right += argmax(y[i]) == sixth[i] ? 1 : 0;
                y[i] = gradient(softmax(y[i]), sixth[i], 1 / 32.0, 0);
            }
            adam.step(network.backward(y));
            if (batch % 10 == 0) {
                curve.add(batch, right / 320);
                right = 0;
            }
        }
    }

    @Override
    public String hint() {
        return "After the first convolution a side has (80 - 7) / 4 + 1 = 19"
                + " cells, after the second (19 - 7) / 4 + 1 = 4. All of them"
                + " go into the dense layer: 4 * 4 * 64.";
    }

    @Override
    public String question() {
        return "how many parameters would the network have with a dense layer"
                + " of 32 units in the place of the first convolution?";
    }
}
