package shared.charts;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.Set;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;

/**
 * JFreeChart's plot with two additions: curves that run along its edges are not cut in half, and
 * the names of target lines are placed where they can be read.
 */
final class ChartPlot extends XYPlot {
    private static final long serialVersionUID = 1;

    /** Half the width of a dot and of a bold line. */
    private static final double DOT = 3.5;
    private static final double LINE = 1.2;

    private final transient Targets targets;
    private final transient Set<Integer> coarse = new HashSet<>();
    private transient Shape outerClip;

    /** @param grid draws the grid and the target lines, even while there are no curves */
    ChartPlot(NumberAxis x, NumberAxis y, XYItemRenderer grid, Targets targets) {
        super(null, x, y, grid);
        this.targets = targets;
    }

    /**
     * Turns off anti-aliasing for a dataset, so that curves are drawn faster and cells have no
     * seams.
     */
    void setCoarse(int index) {
        coarse.add(index);
    }

    /** The part of the plot's area that is inside the axes. */
    Rectangle2D dataArea(Graphics2D g, Rectangle2D area) {
        Rectangle2D data = calculateAxisSpace(g, area).shrink(area, null);
        // Rounded to whole pixels as in JFreeChart's draw.
        double top = Math.ceil(data.getMinY());
        return new Rectangle2D.Double(data.getX(), top, data.getWidth(),
                Math.max(0, Math.floor(data.getMaxY()) - top));
    }

    @Override
    public void draw(Graphics2D g, Rectangle2D area, Point2D anchor, PlotState parent,
            PlotRenderingInfo info) {
        outerClip = g.getClip();
        super.draw(g, area, anchor, parent, info);
    }

    @Override
    public boolean render(Graphics2D g, Rectangle2D area, int index, PlotRenderingInfo info,
            CrosshairState crosshairs) {
        Shape inner = g.getClip();
        if (getRenderer(index) instanceof XYLineAndShapeRenderer curve) {
            reach(g, area, Boolean.TRUE.equals(curve.getSeriesShapesVisible(0)) ? DOT : LINE);
        }
        Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        if (coarse.contains(index)) {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
                    RenderingHints.VALUE_ANTIALIAS_OFF);
        }
        boolean found = super.render(g, area, index, info, crosshairs);
        if (smooth != null) {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
        }
        g.setClip(inner);
        return found;
    }

    /**
     * Draws the target lines above all curves. Their names are placed here, because the area is
     * known only now.
     */
    @Override
    protected void drawRangeMarkers(Graphics2D g, Rectangle2D area, int index, Layer layer) {
        if (index != 0 || layer != Layer.FOREGROUND) {
            return;
        }
        Shape inner = g.getClip();
        reach(g, area, Targets.OVERHANG);
        for (Marker target : targets.markers(g, area,
                y -> getRangeAxis().valueToJava2D(y, area, getRangeAxisEdge()))) {
            getRenderer().drawRangeMarker(g, this, getRangeAxis(), target, area);
        }
        g.setClip(inner);
    }

    /** Extends the clip beyond the edges of the area. */
    private void reach(Graphics2D g, Rectangle2D area, double reach) {
        g.setClip(outerClip);
        g.clip(new Rectangle2D.Double(area.getX() - reach, area.getY() - reach,
                area.getWidth() + 2 * reach, area.getHeight() + 2 * reach));
    }
}
