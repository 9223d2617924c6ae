package shared.running;

/**
 * A world is solved when the mean return of so many episodes in a row reaches a target.
 *
 * @param episodes how many episodes the mean is taken over, at least 1
 * @param target the mean return that counts as solved; not finite if nothing does
 * @param ends whether learning ends there
 * @param rate 0, or that of a running mean; see {@link #running}
 */
public record Goal(int episodes, double target, boolean ends, double rate) {

    /** Learning goes on to the limit; means are taken over 100 episodes. */
    public static final Goal NONE = new Goal(100, Double.POSITIVE_INFINITY);

    /** A goal at which learning ends. */
    public Goal(int episodes, double target) {
        this(episodes, target, true, 0);
    }

    /**
     * A goal at which learning ends, for the running mean r of all returns G: it starts at the
     * first, and then r <- r + rate (G - r). It counts after 1 / rate episodes.
     *
     * @param rate above 0 and up to 1
     */
    public static Goal running(double rate, double target) {
        return new Goal((int) Math.round(1 / rate), target, true, rate);
    }

    /** The same goal, but learning goes on to the limit when it is reached. */
    public Goal onTheWay() {
        return new Goal(episodes, target, false, rate);
    }

    /** What files call the mean that it looks at: "mean_last_100", say, or "running_mean". */
    String meanName() {
        return rate > 0 ? "running_mean" : "mean_last_" + episodes;
    }

    /** Whether there is anything to reach. */
    boolean exists() {
        return Double.isFinite(target);
    }
}
