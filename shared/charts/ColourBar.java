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
 * The colour scale to the right of a heat map. It is as high as the map; the scale of JFreeChart
 * would extend down to the numbers of the x axis.
 */
final class ColourBar extends PaintScaleLegend {
    private static final long serialVersionUID = 1;

    /** The space between map and bar. Names of target lines may extend into it. */
    private static final int GAP = Targets.OVERHANG + 8;
    private static final int WIDTH = 14;

    private static final int COLOURS = 256;

    /** The share of the bar with the full colour at either end, which JFreeChart's steps miss. */
    private static final double FULL = 0.01;

    private final transient ChartPlot plot;

    /** @param height of the chart, in pixels before scaling */
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
        axis.setLabelAngle(Math.PI);  // read upwards like the name of the y axis
        return axis;
    }

    @Override
    public Object draw(Graphics2D g, Rectangle2D area, Object params) {
        Rectangle2D map = plot.dataArea(g, area);
        var sharp = (Graphics2D) g.create();
        sharp.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
                RenderingHints.VALUE_ANTIALIAS_OFF);
        // JFreeChart draws each step, the lowest one included, a pixel too far down.
        super.draw(sharp, new Rectangle2D.Double(area.getX(), map.getY(), area.getWidth(),
                map.getHeight() - 1), params);
        sharp.dispose();
        return null;
    }
}
