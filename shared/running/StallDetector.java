package shared.running;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Notices a run that makes no progress, perhaps because an episode never ends. */
final class StallDetector {

    private static final double SECONDS = 5;

    /**
     * An update that is a fixed number of steps is sure to end, but may take this long on a slow
     * computer.
     */
    private static final double SECONDS_OF_STEPS = 60;

    /** The longest time of an update, as a multiple of the mean of those before. */
    private static final double TIMES = 10;

    private final List<Run> runs;
    private final PrintStream err;
    private final LongSupplier clock;
    private final int[] updates;
    private final int[] episodes;
    /**
     * The time when the present update of each run began, and the time when its last update or
     * episode ended.
     */
    private final long[] begun;
    private final long[] moved;
    private long stopped;
    private boolean said;

    /**
     * @param runs the runs that it looks at
     * @param err the stream for the message
     * @param clock tells the time in nanoseconds, such as {@link System#nanoTime}
     */
    StallDetector(List<Run> runs, PrintStream err, LongSupplier clock) {
        this.runs = runs;
        this.err = err;
        this.clock = clock;
        updates = new int[runs.size()];
        episodes = new int[runs.size()];
        begun = new long[runs.size()];
        moved = new long[runs.size()];
        Arrays.fill(begun, clock.getAsLong());
        Arrays.fill(moved, clock.getAsLong());
    }

    /**
     * Looks at all runs, and prints a message on the first one that has made no progress for long.
     *
     * @param stop whether the runs have been asked to stop
     */
    void look(boolean stop) {
        long now = clock.getAsLong();
        stopped = stop && stopped == 0 ? now : stopped;
        for (int i = 0; i < updates.length; i++) {
            Run run = runs.get(i);
            // As long as another run has its thread, its first update has not begun.
            boolean next = isWaiting(run) || run.updates() != updates[i];
            if (next || run.history().size() != episodes[i] || run.ended()) {
                begun[i] = next ? now : begun[i];
                moved[i] = now;
                updates[i] = run.updates();
                episodes[i] = run.history().size();
            } else if (!said && !run.bySteps() && seconds(moved[i], now) > patience(i, now)) {
                said = true;
                err.printf(Locale.ROOT, "Still in update %,d after %,d s: does the episode end?%n",
                        updates[i], (long) seconds(begun[i], now));
            }
        }
    }

    /**
     * Whether waiting is useless: all runs were asked to stop, and none makes progress any more.
     */
    boolean hopeless() {
        long now = clock.getAsLong();
        if (stopped == 0 || seconds(stopped, now) <= SECONDS) {
            return false;
        }
        for (int i = 0; i < moved.length; i++) {
            long since = isWaiting(runs.get(i)) ? stopped : Math.max(stopped, moved[i]);
            if (!runs.get(i).ended() && seconds(since, now) <= patience(i, now)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWaiting(Run run) {
        return run.asked() == 0;
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private double patience(int i, long now) {
        Run run = runs.get(i);
        double before = run.stopwatch().seconds() - seconds(begun[i], now);
        double least = run.bySteps() ? SECONDS_OF_STEPS : SECONDS;
        return run.updates() < 2 ? least
                : Math.max(least, TIMES * before / (run.updates() - 1));
    }
}
