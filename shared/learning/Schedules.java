package shared.learning;

/** Schedules by which a learning rate or a coefficient falls while an agent improves. */
public final class Schedules {

    private Schedules() {
    }

    /**
     * The share of the way from one score to another that is still to go: 1 at its beginning, 0 at
     * its end.
     *
     * @param score the agent's present score; NaN as long as it is not known
     * @param from the score at which the way begins
     * @param to the score at which the way ends, above {@code from}
     * @return a number from 0 to 1; 1 if the score is NaN
     */
    public static double toGo(double score, double from, double to) {
        return Double.isNaN(score) ? 1 : Math.max(0, Math.min(1, (to - score) / (to - from)));
    }
}
