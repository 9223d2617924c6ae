///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION What is behind Network: the same network in ND4J alone
//JAVA 17+
//SOURCES Reinforce.java

/*
 * What is behind Network
 *
 * This is Reinforce again, but its network, softmax, gradient and Adam are
 * written in ND4J. The comments give shapes: (T, 16) has a row for each of T
 * states. A method whose name ends in "i" changes its array; others make a new
 * one. The Network here only draws the first theta, and is saved and shown.
 *
 *     jbang lessons/NetworkByHand.java --costs
 *
 * What to expect (--runs 20 --act-with-network): at least 99 episodes are as in
 * Reinforce; then a rounding error changes an action. All 20 seeds are solved,
 * half of them within 252 episodes. A run takes 0.9 seconds of a core, twice as
 * long as Reinforce; without --act-with-network it takes 12 to 19 seconds.
 * Microseconds for T states:      T = 1      20     200    2000
 *     x.mmul(w)                      20      18      28     190
 *     x.addiRowVector(b)              4      10      11      23
 *     pi        by hand             120     150     220     700
 *               by Network          0.2       4      19     180
 *     update    by hand             850     750     800    3300
 *               by Network          2.7      16      50     450
 * Even for one number, a call of ND4J takes 4 to 20 microseconds. So Network
 * multiplies in Java if a layer's batch has at most 1024 products. For more, it
 * prepares the call once and repeats it, which takes 2 microseconds.
 */

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.ops.transforms.Transforms.*;
import static shared.networks.Activation.RELU;
import static shared.networks.Dense.dense;

import java.util.Collections;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import shared.environments.*;
import shared.learning.*;
import shared.networks.*;
import shared.options.*;
import shared.running.*;

@Title("What is behind Network")
public class NetworkByHand extends Reinforce {
    // tag::settings[]
    @Setting(help = "acts with Network, which takes far less time")
    boolean actWithNetwork;
    @Setting(help = "before learning, measures what operations cost")
    boolean costs;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new NetworkByHand(), args);
    }

    // tag::train[]
    @Override
    public void train(Run run) {
        var world = new CartPole();
        var network = run.keep("policy", new Network(run.random("policy"),
                dense(4, 16), RELU, dense(16, 16), RELU, dense(16, 2)));
        INDArray mv = run.keep("adam", new SavedVector(2 * 386)).numbers();
        var theta = new Views(Nd4j.createFromArray(
                network.parameters().values()));               // (386)
        var baseline = run.keep("baseline", new RunningMean(0.1));
        run.show(CartPole::new, network, Reinforce::act);
        if (costs) {
            run.say(costs(theta, network).toString());
        }
        while (run.running(episodes)) {
            Episode<Integer> episode = actWithNetwork
                    ? play(world, network, run.random())
                    : play(world, theta, run.random());
            double[] a = advantages(returns(episode), baseline);
            INDArray g = gradient(theta, episode, a);          // (386)
            adam(theta.all, g, mv, run.episodes() + 1);
            network.parameters().set(theta.all.toFloatVector());  // a copy
            run.record(episode);
        }
    }
    // end::train[]

    // tag::views[]
    /** A vector theta, with views w and b of the weights and biases in it. */
    record Views(INDArray all, INDArray[] w, INDArray[] b) {
        Views(INDArray all) {
            this(all, new INDArray[3], new INDArray[3]);
            int[] n = {4, 16, 16, 2};
            for (int i = 0, from = 0; i < 3; i++) {
                int to = from + n[i] * n[i + 1];
                w[i] = all.get(interval(from, to)).reshape(n[i], n[i + 1]);
                from = to + n[i + 1];
                b[i] = all.get(interval(to, from));            // (n[i + 1])
            }
        }
    }
    // end::views[]

    // tag::forward[]
    /** Returns the T states x, the outputs of both hidden layers, and pi. */
    static INDArray[] forward(Views theta, float[]... states) {
        INDArray x = Nd4j.createFromArray(states);             // (T, 4)
        INDArray h1 = x.mmul(theta.w[0]).addiRowVector(theta.b[0]);  // (T, 16)
        relu(h1, false);                                       // in place
        INDArray h2 = h1.mmul(theta.w[1]).addiRowVector(theta.b[1]);  // (T, 16)
        relu(h2, false);
        INDArray pi = h2.mmul(theta.w[2]).addiRowVector(theta.b[2]);  // (T, 2)
        pi.subiColumnVector(pi.max(true, 1));                  // minus (T, 1)
        exp(pi, false);
        pi.diviColumnVector(pi.sum(true, 1));                  // by (T, 1)
        return new INDArray[] {x, h1, h2, pi};
    }
    // end::forward[]

    /** Plays one episode, its actions drawn from pi. */
    static Episode<Integer> play(CartPole world, Views theta,
            RandomGenerator random) {
        var episode = new Episode<Integer>();
        for (Step step = world.reset(random.nextLong()); !step.done();) {
            float[] state = step.observation();
            float[] pi = forward(theta, state)[3].toFloatVector();
            int action = Categorical.sample(pi, random);
            step = world.step(action);
            episode.add(state, action, step);
        }
        return episode;
    }

    // tag::gradient[]
    /** Returns d(-1/T sum_t A_t ln pi(a_t|s_t)) / d theta. */
    static INDArray gradient(Views theta, Episode<Integer> episode,
            double[] advantages) {
        INDArray[] h = forward(theta, episode.states());
        int[] a = episode.actions().stream().mapToInt(i -> i).toArray();
        INDArray onehot = Nd4j.pullRows(Nd4j.eye(2), 1, a);    // (T, 2)
        INDArray weights = Nd4j.createFromArray(advantages)
                .castTo(onehot.dataType()).divi(a.length);     // (T)
        INDArray d = h[3].subi(onehot).muliColumnVector(weights);
        var gradient = new Views(theta.all.like());            // (386)
        for (int i = 2; i >= 0; i--) {
            gradient.w[i].assign(h[i].transpose().mmul(d));    // (in, out)
            gradient.b[i].assign(d.sum(0));                    // (out)
            if (i > 0) {
                d = d.mmul(theta.w[i].transpose())             // (T, in)
                        .muli(step(h[i]));                     // 1 if h > 0
            }
        }
        return gradient.all;
    }
    // end::gradient[]

    // tag::adam[]
    /** Takes step t of Adam along -g; mv has the means of g and of g^2. */
    void adam(INDArray theta, INDArray g, INDArray mv, int t) {
        INDArray m = mv.get(interval(0, 386));
        INDArray v = mv.get(interval(386, 2 * 386));
        m.muli(0.9).addi(g.mul(0.1));
        v.muli(0.999).addi(g.mul(g).muli(0.001));
        INDArray size = sqrt(v.div(1 - Math.pow(0.999, t))).addi(1e-8);
        theta.subi(m.div(size).muli(
                learningRate / (1 - Math.pow(0.9, t))));
    }
    // end::adam[]

    // tag::costs[]
    /** Measures what an operation, pi and an update cost for T states. */
    private Costs costs(Views theta, Network network) {
        var one = new Episode<Integer>();
        one.add(new float[4], 0, new Step(new float[4], 1, true, false));
        IntFunction<Episode<Integer>> episode =
                t -> Episode.join(Collections.nCopies(t, one));
        INDArray mv = new SavedVector(2 * 386).numbers();
        var adam = new Adam(network, learningRate);
        var costs = new Costs(1, 20, 200, 2000);
        costs.add("x.mmul(w)", t -> Nd4j.ones(t, 16),
                x -> x.mmul(theta.w[1]));
        costs.add("x.addiRowVector(b)", t -> Nd4j.ones(t, 16),
                x -> x.addiRowVector(theta.b[1]));
        costs.add("pi by hand", episode, e -> forward(theta, e.states()));
        costs.add("pi by Network", episode, e -> Categorical.softmax(
                network.forward(e.states())));
        // With advantages of 0, an update leaves the parameters as they are.
        costs.add("update by hand", episode, e -> adam(theta.all,
                gradient(theta, e, new double[e.length()]), mv, 1));
        costs.add("update by Network", episode, e -> learn(network, adam, e,
                new double[e.length()]));
        return costs;
    }
    // end::costs[]
}
/*
 * 1  In Views, add .dup(), a copy, after reshape(...). What still learns? Why?
 * 2  Which operations could end in "i" and do not? Where would that be wrong?
 * 3  A run has 60,000 actions and 250 updates. What takes most of its time?
 */
