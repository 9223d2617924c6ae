///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Pong from pixels by PPO, with a convolutional network
//JAVA 17+
//SOURCES ../shared/Prelude.java

/*
 * Pong from pixels, by PPO
 *
 * PongActorCritic learns from a moment once and forgets it, as the next policy
 * is another one. Proximal policy optimisation learns from 16 games of T steps
 * several times, for as long as pi(a|s) has not moved far from what it was: up
 * to a factor of 1 +- epsilon. Beyond it, there is nothing more to gain:
 *     ratio = pi(a|s) / pi_old(a|s)
 *     loss  = - mean min(ratio A, clip(ratio, 1 - epsilon, 1 + epsilon) A)
 *             + mean (v - v_old - A)^2 / 2 - beta mean H
 * with advantages A as there, normalised in the first line (Schulman et al.,
 * "Proximal policy optimization algorithms", 2017, equation 7).
 *
 *     jbang lessons/PongPpo.java --seed 714
 *     jbang lessons/PongPpo.java --network dense
 *
 * What to expect of seeds 710 to 714: a mean score of 100 games of 20 on all
 * five, after 0.45 to 1.2 million steps, 64 to 154 seconds on two cores; of 18
 * after 50 to 110 seconds. The most probable actions then win 21:0 (710: 20:1).
 * PongReinforce learned next to nothing with this network. What does it are the
 * critic, returns that end at a point, 16 games at once, and each moment used
 * three times; the clip is met in one of eight of them at first, in one of
 * twenty at the end.
 *
 * With --network dense, as in PongActorCritic, seeds 800 to 809 come to 18 on
 * all ten, after 0.5 to 1.3 million steps and 5 to 14 seconds, and nine of ten
 * to 20 within two million. PongCompare.java draws both algorithms.
 */

import static shared.networks.Activation.*;
import static shared.learning.Categorical.*;
import static shared.networks.Conv.conv;
import static shared.networks.Dense.dense;
import static shared.learning.Statistics.*;

import java.util.*;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import java.util.stream.*;
import shared.environments.*;
import shared.environments.pong.*;
import shared.networks.*;
import shared.options.*;
import shared.playing.*;
import shared.running.*;

@Title("Proximal policy optimisation plays Pong")
public class PongPpo implements Lesson {
    static final int GAMES = 16;
    static final int ACTIONS = 6;        // the output behind their logits is v

    // tag::settings[]
    enum Kind { CONV, DENSE }
    @Setting(name = "network", help = "conv: sees two pictures; dense: sees"
            + " what has changed")
    Kind kind = Kind.CONV;
    @Setting(help = "T, steps per game and update", from = 1, to = 10_000)
    int steps = 128;
    @Setting(help = "epochs over the steps of an update", from = 1, to = 100)
    int epochs = 3;
    @Setting(help = "moments in a minibatch", from = 1, to = 1_000_000)
    int minibatch = 256;
    @Setting(help = "epsilon", above = 0, to = 1)
    double clip = 0.2;
    @Setting(help = "discount factor", from = 0, to = 1)
    double gamma = 0.97;
    @Setting(help = "of GAE: 1 trusts returns, 0 the critic", from = 0, to = 1)
    double lambda = 0.95;
    @Setting(help = "beta; falls as it wins more", from = 0, to = 10)
    double entropyCoefficient = 0.01;
    @Setting(help = "alpha; falls as it wins more", above = 0, to = 1)
    double learningRate = 0.001;
    @Setting(help = "how many games end at a lost point", from = 0, to = 15)
    int practice = 4;
    @Setting(help = "steps without a point after which a game is lost",
            from = 1, to = 20_000)
    int patience = 400;
    @Setting(help = "number of updates", from = 1, to = 1_000_000)
    int updates = 1000;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new PongPpo(), args);
    }

    @Override
    public Goal goal(String variant) {
        return new Goal(100, 20);
    }

    @Override
    public List<Plot> plots() {
        return List.of(plot("Return", "mean of the last 100 games")
                        .faint("of the last 16", "batch", "")
                        .level("solved: 20", 20),
                plot("Policy", "share beyond the clip"),
                plot("Values", "value loss"), plot("Entropy", "entropy"));
    }

    private Plot plot(String title, String series) {
        return new Plot(title, "env steps", series).mean("", series, "")
                .every(GAMES * steps).seconds();
    }

    // tag::network[]
    /** Its outputs are six logits and v; the policy is PongReinforce's. */
    Network network(RandomGenerator random) {
        return kind == Kind.DENSE ? new Network(random,
                dense(80 * 80, 128), RELU, dense(128, ACTIONS + 1))
                : new Network(random, conv(80, 80, 2, 32, 7, 4), RELU,
                        conv(19, 19, 32, 64, 7, 4), RELU,
                        dense(4 * 4 * 64, 128), RELU,
                        dense(128, ACTIONS + 1));
    }
    // end::network[]

    @Override
    public void train(Run run) {
        var network = network(run.random("network"));
        var trainer = Trainer.of(network, learningRate, minibatch,
                run::parallel);
        run.keep("network", network);
        run.keep("adam", trainer);
        var players = Worker.several(run, GAMES, this::world);
        run.show(() -> new Pong(observation()), network, PongPpo::best,
                PongView::new);
        // tag::train[]
        while (run.running(updates)) {
            double less = (1 + losing(run.meanReturn())) / 2;
            trainer.learningRate(learningRate * less);
            var played = new Moment[GAMES][];
            run.parallel(GAMES, i ->
                    played[i] = play(network, players.get(i)));
            var batch = new Batch(played, entropyCoefficient * less);
            RandomGenerator random = players.get(0).random();
            for (int epoch = 0; epoch < epochs; epoch++) {
                for (int[] some : Trainer.minibatches(batch.moments.size(),
                        minibatch, random)) {
                    learn(trainer, batch, some);
                }
            }
            players.subList(0, GAMES - practice).forEach(Worker::report);
            players.forEach(Worker::practised);
            record(run, batch);
        }
        // end::train[]
    }

    PongObservation observation() {
        return kind == Kind.CONV ? PongObservation.TWO_FRAMES
                : PongObservation.DIFFERENCE;
    }

    /** What one of the players plays. */
    Environment<Integer> world(int player) {
        var game = new Pong(4, patience, observation());
        return player < GAMES - practice ? game : new PongPractice(game);
    }

    // tag::play[]
    /** What was seen, expected and done, and how much better that was. */
    record Moment(int[] state, float[] pi, double v, int action,
            double advantage) { }

    /** T steps of a game. */
    Moment[] play(Network network, Worker player) {
        var states = new int[steps][];
        var y = new float[steps][];
        var actions = new int[steps];
        var next = new Step[steps];
        for (int t = 0; t < steps; t++) {
            states[t] = player.places();
            y[t] = network.forward(states[t]);
            actions[t] = sample(pi(y[t]), player.random());
            next[t] = player.step(actions[t]);
        }
        double[] advantages = advantages(network, y, next);
        return IntStream.range(0, steps).mapToObj(t -> new Moment(states[t],
                pi(y[t]), y[t][ACTIONS], actions[t], advantages[t]))
                .toArray(Moment[]::new);
    }
    // end::play[]

    // tag::advantages[]
    /** A_t = delta_t + gamma lambda A_t+1, delta = r + gamma v(s') - v(s). */
    double[] advantages(Network network, float[][] y, Step[] next) {
        var advantages = new double[steps];
        double after = 0;
        for (int t = steps - 1; t >= 0; t--) {
            boolean over = next[t].terminated() || next[t].reward() != 0;
            boolean cut = over || next[t].truncated();
            // Who lets a rally drag on is told that it is lost.
            double future = over ? 0 : cut ? -1
                    : t + 1 < steps ? y[t + 1][ACTIONS]
                    : network.forward(next[t].places())[ACTIONS];
            double delta = next[t].reward() + gamma * future - y[t][ACTIONS];
            after = delta + (cut ? 0 : gamma * lambda * after);
            advantages[t] = after;
        }
        return advantages;
    }
    // end::advantages[]

    // tag::learn[]
    /** What is learned from in an update; how often the clip was met. */
    record Batch(List<Moment> moments, double[] a, double beta,
            LongAdder clipped) {
        Batch(Moment[][] played, double beta) {
            this(Stream.of(played).flatMap(Stream::of).toList(),
                    normalise(Stream.of(played).flatMap(Stream::of)
                            .mapToDouble(Moment::advantage).toArray()),
                    beta, new LongAdder());
        }
    }

    /** A step down the gradient of the loss of some moments. */
    void learn(Trainer trainer, Batch batch, int[] some) {
        int[][] states = IntStream.of(some).mapToObj(t ->
                batch.moments.get(t).state).toArray(int[][]::new);
        trainer.step(states, (i, y) ->
                gradient(batch, some[i], y, some.length), 0.5);
    }
    // end::learn[]

    // tag::gradient[]
    /** d loss / d y of moment t, one of n. */
    float[] gradient(Batch batch, int t, float[] y, int n) {
        Moment m = batch.moments.get(t);
        float[] pi = pi(y);
        double ratio = pi[m.action] / m.pi[m.action];
        boolean far = batch.a[t] > 0 ? ratio > 1 + clip : ratio < 1 - clip;
        double weight = far ? 0 : ratio * batch.a[t];
        double entropy = entropy(pi);
        var gradient = new float[ACTIONS + 1];
        for (int k = 0; k < ACTIONS; k++) {
            int onehot = k == m.action ? 1 : 0;
            double dH = pi[k] * (Math.log(pi[k] + 1e-30) + entropy);
            gradient[k] = (float) (((pi[k] - onehot) * weight
                    + batch.beta * dH) / n);
        }
        gradient[ACTIONS] = (float) ((y[ACTIONS] - m.v - m.advantage) / n);
        batch.clipped.add(far ? 1 : 0);
        return gradient;
    }
    // end::gradient[]

    /** From 1, when all is lost, down to 0, when nearly all is won. */
    static double losing(double score) {
        return Double.isNaN(score) ? 1
                : Math.max(0, Math.min(1, (18 - score) / 39));
    }

    void record(Run run, Batch batch) {
        run.record("mean of the last 100 games", run.meanReturn());
        run.record("batch", run.meanReturn(GAMES));
        run.record("share beyond the clip", batch.clipped.doubleValue()
                / epochs / batch.moments.size());
        run.record("value loss", mean(batch.moments.stream().mapToDouble(m ->
                m.advantage * m.advantage / 2).toArray()));
        run.record("entropy", mean(batch.moments.stream().mapToDouble(m ->
                entropy(m.pi)).toArray()));
    }

    /** The first outputs are the logits of pi(.|s). */
    static float[] pi(float[] y) {
        return softmax(Arrays.copyOf(y, ACTIONS));
    }

    /** The most probable action. */
    static int best(Network network, float[] state, RandomGenerator random) {
        return argmax(pi(network.forward(state)));
    }
}
/*
 * 1  --clip 1 --epochs 1: what is left of PPO? Which lesson is it then?
 * 2  --epochs 10: does it learn more from the same steps? Watch the clip.
 * 3  --network dense: as many steps, in a tenth of the time. What does the
 *    convolution buy, then? (Think of a paddle in a row never seen before.)
 */
