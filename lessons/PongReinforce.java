///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Pong from pixels by REINFORCE with a convolutional network
//JAVA 17+
//SOURCES ../shared/Shared.java

/*
 * Pong from pixels, by REINFORCE
 *
 * The agent sees two pictures of 80 x 80 cells, of now and of its last action.
 * A convolution slides 32 small filters over them; they see the same wherever
 * they are. A second one looks at what they found, and 128 units at all of it:
 *     conv 32 7x7/4, relu, conv 64 7x7/4, relu, dense 128, relu, dense 6
 *
 * Then all is as with the pole: play a game, compute the returns, make actions
 * with a high return more probable. With returns normalised to mean 0 and
 * deviation 1, one learns from the moments in any order, 32 at a time:
 *     theta <- theta + alpha grad 1/32 sum_t G_t ln pi(a_t|s_t, theta)
 *
 *     jbang lessons/PongReinforce.java
 *
 * What to expect: next to nothing. After 250 games, half a minute, seeds 0 and
 * 1 lose their last hundred by 20.2 and 20.7 points on average; who never
 * learned anything, by 20.4. A single game says little about a thousand
 * actions, and without a baseline good actions of a lost game are blamed with
 * the bad ones. To learn faster from that (--learning-rate 0.0003) is to be
 * sure of the wrong thing sooner: -21. With that rate, returns that end at a
 * point (--until-point) do not mend it, -20.7, nor do they with eight games at
 * once (--games-per-update 8 --updates 60), -21. What does is to judge each
 * action by what was expected of its moment, as PongActorCritic.java does.
 */

import static shared.networks.Activation.*;
import static shared.networks.Categorical.*;
import static shared.networks.Conv.conv;
import static shared.networks.Dense.dense;
import static shared.networks.Statistics.*;

import java.util.*;
import java.util.random.RandomGenerator;
import java.util.stream.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shared.environments.*;
import shared.networks.*;
import shared.running.*;

@Command(name = "PongReinforce", header = "REINFORCE plays Pong from pixels")
public class PongReinforce implements Lesson {
    static final int CAPACITY = 2000;    // of a longer game, the first steps
    static final int PARTS = 2;          // of a batch, for two threads
    static final int ACTIONS = 6;

    // tag::settings[]
    @Option(names = "--gamma", defaultValue = "0.99", description = "discount")
    @Range(from = 0, to = 1) double gamma;
    @Option(names = "--until-point", description = "returns end at a point;"
            + " without it, each one counts for all that went before")
    boolean untilPoint;
    @Option(names = "--learning-rate", defaultValue = "0.00003", description =
            "alpha") @Range(above = 0, to = 1) double alpha;
    @Option(names = "--batch", defaultValue = "32", description = "moments for"
            + " a step of Adam; 0: all") @Range(from = 0, to = 1_000_000)
    int batch;
    @Option(names = "--games-per-update", defaultValue = "1", description =
            "games to learn from at once") @Range(from = 1, to = 1000)
    int games;
    @Option(names = "--updates", defaultValue = "250", description = "number")
    @Range(from = 1, to = 1_000_000) int updates;
    // end::settings[]

    public static void main(String[] args) {
        Lessons.run(new PongReinforce(), args);
    }

    @Override
    public Goal goal(String variant) {
        return new Goal(100, 20);
    }

    // tag::network[]
    /** 235,558 numbers; what comes out are the logits of pi(.|s). */
    static Network network(RandomGenerator random) {
        return new Network(random,
                conv(80, 80, 2, 32, 7, 4), RELU,
                conv(19, 19, 32, 64, 7, 4), RELU,
                dense(4 * 4 * 64, 128), RELU, dense(128, ACTIONS));
    }
    // end::network[]

    // tag::train[]
    @Override
    public void train(Run run) {
        var world = Pong.seen(PongSight.BOTH);
        var network = network(run.random("network"));
        var adam = new Adam(network, alpha, run::parallel);
        run.keep("network", network);
        run.keep("adam", adam);
        run.show(() -> Pong.seen(PongSight.BOTH), network, PongReinforce::act,
                PongView::new);
        var passes = new Pass[PARTS];
        Arrays.setAll(passes, part -> new Pass(network, (batch + 1) / PARTS));

        while (run.running(updates)) {
            var moments = new ArrayList<Moment>();
            var g = DoubleStream.empty();
            RandomGenerator random = null;
            for (int i = 0; i < games; i++) {
                random = run.random();
                List<Moment> game = play(run, world, network, random);
                moments.addAll(game);
                g = DoubleStream.concat(g, DoubleStream.of(returns(game)));
            }
            double[] weights = normalise(g.toArray());
            for (int[] some : batches(moments.size(), random)) {
                adam.step(gradient(run, network, passes, moments, weights,
                        some));
            }
        }
    }
    // end::train[]

    // tag::play[]
    /** What was seen, what was done, and what that earned at once. */
    record Moment(int[] state, int action, double reward) { }

    /** Plays a game, its actions drawn from the policy. */
    List<Moment> play(Run run, Pong world, Network network,
            RandomGenerator random) {
        var moments = new ArrayList<Moment>();
        Step step = world.reset(random.nextLong());
        double score = 0;
        int length = 0;
        for (; !step.done(); length++) {
            int[] state = step.places();
            int action = sample(softmax(network.forward(state)), random);
            step = world.step(action);
            score += step.reward();
            if (length < CAPACITY) {
                moments.add(new Moment(state, action, step.reward()));
            }
        }
        run.record(score, length);
        return moments;
    }
    // end::play[]

    // tag::returns[]
    /** G_t = r_t+1 + gamma G_t+1, from the last moment to the first. */
    double[] returns(List<Moment> game) {
        var returns = new double[game.size()];
        double g = 0;
        for (int t = returns.length - 1; t >= 0; t--) {
            double reward = game.get(t).reward;
            g = reward + (untilPoint && reward != 0 ? 0 : gamma * g);
            returns[t] = g;
        }
        return returns;
    }
    // end::returns[]

    // tag::batches[]
    /** The numbers from 0 to n - 1, each once, shuffled, some at a time. */
    List<int[]> batches(int n, RandomGenerator random) {
        var numbers = new ArrayList<Integer>();
        for (int t = 0; t < n; t++) {
            numbers.add(t);
        }
        Collections.shuffle(numbers, new Random(random.nextLong()));
        int size = batch == 0 ? n : batch;
        var batches = new ArrayList<int[]>();
        for (int from = 0; from < n; from += size) {
            batches.add(numbers.subList(from, Math.min(n, from + size))
                    .stream().mapToInt(t -> t).toArray());
        }
        return batches;
    }
    // end::batches[]

    // tag::gradient[]
    /** Of - mean G_t ln pi(a_t|s_t), in two threads. */
    static float[] gradient(Run run, Network network, Pass[] passes,
            List<Moment> moments, double[] weights, int[] batch) {
        var gradients = new float[PARTS][network.parameters().size()];
        run.parallel(PARTS, part -> {
            int[] mine = Arrays.copyOfRange(batch, batch.length * part / PARTS,
                    batch.length * (part + 1) / PARTS);
            if (mine.length > 0) {
                float[][] y = passes[part].forward(Arrays.stream(mine)
                        .mapToObj(t -> moments.get(t).state)
                        .toArray(int[][]::new));
                for (int i = 0; i < mine.length; i++) {
                    y[i] = logitGradient(y[i], moments.get(mine[i]).action,
                            weights[mine[i]] / batch.length);
                }
                gradients[part] = passes[part].backward(y);
            }
        });
        return sum(gradients[0], gradients[1]);
    }

    /** Of - weight ln pi(action): (pi - onehot) weight. */
    static float[] logitGradient(float[] logits, int action, double weight) {
        float[] gradient = softmax(logits);
        gradient[action] -= 1;
        for (int a = 0; a < ACTIONS; a++) {
            gradient[a] *= (float) weight;
        }
        return gradient;
    }
    // end::gradient[]

    /** Draws an action from pi(.|s). */
    static int act(Network network, float[] state, RandomGenerator random) {
        return sample(softmax(network.forward(state)), random);
    }
}
/*
 * 1  How many numbers would the first layer have if it were dense?
 * 2  --batch 0: one step of Adam for a game. How does the score's curve change?
 * 3  With --gamma 0.9, how long before a point does an action still count?
 */
