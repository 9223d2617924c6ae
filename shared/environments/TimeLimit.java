package shared.environments;

/**
 * Counts the steps of an environment's episode and truncates it at a time limit. It also makes sure
 * that a step is taken only while an episode is running. It does the work of Gymnasium's wrappers
 * {@code OrderEnforcing} and {@code TimeLimit}.
 */
public final class TimeLimit {

    private final int steps;
    private int taken;
    private boolean running;

    /**
     * Creates a time limit; no episode is running yet.
     *
     * @param steps the number of steps after which an episode is truncated, at least 1
     * @throws IllegalArgumentException if {@code steps} is below 1
     */
    public TimeLimit(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException(
                    "The time limit must be at least 1 step, not " + steps + ".");
        }
        this.steps = steps;
    }

    /**
     * Creates the counter for an environment that truncates its episodes by another rule, or never.
     */
    public static TimeLimit none() {
        return new TimeLimit(Integer.MAX_VALUE);
    }

    /** The number of steps after which an episode is truncated. */
    public int steps() {
        return steps;
    }

    /** Begins an episode. The environment's {@code reset} calls this method. */
    public void begin() {
        taken = 0;
        running = true;
    }

    /** Whether an episode has begun and is not over. */
    public boolean running() {
        return running;
    }

    /**
     * Makes sure that a step may be taken. The environment's {@code step} calls this method first.
     *
     * @throws IllegalStateException if no episode is running
     */
    public void requireRunning() {
        if (!running) {
            throw new IllegalStateException(
                    "The episode has not begun or is over: call reset before step.");
        }
    }

    /**
     * Counts a step. The environment's {@code step} calls this method last.
     *
     * @param step the environment's answer
     * @return the same answer, truncated if the limit is reached
     */
    public Step count(Step step) {
        taken++;
        Step answer = taken >= steps ? step.cutOff() : step;
        running = !answer.done();
        return answer;
    }
}
