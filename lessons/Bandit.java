///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Three arms: a lookup table learns which one pays, then a network
//JAVA 17+
//SOURCES ../shared/Prelude.java

/*
 * Three arms
 *
 * This is the smallest world: one state, three actions L, C and R, and no end.
 * L gives reward 1, the others 0. The policy is a softmax of three logits,
 * pi(a) = exp(z_a) / sum_b exp(z_b). How must z change after an action a and
 * its reward r? The lecture finds the rule in four steps (--update):
 *
 *     plain     z_a += alpha                       reinforce every action
 *     reward    z_a += alpha r                     reinforce rewarded actions
 *     diagonal  z_a += alpha r pi(a)(1 - pi(a))    only d pi(a)/d z_a
 *     gradient  z   += alpha r grad ln pi(a)       every logit changes
 *
 * with grad ln pi(a) = onehot(a) - pi: the logit of the action rises, the
 * others fall. In expectation over pi, only this rule is the gradient of the
 * expected reward. In the second part a network computes the logits: a linear
 * layer on the state. The state is 0, so the weights have no effect, and the
 * three biases are the lookup table again.
 *
 *     jbang lessons/Bandit.java
 *
 * What to expect: the mean pi(L) of 100 runs (initial logits drawn from 0 to 1)
 * is 0.33 (chance) after 500 pulls with --update plain, 1.000 with reward,
 * 0.987 with diagonal and 0.993 with gradient. With the network, it is 1.000
 * after 100 pulls (50 runs). All this takes a second.
 * "reward" leads because its steps do not shrink. But if C pays 0.9 (question
 * 2; --pulls 2000), it ends at L on 59 of 100 seeds, diagonal 58, gradient 83.
 */

import static shared.learning.Categorical.*;
import static shared.networks.Activation.RELU;
import static shared.networks.Dense.dense;

import java.util.*;
import shared.charts.Bars;
import shared.learning.Table;
import shared.networks.*;
import shared.options.*;
import shared.playing.*;
import shared.running.*;

@Title("Three arms")
public class Bandit implements Lesson {

    private static final String[] ARMS = {"L", "C", "R"};
    private static final String[] PI = {"pi(L)", "pi(C)", "pi(R)"};
    private static final String TABLE = "lookup table";
    private static final String NETWORK = "network";

    // tag::settings[]
    enum Policy { TABLE, NETWORK, BOTH }
    enum Update { PLAIN, REWARD, DIAGONAL, GRADIENT }
    @Setting(help = "what learns: table, network or both")
    Policy policy = Policy.BOTH;
    @Setting(help = "the table's rule: plain, reward, diagonal or gradient")
    Update update = Update.GRADIENT;
    @Setting(help = "alpha of the table", above = 0, to = 100)
    double learningRate = 0.2;
    @Setting(help = "number of pulls with the table", from = 1, to = 1_000_000)
    int pulls = 500;
    @Setting(help = "alpha of Adam, for the network", above = 0, to = 100)
    double networkLearningRate = 1;
    @Setting(help = "number of pulls of the network", from = 1, to = 1_000_000)
    int networkPulls = 100;
    @Setting(help = "units of a hidden layer; 0: none", from = 0, to = 10_000)
    int hidden = 0;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new Bandit(), args);
    }

    @Override
    public List<String> variants() {
        return policy == Policy.BOTH ? List.of(TABLE, NETWORK)
                : List.of(policy == Policy.TABLE ? TABLE : NETWORK);
    }

    @Override
    public String unit() {
        return "pull";
    }

    @Override
    public int runs(String variant) {
        return variant.equals(TABLE) ? 100 : 50;
    }

    @Override
    public List<Plot> plots() {
        var plots = new ArrayList<Plot>();
        for (String variant : variants()) {
            var pi = new Plot("Policy, " + variant, "pull", "probability");
            for (int a = 0; a < 3; a++) {
                pi.mean(ARMS[a], PI[a], variant);
            }
            plots.add(pi.within(0, 1));
            plots.add(new Plot("Reward, " + variant, "pull", "reward")
                    .mean("reward", "return", variant).within(0, 1));
            plots.add(new Plot("Each run, " + variant, "run", "total reward")
                    .total("total reward", "return", variant));
        }
        return plots;
    }

    // tag::train[]
    @Override
    public void train(Run run) {
        var policies = new ArrayList<double[]>();
        float[] pi = run.variant().equals(TABLE) ? learnTable(run, policies)
                : learnNetwork(run, policies);
        run.result("pi(L)", (double) pi[0]);
        run.show(Animation.of(25, policies.size(), i -> Bars.image("pi after "
                + i + " pulls", ARMS, policies.get(i), 1, 600, 400)));
    }

    /** Returns the reward of an arm: 1 for L, else 0. */
    static double reward(int action) {
        return action == 0 ? 1 : 0;
    }
    // end::train[]

    // tag::table[]
    float[] learnTable(Run run, List<double[]> policies) {
        var table = run.keep("table", new Table(run.random("table"), 3));
        float[] z = table.values();
        float[] pi = softmax(z);
        while (run.running(pulls)) {
            int action = sample(pi, run.random());
            double reward = reward(action);
            change(z, pi, action, reward);
            record(run, policies, pi, reward);
            pi = softmax(z);
        }
        return pi;
    }
    // end::table[]

    // tag::rules[]
    /** Changes the logits by one of the four rules. */
    void change(float[] z, float[] pi, int action, double reward) {
        for (int a = 0; a < z.length; a++) {
            double taken = a == action ? 1 : 0;
            double step = switch (update) {
                case PLAIN -> taken;
                case REWARD -> taken * reward;
                case DIAGONAL -> taken * reward * pi[a] * (1 - pi[a]);
                case GRADIENT -> reward * (taken - pi[a]);
            };
            // Clipped as in the lecture: exp of a large logit overflows.
            z[a] = (float) Math.max(-100,
                    Math.min(100, z[a] + learningRate * step));
        }
    }
    // end::rules[]

    // tag::network[]
    float[] learnNetwork(Run run, List<double[]> policies) {
        var network = run.keep(NETWORK, hidden == 0
                ? new Network(run.random(NETWORK), dense(1, 3))
                : new Network(run.random(NETWORK), dense(1, hidden), RELU,
                        dense(hidden, 3)));
        var adam = run.keep("adam", new Adam(network, networkLearningRate));
        float[][] state = {{0}};
        while (run.running(networkPulls)) {
            float[] pi = softmax(network.forward(state))[0];
            int action = sample(pi, run.random());
            double reward = reward(action);
            record(run, policies, pi, reward);
            var gradient = new float[3];  // d(-r ln pi(a)) / d logits
            for (int a = 0; a < 3; a++) {
                int taken = a == action ? 1 : 0;
                gradient[a] = (float) (reward * (pi[a] - taken));
            }
            adam.step(network.backward(new float[][] {gradient}));
        }
        return softmax(network.forward(state[0]));
    }
    // end::network[]

    void record(Run run, List<double[]> all, float[] pi, double reward) {
        all.add(new double[] {pi[0], pi[1], pi[2]});
        for (int a = 0; a < 3; a++) {
            run.record(PI[a], pi[a]);
        }
        run.record(reward, 1);
    }
}
/*
 * 1  --update plain ignores the reward. What does the policy learn, and
 *    why does it differ so much from run to run?
 * 2  In reward(), let C pay 0.9. Why does each rule now miss L on some seeds?
 * 3  Make the network's state 1. Which parameters also learn now? Does it help?
 * 4  Replace reward by reward - 0.5. What do C and R do to z now?
 */
