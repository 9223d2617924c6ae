///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION The policy gradient: a derivation, and estimates that check it
//JAVA 17+
//SOURCES ../shared/Prelude.java

/*
 * The policy gradient, derived and checked
 *
 * A trajectory tau = s_0, a_0, r_1, s_1, ..., a_T-1, r_T, s_T is an episode.
 * Its return is R(tau) = r_1 + ... + r_T. We maximise the mean of R, called J:
 *     p(tau) = p(s_0) prod_t pi(a_t|s_t, theta) p(s_t+1|s_t, a_t)
 *     J(theta) = E R(tau) = sum_tau p(tau) R(tau)
 * The sum has too many terms. By the chain rule grad p = p grad ln p, hence
 *     grad J = sum_tau R grad p = sum_tau p R grad ln p = E R grad ln p
 * is a mean, too, and sampled episodes estimate it. The logarithm of a product
 * is a sum. The world's terms do not depend on theta, so their gradient is 0:
 * we need not know the world. The result is
 *     grad J = E sum_t R(tau) grad ln pi(a_t|s_t)
 * The probabilities of all actions in a state sum to 1, hence
 *     E grad ln pi(a|s) = sum_a pi grad ln pi = grad sum_a pi(a|s) = grad 1 = 0
 * and E b grad ln pi(a|s) = 0 if b does not depend on a. So we may subtract b
 * from R: a baseline, or the rewards before a_t, which a_t cannot change. With
 * each of the first four weights of grad ln pi(a_t|s_t), the mean is grad J:
 *     total      R(tau)
 *     baseline   R(tau) - J
 *     causality  G_t = r_t+1 + ... + r_T, the return from t on
 *     value      G_t - v(s_t), where v(s) is the mean of G_t in s
 *     pi         G_t pi(a_t|s_t), by mistake: grad pi in place of grad ln pi
 * The update theta <- theta + alpha grad J is gradient ascent. A library
 * minimises, so we give it a loss whose gradient is the estimate of -grad J:
 * -sum_t w_t ln pi(a_t|s_t), in which the weights w_t are constants.
 *
 *     jbang lessons/PolicyGradient.java
 * The first four agree with the exact gradient. pi does not: if all returns
 * were equal, it would still make probable actions more probable, because
 * E grad pi = 1/2 grad sum_a pi^2. Episodes end at the goal, so its reward does
 * not change the gradient, only the variance (--episodes 100000 --seed 2):
 *                        total  baseline  causality  value
 *     goal pays 1           18        20        6.3    6.7   returns near 0
 *     goal pays 100     109000        20     110000    6.7   all near 99
 *     goal pays 0           43        20         16    6.7   all negative
 * A baseline removes what all returns have in common. If this is nearly 0, the
 * baseline does not help. A discount lowers the variance, but adds a bias.
 */

import static java.util.stream.Collectors.joining;
import static shared.learning.TablePolicy.*;
import static shared.playing.Numbers.*;

import java.util.*;
import java.util.stream.*;
import shared.learning.*;
import shared.options.*;
import shared.playing.*;

@Title("The policy gradient, checked")
public class PolicyGradient implements Program {
    // tag::settings[]
    enum Weight { TOTAL, BASELINE, CAUSALITY, VALUE, PI }
    @Setting(help = "number of episodes", from = 2, to = 100_000)
    int episodes = 10_000;
    @Setting(name = "goal", help = "rewards at the goal, to compare",
            from = -1_000, to = 1_000)
    double[] goals = {1, 100, 0};
    @Setting(name = "gamma", help = "discounts, to compare", from = 0, to = 1)
    double[] gammas = {0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1};
    @Setting(help = "episodes of an update", from = 1, to = 1_000_000)
    int batch = 10;
    // end::settings[]
    /** pi[s][a]: left, stay, right in each of the states -1, 0, 1. */
    double[][] pi = {{.25, .5, .25}, {.25, .5, .25}, {.25, .5, .25}};

    public static void main(String[] args) {
        Launch.run(new PolicyGradient(), args);
    }

    // tag::exact[]
    /** Returns the exact gradient; q_t(s, a) is the mean G_t after a in s. */
    double[] gradient(PolicyEvaluation exact) {
        var gradient = new double[9];
        for (int t = 0; t < STEPS; t++) {
            for (int s = 0; s < 3; s++) {
                for (int a = 0; a < 3; a++) {
                    double p = exact.probability(t, s) * pi[s][a];
                    add(gradient, p * exact.q(t, s, a), s, a);
                }
            }
        }
        return gradient;
    }

    /** Adds w grad ln pi(a|s); pi is a softmax of three logits for each s. */
    void add(double[] gradient, double w, int s, int a) {
        for (int b = 0; b < 3; b++) {
            gradient[3 * s + b] += w * ((b == a ? 1 : 0) - pi[s][b]);
        }
    }
    // end::exact[]

    // tag::estimate[]
    /** Returns one episode's estimate, sum_t w_t grad ln pi(a_t|s_t). */
    double[] estimate(Episode<Integer> episode, Weight weight,
            PolicyEvaluation exact) {
        double[] g = exact.returns(episode);
        var sum = new double[9];
        for (int t = 0; t < g.length; t++) {
            int s = row(episode.states()[t]);
            int a = episode.actions().get(t);
            add(sum, switch (weight) {
                case TOTAL -> g[0];
                case BASELINE -> g[0] - exact.v(0, 0);
                case CAUSALITY -> g[t];
                case VALUE -> g[t] - exact.v(t, s);
                case PI -> g[t] * pi[s][a];
            }, s, a);
        }
        return sum;
    }
    // end::estimate[]

    @Override
    public List<String> without() {
        return List.of("--gif", "--speed");
    }

    // tag::play[]
    @Override
    public void play(Screen screen) {
        var charts = new GradientCharts("The policy gradient, checked", goals,
                batch);
        screen.chart(charts.figure());
        var played = IntStream.range(0, episodes).mapToObj(n ->
                new TablePolicy(pi).play(screen.random(n))).toList();
        for (int k = 0; k < goals.length && screen.open(); k++) {
            compare(k, played, screen, charts);
        }
        discount(played, screen, charts);
    }
    // end::play[]

    // tag::compare[]
    /** Compares the estimates of all weights with the exact gradient. */
    void compare(int k, List<Episode<Integer>> played, Screen screen,
            GradientCharts charts) {
        var world = new PolicyEvaluation(pi, goals[k], 1);
        double[] exact = gradient(world);
        screen.say("%nThe goal pays %s: J = %.3f%n%19s error  mean (error: of"
                + " the mean, in standard errors)%n%-26s%s", plain(goals[k]),
                world.v(0, 0), "variance", "exact", text(exact));
        for (Weight weight : Weight.values()) {
            String name = weight.name().toLowerCase(Locale.ROOT);
            List<double[]> each = played.stream()
                    .map(e -> estimate(e, weight, world)).toList();
            Estimate all = Estimate.of(each);
            screen.say("%-9s%10.1f%6.1f %s", name, all.variance(),
                    all.distance(exact), text(all.mean()));
            charts.variance(name, k + 1, all.variance());
            if (k == 0) {
                charts.estimate(name, each);
            }
        }
    }
    // end::compare[]

    static String text(double[] numbers) {
        return DoubleStream.of(numbers).mapToObj(x -> format(
                Math.abs(x) < 10 ? "%6.2f" : "%6.0f", x)).collect(joining());
    }

    // tag::discount[]
    /** Compares discounts, with causality: bias against variance. */
    void discount(List<Episode<Integer>> played, Screen screen,
            GradientCharts charts) {
        double[] exact = gradient(new PolicyEvaluation(pi, goals[0], 1));
        charts.exact(exact);
        screen.say("%ngamma  1/(1-gamma)  bias^2  variance/%d     sum", batch);
        for (double gamma : gammas) {
            var world = new PolicyEvaluation(pi, goals[0], gamma);
            double[] mean = gradient(world);
            double bias = IntStream.range(0, 9).mapToDouble(i ->
                    Math.pow(mean[i] - exact[i], 2)).sum();
            double variance = Estimate.of(played.stream().map(e -> estimate(e,
                    Weight.CAUSALITY, world)).toList()).variance() / batch;
            screen.say("%5.2f%13.0f%8.3f%13.3f%8.3f", gamma, 1 / (1 - gamma),
                    bias, variance, bias + variance);
            charts.discount(gamma, bias, variance);
        }
    }
    // end::discount[]
}
/*
 * 1  If the goal pays 0, every return is negative, and total makes every action
 *    that it sees less probable. How can its mean be the right gradient?
 * 2  Why does causality not help if the goal pays 100? What does value add?
 * 3  Set pi to 1/3 everywhere. Why is the mean of pi now grad J / 3?
 * 4  R - b is the return if the goal pays b less. --goal 1,1.2,1.4,1.6,2: which
 *    b suits total best? Why is it not J? (Long episodes have more terms.)
 * 5  --batch 1, 10, 100, 1000: at which gamma is the sum least? Why does that
 *    gamma grow? Compare 1/(1-gamma) with the length of an episode, about 18.
 */
