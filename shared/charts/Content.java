package shared.charts;

import java.util.List;

/**
 * An immutable copy of what a chart shows at one moment.
 *
 * @param curves in the order in which they were added
 * @param map the heat map, or null
 * @param topAxis the second x axis, or null
 * @param xNames the names on the x axis, or null if it has numbers
 * @param yNames the names on the y axis, or null if it has numbers
 * @param x the range of the x axis
 * @param y the range of the y axis
 */
record Content(String title, String xLabel, String yLabel, List<Drawn> curves,
        List<Target> targets, MapContent map, TopAxis topAxis, Names xNames, Names yNames,
        Span x, Span y) {

    /** A value to reach, drawn as a dashed horizontal line. */
    record Target(String name, double y) {
    }

    /** A second x axis at the top, whose values are those of the x axis times a factor. */
    record TopAxis(String label, double perUnit) {

        /** The range of this axis if the x axis has the range {@code x}. */
        Span over(Span x) {
            return new Span(perUnit * x.low(), perUnit * x.high());
        }
    }

    /** A curve and its points. */
    record Drawn(String name, Look look, Points points) {
    }

    /**
     * A heat map and its numbers.
     *
     * @param rows the rows from the lowest y to the highest, each from the lowest x to the highest;
     *     all have the same length
     */
    record MapContent(String name, Span x, Span y, ColourScale colours, double[][] rows) {
    }

    /** The same content with other ranges of the axes; null keeps a range. */
    Content part(Span partX, Span partY) {
        return new Content(title, xLabel, yLabel, curves, targets, map, topAxis, xNames, yNames,
                partX == null ? x : partX, partY == null ? y : partY);
    }

    /** The range of an x axis that shows all points. */
    static Span wholeX(List<Drawn> curves) {
        Span all = Span.NONE;
        for (Drawn curve : curves) {
            all = all.with(curve.points().x(), curve.points().count());
        }
        return all.forX();
    }

    /**
     * The range of a y axis that shows all targets, bold lines, dots and lines in bands, but
     * leaves out outliers of faint lines and of the edges of bands.
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
            if (curve.look().kind() == Look.Kind.INTERVALS) {
                all = all.with(points.low(), points.count()).with(points.high(), points.count());
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
