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
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/**
 * A plot with targets and perhaps a heat map, and whose curves are not halved where they run along
 * its edges.
 */
final class Plot extends XYPlot {
    private static final long serialVersionUID = 1;

    /** Half of what is drawn: of a dot, and of a bold line. */
    private static final double DOT = 3.5;
    private static final double LINE = 1.2;

    private final transient TargetLines targets;
    private final transient Set<Integer> coarse = new HashSet<>();
    private transient Cells cells;
    private transient Span cellsX;
    private transient Span cellsY;
    private transient Shape outerClip;

    Plot(NumberAxis x, NumberAxis y, XYLineAndShapeRenderer renderer, TargetLines targets) {
        super(null, x, y, renderer);
        this.targets = targets;
    }

    /** Fills the plot, from one x and y to another, with cells, below all else. */
    void setCells(Cells cells, Span x, Span y) {
        this.cells = cells;
        cellsX = x;
        cellsY = y;
    }

    /** Has a dataset drawn in less time, with rough edges. */
    void setCoarse(int index) {
        coarse.add(index);
    }

    @Override
    public void draw(Graphics2D g, Rectangle2D area, Point2D anchor, PlotState parent,
            PlotRenderingInfo info) {
        outerClip = g.getClip();
        super.draw(g, area, anchor, parent, info);
    }

    @Override
    public void drawBackground(Graphics2D g, Rectangle2D area) {
        super.drawBackground(g, area);
        if (cells != null) {
            var inner = g.getClip();
            g.clip(area);
            cells.draw(g, filled(area));
            g.setClip(inner);
        }
    }

    /** Where all cells would be; only a part of them is in the area if the axes show a part. */
    private Rectangle2D filled(Rectangle2D area) {
        var x = getDomainAxis();
        var y = getRangeAxis();
        if (x.getLowerBound() == cellsX.low() && x.getUpperBound() == cellsX.high()
                && y.getLowerBound() == cellsY.low() && y.getUpperBound() == cellsY.high()) {
            return area;
        }
        double left = x.valueToJava2D(cellsX.low(), area, getDomainAxisEdge());
        double right = x.valueToJava2D(cellsX.high(), area, getDomainAxisEdge());
        double top = y.valueToJava2D(cellsY.high(), area, getRangeAxisEdge());
        double bottom = y.valueToJava2D(cellsY.low(), area, getRangeAxisEdge());
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    @Override
    public boolean render(Graphics2D g, Rectangle2D area, int index, PlotRenderingInfo info,
            CrosshairState crosshairs) {
        var renderer = (XYLineAndShapeRenderer) getRenderer(index);
        boolean dots = Boolean.TRUE.equals(renderer.getSeriesShapesVisible(0));
        var inner = reach(g, area, dots ? DOT : LINE);
        var smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
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

    /** This place is above all curves. */
    @Override
    public void drawAnnotations(Graphics2D g, Rectangle2D area, PlotRenderingInfo info) {
        var inner = reach(g, area, TargetLines.OVERHANG);
        targets.draw(g, area,
                y -> getRangeAxis().valueToJava2D(y, area, getRangeAxisEdge()));
        g.setClip(inner);
    }

    /** Lets drawing reach over the edges; returns the clip that was. */
    private Shape reach(Graphics2D g, Rectangle2D area, double reach) {
        var inner = g.getClip();
        g.setClip(outerClip);
        g.clip(new Rectangle2D.Double(area.getX() - reach, area.getY() - reach,
                area.getWidth() + 2 * reach, area.getHeight() + 2 * reach));
        return inner;
    }
}
