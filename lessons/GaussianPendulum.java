///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION REINFORCE with a Gaussian policy: a continuous torque swings a pendulum up
//JAVA 17+
//SOURCES ../shared/Shared.java

/*
 * A Gaussian policy
 *
 * A motor has no list of actions: it takes any torque. So the policy draws a
 * number, a ~ N(mu, sigma^2), and the network says which mu and which sigma.
 * Nothing else changes; of the Gaussian, too, REINFORCE needs but one thing:
 *     ln N(a; mu, sigma) = -(a - mu)^2 / (2 sigma^2) - ln sigma - ln(2 pi)/2
 *       by mu            (a - mu) / sigma^2          draw mu to a good action
 *       by ln sigma      (a - mu)^2 / sigma^2 - 1    widen if it was far off
 */

import static shared.networks.Activation.*;
import static shared.networks.Dense.dense;
import static shared.networks.Free.free;
import static shared.networks.Scale.scale;
import static shared.networks.Statistics.*;

import java.util.*;
import java.util.random.RandomGenerator;
import java.util.stream.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shared.environments.*;
import shared.networks.*;
import shared.running.*;

@Command(name = "GaussianPendulum",
        header = "A Gaussian policy on Pendulum-v1")
public class GaussianPendulum implements Lesson {

    // tag::settings[]
    @Option(names = "--learning-rate", defaultValue = "0.01",
            description = "alpha, the size of Adam's steps")
    @Range(above = 0, to = 1) double learningRate;
    @Option(names = "--decay", description = "lets the learning rate fall to 0"
            + " over the updates")
    boolean decay;
    @Option(names = "--gamma", defaultValue = "0.97",
            description = "how much a reward counts one step later")
    @Range(from = 0, to = 1) double gamma;
    @Option(names = "--batch", defaultValue = "32",
            description = "how many episodes an update learns from")
    @Range(from = 1, to = 10_000) int batch;
    @Option(names = "--updates", defaultValue = "1000",
            description = "when to stop, target reached or not")
    @Range(from = 1, to = 1_000_000) int updates;
    @Option(names = "--target", defaultValue = "-200",
            description = "the mean return at which to stop; 0 for never")
    @Range(from = -2000, to = 0) double target;
    @Option(names = "--one-head", description = "the notebook's network: one"
            + " output, 0 or above, is both mu and ln sigma")
    boolean oneHead;
    // end::settings[]

    public static void main(String[] args) {
        Lessons.run(new GaussianPendulum(), args);
    }

    @Override
    public Goal goal(String variant) {
        return new Goal(100, target);
    }

    @Override
    public String notebook() {
        return "--one-head true --batch 1 --updates 10 --gamma 0.99";
    }

    // tag::train[]
    @Override
    public void train(Run run) {
        var world = new Pendulum();
        var policy = network(run.random("policy"));
        var adam = new Adam(policy, learningRate);
        run.keep("policy", policy);
        run.keep("adam", adam);
        run.show(Pendulum::new, policy, GaussianPendulum::act);
        while (run.running(updates)) {
            var episodes = new ArrayList<Episode<float[]>>();
            while (episodes.size() < batch) {
                var episode = play(world, policy, run.random());
                run.record(episode);
                episodes.add(episode);
            }
            if (decay) {
                adam.learningRate(learningRate * run.remaining());
            }
            learn(policy, adam, episodes);
        }
    }
    // end::train[]

    // tag::network[]
    /** From cos, sin and velocity of the angle to mu and ln sigma. */
    Network network(RandomGenerator random) {
        return oneHead
                ? new Network(random, dense(3, 16), RELU, dense(16, 16), RELU,
                        dense(16, 1), RELU)
                : new Network(random, scale(1, 1, 1 / 8.0),
                        dense(3, 64), RELU, dense(64, 1), TANH, scale(2),
                        free(1));
    }
    // end::network[]

    // tag::play[]
    /** Plays one episode, its torques drawn from the policy. */
    static Episode<float[]> play(Pendulum world, Network policy,
            RandomGenerator random) {
        var episode = new Episode<float[]>();
        Step step = world.reset(random.nextLong());
        while (!step.done()) {
            float[] state = step.observation();
            float[] action = act(policy, state, random);
            step = world.step(action);
            episode.add(state, action, step);
        }
        return episode;
    }

    /** Draws an action from N(mu, sigma^2). */
    static float[] act(Network policy, float[] state, RandomGenerator random) {
        float[] output = policy.forward(state);
        double mu = output[0];
        double sigma = Math.exp(output[output.length - 1]);
        return new float[] {(float) (mu + sigma * random.nextGaussian())};
    }
    // end::play[]

    // tag::returns[]
    /** G_t = r_t+1 + gamma G_t+1, from the last step to the first. */
    double[] returns(double[] reward) {
        var returns = new double[reward.length];
        double g = 0;
        for (int t = reward.length - 1; t >= 0; t--) {
            g = reward[t] + gamma * g;
            returns[t] = g;
        }
        return returns;
    }
    // end::returns[]

    // tag::learn[]
    /** Takes a step along grad mean_t (G_t - mean)/std ln N(a_t|s_t). */
    void learn(Network policy, Adam adam, List<Episode<float[]>> episodes) {
        float[][] states = episodes.stream()
                .flatMap(e -> Stream.of(e.states())).toArray(float[][]::new);
        float[][] actions = episodes.stream()
                .flatMap(e -> e.actions().stream()).toArray(float[][]::new);
        double[] g = episodes.stream()
                .flatMapToDouble(e -> Arrays.stream(returns(e.rewards())))
                .toArray();
        double mean = mean(g);
        double std = std(g) + 1e-9;
        float[][] output = policy.forward(states);
        for (int t = 0; t < g.length; t++) {
            double w = (g[t] - mean) / std / g.length;
            output[t] = gradient(output[t], actions[t][0], w);
        }
        adam.step(policy.backward(output));
    }

    /** Of -w ln N(a; mu, sigma) by the network's output. */
    static float[] gradient(float[] output, double a, double w) {
        int last = output.length - 1;
        double mu = output[0];
        double sigma = Math.exp(output[last]);
        double z = (a - mu) / sigma;
        var gradient = new float[output.length];
        gradient[0] -= (float) (w * z / sigma);          // by mu
        gradient[last] -= (float) (w * (z * z - 1));     // by ln sigma
        return gradient;
    }
    // end::learn[]
}
