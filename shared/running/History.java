package shared.running;

import java.util.Arrays;

/**
 * The episodes of one run in their order. The thread that learns appends, others (the chart, the
 * progress line) read meanwhile.
 */
final class History {

    /**
     * @param totalReward the return, not discounted
     * @param length steps
     * @param mean of the returns of the last episodes, as many as the goal looks at
     * @param steps environment steps of all episodes so far
     * @param millis when it ended, milliseconds since 1970
     */
    record Row(double totalReward, int length, double mean, long steps, long millis) {
    }

    private final int window;
    private Row[] rows = new Row[256];
    private int size;
    private double windowSum;

    /** @param window how many episodes the mean is taken over */
    History(int window) {
        this.window = window;
    }

    synchronized void add(double totalReward, int length, long millis) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        windowSum += totalReward;
        if (size >= window) {
            windowSum -= rows[size - window].totalReward;
        }
        double mean = windowSum / Math.min(size + 1, window);
        rows[size] = new Row(totalReward, length, mean, steps() + length, millis);
        size++;
    }

    synchronized int size() {
        return size;
    }

    synchronized Row get(int episode) {
        return rows[episode];
    }

    /** All environment steps so far. */
    synchronized long steps() {
        return size == 0 ? 0 : rows[size - 1].steps;
    }

    /** The mean return of the last episodes; NaN before the first. */
    synchronized double mean() {
        return size == 0 ? Double.NaN : rows[size - 1].mean;
    }

    /** The rows from {@code start} on. */
    synchronized Row[] from(int start) {
        return Arrays.copyOfRange(rows, start, size);
    }
}
