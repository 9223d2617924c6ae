///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: discounted returns
//JAVA 17+
//SOURCES ../../shared/Exercises.java

/*
 * Discounted returns
 *
 * How good was the action at time t? As good as the rewards that came after it;
 * a reward counts the less the later it comes, by a factor gamma per step:
 *     G_t = r_t+1 + gamma r_t+2 + gamma^2 r_t+3 + ...
 * From the last step backwards this is one addition per step:
 *     G_t = r_t+1 + gamma G_t+1
 *
 * Write returns.
 *     rewards  r_1, ..., r_T: element t is the reward for action t
 *     gamma    the discount factor, from 0 to 1
 *     returns  G_0, ..., G_T-1, a new array of T numbers
 *
 *     jbang lessons/exercises/DiscountedReturns.java
 */

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import shared.exercises.*;
import shared.options.*;

@Title("Exercise: discounted returns")
public class DiscountedReturns implements Exercise {

    public static void main(String[] args) {
        Launch.run(new DiscountedReturns(), args);
    }

    // tag::yours[]
    /** Returns G_t = r_t+1 + gamma G_t+1 for each step t. */
    static double[] returns(double[] rewards, double gamma) {
        throw new YourTurn();
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    record Episode(double[] rewards, double gamma) { }

    static Episode draw(RandomGenerator random) {
        var rewards = new double[random.nextInt(2, 7)];
        for (int t = 0; t < rewards.length; t++) {
            rewards[t] = random.nextInt(-1, 4);
        }
        return new Episode(rewards, random.nextInt(1, 10) / 10.0);
    }

    interface Weight {
        double of(int t, int k);
    }

    /** sum_k weight(t, k) r_k+1 for each t: every sum of rewards is one. */
    static double[] sums(Episode e, Weight weight) {
        int steps = e.rewards.length;
        return IntStream.range(0, steps).mapToDouble(t -> IntStream
                .range(0, steps).mapToDouble(k -> e.rewards[k]
                        * weight.of(t, k)).sum()).toArray();
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<>("returns", DiscountedReturns::draw,
                e -> returns(e.rewards, e.gamma), e -> sums(e, (t, k) ->
                        k < t ? 0 : Math.pow(e.gamma, k - t)))
                .mistake("The reward of step t itself is discounted: gamma is"
                        + " there once too often.", e -> sums(e, (t, k) ->
                        k < t ? 0 : Math.pow(e.gamma, k - t + 1)))
                .mistake("The loop runs forward: this adds up what came before"
                        + " t. G_t is about what comes after it.",
                        e -> sums(e, (t, k) -> k > t ? 0
                                : Math.pow(e.gamma, t - k)))
                .mistake("Nothing is discounted: gamma is missing.",
                        e -> sums(e, (t, k) -> k < t ? 0 : 1))
                .mistake("Every step has G_0. Step t counts only the rewards"
                        + " from t on.", e -> sums(e, (t, k) ->
                        Math.pow(e.gamma, k)))
                .mistake("The discount counts from the start of the episode;"
                        + " it must count from step t.", e -> sums(e, (t, k) ->
                        k < t ? 0 : Math.pow(e.gamma, k)))
                .mistake("Only the next reward is added: G_t+1 is a return, and"
                        + " not a reward.", e -> sums(e, (t, k) -> k == t ? 1
                        : k == t + 1 ? e.gamma : 0))
                .mistake("These are the rewards, one step late: G_t begins"
                        + " with the reward of step t.", e -> sums(e, (t, k) ->
                        k <= t ? 0 : Math.pow(e.gamma, k - t - 1)))
                .byHand((e, t) -> "By hand: G_" + t + " = " + Text.number(
                        e.rewards[t]) + (t + 1 == e.rewards.length ? "." : " + "
                        + Text.number(e.gamma) + " G_" + (t + 1) + ".")));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        new Pole().returns(rewards -> returns(rewards, 0.99))
                .learn(curve, random);
    }

    @Override
    public String hint() {
        return "Start with g = 0 behind the last step and go down to t = 0. In"
                + " each step, g becomes rewards[t] + gamma * g.";
    }

    @Override
    public String question() {
        return "what are the returns with gamma 0, and with gamma 1? See"
                + " lessons/SequenceWorld.java, question 1.";
    }
}
