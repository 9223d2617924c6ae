package shared.charts;

import java.awt.Font;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;

/** The look of JFreeChart's axes and titles, the same in all our charts. */
final class Axes {
    private Axes() {
    }

    /**
     * An axis with its numbers.
     *
     * @param label its name, or null
     * @param length of the axis and its margins, in plain pixels
     */
    static NumberAxis horizontal(String label, Span shown, double length, boolean whole) {
        return axis(label, shown, Ticks.of(shown, length / 100, whole), length, true);
    }

    /** Likewise; it has no line, since the grid starts there. */
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
     * A title on the left, in smaller letters where it is long.
     *
     * @param width of the whole chart in plain pixels
     * @param gap what stays free below it
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
