package shared.charts;

import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/** Draws bar charts with JFreeChart, fast enough to be the frames of a film. */
public final class Bars {
    static {
        Display.beforeAwt();
    }

    /** The width of a bar as a share of its column. */
    private static final double BAR = 0.62;

    /** The space between bars and labels. */
    private static final int GAP = 8;

    /** The space below the labels. */
    private static final int BOTTOM = 7;

    private Bars() {
    }

    /**
     * Draws one bar for each label, in the colours of a chart's curves. Only the heights of the
     * bars depend on the values, so that pictures with different values can follow each other in an
     * animation. No display is needed, and any thread may call this.
     *
     * @param title the text above the bars; may be empty
     * @param labels the texts under the bars
     * @param values the heights of the bars, one for each label, at least 0; a bar higher than max
     *     ends at max
     * @param max the upper end of the y axis, which starts at 0; use 1 for probabilities
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @return a new picture without transparency
     * @throws IllegalArgumentException if there are no labels, if the number of values differs from
     *     the number of labels, if a value is negative or not finite, if max is not finite and
     *     above 0, or if a size is less than 1
     */
    public static BufferedImage image(String title, String[] labels, double[] values, double max,
            int width, int height) {
        check(labels, values, max);
        double zoom = Theme.zoom(width, height);
        var area = new Rectangle2D.Double(0, 0, width / zoom, height / zoom);
        return Chart.image(width, height, g -> {
            g.scale(zoom, zoom);
            chart(title, labels, values, max, area).draw(g, area);
        });
    }

    private static void check(String[] labels, double[] values, double max) {
        if (labels.length == 0 || labels.length != values.length) {
            throw new IllegalArgumentException("Bars need a label and a value each, not %d and %d."
                    .formatted(labels.length, values.length));
        }
        if (!(max > 0 && max <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The max must be finite and above 0, not " + max
                    + ".");
        }
        for (double value : values) {
            if (!(value >= 0 && value <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "A bar's value must be finite and not negative, not " + value + ".");
            }
        }
    }

    private static JFreeChart chart(String title, String[] labels, double[] values, double max,
            Rectangle2D area) {
        var dataset = new DefaultCategoryDataset();
        for (int i = 0; i < values.length; i++) {
            dataset.addValue(Math.min(values[i], max), "", new Key(i, labels[i]));
        }
        NumberAxis valueAxis = Axes.vertical(null, new Span(0, max), area.getHeight());
        var plot = new CategoryPlot(dataset, labels(labels, area.getWidth()), valueAxis,
                new Renderer());
        plot.setBackgroundPaint(Theme.PAPER);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeGridlinePaint(Theme.GRID);
        plot.setRangeGridlineStroke(Look.stroke(1));
        var chart = new JFreeChart(null, null, plot, false);
        chart.setAntiAlias(false);  // gives bars sharp edges; text stays smooth
        chart.setBackgroundPaint(Theme.PAPER);
        chart.setPadding(new RectangleInsets(Theme.TOP, Theme.LEFT, BOTTOM, Theme.RIGHT));
        if (!title.isBlank()) {
            chart.setTitle(Axes.title(title, area.getWidth(), Theme.TITLE_GAP));
        }
        return chart;
    }

    private static CategoryAxis labels(String[] labels, double width) {
        var axis = new CategoryAxis();
        double gap = (1 - BAR) / labels.length;
        axis.setLowerMargin(gap / 2);
        axis.setUpperMargin(gap / 2);
        axis.setCategoryMargin(gap * (labels.length - 1));
        axis.setCategoryLabelPositionOffset(GAP);
        axis.setMaximumCategoryLabelWidthRatio((float) (1 / BAR));
        axis.setTickLabelPaint(Theme.INK);
        axis.setAxisLinePaint(Theme.BASE);
        axis.setAxisLineStroke(Look.stroke(1.2f));
        axis.setTickMarksVisible(false);
        axis.setTickLabelFont(Theme.LABEL);
        for (int i = 0; i < labels.length; i++) {
            axis.setTickLabelFont(new Key(i, labels[i]),
                    Theme.fitting(Theme.LABEL, labels[i], width / labels.length));
        }
        return axis;
    }

    /** A bar's number and label: two bars may have the same label. */
    private record Key(int index, String label) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** Gives each bar its own colour. */
    private static final class Renderer extends BarRenderer {
        private static final long serialVersionUID = 1;

        Renderer() {
            setBarPainter(new StandardBarPainter());
            setShadowVisible(false);
        }

        @Override
        public Paint getItemPaint(int row, int column) {
            return Look.of(Look.Kind.BOLD, column).colour();
        }
    }
}
