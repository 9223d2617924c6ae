package shared.learning;

/** Discounted sums along the steps of an episode or a rollout. */
public final class Returns {

    private Returns() {
    }

    /**
     * The discounted sum from each step on, y_t = x_t + factor y_t+1, where nothing is added
     * behind an end. Of rewards with the factor gamma, these are the returns; of one-step
     * advantages delta with gamma lambda, the advantages of generalised advantage estimation:
     * Schulman et al., "High-Dimensional Continuous Control Using Generalized Advantage
     * Estimation" (2016), equation 16.
     *
     * @param x a number for each step, T in all
     * @param end whether an episode ends with the step; as many as x
     * @param factor from 0 to 1
     * @return T numbers; a new array
     * @throws IllegalArgumentException if the lengths differ or the factor is out of its range
     */
    public static double[] discounted(double[] x, boolean[] end, double factor) {
        if (x.length != end.length) {
            throw new IllegalArgumentException("There are " + x.length + " numbers and "
                    + end.length + " ends.");
        }
        if (!(factor >= 0 && factor <= 1)) {
            throw new IllegalArgumentException("A discount factor is from 0 to 1, not " + factor
                    + ".");
        }
        var sums = new double[x.length];
        double next = 0;
        for (int t = x.length - 1; t >= 0; t--) {
            next = x[t] + (end[t] ? 0 : factor * next);
            sums[t] = next;
        }
        return sums;
    }

    /** The same for the steps of one episode: only the last step is an end. */
    public static double[] discounted(double[] x, double factor) {
        return discounted(x, new boolean[x.length], factor);
    }
}
