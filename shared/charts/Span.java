package shared.charts;

/** The values from low to high; low > high while there are none. */
record Span(double low, double high) {
    static final Span NONE = new Span(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** Beyond this, sums and tick units overflow. */
    private static final double HUGE = 1e200;

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

    Span with(double... values) {
        return with(values, values.length);
    }

    double length() {
        return high - low;
    }

    /** What an x axis shows of these values: all, from 0 if they start near it. */
    Span forX() {
        var shown = widened();
        return shown.low > 0 && shown.low <= 0.1 * shown.length() ? shown.with(0) : shown;
    }

    /** What a y axis shows of these values: all, some room beside them, and 0 if it is near. */
    Span forY() {
        var shown = widened();
        double margin = MARGIN * shown.length();
        double near = 0.5 * shown.length();
        double least = shown.low >= 0 && shown.low <= near ? 0 : shown.low - margin;
        double most = shown.high <= 0 && -shown.high <= near ? 0 : shown.high + margin;
        return new Span(least, most);
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
