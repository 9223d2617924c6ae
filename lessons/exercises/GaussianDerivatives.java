///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: the Gaussian log-probability
//JAVA 17+
//SOURCES ../../shared/Exercises.java

/*
 * The derivatives of a Gaussian log-probability
 *
 * A motor takes any number as an action, so the policy is a normal
 * distribution: the network puts out its mean mu and the logarithm of its width
 * sigma. REINFORCE needs the gradient of
 *     ln N(a; mu, sigma) = -(a - mu)^2 / (2 sigma^2) - ln sigma - ln(2 pi) / 2
 * The derivative with respect to ln sigma is sigma times that with respect to
 * sigma, because sigma is exp(ln sigma).
 *
 * Work out both derivatives on paper, then write derivatives.
 *     a, mu, sigma  three numbers, sigma above 0
 *     returns       d ln N / d mu and d ln N / d ln sigma, a new array
 *
 * The check moves mu and ln sigma a little and watches ln N.
 *
 *     jbang lessons/exercises/GaussianDerivatives.java
 */

import java.util.List;
import java.util.random.RandomGenerator;
import shared.exercises.*;
import shared.options.*;

@Title("Exercise: the Gaussian log-probability")
public class GaussianDerivatives implements Exercise {

    public static void main(String[] args) {
        Launch.run(new GaussianDerivatives(), args);
    }

    // tag::yours[]
    /** Returns d ln N / d mu and d ln N / d ln sigma. */
    static double[] derivatives(double a, double mu, double sigma) {
        throw new YourTurn();
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    record Draw(double a, double mu, double sigma) {
        double log() {
            return -Math.pow(a - mu, 2) / (2 * sigma * sigma)
                    - Math.log(sigma);
        }

        double byMu() {
            return (new Draw(a, mu + 1e-4, sigma).log()
                    - new Draw(a, mu - 1e-4, sigma).log()) / 2e-4;
        }

        double byLogSigma() {
            return (new Draw(a, mu, sigma * Math.exp(1e-4)).log()
                    - new Draw(a, mu, sigma * Math.exp(-1e-4)).log()) / 2e-4;
        }

        double[] times(double mu, double logSigma) {
            return new double[] {byMu() * mu, byLogSigma() * logSigma};
        }
    }

    static Draw draw(RandomGenerator random) {
        return new Draw(random.nextInt(-3, 4), random.nextInt(-1, 2),
                random.nextInt(2, 5) / 2.0 + 0.25);
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<>("derivatives",
                GaussianDerivatives::draw,
                x -> derivatives(x.a, x.mu, x.sigma), x -> x.times(1, 1))
                .mistake("The second one is d ln N / d sigma. By ln sigma it"
                        + " has a factor sigma more.",
                        x -> x.times(1, 1 / x.sigma))
                .mistake("The first one divides by sigma; it is sigma^2.",
                        x -> x.times(x.sigma, 1))
                .mistake("The term - ln sigma has a derivative, too: -1 is"
                        + " missing.", x -> new double[] {x.byMu(),
                            x.byLogSigma() + 1})
                .mistake("Both signs are wrong: this is the gradient of"
                        + " -ln N.", x -> x.times(-1, -1))
                .mistake("The sign of the first is wrong: towards a, mu grows"
                        + " if a is above it.", x -> x.times(-1, 1))
                .mistake("First d mu, then d ln sigma: they are swapped.", x ->
                        new double[] {x.byLogSigma(), x.byMu()})
                .byHand((x, i) -> "By hand: z = (a - mu) / sigma = "
                        + Text.number((x.a - x.mu) / x.sigma) + "; "
                        + (i == 0 ? "z / sigma." : "z^2 - 1.")));
    }

    /** Looks for the number 3: the reward is -(a - 3)^2. */
    @Override
    public void learn(Curve curve, RandomGenerator random) {
        double mu = 0;
        double log = 0;
        double usual = -10;
        curve.axes("update", "mean reward", -10, 0);
        for (int update = 0; update <= 400; update++) {
            double sigma = Math.exp(log);
            double byMu = 0;
            double byLog = 0;
            double mean = 0;
            for (int i = 0; i < 32; i++) {
                double a = mu + sigma * random.nextGaussian();
                double reward = -(a - 3) * (a - 3);
                double[] d = derivatives(a, mu, sigma);
                byMu += (reward - usual) * d[0] / 32;
                byLog += (reward - usual) * d[1] / 32;
                mean += reward / 32;
            }
            if (update % 50 == 0) {
                curve.add(update, mean);
            }
            usual += 0.1 * (mean - usual);
            mu += 0.01 * Math.max(-10, Math.min(10, byMu));
            log += 0.01 * Math.max(-10, Math.min(10, byLog));
        }
    }

    @Override
    public String hint() {
        return "With z = (a - mu) / sigma, d z / d mu = -1 / sigma and d z / d"
                + " ln sigma = -z. ln N = -z^2 / 2 - ln sigma + a constant.";
    }

    @Override
    public String question() {
        return "where does sigma go in the end, and why is that right here and"
                + " dangerous in a world that changes?";
    }
}
