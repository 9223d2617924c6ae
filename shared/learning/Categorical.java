package shared.learning;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The categorical distribution over a few actions, given by logits: a softmax policy. */
public final class Categorical {

    private Categorical() {
    }

    /**
     * Turns logits into probabilities, pi(a) = exp(z_a) / sum_b exp(z_b).
     *
     * @param logits any finite numbers, at least one
     * @return as many numbers from 0 to 1 with sum 1; a new array
     */
    public static float[] softmax(float[] logits) {
        float max = logits[0];
        for (float z : logits) {
            max = Math.max(max, z);
        }
        var pi = new float[logits.length];
        float sum = 0;
        for (int a = 0; a < pi.length; a++) {
            // The largest logit is subtracted, because exp would overflow from 89 on.
            pi[a] = (float) Math.exp(logits[a] - max);
            sum += pi[a];
        }
        for (int a = 0; a < pi.length; a++) {
            pi[a] /= sum;
        }
        return pi;
    }

    /**
     * Turns the first n numbers of a network's output into probabilities. The numbers after them
     * may be something else, such as a value.
     *
     * @param y at least n finite numbers
     * @param n the number of actions, at least 1
     * @return n numbers from 0 to 1 with sum 1; a new array
     */
    public static float[] softmax(float[] y, int n) {
        return softmax(Arrays.copyOf(y, n));
    }

    /**
     * Turns each row of a batch of logits (T, actions) into probabilities.
     *
     * @param logits T rows of finite numbers, at least one number in each
     * @return the probabilities (T, actions); new arrays
     */
    public static float[][] softmax(float[][] logits) {
        var pi = new float[logits.length][];
        for (int t = 0; t < pi.length; t++) {
            pi[t] = softmax(logits[t]);
        }
        return pi;
    }

    /**
     * Draws an action: a with probability pi(a), and never one of probability 0.
     *
     * @param pi the probabilities of all actions, at least one of them above 0
     * @param random the source of random numbers
     * @return an index of pi
     */
    public static int sample(float[] pi, RandomGenerator random) {
        double u = random.nextDouble();
        int action = 0;
        // Rounded, the probabilities may add up to less than u: the last one above 0 is drawn.
        for (int a = 0; a < pi.length && u >= 0; a++) {
            u -= pi[a];
            action = pi[a] > 0 ? a : action;
        }
        return action;
    }

    /**
     * The entropy H = - sum_a pi(a) ln pi(a). It is 0 if one action is certain, and the logarithm
     * of the number of actions if all are equally probable.
     *
     * @param pi the probabilities of all actions
     */
    public static double entropy(float[] pi) {
        double entropy = 0;
        for (float p : pi) {
            // A probability of 0 adds nothing, although its logarithm is infinite.
            entropy -= p == 0 ? 0 : p * Math.log(p);
        }
        return entropy;
    }

    /**
     * The gradient of the loss L = - weight ln pi(action) - beta H with respect to the logits,
     * which is (pi - onehot(action)) weight + beta pi (ln pi + H). The entropy H keeps a policy
     * from becoming certain too early: Mnih et al., "Asynchronous Methods for Deep Reinforcement
     * Learning" (2016).
     *
     * @param pi the probabilities of all actions
     * @param action an index of pi
     * @param weight the factor of the log-probability, such as the advantage
     * @param beta the entropy coefficient
     * @return as many numbers as pi; a new array
     */
    public static float[] gradient(float[] pi, int action, double weight, double beta) {
        var log = new double[pi.length];
        double entropy = 0;
        for (int a = 0; a < pi.length; a++) {
            log[a] = pi[a] == 0 ? 0 : Math.log(pi[a]);
            entropy -= pi[a] * log[a];
        }
        var gradient = new float[pi.length];
        for (int a = 0; a < pi.length; a++) {
            int onehot = a == action ? 1 : 0;
            double surprise = pi[a] * (log[a] + entropy);
            gradient[a] = (float) ((pi[a] - onehot) * weight + beta * surprise);
        }
        return gradient;
    }

    /** The most probable action; if several are equally probable, the first of them. */
    public static int argmax(float[] pi) {
        int best = 0;
        for (int a = 1; a < pi.length; a++) {
            if (pi[a] > pi[best]) {
                best = a;
            }
        }
        return best;
    }
}
