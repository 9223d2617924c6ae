package shared.learning;

import java.util.random.RandomGenerator;

/** The distribution over a few actions that a network's outputs, its logits, stand for. */
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
            // Without the largest logit taken off, exp would overflow from 89 on.
            pi[a] = (float) Math.exp(logits[a] - max);
            sum += pi[a];
        }
        for (int a = 0; a < pi.length; a++) {
            pi[a] /= sum;
        }
        return pi;
    }

    /** The same for each row of a batch; new arrays. */
    public static float[][] softmax(float[][] logits) {
        var pi = new float[logits.length][];
        for (int t = 0; t < pi.length; t++) {
            pi[t] = softmax(logits[t]);
        }
        return pi;
    }

    /** Draws an action: a with probability pi(a). */
    public static int sample(float[] pi, RandomGenerator random) {
        double u = random.nextDouble();
        for (int a = 0; a < pi.length - 1; a++) {
            u -= pi[a];
            if (u < 0) {
                return a;
            }
        }
        return pi.length - 1;
    }

    /**
     * How much doubt there is, - sum_a pi(a) ln pi(a): from 0, where one action is certain, to the
     * logarithm of their number, where all are alike.
     */
    public static double entropy(float[] pi) {
        double entropy = 0;
        for (float p : pi) {
            // A probability that has vanished adds nothing; its logarithm is not asked for.
            entropy -= p == 0 ? 0 : p * Math.log(p);
        }
        return entropy;
    }

    /** The most probable action; of several, the first. */
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
