package shared.charts;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A range of values from low to high; it is empty if low > high. */
record Span(double low, double high) {
    static final Span NONE = new Span(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** The largest value that axes show: beyond it, sums and tick units overflow. */
    private static final double HUGE = 1e200;

    /** At either end, one in this many values may be an outlier. */
    private static final int FEW = 100;

    /** The approximate number of values that are searched for outliers. */
    private static final int SAMPLE = 10_000;

    /** The share of the height that stays free above and below the curves. */
    private static final double MARGIN = 0.05;

    /**
     * The smallest span that holds this one and those of the first {@code count} values that are
     * finite.
     */
    Span with(double[] values, int count) {
        double least = low;
        double most = high;
        for (int i = 0; i < count; i++) {
            double value = values[i];
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return new Span(least, most);
    }

    /**
     * The smallest span that holds this one and the first {@code count} values of each array. The
     * lowest and the highest hundredth of these values are treated as outliers and left out if they
     * would make the span of the values more than twice as long.
     */
    Span withMost(int count, double[]... arrays) {
        Span all = NONE;
        for (double[] values : arrays) {
            all = all.with(values, count);
        }
        double[] some = Stream.of(arrays)
                .flatMapToDouble(values -> IntStream
                        .iterate(0, i -> i < count, i -> i + 1 + count / SAMPLE)
                        .mapToDouble(i -> values[i]))
                .filter(Double::isFinite).sorted().toArray();
        int few = some.length / FEW;
        if (few > 0) {
            Span most = new Span(some[few], some[some.length - 1 - few]);
            if (most.length() > 0 && all.length() > 2 * most.length()) {
                return with(most.low, most.high);
            }
        }
        return with(all.low, all.high);
    }

    Span with(double... values) {
        return with(values, values.length);
    }

    double length() {
        return high - low;
    }

    /** The range of an x axis: this span, extended to 0 if it starts near it. */
    Span forX() {
        Span shown = widened();
        return shown.low > 0 && shown.low <= 0.1 * shown.length() ? shown.with(0) : shown;
    }

    /** The range of a y axis: this span with margins, extended to 0 if it is near. */
    Span forY() {
        Span shown = widened();
        double margin = MARGIN * shown.length();
        double near = 0.5 * shown.length();
        double least = shown.low >= 0 && shown.low <= near ? 0 : shown.low - margin;
        double most = shown.high <= 0 && -shown.high <= near ? 0 : shown.high + margin;
        return new Span(least, most);
    }

    /** The value at a share of the length, counted from the low end. */
    double at(double share) {
        return low + share * length();
    }

    boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** This span with a length above 0: 0 to 1 if it is empty, and wider if it is one value. */
    Span widened() {
        if (low > high) {
            return new Span(0, 1);
        }
        double least = Math.max(low, -HUGE);
        double most = Math.min(high, HUGE);
        double room = Math.max(Math.abs(least), Math.abs(most)) * 1e-9;
        if (most - least > room) {
            return new Span(least, most);
        }
        double half = Math.max(0.5, Math.abs(least) * 0.01);
        return new Span(least - half, most + half);
    }
}
