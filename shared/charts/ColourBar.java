package shared.charts;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * JFreeChart's legend of a heat map's colours on the right; it is as high as the map, where
 * JFreeChart's goes on beside the axis' numbers below.
 */
final class ColourBar extends PaintScaleLegend {
    private static final long serialVersionUID = 1;

    /** Between the plot and the bar; names of targets may reach into it. */
    private static final int GAP = Targets.OVERHANG + 8;
    private static final int WIDTH = 14;

    private static final int COLOURS = 256;

    /** How much of the bar has the full colour at either end: JFreeChart's steps miss the ends. */
    private static final double FULL = 0.01;

    private final transient ChartPlot plot;

    /** @param height of the chart in plain pixels */
    ColourBar(Content.MapContent map, ChartPlot plot, double height) {
        super(full(map.colours().span()), axis(map, height));
        this.plot = plot;
        Span span = map.colours().span();
        getAxis().setRange(span.low(), span.high());
        setPosition(RectangleEdge.RIGHT);
        setPadding(0, GAP, 0, 0);
        setStripWidth(WIDTH);
        setStripOutlineVisible(false);
        setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        setAxisOffset(0);
        setSubdivisionCount(COLOURS);
        setBackgroundPaint(null);
    }

    private static ColourScale full(Span span) {
        return new ColourScale(new Span(span.at(FULL), span.at(1 - FULL)));
    }

    private static NumberAxis axis(Content.MapContent map, double height) {
        NumberAxis axis = Axes.vertical(map.name(), map.colours().span(), height);
        axis.setTickLabelInsets(new RectangleInsets(5, 7, 5, 2));
        axis.setLabelAngle(Math.PI);  // upwards, as the name of the y axis
        return axis;
    }

    @Override
    public Object draw(Graphics2D g, Rectangle2D area, Object params) {
        Rectangle2D map = plot.dataArea(g, area);
        var sharp = (Graphics2D) g.create();
        sharp.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
                RenderingHints.VALUE_ANTIALIAS_OFF);
        // JFreeChart has each colour reach a pixel further down, the lowest one too.
        super.draw(sharp, new Rectangle2D.Double(area.getX(), map.getY(), area.getWidth(),
                map.getHeight() - 1), params);
        sharp.dispose();
        return null;
    }
}
