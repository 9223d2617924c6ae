///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION REINFORCE: a softmax policy learns to balance a pole (CartPole-v1)
//JAVA 17+
//SOURCES ../shared/Prelude.java

/*
 * REINFORCE
 *
 * A policy pi(a|s, theta) gives each action a probability in each state. Play
 * an episode with it; then make actions that were followed by more reward than
 * usual more probable, and the others less probable. That is all:
 *     theta <- theta + alpha * grad 1/T sum_t (G_t - b) ln pi(a_t|s_t, theta)
 *
 * with the return G_t = r_t+1 + gamma r_t+2 + gamma^2 r_t+3 + ... and the
 * baseline b, the usual return (Williams, 1992; Sutton and Barto,
 * "Reinforcement Learning", 2018, sections 13.3 and 13.4).
 *
 *     1  initialise theta                                        train
 *     2  for each episode:                                       train
 *     3      play s_0, a_0, r_1, ..., s_T-1, a_T-1, r_T with pi  play
 *     4      compute G_t for each step t                         returns
 *     5      compute the advantages G_t - b                      advantages
 *     6      take the step above                                 learn
 *
 * The world is CartPole-v1: push a cart left or right so that the pole on it
 * stays up; reward 1 per step, at most 500 steps. It is solved when the mean
 * return of 100 episodes in a row is 475.
 *
 *     jbang lessons/Reinforce.java
 *
 * What to expect with --runs 100 and              solved  episodes (median)
 *     the defaults                                   100  246
 *     --advantage return                              60  979
 *     --advantage normalised --learning-rate 0.01    100  301
 *     the same, --episodes 80 (--notebook)             0  mean return 29
 * Of 10,000 other seeds (--runs 10000 --seed 10000) 9,998 are solved, half of
 * them within 242 episodes, 9 in 10 within 333: 61,000 steps, 0.2 seconds.
 * Three things help: more than 80 episodes; a baseline from many of them, since
 * in a perfect episode all returns are equal; and an estimate of the rewards
 * missing from truncated episodes (without this estimate the median is 305).
 */

import static shared.learning.Categorical.*;
import static shared.learning.Statistics.*;
import static shared.networks.Activation.RELU;
import static shared.networks.Dense.dense;

import java.util.*;
import java.util.random.RandomGenerator;
import shared.environments.*;
import shared.learning.Episode;
import shared.learning.RunningMean;
import shared.networks.*;
import shared.options.*;
import shared.running.*;

@Title("REINFORCE on CartPole-v1")
public class Reinforce implements Lesson {
    // tag::settings[]
    enum Advantage { BASELINE, NORMALISED, RETURN }
    @Setting(help = "alpha, the size of Adam's steps", above = 0, to = 1)
    double learningRate = 0.0065;
    @Setting(help = "discount factor", from = 0, to = 0.9999)
    double gamma = 0.99;
    @Setting(help = "the advantage: baseline (G - b), normalised"
            + " ((G - mean) / deviation) or return (G)")
    Advantage advantage = Advantage.BASELINE;
    @Setting(help = "maximum number of episodes", from = 1, to = 1_000_000)
    int episodes = 1500;
    @Setting(help = "the mean return that counts as solved", from = 1, to = 500)
    double target = 475;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new Reinforce(), args);
    }

    @Override
    public Goal goal(String variant) {
        return new Goal(100, target);
    }

    @Override
    public void notebook() {
        learningRate = 0.01;
        advantage = Advantage.NORMALISED;
        episodes = 80;
    }

    // tag::train[]
    @Override
    public void train(Run run) {
        var world = new CartPole();
        var policy = run.keep("policy", new Network(run.random("policy"),
                dense(4, 16), RELU, dense(16, 16), RELU, dense(16, 2)));
        var adam = run.keep("adam", new Adam(policy, learningRate));
        var baseline = run.keep("baseline", new RunningMean(0.1));
        run.show(CartPole::new, policy, Reinforce::act);
        run.say("%s%n%s", world.observationSpace(), world.actionSpace());

        while (run.running(episodes)) {
            Episode<Integer> episode = play(world, policy, run.random());
            double[] g = returns(episode);
            learn(policy, adam, episode, advantages(g, baseline));
            run.record(episode);
        }
    }
    // end::train[]

    // tag::play[]
    /** Plays one episode, its actions drawn from the policy. */
    static Episode<Integer> play(CartPole world, Network policy,
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
    double[] returns(Episode<?> episode) {
        double[] reward = episode.rewards();
        var returns = new double[reward.length];
        // An episode that the time limit truncates would have gone on with a
        // reward of 1 per step: 1 + gamma + gamma^2 + ... = 1/(1 - gamma).
        double g = episode.truncated() ? 1 / (1 - gamma) : 0;
        for (int t = reward.length - 1; t >= 0; t--) {
            g = reward[t] + gamma * g;
            returns[t] = g;
        }
        return returns;
    }
    // end::returns[]

    // tag::advantages[]
    /** Returns G_t - b; if normalised, the size of returns has no effect. */
    double[] advantages(double[] returns, RunningMean baseline) {
        double b = switch (advantage) {
            case BASELINE -> baseline.value();
            case NORMALISED -> mean(returns);
            case RETURN -> 0;
        };
        double unit = advantage == Advantage.NORMALISED
                ? std(returns) + 1e-9 : 1;
        baseline.add(mean(returns));
        return Arrays.stream(returns).map(g -> (g - b) / unit).toArray();
    }
    // end::advantages[]

    // tag::learn[]
    /** Takes a step along grad 1/T sum_t (G_t - b) ln pi(a_t|s_t). */
    static void learn(Network policy, Adam adam,
            Episode<Integer> episode, double[] advantages) {
        float[][] pi = softmax(policy.forward(episode.states()));
        var gradient = new float[pi.length][2];
        for (int t = 0; t < pi.length; t++) {
            for (int a = 0; a < 2; a++) {
                // d(-ln pi(a_t)) / d logits is pi - onehot.
                float onehot = a == episode.actions().get(t) ? 1 : 0;
                gradient[t][a] = (float) ((pi[t][a] - onehot)
                        * advantages[t] / pi.length);
            }
        }
        adam.step(policy.backward(gradient));
    }
    // end::learn[]
}
/*
 * 1  (The notebook's 4.1, 4.2) Is the action space discrete or continuous? And
 *    the observation space? The first two lines of the output show both.
 * 2  In act, replace sample(..., random) by argmax(...), and run it with --runs
 *    10. What does it learn about actions that it never tries?
 * 3  Every reward is 1, so "G ln pi" makes every action more probable. How can
 *    it still learn (--advantage return)? Why must b not depend on a?
 *
 * A policy gradient needs a differentiable policy, which a maximum over values
 * is not; it also works if the agent sees only part of the state. REINFORCE is
 * on-policy (only fresh episodes count), model-free (it needs no transition
 * probabilities), Monte Carlo and offline: it updates after a whole episode.
 *            value-based (Q-learning, DQN)      policy-based (REINFORCE)
 *  learns    values, and from them the policy   the policy itself
 *  policy    deterministic: the maximum         deterministic or stochastic
 *  training  shorter: old steps are reused      longer: each step is used once
 *  actions   few and discrete                   discrete or continuous
 *  explores  by added randomness (epsilon)      by drawing actions, which fades
 *  target    reward + bootstrapped estimate     the observed return
 *            (biased, low variance)             (unbiased, high variance)
 */
