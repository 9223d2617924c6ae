package shared.learning;

/** Discounted sums along the steps of an episode or a rollout. */
public final class Returns {

    private Returns() {
    }

    /**
     * The discounted sum from each step on: y_t = x_t + factor y_t+1, or y_t = x_t where an episode
     * ends. Applied to rewards, with the factor gamma, it gives the returns. Applied to one-step
     * advantages delta, with the factor gamma lambda, it gives the advantages of generalised
     * advantage estimation: Schulman et al., "High-Dimensional Continuous Control Using Generalized
     * Advantage Estimation" (2016), equation 16.
     *
     * @param x a number for each step, T in all
     * @param end for each step, whether an episode ends with it; as long as x
     * @param factor the discount factor, from 0 to 1
     * @return T numbers; a new array
     * @throws IllegalArgumentException if the lengths differ or the factor is out of its range
     */
    public static double[] discounted(double[] x, boolean[] end, double factor) {
        if (x.length != end.length) {
            throw new IllegalArgumentException("There are " + x.length + " numbers, but "
                    + end.length + " ends.");
        }
        if (!(factor >= 0 && factor <= 1)) {
            throw new IllegalArgumentException("A discount factor must be from 0 to 1, not "
                    + factor + ".");
        }
        var sums = new double[x.length];
        double next = 0;
        for (int t = x.length - 1; t >= 0; t--) {
            next = x[t] + (end[t] ? 0 : factor * next);
            sums[t] = next;
        }
        return sums;
    }

    /**
     * The discounted sum from each step of a single episode on, where only the last step is an end.
     *
     * @param x a number for each step, T in all
     * @param factor the discount factor, from 0 to 1
     * @return T numbers; a new array
     * @throws IllegalArgumentException if the factor is out of its range
     */
    public static double[] discounted(double[] x, double factor) {
        return discounted(x, new boolean[x.length], factor);
    }
}
