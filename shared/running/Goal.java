package shared.running;

/**
 * When a world counts as solved: when a mean of the returns reaches a target.
 *
 * @param episodes over how many of the last episodes the mean is taken, at least 1
 * @param target the mean return to reach; infinite or NaN if there is no goal
 * @param ends whether learning ends when it is reached
 * @param rate 0, or the rate of a running mean; see {@link #running}
 */
public record Goal(int episodes, double target, boolean ends, double rate) {

    /** No goal: learning goes on to its limit, and means are taken over 100 episodes. */
    public static final Goal NONE = new Goal(100, Double.POSITIVE_INFINITY);

    /** A goal at which learning ends. */
    public Goal(int episodes, double target) {
        this(episodes, target, true, 0);
    }

    /**
     * A goal at which learning ends, for a running mean r of the returns G: r is the first return,
     * and then r <- r + rate (G - r). It is looked at from episode 1 / rate on.
     *
     * @param rate above 0 and up to 1
     */
    public static Goal running(double rate, double target) {
        return new Goal((int) Math.round(1 / rate), target, true, rate);
    }

    /** The same goal, but when it is reached, learning goes on to its limit. */
    public Goal onTheWay() {
        return new Goal(episodes, target, false, rate);
    }

    /** The name of its mean in files, such as "mean_last_100" or "running_mean". */
    String meanName() {
        return rate > 0 ? "running_mean" : "mean_last_" + episodes;
    }

    /** Whether there is anything to reach. */
    boolean exists() {
        return Double.isFinite(target);
    }
}
