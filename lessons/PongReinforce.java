///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Pong from pixels by REINFORCE with a convolutional network
//JAVA 17+
//SOURCES ../shared/Prelude.java

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
 * What to expect: next to nothing. After 250 games, in less than half a minute,
 * seeds 0 and 1 lose their last hundred by 20.4 and 20.6 points on average; who
 * never learned anything, by 20.4. One game says little about a thousand
 * actions, 0.00003 of it is less, and without a baseline good actions of a lost
 * game are blamed with the bad ones. Mean scores of 100 games with seed 0:
 *     games so far                                      250    500   1000
 *     as it is                                        -20.4  -20.2  -19.1
 *     --until-point                                   -20.7  -20.4  -18.7
 *     --until-point --learning-rate 0.0001            -20.4  -19.0  -10.7
 *       and --gamma 0.97 --batch 256                  -20.4  -19.9  -14.6
 *     --until-point --learning-rate 0.0003
 *         --games-per-update 8                        -21.0  -21.0  -21.0
 * (--updates 1000, or 125 of 8 games; some three minutes.) Returns that end at
 * a point and three times the rate do mend it, slowly. More games for an update
 * do not, at ten times the rate: it is soon sure of the wrong thing, and who is
 * sure tries nothing else. PongPpo.java plays to win with this network.
 * Of a game of more than 2000 steps, the first 2000 are learned from. To see
 * what was learned beside agents that can play: PongEvaluate.java.
 */

import static shared.networks.Activation.*;
import static shared.learning.Categorical.*;
import static shared.networks.Conv.conv;
import static shared.networks.Dense.dense;
import static shared.learning.Statistics.*;

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
    static final int CAPACITY = 2000;    // of a longer game, the first steps
    static final int ACTIONS = 6;

    // tag::settings[]
    @Setting(help = "discount factor", from = 0, to = 1)
    double gamma = 0.99;
    @Setting(help = "ends returns at a point; without it, each point counts for"
            + " all steps before it")
    boolean untilPoint;
    @Setting(help = "alpha, the size of Adam's steps", above = 0, to = 1)
    double learningRate = 0.00003;
    @Setting(help = "moments in a minibatch; 0: all", from = 0, to = 1_000_000)
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
        return List.of(new Plot("Score", "game", "points")
                        .faint("of a game", "return", "")
                        .mean("mean of the last 100", "mean return", ""),
                new Plot("The last game", "step", "")
                        .trace("returns, gamma 0.99", "returns", "")
                        .trace("gamma 0.9", "short returns", "")
                        .trace("rewards", "rewards", ""));
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

    @Override
    public void train(Run run) {
        var world = new Pong(PongObservation.TWO_FRAMES);
        var network = network(run.random("network"));
        var trainer = Trainer.of(network, learningRate, batch, run::parallel);
        run.keep("network", network);
        run.keep("adam", trainer);
        run.show(() -> new Pong(PongObservation.TWO_FRAMES), network,
                PongReinforce::act, PongView::new);
        introduce(run, network);
        // tag::train[]
        while (run.running(updates)) {
            RandomGenerator random = run.random();
            var played = new ArrayList<List<Moment>>();
            for (int i = 0; i < gamesPerUpdate; i++) {
                played.add(play(run, world, network, random));
            }
            List<Moment> moments = played.stream().flatMap(List::stream)
                    .toList();
            double[] g = normalise(played.stream().flatMapToDouble(game ->
                    DoubleStream.of(returns(game, gamma))).toArray());
            int size = batch == 0 ? g.length : batch;
            for (int[] some : Trainer.minibatches(g.length, size, random)) {
                learn(trainer, moments, g, some);
            }
            plot(run, played.get(0));
        }
        // end::train[]
    }

    // tag::play[]
    /** What was seen, what was done, and what that earned at once. */
    record Moment(int[] state, int action, double reward) { }

    /** Plays a game, its actions drawn from the policy. */
    static List<Moment> play(Run run, Pong world, Network network,
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
        run.say("[%.1f] #%d: %d%s, %.0f", run.seconds(), run.episodes(),
                length, length > CAPACITY ? " (" + CAPACITY + " kept)" : "",
                score);
        return moments;
    }
    // end::play[]

    // tag::returns[]
    /** G_t = r_t+1 + gamma G_t+1, from the last moment to the first. */
    double[] returns(List<Moment> game, double gamma) {
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

    // tag::learn[]
    /** A step down the gradient of - mean G_t ln pi(a_t|s_t). */
    static void learn(Trainer trainer, List<Moment> moments, double[] g,
            int[] some) {
        int[][] states = IntStream.of(some).mapToObj(t -> moments.get(t).state)
                .toArray(int[][]::new);
        trainer.step(states, (i, logits) -> gradient(logits,
                moments.get(some[i]).action, g[some[i]] / some.length));
    }

    /** Of - weight ln pi(action) with respect to the logits. */
    static float[] gradient(float[] logits, int action, double weight) {
        float[] gradient = softmax(logits);
        gradient[action] -= 1;
        for (int a = 0; a < ACTIONS; a++) {
            gradient[a] *= (float) weight;
        }
        return gradient;
    }
    // end::learn[]

    // tag::look[]
    /** What there is to see before it has learned anything. */
    static void introduce(Run run, Network network) {
        run.say(network.summary());
        float[] pi = softmax(network.forward(
                new Pong(PongObservation.TWO_FRAMES).reset(0).places()));
        run.say("pi(a|s) of a first moment: " + Arrays.toString(pi));
    }

    /** A game's rewards, and what two discounts make of them. */
    void plot(Run run, List<Moment> game) {
        run.trace("rewards", game.stream().mapToDouble(Moment::reward)
                .toArray());
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
 * 1  How many numbers would the first layer have if it were dense?
 * 2  --batch 0: one step of Adam for a game. How does the score's curve change?
 * 3  With --gamma 0.9, how long before a point does an action still count?
 */
