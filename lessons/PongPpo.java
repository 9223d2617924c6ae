///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Pong from pixels by PPO, with a convolutional network
//JAVA 17+
//SOURCES ../shared/Shared.java

/*
 * Pong from pixels, by PPO
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

@Command(name = "PongPpo", header = "Proximal policy optimisation plays Pong")
public class PongPpo implements Lesson {
    static final int GAMES = 16;
    static final int ACTIONS = 6;        // the output behind their logits is v

    /** What learns. */
    enum Eyes { CONV, DENSE }

    // tag::settings[]
    @Option(names = "--network", defaultValue = "conv", description = "conv:"
            + " sees two pictures, dense: sees what changed") Eyes eyes;
    @Option(names = "--steps", defaultValue = "128", description = "T of each"
            + " game for an update") @Range(from = 1, to = 10_000) int steps;
    @Option(names = "--epochs", defaultValue = "4", description = "how often"
            + " they are learned from") @Range(from = 1, to = 100) int epochs;
    @Option(names = "--minibatch", defaultValue = "512", description = "steps"
            + " learned from at once") @Range(from = 1, to = 1_000_000)
    int minibatch;
    @Option(names = "--clip", defaultValue = "0.2", description = "epsilon, how"
            + " far pi may move") @Range(above = 0, to = 1) double clip;
    @Option(names = "--gamma", defaultValue = "0.97", description = "discount")
    @Range(from = 0, to = 1) double gamma;
    @Option(names = "--lambda", defaultValue = "0.95", description = "1: the"
            + " return that came, 0: one reward and a guess of the rest")
    @Range(from = 0, to = 1) double lambda;
    @Option(names = "--entropy", defaultValue = "0.01", description = "b, what"
            + " doubt is worth") @Range(from = 0, to = 10) double bonus;
    @Option(names = "--learning-rate", defaultValue = "0.001", description =
            "alpha") @Range(above = 0, to = 1) double alpha;
    @Option(names = "--practice", defaultValue = "0", description = "how many"
            + " of the 16 play until they lose a point")
    @Range(from = 0, to = 15) int practice;
    @Option(names = "--patience", defaultValue = "400", description = "a game"
            + " without a point for so many steps is given up as lost")
    @Range(from = 1, to = 20_000) int patience;
    @Option(names = "--updates", defaultValue = "1000", description = "number")
    @Range(from = 1, to = 1_000_000) int updates;
    // end::settings[]

    static final double FLOOR = Double.parseDouble(System.getProperty("floor", "0.2"));
    static final double LR_END = Double.parseDouble(System.getProperty("lrend", "0.2"));
    static final double B_END = Double.parseDouble(System.getProperty("bend", "0.1"));
    static final double VALUE = Double.parseDouble(System.getProperty("value", "0.5"));
    static final double NORM = Double.parseDouble(System.getProperty("norm", "0.5"));
    static final double GOAL = Double.parseDouble(System.getProperty("goal", "20"));

    public static void main(String[] args) {
        Lessons.run(new PongPpo(), args);
    }

    @Override
    public Goal goal(String variant) {
        return new Goal(100, GOAL);
    }

    Network network(RandomGenerator random) {
        return eyes == Eyes.DENSE ? new Network(random,
                dense(6400, 128), RELU, dense(128, ACTIONS + 1))
                : new Network(random, conv(80, 80, 2, 32, 7, 4), RELU,
                conv(19, 19, 32, 64, 7, 4), RELU,
                dense(4 * 4 * 64, 128), RELU, dense(128, ACTIONS + 1));
    }

    final Environment<Integer> world(int player) {
        return player < GAMES - practice ? world() : new SuddenDeath(world());
    }

    Environment<Integer> world() {
        return new Pong(4, patience, eyes == Eyes.CONV ? PongSight.BOTH
                : PongSight.CHANGE);
    }

    // tag::train[]
    @Override
    public void train(Run run) {
        var network = network(run.random("network"));
        var trainer = Trainer.of(network, alpha, minibatch, run::parallel);
        run.keep("network", network);
        run.keep("trainer", trainer);
        var players = Player.several(run, GAMES, this::world);
        run.show(() -> (Pong) world(), network, PongPpo::best, PongView::new);
        double[] score = new double[1];
        while (run.running(updates)) {
            double losing = losing(run.meanReturn());
            trainer.learningRate(alpha * (LR_END + (1 - LR_END) * losing));
            double b = bonus * (B_END + (1 - B_END) * losing);
            var played = new Moment[GAMES][];
            run.parallel(GAMES, i ->
                    played[i] = play(network, players.get(i)));
            Moment[] moments = Stream.of(played).flatMap(Stream::of)
                    .toArray(Moment[]::new);
            double unit = Math.max(FLOOR, std(Stream.of(moments).mapToDouble(m -> m.advantage).toArray()));
            double mean = FLOOR > 100 ? 0 : mean(Stream.of(moments).mapToDouble(m -> m.advantage).toArray());
            if (FLOOR > 100) unit = 1;
            var random = new Random(players.get(0).random().nextLong());
            var doubt = new double[moments.length];
            for (int epoch = 0; epoch < epochs; epoch++) {
                Collections.shuffle(Arrays.asList(moments), random);
                for (int from = 0; from < moments.length; from += minibatch) {
                    Moment[] some = Arrays.copyOfRange(moments, from, Math.min(moments.length, from + minibatch));
                    int start = from;
                    double u = unit;
                    trainer.step(Stream.of(some).map(Moment::state).toArray(int[][]::new),
                            (i, y) -> gradient(some[i], y, b, u, mean, some.length, doubt, start + i), NORM);
                }
            }
            players.subList(0, GAMES - practice).forEach(Player::report);
            players.forEach(Player::practised);
            run.record("entropy", mean(doubt));
            run.record("deviation", unit);
            run.record("m100", run.meanReturn());
        }
    }
    // end::train[]

    record Moment(int[] state, int action, double pi, double advantage, double target) {
    }

    Moment[] play(Network network, Player player) {
        var states = new int[steps][];
        var y = new float[steps][];
        var pi = new double[steps];
        var actions = new int[steps];
        var next = new Step[steps];
        for (int t = 0; t < steps; t++) {
            states[t] = player.places();
            y[t] = network.forward(states[t]);
            float[] p = pi(y[t]);
            actions[t] = sample(p, player.random());
            pi[t] = p[actions[t]];
            next[t] = player.step(actions[t]);
        }
        double[] a = advantages(network, y, next);
        var moments = new Moment[steps];
        for (int t = 0; t < steps; t++) {
            moments[t] = new Moment(states[t], actions[t], pi[t], a[t], a[t] + y[t][ACTIONS]);
        }
        return moments;
    }

    double[] advantages(Network network, float[][] y, Step[] next) {
        var advantages = new double[steps];
        double after = 0;
        for (int t = steps - 1; t >= 0; t--) {
            boolean over = next[t].terminated() || next[t].reward() != 0;
            boolean cut = over || next[t].truncated();
            double future = over ? 0
                    : cut && next[t].reward() == 0 ? -1
                    : cut || t + 1 == steps
                            ? network.forward(next[t].places())[ACTIONS]
                    : y[t + 1][ACTIONS];
            double delta = next[t].reward() + gamma * future - y[t][ACTIONS];
            after = delta + (cut ? 0 : gamma * lambda * after);
            advantages[t] = after;
        }
        return advantages;
    }

    float[] gradient(Moment m, float[] y, double b, double unit, double mean, int n, double[] doubt, int at) {
        float[] pi = pi(y);
        double advantage = (m.advantage - mean) / unit;
        double ratio = pi[m.action] / m.pi;
        boolean far = advantage > 0 ? ratio > 1 + clip : ratio < 1 - clip;
        double entropy = entropy(pi);
        doubt[at] = entropy;
        var gradient = new float[ACTIONS + 1];
        for (int a = 0; a < ACTIONS; a++) {
            int onehot = a == m.action ? 1 : 0;
            double d = pi[a] * (Math.log(pi[a] + 1e-30) + entropy);
            gradient[a] = (float) (((far ? 0 : (pi[a] - onehot) * advantage * ratio)
                    + b * d) / n);
        }
        gradient[ACTIONS] = (float) (2 * VALUE * (y[ACTIONS] - m.target) / n);
        return gradient;
    }

    double losing(double running) {
        return Double.isNaN(running) ? 1
                : Math.max(0, Math.min(1, (18 - running) / 39));
    }

    static float[] pi(float[] y) {
        return softmax(Arrays.copyOf(y, ACTIONS));
    }

    static int best(Network network, float[] state, RandomGenerator random) {
        return argmax(pi(network.forward(state)));
    }
}
