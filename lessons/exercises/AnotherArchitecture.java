///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: another architecture
//JAVA 17+
//SOURCES ../../shared/Exercises.java

/*
 * Another architecture
 *
 * A network is a list of layers. dense(n, m) computes m numbers from n, each of
 * them a weighted sum; an activation such as RELU or TANH bends each number.
 * Without activations, two dense layers are no more than one: a sum of sums is
 * a sum. The last layer has no activation, because logits may be any number.
 *
 * Write network: 4 inputs, two hidden layers of 32 units, each followed by
 * TANH, and 2 outputs.
 *     random   draws the first parameters: new Network(random, layer, ...)
 *     returns  the network
 *
 * The lessons' network for the pole is
 *     dense(4, 16), RELU, dense(16, 16), RELU, dense(16, 2)
 *
 *     jbang lessons/exercises/AnotherArchitecture.java
 */

import static shared.networks.Activation.*;
import static shared.networks.Dense.dense;

import java.util.List;
import java.util.random.RandomGenerator;
import shared.exercises.*;
import shared.networks.*;
import shared.options.*;

@Title("Exercise: another architecture")
public class AnotherArchitecture implements Exercise {

    public static void main(String[] args) {
        Launch.run(new AnotherArchitecture(), args);
    }

    // tag::yours[]
    /** Returns a network with two hidden layers of 32 units. */
    static Network network(RandomGenerator random) {
        throw new YourTurn();
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    static Object text(RandomGenerator random, Layer... layers) {
        return new Network(random, layers).toString();
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<RandomGenerator>("network", r -> r,
                r -> network(r).toString(), r -> text(r, dense(4, 32), TANH,
                        dense(32, 32), TANH, dense(32, 2))).inputs(1)
                .mistake("This is the lessons' network. Make it wider, and bend"
                        + " with TANH.", r -> text(r, dense(4, 16), RELU,
                        dense(16, 16), RELU, dense(16, 2)))
                .mistake("The activations are RELU; take TANH.", r -> text(r,
                        dense(4, 32), RELU, dense(32, 32), RELU, dense(32, 2)))
                .mistake("There is one hidden layer; there should be two.",
                        r -> text(r, dense(4, 32), TANH, dense(32, 2)))
                .mistake("Without activations all this is one dense layer: a"
                        + " sum of sums is a sum.", r -> text(r, dense(4, 32),
                        dense(32, 32), dense(32, 2)))
                .mistake("The last layer has an activation, so no logit leaves"
                        + " -1 to 1: no action gets more than 0.88.", r ->
                        text(r, dense(4, 32), TANH, dense(32, 32), TANH,
                                dense(32, 2), TANH)));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        new Pole().network(AnotherArchitecture::network).learn(curve, random);
    }

    @Override
    public String hint() {
        return "The number of outputs of a layer is the number of inputs of"
                + " the next: dense(4, 32), TANH, dense(32, 32), and so on.";
    }

    @Override
    public String question() {
        return "how many parameters has it, and how many has the lessons'"
                + " network? Print network.summary().";
    }
}
