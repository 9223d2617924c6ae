package shared.charts;

import java.awt.Font;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;

/** Makes the axes and titles of all charts, so that they look alike. */
final class Axes {
    /** The share of a chart's width that is inside the axes, or more. */
    private static final double PLOT_SHARE = 0.85;

    /** Names that would be smaller than this share of their usual size are written upwards. */
    private static final double LEAST_SHARE = 0.75;

    private Axes() {
    }

    /**
     * A horizontal axis. It has a line, and as many numbers as there is room for.
     *
     * @param label the name of the axis, or null
     * @param shown the values at its ends
     * @param length the length of the axis and its margins, in pixels before scaling
     * @param whole whether only whole numbers are written
     */
    static NumberAxis horizontal(String label, Span shown, double length, boolean whole) {
        return axis(label, shown, Ticks.of(shown, length / 100, whole), length, true);
    }

    /**
     * A horizontal axis with names; they are written upwards if there is no room beside each other.
     *
     * @param label the name of the axis, or null
     * @param shown the values at its ends
     * @param length the length of the axis and its margins, in pixels before scaling
     */
    static NumberAxis horizontal(String label, Span shown, double length, Names names) {
        NumberAxis axis = axis(label, shown, new Ticks(1, names), length, true);
        Font fitting = Theme.fitting(Theme.SMALL, names.longest(),
                PLOT_SHARE * length / names.count());
        boolean upwards = fitting.getSize2D() < LEAST_SHARE * Theme.SMALL.getSize2D();
        axis.setTickLabelFont(upwards ? Theme.SMALL : fitting);
        axis.setVerticalTickLabels(upwards);
        return axis;
    }

    /** A vertical axis with names. */
    static NumberAxis vertical(String label, Span shown, double length, Names names) {
        return axis(label, shown, new Ticks(1, names), length, false);
    }

    /** A vertical axis, which has no line: the ends of the grid lines show where it is. */
    static NumberAxis vertical(String label, Span shown, double length) {
        return axis(label, shown, Ticks.of(shown, length / 60, false), length, false);
    }

    private static NumberAxis axis(String label, Span shown, Ticks ticks, double length,
            boolean line) {
        var axis = new NumberAxis(label);
        axis.setAutoRange(false);
        axis.setRange(shown.low(), shown.high());
        axis.setTickUnit(new NumberTickUnit(ticks.unit(), ticks.format()));
        axis.setLabelFont(Theme.fitting(Theme.LABEL, label == null ? "" : label, length));
        axis.setLabelPaint(Theme.INK);
        axis.setTickLabelFont(Theme.SMALL);
        axis.setTickLabelPaint(Theme.SOFT_INK);
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(line);
        axis.setAxisLinePaint(Theme.BASE);
        axis.setAxisLineStroke(Look.stroke(1.2f));
        axis.setTickLabelInsets(new RectangleInsets(5, 5, 5, 7));
        axis.setLabelInsets(new RectangleInsets(5, 3, 5, 3));
        return axis;
    }

    /**
     * A title on the left. A title that is too long has a smaller font.
     *
     * @param width of the whole chart, in pixels before scaling
     * @param gap the space below it
     */
    static TextTitle title(String text, double width, double gap) {
        Font font = Theme.fitting(Theme.TITLE, text, width - Theme.LEFT);
        var title = new TextTitle(text, font);
        title.setPaint(Theme.INK);
        title.setPadding(0, Theme.TITLE_INDENT, gap, 0);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        return title;
    }
}
