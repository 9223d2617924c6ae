package shared.running;

import java.util.Arrays;

/**
 * A growing list of numbers. One thread appends numbers, and other threads may read them at any
 * time. No thread waits for another, and appending a number takes a few nanoseconds.
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
        // The size is set last. Readers read it first, so every number below it is there for them.
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

    /**
     * The mean of the last {@code n} numbers, or of all if there are fewer; NaN before the first.
     */
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
