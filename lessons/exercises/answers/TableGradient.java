///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: the policy gradient of a lookup table
//JAVA 17+
//SOURCES ../../../shared/Exercises.java

/*
 * The policy gradient of a lookup table
 *
 * Three arms, L, C and R; only L pays. The policy is a table of three logits z,
 * and pi = softmax(z). After a pull, the logits take a step along the gradient
 * of the expected reward:
 *     z <- z + alpha r grad ln pi(a),  grad ln pi(a) = onehot(a) - pi
 * The logit of the action a rises if it was rewarded, and all others fall.
 *
 * Write change, a loop over the three logits. It changes the array z itself.
 *     z       the logits, 3 numbers; change them
 *     pi      softmax(z), 3 numbers
 *     action  the arm that was pulled, 0, 1 or 2
 *     reward  r, one number
 *     alpha   the learning rate
 *
 *     jbang lessons/exercises/TableGradient.java
 */

import static shared.learning.Categorical.*;

import java.util.List;
import java.util.random.RandomGenerator;
import shared.exercises.*;
import shared.options.*;

@Title("Exercise: the policy gradient of a lookup table")
public class TableGradient implements Exercise {

    public static void main(String[] args) {
        Launch.run(new TableGradient(), args);
    }

    // tag::yours[]
    /** Changes z: z_b += alpha r (1 - pi_b) for b = a, else -alpha r pi_b. */
    static void change(float[] z, float[] pi, int action, double reward,
            double alpha) {
        for (int b = 0; b < z.length; b++) {
            int onehot = b == action ? 1 : 0;
            z[b] += (float) (alpha * reward * (onehot - pi[b]));
        }
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    record Pull(float[] z, float[] pi, int action, double reward,
            double alpha) { }

    static Pull draw(RandomGenerator random) {
        float[] z = {random.nextInt(-2, 3), random.nextInt(-2, 3), 0};
        return new Pull(z, softmax(z), random.nextInt(3),
                random.nextInt(1, 4), random.nextInt(1, 6) / 10.0);
    }

    /** The logits after a step whose element b is given by a rule. */
    static float[] after(Pull p, Rule rule) {
        float[] z = p.z.clone();
        for (int b = 0; b < z.length; b++) {
            z[b] += (float) rule.step(p, b, b == p.action ? 1 : 0);
        }
        return z;
    }

    interface Rule {
        double step(Pull p, int b, int onehot);
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<>("change", TableGradient::draw, p -> {
            change(p.z, p.pi, p.action, p.reward, p.alpha);
            return p.z;
        }, p -> after(p, (q, b, one) -> q.alpha * q.reward * (one - q.pi[b])))
                .mistake("The sign is wrong: a rewarded action becomes less"
                        + " probable. Step up the gradient.", p -> after(p,
                        (q, b, one) -> q.alpha * q.reward * (q.pi[b] - one)))
                .mistake("The learning rate alpha is missing.", p -> after(p,
                        (q, b, one) -> q.reward * (one - q.pi[b])))
                .mistake("The reward is missing: every action that is taken"
                        + " becomes more probable.", p -> after(p,
                        (q, b, one) -> q.alpha * (one - q.pi[b])))
                .mistake("Only the logit of the action changes. The others"
                        + " have a gradient, too: -pi_b.", p -> after(p,
                        (q, b, one) -> q.alpha * q.reward * one
                                * (1 - q.pi[b])))
                .mistake("This is the gradient of pi(a), not of ln pi(a):"
                        + " there is a factor pi(a) too many.", p -> after(p,
                        (q, b, one) -> q.alpha * q.reward * q.pi[q.action]
                                * (one - q.pi[b])))
                .mistake("Nothing has changed: z itself must change, not a"
                        + " copy.", p -> p.z)
                .byHand((p, b) -> String.format("By hand: z_%d + alpha r"
                        + " (onehot - pi_%d) = %s + %s * %s * (%d - %s).", b, b,
                        Text.number(p.z[b]), Text.number(p.alpha),
                        Text.number(p.reward), b == p.action ? 1 : 0,
                        Text.number(p.pi[b]))));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        var z = new float[3];
        curve.axes("pull", "pi(L)", 0, 1);
        for (int pull = 0; pull <= 500; pull++) {
            float[] pi = softmax(z);
            if (pull % 50 == 0) {
                curve.add(pull, pi[0]);
            }
            int action = sample(pi, random);
            change(z, pi, action, action == 0 ? 1 : 0, 0.2);
        }
    }

    @Override
    public String hint() {
        return "onehot(a) is 1 at the action and 0 elsewhere. In a loop over b:"
                + " z[b] changes by alpha * reward * (onehot - pi[b]).";
    }

    @Override
    public String question() {
        return "if every reward is 1 higher, what does an arm without a prize"
                + " do to z? Try it in lessons/Bandit.java.";
    }
}
