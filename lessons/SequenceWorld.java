///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Three states: REINFORCE over episodes, with a discount
//JAVA 17+
//SOURCES ../shared/Prelude.java

/*
 * Three states in a row
 *
 * An agent starts in state -1 and may go left, stay or go right. Staying in
 * state 1 earns 1 and ends the episode; any other step costs 0.05, so the best
 * return is 0.9. An action is judged by the discounted rewards that follow it:
 *     G_t = r_t+1 + gamma r_t+2 + gamma^2 r_t+3 + ...
 *     theta <- theta + alpha * grad sum_t (G_t - b) ln pi(a_t|s_t, theta)
 * The policy is a softmax of a linear layer. The notebook's loss has pi, not ln
 * pi; its gradient is not that of the expected return, but here it is faster.
 *
 *     jbang lessons/SequenceWorld.java
 * What to expect as the mean return of the last 100 of 500 episodes, 10 seeds:
 * 0.895; with --loss pi 0.899; with --hidden 8 0.900; with --notebook 0.882.
 */

import static shared.learning.Categorical.*;
import static shared.networks.Activation.RELU;
import static shared.networks.Dense.dense;

import java.util.*;
import java.util.random.RandomGenerator;
import shared.environments.*;
import shared.learning.*;
import shared.networks.*;
import shared.options.*;
import shared.running.*;

@Title("Three states in a row")
public class SequenceWorld implements Lesson {
    // tag::settings[]
    enum Loss { LOG, PI, BOTH }
    enum Baseline { NONE, OVERALL, STATE }
    @Setting(help = "log: -G ln pi; pi: -G pi, the notebook's; or both")
    Loss loss = Loss.LOG;
    @Setting(help = "b: none, the mean G overall, or of each state")
    Baseline baseline = Baseline.NONE;
    @Setting(help = "alpha of AdamW; the notebook's is 0.01", above = 0, to = 1)
    double learningRate = 0.05;
    @Setting(help = "discount factor", from = 0, to = 1)
    double gamma = 0.6;
    @Setting(help = "number of episodes", from = 1, to = 1_000_000)
    int episodes = 500;
    @Setting(help = "units of a hidden layer; 0: none", from = 0, to = 10_000)
    int hidden = 0;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new SequenceWorld(), args);
    }

    @Override
    public void notebook() {
        loss = Loss.PI;
        learningRate = 0.01;
    }

    @Override
    public List<String> variants() {
        return loss == Loss.BOTH ? List.of("log", "pi")
                : List.of(loss.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public int runs(String variant) {
        return 10;
    }

    @Override
    public List<Plot> plots() {
        var returns = new Plot("Return", "episode", "return").level("0.9", 0.9);
        var losses = new Plot("Loss", "episode", "loss");
        variants().forEach(name -> returns.mean(name, "return", name));
        variants().forEach(name -> losses.mean(name, "loss", name));
        var plots = new ArrayList<>(List.of(returns, losses));
        for (int s = -1; s <= 1; s++) {
            var pi = new Plot("State " + s, "episode", "pi").within(0, 1);
            names(s).forEach(name -> pi.mean(name, name, variants().get(0)));
            plots.add(pi);
        }
        return plots;
    }

    static List<String> names(int s) {
        return List.of("left in " + s, "stay in " + s, "right in " + s);
    }

    @Override
    public void train(Run run) {
        var world = new ThreeStates();
        var policy = run.keep("policy", hidden == 0
                ? new Network(run.random("policy"), dense(1, 3))
                : new Network(run.random("policy"), dense(1, hidden), RELU,
                        dense(hidden, 3)));
        var adam = run.keep("adam", new AdamW(policy, learningRate, 0.01));
        var means = new RunningMean[3];
        Arrays.setAll(means, i -> run.keep("baseline" + i,
                new RunningMean(0.1)));
        run.show(ThreeStates::new, policy, SequenceWorld::act);
        float[][] states = {{-1}, {0}, {1}};
        for (float[] s : states) {
            run.track(names((int) s[0]), () -> softmax(policy.forward(s)));
        }
        // tag::train[]
        while (run.running(episodes)) {
            Episode<Integer> episode = play(world, policy, run.random());
            double loss = learn(policy, adam, episode,
                    advantages(episode, means), run.variant().equals("log"));
            run.record("loss", loss);
            run.record(episode);
            run.result("loss", loss);
            run.result("total reward", episode.totalReward());
            run.result("actions", episode.actions());
        }
        // end::train[]
        run.result("pi", softmax(policy.forward(states)));
    }

    // tag::play[]
    /** Plays one episode, its actions drawn from the policy. */
    static Episode<Integer> play(ThreeStates world, Network policy,
            RandomGenerator random) {
        var episode = new Episode<Integer>();
        Step step = world.reset(random.nextLong());
        while (!step.done()) {
            float[] state = step.observation();
            int action = act(policy, state, random);
            step = world.step(action);
            episode.add(state, action, step);
        }
        return episode;
    }

    /** Draws an action from pi(.|s). */
    static int act(Network policy, float[] state, RandomGenerator random) {
        return sample(softmax(policy.forward(state)), random);
    }
    // end::play[]

    // tag::returns[]
    /** Returns G_t = r_t+1 + gamma G_t+1, computed from the last step back. */
    double[] returns(double[] reward) {
        double[] g = reward.clone();
        for (int t = g.length - 2; t >= 0; t--) {
            g[t] += gamma * g[t + 1];
        }
        return g;
    }
    // end::returns[]

    // tag::advantages[]
    /** Returns G_t - b for each step t; then updates b. */
    double[] advantages(Episode<?> episode, RunningMean[] means) {
        double[] g = returns(episode.rewards());
        var b = new RunningMean[g.length];
        Arrays.setAll(b, t -> means[baseline == Baseline.STATE
                ? 1 + (int) episode.states()[t][0] : 0]);
        var advantages = new double[g.length];
        Arrays.setAll(advantages, t -> g[t]
                - (baseline == Baseline.NONE ? 0 : b[t].value()));
        for (int t = 0; t < b.length; t++) {
            b[t].add(g[t]);
        }
        return advantages;
    }
    // end::advantages[]

    // tag::learn[]
    /** Takes a step down the loss, -sum_t A_t ln pi (or pi); returns it. */
    static double learn(Network policy, Adam adam,
            Episode<Integer> episode, double[] advantages, boolean log) {
        float[][] pi = softmax(policy.forward(episode.states()));
        List<Integer> actions = episode.actions();
        var gradient = new float[pi.length][3];
        double loss = 0;
        for (int t = 0; t < pi.length; t++) {
            double taken = pi[t][actions.get(t)];
            loss -= advantages[t] * (log ? Math.log(taken) : taken);
            double weight = advantages[t] * (log ? 1 : taken);
            for (int a = 0; a < 3; a++) {
                int onehot = a == actions.get(t) ? 1 : 0;
                gradient[t][a] = (float) (weight * (pi[t][a] - onehot));
            }
        }
        adam.step(policy.backward(gradient));
        return loss;
    }
    // end::learn[]
}
/*
 * 1  Why does it never learn to go right with --gamma 0? What changes with 1?
 * 2  The logits are linear in s. Which policies are impossible? Try --hidden 8.
 * 3  Which baseline, overall or state, narrows the band and speeds up learning?
 * 4  --loss both --learning-rate 0.01: in which world would pi learn worse?
 */
