///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION A learned baseline: actor and critic land on the moon
//JAVA 17+
//SOURCES ../shared/Prelude.java

/*
 * A learned baseline
 *
 * How good was an action? As much as its return was better than what is usual
 * in that state. In three states a table can tell; above the moon a second
 * network does, the critic v(s). With it, a return need not be waited for:
 *     delta_t = r_t+1 + gamma v(s_t+1) - v(s_t)     a surprise
 *     A_t     = delta_t + gamma lambda A_t+1        and those that follow it
 * lambda 1 is the return less the baseline, lambda 0 one surprise alone
 * (Schulman et al., "High-dimensional continuous control using generalized
 * advantage estimation", 2016). The rest is Reinforce.java, but that it learns
 * every 500 steps, wherever episodes end, with an entropy bonus.
 *
 *     jbang lessons/ActorCritic.java --runs 10 --seed 7000
 *
 * What to expect of a million steps, half a minute a seed: all 10 seeds come to
 * a mean return of 200, after 0.36 million steps in the median; what they have
 * learned in the end returns 229 to 257 in new episodes. With --runs 2 and
 *     --lambda 1                    2 of 2 seeds come to 200, but later
 *     --lambda 0                    none; the last 100 episodes return 135
 *     --critic none --lambda 1      none; 116
 * The actions are drawn: the most probable ones alone may hover for ever.
 */

import static shared.networks.Activation.*;
import static shared.learning.Categorical.*;
import static shared.networks.Dense.dense;
import static shared.learning.Statistics.*;

import java.util.*;
import java.util.random.RandomGenerator;
import java.util.stream.*;
import shared.environments.*;
import shared.environments.lander.*;
import shared.learning.RunningMean;
import shared.networks.*;
import shared.options.*;
import shared.running.*;

@Title("Actor and critic on LunarLander-v3")
public class ActorCritic implements Lesson {
    static final int STEPS = 500;        // an update
    static final double SCALE = 0.01;    // of rewards, for the critic's sake

    // tag::settings[]
    enum Critic { LEARNED, NONE }
    @Setting(name = "critic", help = "v(s): learned, or none (0)")
    Critic kind = Critic.LEARNED;
    @Setting(help = "of GAE: 1 trusts returns, 0 the critic", from = 0, to = 1)
    double lambda = 0.95;
    @Setting(help = "discount factor", from = 0, to = 1)
    double gamma = 0.99;
    @Setting(help = "alpha at first; it falls to 0", above = 0, to = 1)
    double learningRate = 0.003;
    @Setting(help = "beta, the entropy coefficient", from = 0, to = 1)
    double entropyCoefficient = 0.01;
    @Setting(help = "number of updates", from = 1, to = 1_000_000)
    int updates = 2000;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new ActorCritic(), args);
    }

    @Override
    public Goal goal(String variant) {
        return new Goal(100, 200).onTheWay();
    }

    @Override
    public List<Plot> plots() {
        return List.of(Lesson.super.plots().get(0),
                new Plot("The last 500 steps", "step", "value")
                        .trace("the return that came", "came", "")
                        .trace("what the critic expected", "expected", ""),
                new Plot("What the critic foresees", "update",
                        "explained variance").mean("", "explained", ""));
    }

    @Override
    public void train(Run run) {
        var world = new LunarLander();
        var actor = new Network(run.random("actor"),
                dense(8, 64), RELU, dense(64, 4));
        var critic = new Network(run.random("critic"),
                dense(8, 64), RELU, dense(64, 1));
        var actorAdam = new Adam(actor, learningRate);
        var criticAdam = new Adam(critic, learningRate);
        run.keep("actor", actor);
        run.keep("critic", critic);
        run.keep("actorAdam", actorAdam);
        run.keep("criticAdam", criticAdam);
        var explained = new RunningMean(0.02);
        run.keep("explained", explained);
        var player = new Worker(run, world);
        run.keep("player", player);
        run.show(LunarLander::new, actor, ActorCritic::act);
        // tag::train[]
        while (run.running(updates)) {
            actorAdam.learningRate(learningRate * run.remaining());
            criticAdam.learningRate(learningRate * run.remaining());
            var states = new float[STEPS][];
            var actions = new int[STEPS];
            var next = new Step[STEPS];
            for (int t = 0; t < STEPS; t++) {
                states[t] = player.observation();
                actions[t] = act(actor, states[t], player.random());
                next[t] = player.step(actions[t]);
            }
            double[] v = values(critic, states);
            double[] vNext = values(critic, Stream.of(next)
                    .map(Step::observation).toArray(float[][]::new));
            double[] advantages = advantages(next, v, vNext, lambda);
            learn(actor, actorAdam, states, actions, normalise(advantages));
            learn(critic, criticAdam, states, sum(v, advantages));
            double[] g = sum(v, advantages(next, v, vNext, 1));
            run.trace("expected", v);
            run.trace("came", g);
            explained.add(explained(g, v));
            run.record("explained", explained.value());
        }
        // end::train[]
    }

    /** Draws an action from pi(.|s). */
    static int act(Network actor, float[] state, RandomGenerator random) {
        return sample(softmax(actor.forward(state)), random);
    }

    /** v(s) of each state; 0 without a critic. */
    double[] values(Network critic, float[][] states) {
        return kind == Critic.NONE ? new double[states.length]
                : Stream.of(critic.forward(states))
                        .mapToDouble(v -> v[0]).toArray();
    }

    // tag::advantages[]
    /** A_t = delta_t + gamma lambda A_t+1, delta = r + gamma v(s') - v(s). */
    double[] advantages(Step[] next, double[] v, double[] vNext,
            double lambda) {
        var advantages = new double[next.length];
        double after = 0;
        for (int t = next.length - 1; t >= 0; t--) {
            // Nothing comes after an end; where the clock cut off, or these
            // steps are over, the critic says what would have come.
            double future = next[t].terminated() ? 0 : vNext[t];
            double delta = SCALE * next[t].reward() + gamma * future - v[t];
            after = delta + (next[t].done() ? 0 : gamma * lambda * after);
            advantages[t] = after;
        }
        return advantages;
    }
    // end::advantages[]

    // tag::actor[]
    /** A step along grad mean_t A_t ln pi(a_t|s_t) + beta * entropy. */
    void learn(Network actor, Adam adam, float[][] states, int[] actions,
            double[] advantages) {
        double beta = entropyCoefficient;
        float[][] gradient = softmax(actor.forward(states));
        for (int t = 0; t < states.length; t++) {
            float[] pi = gradient[t].clone();
            double entropy = 0;
            for (float p : pi) {
                entropy -= p * Math.log(p + 1e-30);
            }
            for (int a = 0; a < pi.length; a++) {
                int onehot = a == actions[t] ? 1 : 0;
                gradient[t][a] = (float) (((pi[a] - onehot) * advantages[t]
                        + beta * pi[a] * (Math.log(pi[a] + 1e-30) + entropy))
                        / states.length);
            }
        }
        adam.step(actor.backward(gradient));
    }
    // end::actor[]

    // tag::critic[]
    /** Five times over, in parts: steps down the mean of (v(s) - G)^2. */
    static void learn(Network critic, Adam adam, float[][] states, double[] g) {
        for (int k = 0; k < 40; k++) {
            int part = k % 8;
            int[] some = IntStream.range(0, states.length)
                    .filter(t -> t % 8 == part).toArray();
            float[][] v = critic.forward(IntStream.of(some)
                    .mapToObj(t -> states[t]).toArray(float[][]::new));
            for (int i = 0; i < some.length; i++) {
                v[i][0] = (float) (2 * (v[i][0] - g[some[i]]) / some.length);
            }
            adam.step(critic.backward(v));
        }
    }
    // end::critic[]

    /** The share of the returns' variance that the critic foresaw. */
    static double explained(double[] g, double[] v) {
        double error = std(IntStream.range(0, g.length)
                .mapToDouble(t -> g[t] - v[t]).toArray()) / (std(g) + 1e-9);
        return 1 - error * error;
    }

    private static double[] sum(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(t -> x[t] + y[t])
                .toArray();
    }
}
