package shared.running;

/**
 * A goal: a world counts as solved when a mean of the returns reaches a target.
 *
 * @param episodes the number of last episodes over which the mean is taken, at least 1
 * @param target the mean return to reach; infinite or NaN if there is no goal
 * @param ends whether learning ends when the target is reached
 * @param rate 0, or the rate of a running mean; see {@link #running}
 */
public record Goal(int episodes, double target, boolean ends, double rate) {

    /** No goal: learning goes on to its limit, and means are taken over 100 episodes. */
    public static final Goal NONE = new Goal(100, Double.POSITIVE_INFINITY);

    /**
     * Makes a goal at which learning ends.
     *
     * @param episodes the number of last episodes over which the mean is taken, at least 1
     * @param target the mean return to reach
     */
    public Goal(int episodes, double target) {
        this(episodes, target, true, 0);
    }

    /**
     * Returns a goal at which learning ends, for a running mean r of the returns G. At first r is
     * the first return; after each further episode, r <- r + rate (G - r). The goal can be reached
     * from episode 1 / rate on.
     *
     * @param rate the rate of the running mean, above 0 and at most 1
     * @param target the running mean to reach
     */
    public static Goal running(double rate, double target) {
        return new Goal((int) Math.round(1 / rate), target, true, rate);
    }

    /** Returns the same goal, but learning goes on to its limit after the goal is reached. */
    public Goal onTheWay() {
        return new Goal(episodes, target, false, rate);
    }

    /** The name of its mean in files, such as "mean_last_100" or "running_mean". */
    String meanName() {
        return rate > 0 ? "running_mean" : "mean_last_" + episodes;
    }

    /** Whether there is a target to reach. */
    boolean exists() {
        return Double.isFinite(target);
    }
}
