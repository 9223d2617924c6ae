package shared.charts;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * An XY chart that fills while a lesson learns: lines, dots, bands, target lines and a heat map.
 *
 * <p>Any thread may call any method at any time: the chart can be shown in a window or drawn by
 * {@link #image} while other threads add curves and points. Curves take their colours in turn from
 * a palette that colour-blind readers can tell apart. A line that would hide an earlier one is
 * dashed. If one curve has a name, the legend names all curves; a curve with an empty name has the
 * name of the y axis.
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
     * @param points gives the points at the time of the call, which do not change later
     * @param revision gives a number that grows with every change of the points
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
    private volatile Names xNames;
    private volatile Names yNames;
    private volatile long namings;

    /**
     * Makes an empty chart.
     *
     * @param title the text above it; may be empty
     * @param xLabel the name of the x axis, for example "episode"
     * @param yLabel the name of the y axis, for example "return"
     */
    public Chart(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /** Adds a bold line in the next colour. It is drawn above faint lines and bands. */
    public synchronized Line line(String name) {
        return addLine(name, Look.Kind.BOLD);
    }

    /**
     * Adds a bold line with these values at x = 0, 1, 2, ..., such as the rewards of an episode.
     *
     * @param y the values; one that is not finite leaves a gap
     */
    public Line line(String name, double[] y) {
        Line line = line(name);
        for (int x = 0; x < y.length; x++) {
            line.add(x, y[x]);
        }
        return line;
    }

    /**
     * Adds a thin, translucent line for noisy values such as the returns of single episodes. It is
     * drawn behind all other curves. The first faint line has the colour of the first line or band,
     * which usually is its mean; the second has the colour of the second, and so on.
     */
    public synchronized Line faintLine(String name) {
        return addLine(name, Look.Kind.FAINT);
    }

    /**
     * Adds points in the next colour that are drawn as dots and not joined, for example one value
     * for each run. Bold lines are drawn above them.
     */
    public synchronized Line dots(String name) {
        return addLine(name, Look.Kind.DOTS);
    }

    /** Adds a line inside a translucent area, in the next colour. */
    public synchronized Band band(String name) {
        var band = new Band();
        curves.add(new Curve(name, nextLook(Look.Kind.BAND), band::snapshot, band::revision));
        return band;
    }

    /**
     * Adds points in the next colour that are not joined, each with a vertical line from its low to
     * its high value: an estimate and its confidence interval, for example.
     */
    public synchronized Band intervals(String name) {
        var band = new Band();
        curves.add(new Curve(name, nextLook(Look.Kind.INTERVALS), band::snapshot,
                band::revision));
        return band;
    }

    /**
     * Writes names at x = 0, 1, 2, ... in place of numbers. The axis shows all of them. The last
     * call counts.
     */
    public synchronized void nameX(List<String> names) {
        xNames = new Names(names);
        namings++;
    }

    /**
     * Writes names at y = 0, 1, 2, ... in place of numbers. The last call counts; the range of the
     * axis stays what it is.
     */
    public synchronized void nameY(List<String> names) {
        yNames = new Names(names);
        namings++;
    }

    /**
     * Adds a heat map, which fills the chart behind all curves. It is blank until
     * {@link HeatMap#set} gives it numbers. From now on the axes show exactly the x and y of the
     * map. If low is negative and high is positive, colours go from blue through white at 0 to
     * vermilion; otherwise they go from white at low to blue at high. Curves that are added later
     * have other colours.
     *
     * @param name the name of the numbers, for example "torque in N m", written beside the colour
     *     scale; may be empty
     * @param lowX the map's left edge
     * @param highX its right edge
     * @param lowY its lower edge
     * @param highY its upper edge
     * @param low the number at the lower end of the colour scale; lower ones have its colour
     * @param high the number at the upper end; higher ones have its colour
     * @throws IllegalArgumentException if a number is not finite, or if a low one is not less than
     *     the high one that belongs to it
     * @throws IllegalStateException if the chart has a heat map already
     */
    public synchronized HeatMap heatMap(String name, double lowX, double highX, double lowY,
            double highY, double low, double high) {
        var added = new HeatMap(name, span("The x of a heat map", lowX, highX),
                span("The y of a heat map", lowY, highY),
                new ColourScale(span("The numbers of a heat map", low, high)));
        if (heatMap != null) {
            throw new IllegalStateException("A chart can have only one heat map.");
        }
        heatMap = added;
        return added;
    }

    /**
     * Adds a dashed horizontal line with a name. The y axis extends to it unless {@link #fixY} or a
     * heat map has fixed the axis.
     *
     * @throws IllegalArgumentException if y is not finite
     */
    public void target(String name, double y) {
        if (!Double.isFinite(y)) {
            throw new IllegalArgumentException("A target must be finite, not " + y + ".");
        }
        targets.add(new Content.Target(name, y));
    }

    /**
     * Fixes the range of the y axis, for example from 0 to 1 for probabilities. The parts of curves
     * beyond it are cut off. The last call counts. A heat map overrides it.
     *
     * @throws IllegalArgumentException if low or high is not finite, or if low is not less than
     *     high
     */
    public synchronized void fixY(double low, double high) {
        fixedY = span("A y axis", low, high);
        fixes++;
    }

    /**
     * Gives the chart a second x axis at the top, whose values are those of the x axis times a
     * factor: the seconds that the steps took, for example. It has its own round numbers but no
     * grid lines. The last call counts.
     *
     * @param label the name of its numbers, for example "seconds"
     * @param perUnit its value at x = 1
     * @throws IllegalArgumentException if perUnit is not above 0 and finite
     */
    public synchronized void topAxis(String label, double perUnit) {
        if (!(perUnit > 0 && Double.isFinite(perUnit))) {
            throw new IllegalArgumentException(
                    "A top axis needs a positive, finite value at x = 1, not " + perUnit + ".");
        }
        topAxis = new Content.TopAxis(label, perUnit);
        topAxes++;
    }

    /**
     * Draws the chart as it is now. The picture looks like a window of this size. Text and lines
     * grow with the picture, so that a large picture is readable on a slide. No display is needed.
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

    /** A picture of what is drawn, without transparency. */
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

    /**
     * Returns the present range of the x axis, which holds all points or is that of the heat map.
     *
     * @return the lowest and the highest x
     */
    public double[] xRange() {
        Span shown = content().x();
        return new double[] {shown.low(), shown.high()};
    }

    /**
     * Returns the present range of the y axis. It holds all values and targets except for outliers
     * of faint lines and of the edges of bands; {@link #fixY} or a heat map overrides it.
     *
     * @return the lowest and the highest y
     */
    public double[] yRange() {
        Span shown = content().y();
        return new double[] {shown.low(), shown.high()};
    }

    /**
     * Returns the present range of the top axis.
     *
     * @return the lowest and the highest value, or an empty array if there is no top axis
     */
    public double[] topRange() {
        Content now = content();
        if (now.topAxis() == null) {
            return new double[0];
        }
        Span shown = now.topAxis().over(now.x());
        return new double[] {shown.low(), shown.high()};
    }

    /** A copy of everything that is drawn now. */
    Content content() {
        List<Content.Drawn> drawn = curves.stream()
                .map(curve -> new Content.Drawn(curve.name(), curve.look(),
                        curve.points().get()))
                .toList();
        List<Content.Target> lines = List.copyOf(targets);
        Content.MapContent map = heatMap == null ? null : heatMap.snapshot();
        Span fixed = fixedY;
        Names named = xNames;
        return new Content(title, xLabel, yLabel, drawn, lines, map, topAxis, named, yNames,
                map != null ? map.x() : named != null ? named.span() : Content.wholeX(drawn),
                map != null ? map.y() : fixed != null ? fixed : Content.wholeY(drawn, lines));
    }

    /** A number that changes whenever the chart looks different. */
    long revision() {
        HeatMap map = heatMap;
        long changes = targets.size() + fixes + topAxes + namings
                + (map == null ? 0 : 1 + map.revision());
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
                    .formatted(what) + low + " to " + high + ".");
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
