package shared.running;

import java.util.Arrays;

/**
 * Numbers in the order in which they came. One thread appends, and others may read at any time: no
 * thread waits for another, and an append takes some nanoseconds.
 */
final class Series {

    private volatile double[] values = new double[256];
    private volatile int size;

    /** Appends a number; for one thread only. */
    void add(double value) {
        int n = size;
        if (n == values.length) {
            values = Arrays.copyOf(values, 2 * n);
        }
        values[n] = value;
        // Readers look at the size first, so that the numbers below it are complete for them.
        size = n + 1;
    }

    int size() {
        return size;
    }

    /** @param index below {@link #size} */
    double get(int index) {
        return values[index];
    }

    /** The last number; NaN before the first. */
    double last() {
        int n = size;
        return n == 0 ? Double.NaN : values[n - 1];
    }

    /** The mean of the last {@code n} numbers, of all if they are fewer; NaN before the first. */
    double meanOfLast(int n) {
        int end = size;
        int start = Math.max(0, end - n);
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += values[i];
        }
        return sum / (end - start);
    }

    /** A copy of all numbers so far. */
    double[] toArray() {
        int n = size;
        return Arrays.copyOf(values, n);
    }
}
