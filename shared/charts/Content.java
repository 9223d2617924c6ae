package shared.charts;

import java.util.List;

/**
 * What there is to draw of a chart at one moment; it does not change while the chart does.
 *
 * @param curves in the order in which they were added
 * @param map the heat map, or null
 * @param topAxis the second x axis, or null
 * @param x what the x axis shows of all this
 * @param y what the y axis shows
 */
record Content(String title, String xLabel, String yLabel, List<Drawn> curves,
        List<Target> targets, MapContent map, TopAxis topAxis, Span x, Span y) {

    /** A value to reach, drawn as a dashed horizontal line. */
    record Target(String name, double y) {
    }

    /** A second x axis at the top, whose numbers are those of the x axis times a factor. */
    record TopAxis(String label, double perUnit) {

        /** What it shows over these x. */
        Span over(Span x) {
            return new Span(perUnit * x.low(), perUnit * x.high());
        }
    }

    /** A curve with the points that it had. */
    record Drawn(String name, Look look, Points points) {
    }

    /**
     * A heat map with the numbers that it had.
     *
     * @param rows from the lowest, each from the left; all of one length
     */
    record MapContent(String name, Span x, Span y, ColourScale colours, double[][] rows) {
    }

    /** The same, but the axes show a part, or all where that is null. */
    Content part(Span partX, Span partY) {
        return new Content(title, xLabel, yLabel, curves, targets, map, topAxis,
                partX == null ? x : partX, partY == null ? y : partY);
    }

    /** What an x axis shows of curves: all of them. */
    static Span wholeX(List<Drawn> curves) {
        Span all = Span.NONE;
        for (Drawn curve : curves) {
            all = all.with(curve.points().x(), curve.points().count());
        }
        return all.forX();
    }

    /**
     * What a y axis shows of curves and targets: all of bold lines, dots and the lines in bands,
     * but of faint lines and the edges of bands not what a few points reach alone.
     */
    static Span wholeY(List<Drawn> curves, List<Target> targets) {
        Span all = Span.NONE;
        for (Drawn curve : curves) {
            Points points = curve.points();
            if (curve.look().kind() == Look.Kind.FAINT) {
                all = all.withMost(points.count(), points.mid());
            } else {
                all = all.with(points.mid(), points.count());
            }
            if (curve.look().kind() == Look.Kind.BAND) {
                all = all.withMost(points.count(), points.low(), points.high());
            }
        }
        for (Target target : targets) {
            all = all.with(target.y());
        }
        return all.forY();
    }
}
