package shared.charts;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A bar of all colours, with the numbers that they mean and a name. It is an axis on the right,
 * and so as high as the plot at any size.
 */
final class ColourBar extends NumberAxis {
    private static final long serialVersionUID = 1;

    /** Between the plot and the bar; names of targets may reach into it. */
    private static final int GAP = TargetLines.OVERHANG + 8;
    private static final int WIDTH = 14;

    private final transient Cells cells;

    ColourBar(String name, ColourScale colours) {
        super(name);
        cells = Cells.of(colours);
        setLabelAngle(Math.PI);  // upwards, as the name of the y axis
    }

    @Override
    public AxisSpace reserveSpace(Graphics2D g, Plot plot, Rectangle2D area, RectangleEdge edge,
            AxisSpace space) {
        var reserved = super.reserveSpace(g, plot, area, edge, space);
        reserved.add(GAP + WIDTH, edge);
        return reserved;
    }

    @Override
    public AxisState draw(Graphics2D g, double x, Rectangle2D area, Rectangle2D data,
            RectangleEdge edge, PlotRenderingInfo info) {
        cells.draw(g, new Rectangle2D.Double(x + GAP, data.getY(), WIDTH, data.getHeight()));
        return super.draw(g, x + GAP + WIDTH, area, data, edge, info);
    }
}
