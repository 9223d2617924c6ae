package shared.charts;

import java.awt.Point;
import java.awt.geom.Rectangle2D;

/** The tooltip of a chart, with the values of the point or cell at the mouse. */
final class Tip {

    /** The largest distance between mouse and point, in pixels before scaling. */
    private static final double REACH = 12;

    /** The precision of values: an axis is divided into about this many steps. */
    private static final int STEPS = 5000;

    private final Content chart;
    private final Rectangle2D area;
    private final Point mouse;

    private Tip(Point mouse, Rectangle2D area, Content chart) {
        this.mouse = mouse;
        this.area = area;
        this.chart = chart;
    }

    /**
     * The text for a position of the mouse.
     *
     * @param area the part of the view inside the axes
     * @param zoom the scale of text and lines
     * @return null if there is no point or cell
     */
    static String at(Point mouse, Rectangle2D area, Content chart, double zoom) {
        if (area == null || !area.contains(mouse)) {
            return null;
        }
        var tip = new Tip(mouse, area, chart);
        String nearest = tip.nearestPoint(REACH * zoom);
        return nearest != null ? nearest : chart.map() == null ? null : tip.cell(chart.map());
    }

    private String nearestPoint(double reach) {
        double least = reach * reach;
        Content.Drawn nearest = null;
        int index = -1;
        for (Content.Drawn drawn : chart.curves()) {
            Points points = drawn.points();
            for (int i = 0; i < points.count(); i++) {
                double dx = x(points.x()[i]) - mouse.x;
                double dy = y(points.mid()[i]) - mouse.y;
                double distance = dx * dx + dy * dy;
                if (distance < least) {
                    least = distance;
                    nearest = drawn;
                    index = i;
                }
            }
        }
        return nearest == null ? null : point(nearest, index);
    }

    private double x(double value) {
        return area.getX() + (value - chart.x().low()) / chart.x().length() * area.getWidth();
    }

    private double y(double value) {
        return area.getMaxY() - (value - chart.y().low()) / chart.y().length() * area.getHeight();
    }

    private String point(Content.Drawn drawn, int i) {
        Points points = drawn.points();
        var text = new StringBuilder(drawn.name().isBlank() ? chart.yLabel()
                : drawn.name()).append(": ").append(number(points.mid()[i], chart.y()));
        if (points.low()[i] != points.high()[i]) {
            text.append(" (").append(number(points.low()[i], chart.y())).append(" to ")
                    .append(number(points.high()[i], chart.y())).append(")");
        }
        return text.append(" at ").append(xLabel()).append(" ")
                .append(chart.xNames() != null ? chart.xNames().format(points.x()[i])
                        : points.wholeX() ? Ticks.of(chart.x(), STEPS, true).format()
                        .format(points.x()[i]) : number(points.x()[i], chart.x())).toString();
    }

    /** The number of the heat map's cell at the mouse; null if there is none. */
    private String cell(Content.MapContent map) {
        double[][] rows = map.rows();
        double x = chart.x().low() + (mouse.x - area.getX()) / area.getWidth()
                * chart.x().length();
        double y = chart.y().low() + (area.getMaxY() - mouse.y) / area.getHeight()
                * chart.y().length();
        if (rows.length == 0 || !map.x().contains(x) || !map.y().contains(y)) {
            return null;
        }
        double value = rows[index(y, map.y(), rows.length)][index(x, map.x(), rows[0].length)];
        if (Double.isNaN(value)) {
            return null;
        }
        return (map.name().isBlank() ? "" : map.name() + ": ")
                + number(value, map.colours().span()) + " at " + xLabel() + " "
                + position(x, chart.x(), chart.xNames()) + ", " + chart.yLabel() + " "
                + position(y, chart.y(), chart.yNames());
    }

    private static String position(double value, Span shown, Names names) {
        return names == null ? number(value, shown) : names.format(Math.rint(value));
    }

    /** The label of the x axis without a remark in brackets. */
    private String xLabel() {
        return chart.xLabel().replaceFirst(" \\(.*", "");
    }

    private static int index(double value, Span span, int cells) {
        return Math.min(cells - 1, (int) ((value - span.low()) / span.length() * cells));
    }

    private static String number(double value, Span shown) {
        return Ticks.of(shown, STEPS, false).format().format(value);
    }
}
