///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Pong from pixels: actor and critic, 16 games at once
//JAVA 17+
//SOURCES ../shared/Shared.java

/*
 * Pong from pixels
 *
 * The agent sees which of 80 x 80 cells have lit up or gone dark since its last
 * action. From 200 features of that, h = relu(W s), follow both what it does,
 * pi(a|s), and what it expects, v(s). Three things are new. Actor and critic
 * share a network, and learn in one step. 16 games are played side by side, so
 * that no update hears of one story alone. And T steps of each are enough for
 * an update: what comes later, v foretells (bootstrapping),
 *     A_t  = delta_t + gamma lambda A_t+1,  delta_t = r_t+1 + gamma v_t+1 - v_t
 *     loss = - sum_t A_t ln pi(a_t|s_t) / 16 + mean_t (A_t)^2 - b mean_t H_t
 * with H the entropy of pi, for who is too sure too early learns no more (Mnih
 * et al., "Asynchronous methods for deep reinforcement learning", 2016).
 *
 *     jbang lessons/PongActorCritic.java
 *
 * WHAT TO EXPECT
 */

import static shared.networks.Activation.*;
import static shared.networks.Categorical.*;
import static shared.networks.Dense.dense;

import java.util.*;
import java.util.random.RandomGenerator;
import java.util.stream.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shared.environments.*;
import shared.networks.*;
import shared.running.*;

@Command(name = "PongActorCritic", header = "Actor and critic play Pong")
public class PongActorCritic implements Lesson {
    static final int GAMES = 16;
    static final int PARTS = 2;          // of the games, for two threads
    static final int ACTIONS = 6;        // the output behind their logits is v

    // tag::settings[]
    enum Point { END, STEP }
    @Option(names = "--point", defaultValue = "end", description =
            "is the end of what led to it, or a step like any other")
    Point point;
    @Option(names = "--steps", defaultValue = "25", description = "T of each"
            + " game for an update") @Range(from = 1, to = 10_000) int steps;
    @Option(names = "--gamma", defaultValue = "0.97", description = "discount")
    @Range(from = 0, to = 1) double gamma;
    @Option(names = "--lambda", defaultValue = "0.95", description = "1: the"
            + " return that came, 0: one reward and a guess of the rest")
    @Range(from = 0, to = 1) double lambda;
    @Option(names = "--entropy", defaultValue = "0.03", description = "b, what"
            + " doubt is worth") @Range(from = 0, to = 10) double bonus;
    @Option(names = "--learning-rate", defaultValue = "0.001", description =
            "alpha") @Range(above = 0, to = 1) double alpha;
    @Option(names = "--adam", defaultValue = "lazy", description = "lazy:"
            + " weights of cells that stay dark do not move; or dense")
    SparseAdam.Idle idle;
    @Option(names = "--updates", defaultValue = "12500", description = "number")
    @Range(from = 1, to = 1_000_000) int updates;
    // end::settings[]

    public static void main(String[] args) {
        Lessons.run(new PongActorCritic(), args);
    }

    @Override
    public Goal goal(String variant) {
        return Goal.running(0.01, 20);
    }

    @Override
    public String notebook() {
        return "--point step --steps 50 --gamma 0.99 --lambda 1 --entropy 0.01"
                + " --adam dense";
    }

    @Override
    public List<Plot> plots() {
        return List.of(plot("Return", "return").level("solved: 20", 20)
                        .faint("mean of the last 16 games", "batch", "")
                        .mean("running mean", "running", ""),
                plot("Loss", "loss").mean("of the policy", "policy loss", "")
                        .mean("of the values", "value loss", ""),
                plot("Doubt", "entropy of pi").mean("", "entropy", ""));
    }

    private Plot plot(String title, String y) {
        return new Plot(title, "env steps", y).every(GAMES * steps).seconds();
    }

    @Override
    public void train(Run run) {
        var network = new Network(run.random("network"),
                dense(6400, 200), RELU, dense(200, ACTIONS + 1));
        var adam = new SparseAdam(network, alpha, idle, run::parallel);
        run.keep("network", network);
        run.keep("adam", adam);
        var players = Player.several(run, GAMES, this::world);
        var tapes = new Tape[PARTS];
        Arrays.setAll(tapes, i -> new Tape(network, GAMES / PARTS * steps));
        run.show(this::world, network, PongActorCritic::act, PongView::new);
        // tag::train[]
        while (run.running(updates)) {
            var rollouts = new Rollout[GAMES];
            run.parallel(PARTS, part -> {
                var gradient = new ArrayList<float[]>();
                for (int i = part; i < GAMES; i += PARTS) {
                    rollouts[i] = play(network, tapes[part], players.get(i));
                    gradient.addAll(gradient(rollouts[i]));
                }
                tapes[part].backward(gradient.toArray(float[][]::new));
            });
            adam.step(List.of(tapes), 1);
            players.forEach(Player::report);
            record(run, rollouts);
        }
        // end::train[]
        // Who has learned enough need not try anything any more.
        run.show(this::world, network, PongActorCritic::best, PongView::new);
    }

    // tag::play[]
    /** T steps of a game; losses: its part in those of policy and values. */
    record Rollout(int[] actions, float[][] pi, double[] advantages,
            double[] losses) {
    }

    Rollout play(Network network, Tape tape, Player player) {
        var y = new float[steps][];
        var pi = new float[steps][];
        var actions = new int[steps];
        var next = new Step[steps];
        for (int t = 0; t < steps; t++) {
            y[t] = tape.forward(player.places());
            pi[t] = pi(y[t]);
            actions[t] = sample(pi[t], player.random());
            next[t] = player.step(actions[t]);
        }
        return new Rollout(actions, pi, advantages(network, y, next),
                new double[3]);
    }
    // end::play[]

    // tag::advantages[]
    /** A_t = delta_t + gamma lambda A_t+1, delta = r + gamma v(s') - v(s). */
    double[] advantages(Network network, float[][] y, Step[] next) {
        var advantages = new double[steps];
        double after = 0;
        for (int t = steps - 1; t >= 0; t--) {
            boolean over = next[t].terminated()
                    || point == Point.END && next[t].reward() != 0;
            // What these steps do not tell, the critic must.
            double future = over ? 0 : t + 1 < steps && !next[t].truncated()
                    ? y[t + 1][ACTIONS]
                    : network.forward(next[t].places())[ACTIONS];
            double delta = next[t].reward() + gamma * future - y[t][ACTIONS];
            boolean cut = over || next[t].truncated();
            after = delta + (cut ? 0 : gamma * lambda * after);
            advantages[t] = after;
        }
        return advantages;
    }
    // end::advantages[]

    // tag::gradient[]
    /** d loss / d y of each step. */
    List<float[]> gradient(Rollout r) {
        int n = GAMES * steps;
        var gradient = new float[steps][ACTIONS + 1];
        for (int t = 0; t < steps; t++) {
            float[] pi = r.pi[t];
            double advantage = r.advantages[t];
            double entropy = entropy(pi);
            for (int a = 0; a < ACTIONS; a++) {
                int onehot = a == r.actions[t] ? 1 : 0;
                double doubt = pi[a] * (Math.log(pi[a] + 1e-30) + entropy);
                gradient[t][a] = (float) ((pi[a] - onehot) * advantage / GAMES
                        + bonus * doubt / n);
            }
            gradient[t][ACTIONS] = (float) (-2 * advantage / n);
            r.losses[0] -= advantage * Math.log(pi[r.actions[t]]) / GAMES;
            r.losses[1] += advantage * advantage / n;
            r.losses[2] += entropy / n;
        }
        return List.of(gradient);
    }
    // end::gradient[]

    void record(Run run, Rollout[] rollouts) {
        run.record("running", run.meanReturn());
        run.record("batch", run.meanReturn(GAMES));
        String[] names = {"policy loss", "value loss", "entropy"};
        for (int i = 0; i < names.length; i++) {
            int k = i;
            run.record(names[k], Stream.of(rollouts)
                    .mapToDouble(rollout -> rollout.losses[k]).sum());
        }
    }

    /** The first outputs are the logits of pi(.|s). */
    static float[] pi(float[] y) {
        return softmax(Arrays.copyOf(y, ACTIONS));
    }

    /** Draws an action. */
    static int act(Network network, float[] state, RandomGenerator random) {
        return sample(pi(network.forward(state)), random);
    }

    /** The most probable action. */
    static int best(Network network, float[] state, RandomGenerator random) {
        return argmax(pi(network.forward(state)));
    }

    /** A new game. */
    Environment<Integer> world() {
        return new Pong();
    }
}
