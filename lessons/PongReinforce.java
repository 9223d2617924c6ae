///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Pong from pixels by REINFORCE with a convolutional network
//JAVA 17+
//SOURCES ../shared/Prelude.java

/*
 * Pong from pixels, by REINFORCE
 *
 * The state is two pictures of 80 x 80 cells: the present one and the one at
 * the last action. Two convolutions detect a pattern wherever it is in them:
 *     conv 32 7x7/4, relu, conv 64 7x7/4, relu, dense 128, relu, dense 6
 * The rest is as in Reinforce.java: play a game to its end (Monte Carlo), then
 * normalise its returns and learn from its steps in random order, 32 at a time:
 *     theta <- theta + alpha grad 1/32 sum_t G_t ln pi(a_t|s_t, theta)
 * The loss, -G ln pi, is a classifier's: a cross-entropy whose label is the
 * action taken and whose weight is its return G, an estimate of q(s, a).
 *
 *     jbang lessons/PongReinforce.java
 * What to expect: almost no progress, as in the notebook, where 250 games take
 * 15 minutes. Here they take half a minute; seeds 0 and 1 lose the last 100 by
 * 20.2 points on average, an untrained agent by 20.4. A return says little
 * about each of a thousand actions: if a game is lost, good actions are blamed
 * along with bad ones. PongPpo.java learns to win with this network.
 */

import static shared.learning.Categorical.*;
import static shared.learning.Minibatches.minibatches;
import static shared.learning.Returns.discounted;
import static shared.learning.Statistics.*;
import static shared.networks.Activation.RELU;
import static shared.networks.Conv.conv;
import static shared.networks.Dense.dense;

import java.util.*;
import java.util.random.RandomGenerator;
import java.util.stream.*;
import shared.environments.*;
import shared.environments.pong.*;
import shared.networks.*;
import shared.options.*;
import shared.playing.*;
import shared.running.*;

@Title("REINFORCE plays Pong from pixels")
public class PongReinforce implements Lesson {
    static final int CAPACITY = 2000;    // steps kept of a game: its first
    static final int ACTIONS = 6;

    // tag::settings[]
    @Setting(help = "discount factor", from = 0, to = 1)
    double gamma = 0.99;
    @Setting(help = "ends each return at the next point")
    boolean untilPoint;
    @Setting(help = "alpha, the size of Adam's steps", above = 0, to = 1)
    double learningRate = 0.00003;
    @Setting(help = "steps in a minibatch; 0: all", from = 0, to = 1_000_000)
    int batch = 32;
    @Setting(help = "games per update", from = 1, to = 1000)
    int gamesPerUpdate = 1;
    @Setting(help = "number of updates", from = 1, to = 1_000_000)
    int updates = 250;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new PongReinforce(), args);
    }

    @Override
    public Goal goal(String variant) {
        return new Goal(100, 20);
    }

    @Override
    public List<Plot> plots() {
        return List.of(Lesson.super.plots().get(0),
                new Plot("The last game", "step", "")
                        .trace("returns, gamma 0.99", "returns", "")
                        .trace("returns, gamma 0.9", "short returns", "")
                        .trace("rewards", "rewards", ""));
    }

    /** A network of 235,558 parameters; it returns the logits of pi(.|s). */
    static Network network(RandomGenerator random) {
        return new Network(random,
                conv(80, 80, 2, 32, 7, 4), RELU,
                conv(19, 19, 32, 64, 7, 4), RELU,
                dense(4 * 4 * 64, 128), RELU, dense(128, ACTIONS));
    }

    @Override
    public void train(Run run) {
        var world = new Pong(PongObservation.TWO_FRAMES);
        var network = run.keep("network", network(run.random("network")));
        var adam = run.keep("adam", new Adam(network, learningRate));
        var trainer = new Trainer(network, adam, run::parallel);
        run.show(() -> new Pong(PongObservation.TWO_FRAMES), network,
                PongReinforce::act, PongView::new);
        introduce(run, network);
        // tag::train[]
        while (run.running(updates)) {
            RandomGenerator random = run.random();
            var moments = new ArrayList<Moment>();
            var returns = DoubleStream.builder();
            for (int i = 0; i < gamesPerUpdate; i++) {
                List<Moment> game = play(run, world, network, random);
                plot(run, game);
                moments.addAll(game);
                DoubleStream.of(returns(game, gamma)).forEach(returns);
            }
            double[] g = normalise(returns.build().toArray());
            List<Integer> all = IntStream.range(0, g.length).boxed().toList();
            int size = batch == 0 ? g.length : batch;
            for (List<Integer> part : minibatches(all, size, random)) {
                learn(trainer, moments, g, part);
            }
        }
        // end::train[]
    }

    /** A step: the state, the action, and the reward for it. */
    record Moment(Sparse state, int action, double reward) { }

    // tag::play[]
    /** Plays a game, its actions drawn from the policy. */
    static List<Moment> play(Run run, Pong world, Network network,
            RandomGenerator random) {
        var moments = new ArrayList<Moment>();
        Step step = world.reset(random.nextLong());
        double score = 0;
        int length = 0;
        for (; !step.done(); length++) {
            Sparse state = step.sparse();
            int action = sample(softmax(network.forward(state)), random);
            step = world.step(action);
            score += step.reward();
            if (length < CAPACITY) {
                moments.add(new Moment(state, action, step.reward()));
            }
        }
        run.record(score, length);
        run.say("[%.1f] #%d: %d%s, %.0f", run.seconds(), run.episodes(),
                length, length > CAPACITY ? " (" + CAPACITY + " kept)" : "",
                score);
        return moments;
    }
    // end::play[]

    // tag::returns[]
    /** Returns G_t; with untilPoint, it has no reward after the next point. */
    double[] returns(List<Moment> game, double gamma) {
        double[] rewards = rewards(game);
        var end = new boolean[rewards.length];
        for (int t = 0; t < end.length; t++) {
            end[t] = untilPoint && rewards[t] != 0;
        }
        return discounted(rewards, end, gamma);
    }

    static double[] rewards(List<Moment> game) {
        return game.stream().mapToDouble(Moment::reward).toArray();
    }
    // end::returns[]

    // tag::learn[]
    /** Takes a step down -mean G_t ln pi(a_t|s_t), over a minibatch. */
    static void learn(Trainer trainer, List<Moment> moments, double[] g,
            List<Integer> part) {
        trainer.step(part, t -> moments.get(t).state, (t, logits) ->
                gradient(softmax(logits), moments.get(t).action,
                        g[t] / part.size(), 0));
    }
    // end::learn[]

    // tag::look[]
    /** Prints the network, and its policy before learning. */
    static void introduce(Run run, Network network) {
        run.say(network.summary());
        float[] pi = softmax(network.forward(
                new Pong(PongObservation.TWO_FRAMES).reset(0).sparse()));
        run.say("pi(a|s) in the first state: " + Arrays.toString(pi));
    }

    /** Plots a game's rewards, and its returns with two values of gamma. */
    void plot(Run run, List<Moment> game) {
        run.trace("rewards", rewards(game));
        run.trace("returns", returns(game, 0.99));
        run.trace("short returns", returns(game, 0.9));
    }
    // end::look[]

    /** Draws an action from pi(.|s). */
    static int act(Network network, float[] state, RandomGenerator random) {
        return sample(softmax(network.forward(state)), random);
    }
}
/*
 * 1  How many parameters would the first layer have if it were dense?
 * 2  --batch 0 takes one step of Adam per game. How does the curve change?
 * 3  With --gamma 0.9, how long before a point does an action still count?
 */
