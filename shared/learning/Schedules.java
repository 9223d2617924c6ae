package shared.learning;

/** How a learning rate or a coefficient falls while an agent becomes better. */
public final class Schedules {

    private Schedules() {
    }

    /**
     * The share of a way that is still to go: from 1 at its beginning down to 0 at its end.
     *
     * @param score where the agent is; NaN as long as that is not known
     * @param from where the way begins
     * @param to where it ends, above {@code from}
     * @return from 0 to 1; 1 if the score is NaN
     */
    public static double toGo(double score, double from, double to) {
        return Double.isNaN(score) ? 1 : Math.max(0, Math.min(1, (to - score) / (to - from)));
    }
}
