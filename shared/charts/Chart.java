package shared.charts;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * An XY chart that fills while a lesson learns: lines, dots, bands, targets and a heat map in a
 * clean look.
 *
 * <p>Any thread may call any method at any time: the chart can be shown in a
 * window or drawn by {@link #image} while others add curves and points. Curves get
 * the colours of a palette that colour-blind readers can tell apart, in the order of their
 * creation; a line that runs along an earlier one is dashed. The legend has all curves if one has
 * a name; one without has the y axis' label there.
 *
 * <pre>{@code
 * var chart = new Chart("CartPole", "episode", "return");
 * var single = chart.faintLine("episode");
 * var mean = chart.line("mean of 100 episodes");
 * chart.target("solved", 475);
 * }</pre>
 */
public final class Chart {
    static {
        Display.beforeAwt();
    }

    /**
     * A line or a band.
     *
     * @param points the points at the time of asking, which do not change later
     * @param revision grows with every change of the points
     */
    private record Curve(String name, Look look, Supplier<Points> points,
            LongSupplier revision) {
    }

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Curve> curves = new CopyOnWriteArrayList<>();
    private final List<Content.Target> targets = new CopyOnWriteArrayList<>();
    private volatile HeatMap heatMap;
    private volatile Span fixedY;
    private volatile long fixes;
    private volatile Content.TopAxis topAxis;
    private volatile long topAxes;

    /**
     * An empty chart.
     *
     * @param title stands above it; may be empty
     * @param xLabel what x is, for example "episode"
     * @param yLabel what y is, for example "return"
     */
    public Chart(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /** A new bold line, drawn above faint lines and bands, in the next colour. */
    public synchronized Line line(String name) {
        return addLine(name, Look.Kind.BOLD);
    }

    /**
     * A new thin, translucent line for noisy values such as single episodes, drawn behind all
     * others. The first one has the colour of the first line or band, for it usually shows what
     * that is the mean of, the second one that of the second, and so on.
     */
    public synchronized Line faintLine(String name) {
        return addLine(name, Look.Kind.FAINT);
    }

    /**
     * A new line whose points are drawn as dots and not joined, for values such as one a run, in
     * the next colour; bold lines are drawn above them.
     */
    public synchronized Line dots(String name) {
        return addLine(name, Look.Kind.DOTS);
    }

    /** A new line inside a translucent area, in the next colour. */
    public synchronized Band band(String name) {
        var band = new Band();
        curves.add(new Curve(name, nextLook(Look.Kind.BAND), band::snapshot, band::revision));
        return band;
    }

    /**
     * A new map of numbers as colours, which fills the chart behind all curves; it is blank until
     * its numbers are {@link HeatMap#set}. The axes show exactly its x and y from now on. Numbers
     * of both signs are blue where negative, white at 0 and vermilion where positive; others go
     * from white at low to blue at high. Curves that are added later have other colours.
     *
     * @param name what the numbers are, for example "torque in N m"; stands at the bar with the
     *     colours; may be empty
     * @param lowX the map's left edge
     * @param highX its right edge
     * @param lowY its lower edge
     * @param highY its upper edge
     * @param low the number with the colour of the bar's lower end, as have all below
     * @param high the number with the colour of the bar's upper end, as have all above
     * @throws IllegalArgumentException if one is not finite, or a low one is not less than its
     *     high one
     * @throws IllegalStateException if the chart has a heat map already
     */
    public synchronized HeatMap heatMap(String name, double lowX, double highX, double lowY,
            double highY, double low, double high) {
        var added = new HeatMap(name, span("a heat map's x", lowX, highX),
                span("a heat map's y", lowY, highY),
                new ColourScale(span("a heat map's numbers", low, high)));
        if (heatMap != null) {
            throw new IllegalStateException("a chart has no room for a second heat map");
        }
        heatMap = added;
        return added;
    }

    /**
     * Adds a dashed horizontal line with its name on it. The y axis always shows it
     * unless {@link #fixY} or a heat map leaves it out.
     *
     * @throws IllegalArgumentException if y is not finite
     */
    public void target(String name, double y) {
        if (!Double.isFinite(y)) {
            throw new IllegalArgumentException("a target must be finite, not " + y);
        }
        targets.add(new Content.Target(name, y));
    }

    /**
     * Makes the y axis go from low to high whatever the values are, for example from 0 to 1 for
     * probabilities. What is beyond is not seen. The last call counts, but none where there is a
     * heat map.
     *
     * @throws IllegalArgumentException if one is not finite, or low is not less than high
     */
    public synchronized void fixY(double low, double high) {
        fixedY = span("a y axis", low, high);
        fixes++;
    }

    /**
     * Gives the chart a second x axis at the top, whose numbers are those of the x axis times a
     * factor: to steps, for example, the seconds that they took. It has round numbers of its own,
     * but no lines across the chart. The last call counts.
     *
     * @param label what its numbers are, for example "seconds"
     * @param perUnit its number at x = 1
     * @throws IllegalArgumentException if perUnit is not above 0 and finite
     */
    public synchronized void topAxis(String label, double perUnit) {
        if (!(perUnit > 0 && Double.isFinite(perUnit))) {
            throw new IllegalArgumentException(
                    "a top axis needs a positive number for x = 1, not " + perUnit);
        }
        topAxis = new Content.TopAxis(label, perUnit);
        topAxes++;
    }

    /**
     * The chart as it is now, as a picture. It looks as in a window of this size; text and lines
     * grow with the picture, so that a large one can go on a slide. No display is needed.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @return a new picture without transparency
     * @throws IllegalArgumentException if a size is less than 1
     */
    public BufferedImage image(int width, int height) {
        return image(width, height, graphics -> new Painter(content()).paint(graphics, width,
                height, Theme.zoom(width, height)));
    }

    /** What is drawn, as a picture without transparency. */
    static BufferedImage image(int width, int height, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            drawing.accept(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** The lowest and the highest x that the chart shows now: all points, or a heat map. */
    public double[] xRange() {
        Span shown = content().x();
        return new double[] {shown.low(), shown.high()};
    }

    /**
     * The lowest and the highest y that the chart shows now: all values and targets, but not the
     * few that go far beyond all others of a faint line or a band's edge; or what {@link #fixY}
     * has set, or a heat map.
     */
    public double[] yRange() {
        Span shown = content().y();
        return new double[] {shown.low(), shown.high()};
    }

    /** The lowest and the highest number that the top axis shows now; nothing if there is none. */
    public double[] topRange() {
        Content now = content();
        if (now.topAxis() == null) {
            return new double[0];
        }
        Span shown = now.topAxis().over(now.x());
        return new double[] {shown.low(), shown.high()};
    }

    /** All that there is to draw now. */
    Content content() {
        List<Content.Drawn> drawn = curves.stream()
                .map(curve -> new Content.Drawn(curve.name(), curve.look(),
                        curve.points().get()))
                .toList();
        List<Content.Target> lines = List.copyOf(targets);
        Content.MapContent map = heatMap == null ? null : heatMap.snapshot();
        Span fixed = fixedY;
        return new Content(title, xLabel, yLabel, drawn, lines, map, topAxis,
                map != null ? map.x() : Content.wholeX(drawn),
                map != null ? map.y() : fixed != null ? fixed : Content.wholeY(drawn, lines));
    }

    /** Another number whenever the chart would look different. */
    long revision() {
        HeatMap map = heatMap;
        long changes = targets.size() + fixes + topAxes + (map == null ? 0 : 1 + map.revision());
        for (Curve curve : curves) {
            changes += 1 + curve.revision().getAsLong();
        }
        return changes;
    }

    /** The title; may be empty. */
    String title() {
        return title;
    }

    private static Span span(String what, double low, double high) {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
            throw new IllegalArgumentException("%s must go from a number to a higher one, not from "
                    .formatted(what) + low + " to " + high);
        }
        return new Span(low, high).widened();
    }

    private Line addLine(String name, Look.Kind kind) {
        var line = new Line();
        curves.add(new Curve(name, nextLook(kind), line::snapshot, line::revision));
        return line;
    }

    private Look nextLook(Look.Kind kind) {
        boolean faint = kind == Look.Kind.FAINT;
        long before = curves.stream()
                .filter(curve -> faint == (curve.look().kind() == Look.Kind.FAINT))
                .count();
        int taken = heatMap == null ? 0 : ColourScale.COLOURS;
        return Look.of(kind, taken + (int) before);
    }
}
