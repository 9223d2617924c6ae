///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Pong from pixels: actor and critic, 16 games at once
//JAVA 17+
//SOURCES ../shared/Prelude.java
//SOURCES PongTour.java

/*
 * Pong from pixels
 *
 * The agent sees which of 80 x 80 cells have lit up or gone dark since its last
 * action. 200 features of that, h = relu(W s), tell both what it does, pi(a|s),
 * and what it expects, v(s). New are one network for actor and critic, 16 games
 * at once, and T steps of each for an update, as v foretells the rest:
 *     A_t  = delta_t + gamma lambda A_t+1,  delta_t = r_t+1 + gamma v_t+1 - v_t
 *     loss = - sum_t A_t ln pi(a_t|s_t) / 16 + mean_t (A_t)^2 - beta mean_t H_t
 * with the entropy H of pi, as a policy that is sure too early learns no more
 * (Mnih et al., "Asynchronous methods for deep reinforcement learning", 2016).
 *
 *     jbang lessons/PongActorCritic.java --seed 600
 *     jbang lessons/PongActorCritic.java --tour       first: what is Pong?
 *
 * What to expect of seeds 600 to 609: a running reward of 20 on all ten, after
 * 2.2 million steps in the median, 4.2 at most; 7 and 16 seconds on two cores.
 * The most probable actions then win 21:0, or 21:1 at worst. Of 14 other seeds,
 * picked as hard ones, two (101, 301) do not get there in 5 million steps. Who
 * fails wins all rallies but one, always the same, and is too sure of what wins
 * the others to look for anything else. Hence beta and alpha begin high and
 * fall; and hence four players practise: they begin anew when they lose a
 * point, so that this rally comes soon again. Without them (--practice 0), 8 of
 * the ten come to 20.
 *
 * With --notebook --updates 4000, seed 1 does, after 2.8 million steps, seed 2
 * ends at 16, seed 3 is stuck at -21. The notebook forgot to learn from a
 * batch's last steps once game 0 was over, and left a game idle until all were
 * over; here the next one begins.
 */

import static shared.networks.Activation.*;
import static shared.learning.Categorical.*;
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

@Title("Actor and critic play Pong")
public class PongActorCritic implements Lesson {
    static final int GAMES = 16;
    static final int PARTS = 2;          // of the games, for two threads
    static final int ACTIONS = 6;        // the output behind their logits is v

    // tag::settings[]
    @Setting(help = "T, steps per game and update", from = 1, to = 10_000)
    int steps = 25;
    @Setting(help = "discount factor", from = 0, to = 1)
    double gamma = 0.97;
    @Setting(help = "of GAE: 1 trusts returns, 0 the critic", from = 0, to = 1)
    double lambda = 0.95;
    @Setting(help = "lets returns go on after a point")
    boolean acrossPoints;
    @Setting(help = "beta, the entropy coefficient", from = 0, to = 10)
    double entropyCoefficient = 0.05;
    @Setting(help = "alpha, the size of Adam's steps", above = 0, to = 1)
    double learningRate = 0.0015;
    @Setting(help = "keeps alpha and beta from falling as it wins more")
    boolean constant;
    @Setting(name = "adam", help = "lazy: moves the weights of lit cells alone;"
            + " dense: all weights")
    SparseAdam.Idle idle = SparseAdam.Idle.LAZY;
    @Setting(help = "how many games end at a lost point", from = 0, to = 15)
    int practice = 4;
    @Setting(help = "steps without a point after which a game is lost",
            from = 1, to = 20_000)
    int patience = 400;
    @Setting(help = "number of updates", from = 1, to = 1_000_000)
    int updates = 12_500;
    // end::settings[]

    public static void main(String[] args) {
        if (List.of(args).contains("--tour")) {
            PongTour.main(Stream.of(args).filter(arg -> !arg.equals("--tour"))
                    .toArray(String[]::new));
        }
        Launch.run(new PongActorCritic(), args);
    }

    @Override
    public Goal goal(String variant) {
        return Goal.running(0.01, 20);
    }

    @Override
    public void notebook() {
        steps = 50;
        gamma = 0.99;
        lambda = 1;
        acrossPoints = true;
        entropyCoefficient = 0.01;
        learningRate = 0.001;
        constant = true;
        idle = SparseAdam.Idle.DENSE;
        practice = 0;
        patience = 20_000;
    }

    @Override
    public List<Plot> plots() {
        return List.of(plot("Return", "running reward").level("solved: 20", 20)
                        .faint("mean of the last 16 games", "batch", ""),
                plot("Policy", "policy loss"), plot("Values", "value loss"),
                plot("Entropy", "entropy"));
    }

    private Plot plot(String title, String series) {
        return new Plot(title, "env steps", series).mean("", series, "")
                .every(GAMES * steps).seconds();
    }

    @Override
    public void train(Run run) {
        var network = new Network(run.random("network"),
                dense(6400, 200), RELU, dense(200, ACTIONS + 1));
        var adam = new SparseAdam(network, learningRate, idle, run::parallel);
        run.keep("network", network);
        run.keep("adam", adam);
        var players = Worker.several(run, GAMES, this::world);
        var tapes = new Tape[PARTS];
        Arrays.setAll(tapes, i -> new Tape(network, GAMES / PARTS * steps));
        run.show(Pong::new, network, PongActorCritic::best, PongView::new);
        // tag::train[]
        while (run.running(updates)) {
            double losing = losing(run.meanReturn());
            adam.learningRate(learningRate * (1 + losing) / 2);
            double beta = entropyCoefficient * (1 + 9 * losing) / 10;
            var losses = new double[PARTS][3];
            run.parallel(PARTS, part -> {
                var all = new ArrayList<float[]>();
                for (int i = part; i < GAMES; i += PARTS) {
                    Rollout r = play(network, tapes[part], players.get(i));
                    Collections.addAll(all, gradient(r, beta, losses[part]));
                }
                tapes[part].backward(all.toArray(float[][]::new));
            });
            adam.step(List.of(tapes), 1);
            players.subList(0, GAMES - practice).forEach(Worker::report);
            players.forEach(Worker::practised);
            record(run, losses);
        }
        // end::train[]
    }

    /** What one of the players plays. */
    final Environment<Integer> world(int player) {
        return player < GAMES - practice ? world() : new PongPractice(world());
    }

    /** A game to learn from. */
    Environment<Integer> world() {
        return new Pong(4, patience);
    }

    // tag::play[]
    /** T steps of a game. */
    record Rollout(float[][] pi, int[] actions, double[] advantages) {
    }

    Rollout play(Network network, Tape tape, Worker player) {
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
        return new Rollout(pi, actions, advantages(network, y, next));
    }
    // end::play[]

    // tag::advantages[]
    /** A_t = delta_t + gamma lambda A_t+1, delta = r + gamma v(s') - v(s). */
    double[] advantages(Network network, float[][] y, Step[] next) {
        var advantages = new double[steps];
        double after = 0;
        for (int t = steps - 1; t >= 0; t--) {
            boolean over = next[t].terminated()
                    || !acrossPoints && next[t].reward() != 0;
            boolean cut = over || next[t].truncated();
            // Who lets a rally drag on is told that it is lost. Of all else
            // that these steps do not tell, the critic must.
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
    // end::advantages[]

    // tag::gradient[]
    /** d loss / d y of each step; losses grow by these steps' share. */
    float[][] gradient(Rollout r, double beta, double[] losses) {
        int n = GAMES * steps;
        var gradient = new float[steps][ACTIONS + 1];
        for (int t = 0; t < steps; t++) {
            float[] pi = r.pi[t];
            double advantage = r.advantages[t];
            double entropy = entropy(pi);
            for (int a = 0; a < ACTIONS; a++) {
                int onehot = a == r.actions[t] ? 1 : 0;
                double dH = pi[a] * (Math.log(pi[a] + 1e-30) + entropy);
                gradient[t][a] = (float) ((pi[a] - onehot) * advantage / GAMES
                        + beta * dH / n);
            }
            gradient[t][ACTIONS] = (float) (-2 * advantage / n);
            losses[0] -= advantage * Math.log(pi[r.actions[t]]) / GAMES;
            losses[1] += advantage * advantage / n;
            losses[2] += entropy / n;
        }
        return gradient;
    }
    // end::gradient[]

    /** From 1, when all is lost, down to 0, when nearly all is won. */
    double losing(double running) {
        return constant || Double.isNaN(running) ? 1
                : Math.max(0, Math.min(1, (18 - running) / 39));
    }

    static void record(Run run, double[][] losses) {
        run.record("running reward", run.meanReturn());
        run.record("batch", run.meanReturn(GAMES));
        run.record("policy loss", losses[0][0] + losses[1][0]);
        run.record("value loss", losses[0][1] + losses[1][1]);
        run.record("entropy", losses[0][2] + losses[1][2]);
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
 * 1  Under the game stands v(s). Where does it begin to rise before a point?
 * 2  --across-points: a point is then no end. Why does learning take longer?
 * 3  Pull the slider back: what did it learn first, the paddle or the ball?
 */
