package shared.charts;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values from low to high; low > high while there are none. */
record Span(double low, double high) {
    static final Span NONE = new Span(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** Beyond this, sums and tick units overflow. */
    private static final double HUGE = 1e200;

    /** One of this many values may be beyond an axis at either end. */
    private static final int FEW = 100;

    /** About how many of the values are enough to find those. */
    private static final int SAMPLE = 10_000;

    /** A share of the height that stays free above and below the curves. */
    private static final double MARGIN = 0.05;

    /** This span widened to hold the first count values; those that are not finite are skipped. */
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
     * This span widened to hold the first count values of each array, but for the lowest and the
     * highest hundredth of all where those alone would make it twice as long: a few outliers do
     * not rule an axis.
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

    /** What an x axis shows of these values: all, from 0 if they start near it. */
    Span forX() {
        Span shown = widened();
        return shown.low > 0 && shown.low <= 0.1 * shown.length() ? shown.with(0) : shown;
    }

    /** What a y axis shows of these values: all, some room beside them, and 0 if it is near. */
    Span forY() {
        Span shown = widened();
        double margin = MARGIN * shown.length();
        double near = 0.5 * shown.length();
        double least = shown.low >= 0 && shown.low <= near ? 0 : shown.low - margin;
        double most = shown.high <= 0 && -shown.high <= near ? 0 : shown.high + margin;
        return new Span(least, most);
    }

    /** Where a share of the length from the low end is. */
    double at(double share) {
        return low + share * length();
    }

    boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** An axis needs a length: 0 to 1 for no values, and room on both sides for a single one. */
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
