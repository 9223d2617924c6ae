package shared.charts;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultIntervalXYDataset;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * Draws the content of a chart with JFreeChart. Each drawing makes a new JFreeChart, which takes
 * only microseconds. Drawings share nothing, so several threads can draw the same chart at once.
 */
final class Painter {
    private static final Shape POINT = new Ellipse2D.Double(-2.5, -2.5, 5, 5);
    private static final Shape DOT = new Ellipse2D.Double(-3.5, -3.5, 7, 7);

    /** The width of the line of an interval, and the length of the strokes at its ends. */
    private static final float ERROR = 1.6f;
    private static final double CAP = 7;

    private final Content content;
    private final List<Content.Drawn> curves;

    Painter(Content content) {
        this.content = content;
        curves = Overlaps.dashed(content.curves(), content.y());
    }

    /** @param zoom the scale of text, lines and margins */
    void paint(Graphics2D graphics, int width, int height, double zoom) {
        var g = (Graphics2D) graphics.create();
        try {
            g.scale(zoom, zoom);
            var area = new Rectangle2D.Double(0, 0, width / zoom, height / zoom);
            chart(area, false).draw(g, area);
        } finally {
            g.dispose();
        }
    }

    /**
     * Makes the JFreeChart for an area.
     *
     * @param area in pixels before scaling
     * @param quick whether curves with very many points are drawn without anti-aliasing, which
     *     takes a third of the time
     */
    JFreeChart chart(Rectangle2D area, boolean quick) {
        boolean mapped = content.map() != null;
        ChartPlot plot = plot(area, quick);
        var chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(Theme.PAPER);
        chart.setPadding(new RectangleInsets(Theme.TOP, Theme.LEFT, Theme.BOTTOM,
                mapped ? Theme.LEFT : Theme.RIGHT));
        if (!content.title().isBlank()) {
            // The label of a top axis has its own gap.
            chart.setTitle(Axes.title(content.title(), area.getWidth(),
                    content.topAxis() == null ? Theme.TITLE_GAP : 0));
        }
        chart.addLegend(legend(plot));
        if (mapped) {
            chart.addSubtitle(new ColourBar(content.map(), plot, area.getHeight()));
        }
        return chart;
    }

    private static LegendTitle legend(ChartPlot plot) {
        var legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(null);
        legend.setItemFont(Theme.SMALL);
        legend.setItemPaint(Theme.INK);
        legend.setItemLabelPadding(new RectangleInsets(2, 6, 2, 14));
        return legend;
    }

    private ChartPlot plot(Rectangle2D area, boolean quick) {
        var plot = new ChartPlot(xAxis(area.getWidth()),
                yAxis(area.getHeight()),
                new XYLineAndShapeRenderer(), new Targets(content.targets()));
        plot.setNotify(false);
        plot.setBackgroundPaint(Theme.PAPER);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinePaint(Theme.GRID);
        plot.setDomainGridlineStroke(Look.stroke(1));
        plot.setRangeGridlinePaint(Theme.GRID);
        plot.setRangeGridlineStroke(Look.stroke(1));
        plot.setRangeZeroBaselineVisible(content.y().low() < 0 && content.y().high() > 0);
        plot.setRangeZeroBaselinePaint(Theme.BASE);
        plot.setRangeZeroBaselineStroke(Look.stroke(1.2f));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setFixedLegendItems(legend());
        if (content.topAxis() != null) {
            plot.setDomainAxis(1, topAxis(area.getWidth()));
        }
        if (content.map() != null) {
            addMap(plot, content.map());
        }
        addCurves(plot, area, quick);
        plot.setDomainPannable(true);
        plot.setRangePannable(true);
        plot.setNotify(true);
        return plot;
    }

    private NumberAxis yAxis(double height) {
        return content.yNames() == null
                ? Axes.vertical(content.yLabel(), content.y(), height)
                : Axes.vertical(content.yLabel(), content.y(), height, content.yNames());
    }

    private NumberAxis xAxis(double width) {
        if (content.xNames() != null) {
            return Axes.horizontal(content.xLabel(), content.x(), width, content.xNames());
        }
        boolean whole = content.map() == null
                && content.curves().stream().allMatch(curve -> curve.points().wholeX());
        return Axes.horizontal(content.xLabel(), content.x(), width, whole);
    }

    /**
     * The top axis. Its numbers leave room for names of targets that extend beyond the edge of the
     * plot.
     */
    private NumberAxis topAxis(double width) {
        Content.TopAxis top = content.topAxis();
        NumberAxis axis = Axes.horizontal(top.label(), top.over(content.x()), width, false);
        axis.setTickLabelInsets(new RectangleInsets(5, 5, Targets.OVERHANG, 7));
        return axis;
    }

    /** Adds the cells of a map, and removes the grid, which would look like values. */
    private static void addMap(ChartPlot plot, Content.MapContent map) {
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setRangeZeroBaselineVisible(false);
        int rows = map.rows().length;
        if (rows == 0) {
            return;
        }
        int columns = map.rows()[0].length;
        var cells = new double[3][rows * columns];
        for (int i = 0; i < rows * columns; i++) {
            cells[0][i] = map.x().at((double) (i % columns) / columns);
            cells[1][i] = map.y().at((double) (i / columns) / rows);
            cells[2][i] = map.rows()[i / columns][i % columns];
        }
        var dataset = new DefaultXYZDataset();
        dataset.addSeries("", cells);
        var renderer = new XYBlockRenderer();
        renderer.setPaintScale(map.colours());
        renderer.setBlockAnchor(RectangleAnchor.BOTTOM_LEFT);
        renderer.setBlockWidth(map.x().length() / columns);
        renderer.setBlockHeight(map.y().length() / rows);
        plot.setDataset(0, dataset);
        plot.setRenderer(0, renderer);
        plot.setCoarse(0);
    }

    private void addCurves(ChartPlot plot, Rectangle2D area, boolean quick) {
        int columns = (int) Math.ceil(area.getWidth());
        int rows = (int) Math.ceil(area.getHeight());
        int index = content.map() == null ? 0 : 1;
        for (Content.Drawn curve : backToFront()) {
            boolean dots = curve.look().kind() == Look.Kind.DOTS;
            Points points = dots
                    ? curve.points().scattered(content.x(), content.y(), columns, rows)
                    : curve.points().near(content.x()).thinned(content.x(), columns)
                            .limited(content.x(), content.y());
            if (points.count() > 0) {
                plot.setDataset(index, dataset(points));
                plot.setRenderer(index, renderer(curve.look(), points.count(), columns));
                if (quick && !dots && points.count() > columns / 2) {
                    plot.setCoarse(index);
                }
                index++;
            }
        }
    }

    private List<Content.Drawn> backToFront() {
        return curves.stream()
                .sorted(Comparator.comparing(curve -> curve.look().kind()))
                .toList();
    }

    private static DefaultIntervalXYDataset dataset(Points points) {
        var dataset = new DefaultIntervalXYDataset();
        double[] x = points.x();
        dataset.addSeries("", new double[][] {x, x, x, points.mid(), points.low(),
                points.high()});
        return dataset;
    }

    private static XYLineAndShapeRenderer renderer(Look look, int points, int columns) {
        boolean dots = isDotted(look);
        XYLineAndShapeRenderer renderer = look.kind() == Look.Kind.BAND ? area(look)
                : look.kind() == Look.Kind.INTERVALS ? intervals(look)
                : new XYLineAndShapeRenderer();
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, look.colour());
        renderer.setSeriesStroke(0, points > columns ? look.denseStroke() : look.stroke());
        renderer.setSeriesShape(0, dots ? DOT : POINT);
        renderer.setSeriesLinesVisible(0, !dots);
        renderer.setSeriesShapesVisible(0, dots || points == 1);  // a line needs two
        return renderer;
    }

    /** Whether points are drawn as dots that are not joined. */
    private static boolean isDotted(Look look) {
        return look.kind() == Look.Kind.DOTS || look.kind() == Look.Kind.INTERVALS;
    }

    private static XYErrorRenderer intervals(Look look) {
        var renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setErrorStroke(Look.stroke(ERROR));
        renderer.setErrorPaint(look.colour());
        renderer.setCapLength(CAP);
        return renderer;
    }

    private static DeviationRenderer area(Look look) {
        var renderer = new DeviationRenderer();
        renderer.setAlpha(0.18f);
        renderer.setSeriesFillPaint(0, look.colour());
        return renderer;
    }

    /**
     * The legend. If one curve has a name, it names all curves; a curve without a name has the name
     * of the y axis. The legend is empty if the only curve has the name of the y axis.
     */
    private LegendItemCollection legend() {
        var items = new LegendItemCollection();
        boolean named = curves.stream().anyMatch(curve -> !curve.name().isBlank());
        boolean repeated = curves.size() == 1 && curves.get(0).name().equals(content.yLabel());
        if (named && !repeated) {
            for (Content.Drawn curve : curves) {
                items.add(legend(curve.name().isBlank() ? content.yLabel() : curve.name(),
                        curve.look()));
            }
        }
        return items;
    }

    private static LegendItem legend(String name, Look look) {
        return isDotted(look)
                ? new LegendItem(name, null, null, null, DOT, look.colour())
                : new LegendItem(name, null, null, null, new Line2D.Double(-11, 0, 11, 0),
                        look.stroke(), look.colour());
    }
}
