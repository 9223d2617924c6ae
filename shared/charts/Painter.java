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
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultIntervalXYDataset;

/**
 * Draws one moment of a chart, or a part of it. A new JFreeChart for each drawing costs
 * microseconds and shares nothing, so threads can draw the same chart at once and none waits for
 * another.
 */
final class Painter {
    private static final Shape POINT = new Ellipse2D.Double(-2.5, -2.5, 5, 5);
    private static final Shape DOT = new Ellipse2D.Double(-3.5, -3.5, 7, 7);

    /** A curve and the points that it had. */
    record Drawn(Curve curve, Points points) {
    }

    private final Chart chart;
    private final HeatMap map;
    private final TopAxis topAxis;
    private final List<Drawn> curves;
    private final boolean part;
    private final Span x;
    private final Span y;

    private Painter(Chart chart, List<Drawn> curves, Span zoomedX, Span zoomedY) {
        this.chart = chart;
        this.curves = curves;
        part = zoomedX != null;
        map = chart.heatMap();
        topAxis = chart.topAxis();
        if (map != null) {
            x = zoomedX != null ? zoomedX : map.x();
            y = zoomedY != null ? zoomedY : map.y();
            return;
        }
        Span x = Span.NONE;
        Span y = Span.NONE;
        for (var drawn : curves) {
            var points = drawn.points();
            x = x.with(points.x(), points.count());
            y = y.with(points.low(), points.count());
            if (points.high() != points.low()) {
                y = y.with(points.high(), points.count()).with(points.mid(), points.count());
            }
        }
        for (var target : chart.targets()) {
            y = y.with(target.y());
        }
        this.x = zoomedX != null ? zoomedX : x.forX();
        this.y = zoomedY != null ? zoomedY : chart.fixedY() != null ? chart.fixedY() : y.forY();
    }

    static Painter of(Chart chart) {
        return of(chart, null, null);
    }

    /**
     * Draws a part of a chart.
     *
     * @param zoomedX what the x axis shows, or null for all
     * @param zoomedY what the y axis shows, or null for all
     */
    static Painter of(Chart chart, Span zoomedX, Span zoomedY) {
        return new Painter(chart, chart.curves().stream()
                .map(curve -> new Drawn(curve, curve.points().get()))
                .toList(), zoomedX, zoomedY);
    }

    List<Drawn> curves() {
        return curves;
    }

    /** The heat map, or null. */
    HeatMap map() {
        return map;
    }

    /** The x axis' label, without what it may say in brackets. */
    String xLabel() {
        return chart.xLabel().replaceFirst(" \\(.*", "");
    }

    String yLabel() {
        return chart.yLabel();
    }

    Span x() {
        return x;
    }

    Span y() {
        return y;
    }

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
     * All that there is to draw in an area of this size, in plain pixels.
     *
     * @param quick whether curves of very many points have rough edges, which takes a third of
     *     the time
     */
    JFreeChart chart(Rectangle2D area, boolean quick) {
        var result = new JFreeChart(null, null, plot(area, quick), false);
        result.setBackgroundPaint(Theme.PAPER);
        result.setPadding(new RectangleInsets(Theme.TOP, Theme.LEFT, Theme.BOTTOM,
                map == null ? Theme.RIGHT : Theme.LEFT));
        if (!chart.title().isBlank()) {
            var title = new TextTitle(chart.title(), Theme.fitting(
                    Theme.TITLE, chart.title(), area.getWidth() - Theme.LEFT));
            title.setPaint(Theme.INK);
            // The name of a top axis has a gap of its own.
            title.setPadding(0, Theme.TITLE_INDENT, topAxis == null ? Theme.TITLE_GAP : 0, 0);
            title.setHorizontalAlignment(HorizontalAlignment.LEFT);
            title.setTextAlignment(HorizontalAlignment.LEFT);
            result.setTitle(title);
        }
        var legend = new LegendTitle(result.getPlot());
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(null);
        legend.setItemFont(Theme.SMALL);
        legend.setItemPaint(Theme.INK);
        legend.setItemLabelPadding(new RectangleInsets(2, 6, 2, 14));
        result.addLegend(legend);
        return result;
    }

    private XYPlot plot(Rectangle2D area, boolean quick) {
        boolean wholeX = map == null && curves.stream().allMatch(drawn -> drawn.points().wholeX());
        var xTicks = Ticks.of(x, area.getWidth() / 100, wholeX);
        var yTicks = Ticks.of(y, area.getHeight() / 60, false);
        var xAxis = axis(chart.xLabel(), x, xTicks, true);
        var yAxis = axis(chart.yLabel(), y, yTicks, false);
        xAxis.setLabelFont(Theme.fitting(Theme.LABEL, chart.xLabel(), area.getWidth()));
        yAxis.setLabelFont(Theme.fitting(Theme.LABEL, chart.yLabel(), area.getHeight()));
        var grid = new XYLineAndShapeRenderer();  // draws the grid even while nothing else is
        var plot = new Plot(xAxis, yAxis, grid, new TargetLines(chart.targets()));
        plot.setNotify(false);
        plot.setBackgroundPaint(Theme.PAPER);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinePaint(Theme.GRID);
        plot.setDomainGridlineStroke(Look.stroke(1));
        plot.setRangeGridlinePaint(Theme.GRID);
        plot.setRangeGridlineStroke(Look.stroke(1));
        plot.setRangeZeroBaselineVisible(y.low() < 0 && y.high() > 0);
        plot.setRangeZeroBaselinePaint(Theme.BASE);
        plot.setRangeZeroBaselineStroke(Look.stroke(1.2f));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        if (map != null) {
            addMap(plot, area);
        }
        if (topAxis != null) {
            plot.setDomainAxis(1, topAxis(area));
        }
        plot.setFixedLegendItems(legend());
        int columns = (int) Math.ceil(area.getWidth());
        int rows = (int) Math.ceil(area.getHeight());
        int index = 0;
        for (var drawn : backToFront()) {
            var look = drawn.curve().look();
            var points = look.kind() == Look.Kind.DOTS
                    ? drawn.points().scattered(x, y, columns, rows)
                    : (part ? drawn.points().near(x) : drawn.points()).thinned(x, columns)
                            .limited(x, y);
            if (points.count() > 0) {
                plot.setDataset(index, dataset(points));
                plot.setRenderer(index, renderer(look, points.count(), columns));
                if (quick && look.kind() != Look.Kind.DOTS && points.count() > columns / 2) {
                    plot.setCoarse(index);
                }
                index++;
            }
        }
        plot.setDomainPannable(true);
        plot.setRangePannable(true);
        plot.setNotify(true);
        return plot;
    }

    /** Without a grid, which would look like values. */
    private void addMap(Plot plot, Rectangle2D area) {
        var span = map.colours().span();
        var bar = new ColourBar(map.name(), map.colours());
        style(bar, span, Ticks.of(span, area.getHeight() / 60, false), false);
        bar.setTickLabelInsets(new RectangleInsets(5, 7, 5, 2));
        plot.setRangeAxis(1, bar);
        plot.setCells(new Cells(map.snapshot(), map.colours()), map.x(), map.y());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setRangeZeroBaselineVisible(false);
    }

    private List<Drawn> backToFront() {
        return curves.stream()
                .sorted(Comparator.comparing(drawn -> drawn.curve().look().kind()))
                .toList();
    }

    /** Its numbers are above the names of targets that reach over the plot's edge. */
    private NumberAxis topAxis(Rectangle2D area) {
        var shown = topAxis.over(x);
        var axis = axis(topAxis.label(), shown, Ticks.of(shown, area.getWidth() / 100, false),
                true);
        axis.setTickLabelInsets(new RectangleInsets(5, 5, TargetLines.OVERHANG, 7));
        return axis;
    }

    private static NumberAxis axis(String label, Span shown, Ticks ticks, boolean line) {
        var axis = new NumberAxis(label);
        style(axis, shown, ticks, line);
        return axis;
    }

    private static void style(NumberAxis axis, Span shown, Ticks ticks, boolean line) {
        axis.setAutoRange(false);
        axis.setRange(shown.low(), shown.high());
        axis.setTickUnit(new NumberTickUnit(ticks.unit(), ticks.format()));
        axis.setLabelFont(Theme.LABEL);
        axis.setLabelPaint(Theme.INK);
        axis.setTickLabelFont(Theme.SMALL);
        axis.setTickLabelPaint(Theme.SOFT_INK);
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(line);
        axis.setAxisLinePaint(Theme.BASE);
        axis.setAxisLineStroke(Look.stroke(1.2f));
        axis.setTickLabelInsets(new RectangleInsets(5, 5, 5, 7));
        axis.setLabelInsets(new RectangleInsets(5, 3, 5, 3));
    }

    private static DefaultIntervalXYDataset dataset(Points points) {
        var dataset = new DefaultIntervalXYDataset();
        var x = points.x();
        dataset.addSeries("", new double[][] {x, x, x, points.mid(), points.low(),
                points.high()});
        return dataset;
    }

    private static XYLineAndShapeRenderer renderer(Look look, int points, int columns) {
        boolean dots = look.kind() == Look.Kind.DOTS;
        var renderer = look.kind() == Look.Kind.BAND ? area(look) : new XYLineAndShapeRenderer();
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, look.colour());
        renderer.setSeriesStroke(0, points > columns ? look.denseStroke() : look.stroke());
        renderer.setSeriesShape(0, dots ? DOT : POINT);
        renderer.setSeriesLinesVisible(0, !dots);
        renderer.setSeriesShapesVisible(0, dots || points == 1);  // too few for a line
        return renderer;
    }

    private static DeviationRenderer area(Look look) {
        var renderer = new DeviationRenderer();
        renderer.setAlpha(0.18f);
        renderer.setSeriesFillPaint(0, look.colour());
        return renderer;
    }

    private LegendItemCollection legend() {
        var items = new LegendItemCollection();
        for (var drawn : curves) {
            if (!drawn.curve().name().isBlank()) {
                items.add(legend(drawn.curve().name(), drawn.curve().look()));
            }
        }
        return items;
    }

    private static LegendItem legend(String name, Look look) {
        return look.kind() == Look.Kind.DOTS
                ? new LegendItem(name, null, null, null, DOT, look.colour())
                : new LegendItem(name, null, null, null, new Line2D.Double(-11, 0, 11, 0),
                        look.stroke(), look.colour());
    }
}
