package shared.running;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shared.networks.Network;
import shared.playing.Numbers;

/**
 * Describes a chart of the numbers that the runs record. Its calls are chained:
 * {@code new Plot("Policy", "pull", "probability").mean("L", "pi(L)").within(0, 1)}.
 */
public final class Plot {

    /** The ways to draw a curve. */
    enum Kind {
        /** The values of one run, or the mean and standard deviation of several. */
        MEAN,
        /** The values of one run as a faint line; with several runs, nothing. */
        FAINT,
        /** A dot for each run: the sum of all its values. */
        TOTAL,
        /** The latest trace of the first run. */
        TRACE
    }

    /** @param variant whose runs it shows */
    record Curve(Kind kind, String label, String series, String variant) {
    }

    /** A dashed line at the height y. */
    record Level(String label, double y) {
    }

    /** A function that computes a number from a policy at each point of a plane. */
    public interface Surface {

        /** Returns the number at (x, y). For example, x may be an angle and y a velocity. */
        double at(Network policy, double x, double y);
    }

    /** A surface over x and y from low to high. */
    record Colours(String label, String variant, double lowX, double highX, double lowY,
            double highY, Surface surface) {
    }

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Curve> curves = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final List<Plot> overlaid = new ArrayList<>();
    private Colours colours;
    private double low = Double.NaN;
    private double high = Double.NaN;
    private int every = 1;
    private String over = "";
    private boolean timed;

    /**
     * Makes a chart without curves.
     *
     * @param title the text above the chart; may be empty
     * @param xLabel the quantity along x, such as "episode"
     * @param yLabel the quantity along y, such as "return"
     */
    public Plot(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /**
     * Makes a chart for each of several series that a lesson records once an update. The x axis
     * counts environment steps, and an axis along the top counts seconds.
     *
     * @param steps the environment steps of an update, at least 1
     * @param target the height of the line "solved" in the chart of the first series
     * @param first the name of the first series, which is also the title
     * @param others the names of the others
     */
    public static List<Plot> overSteps(int steps, double target, String first, String... others) {
        var plots = new ArrayList<Plot>();
        plots.add(overSteps(steps, first).level("solved: " + Numbers.plain(target), target));
        for (String series : others) {
            plots.add(overSteps(steps, series));
        }
        return plots;
    }

    private static Plot overSteps(int steps, String series) {
        return new Plot(series, "env steps", "").mean("", series, "").every(steps).seconds();
    }

    /**
     * Adds the curve of a series: its values if there is one run, or else the mean over all runs,
     * in a band of one standard deviation to either side.
     *
     * @param series a name given to {@link Run#record(String, double)}, or "return", "mean return"
     *     or "length"
     * @param variant whose runs it shows
     */
    public Plot mean(String label, String series, String variant) {
        curves.add(new Curve(Kind.MEAN, label, series, variant));
        return this;
    }

    /** Adds the values of a series as a faint curve, if there is one run. */
    public Plot faint(String label, String series, String variant) {
        curves.add(new Curve(Kind.FAINT, label, series, variant));
        return this;
    }

    /** Adds a dot for each run, at the sum of all values of a series. */
    public Plot total(String label, String series, String variant) {
        curves.add(new Curve(Kind.TOTAL, label, series, variant));
        return this;
    }

    /** Adds the latest {@link Run#trace} of the first run of a variant. */
    public Plot trace(String label, String name, String variant) {
        curves.add(new Curve(Kind.TRACE, label, name, variant));
        return this;
    }

    /** Adds a dashed horizontal line. */
    public Plot level(String label, double y) {
        levels.add(new Level(label, y));
        return this;
    }

    /**
     * Shows a surface of the policy as colours behind all curves. The surface changes while the
     * agent learns. {@link #within} sets the range of the colours.
     *
     * @param label the name of the numbers, with their unit
     * @param variant the variant whose first run is shown
     * @param lowX the left edge, below {@code highX}
     * @param highX the right edge
     * @param lowY the lower edge, below {@code highY}
     * @param highY the upper edge
     * @param surface computes the numbers
     */
    public Plot map(String label, String variant, double lowX, double highX, double lowY,
            double highY, Surface surface) {
        colours = new Colours(label, variant, lowX, highX, lowY, highY, surface);
        return this;
    }

    /** Fixes the range of the y axis or of a map's colours, {@code low} below {@code high}. */
    public Plot within(double low, double high) {
        this.low = low;
        this.high = high;
        return this;
    }

    /**
     * Sets the distance along x between two values of a series: value i, counted from 1, stands at
     * x = i * count. If an update has 400 environment steps, {@code every(400)} draws the numbers
     * of the updates over environment steps. Traces and totals do not change.
     *
     * @param count the distance, at least 1, which is the default
     * @throws IllegalArgumentException if the count is less than 1
     */
    public Plot every(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("the distance between two values along x must be at"
                    + " least 1, not " + count);
        }
        every = count;
        return this;
    }

    /**
     * Draws the curves over another series, which must be recorded as often as they are: the x of
     * value i of a curve is value i of this series. With several runs, x is the mean over the runs.
     *
     * @param series a name given to {@link Run#record(String, double)} or {@link Run#track}
     */
    public Plot over(String series) {
        over = series;
        return this;
    }

    /**
     * Adds a second x axis at the top, in seconds of learning. Its scale is constant: the seconds
     * so far divided by the x so far or, with several runs, the sum of their seconds divided by the
     * sum of their x.
     */
    public Plot seconds() {
        timed = true;
        return this;
    }

    /**
     * Makes charts of the mean returns of all variants, with their goals as levels. Variants with
     * the same goal share a chart; variants with different goals cannot be compared.
     *
     * @param names the variants
     * @param goals the goal of each
     */
    static List<Plot> learningCurves(List<String> names, Function<String, Goal> goals) {
        Map<Goal, List<String>> variants = names.stream()
                .collect(Collectors.groupingBy(goals, LinkedHashMap::new,
                        Collectors.toList()));
        var plots = new ArrayList<Plot>();
        variants.forEach((goal, group) -> {
            String title = variants.size() == 1 ? "" : commonWords(group);
            var plot = new Plot(title, "episode", "return");
            for (String variant : group) {
                plot.faint("return of an episode", History.RETURN, variant);
                String label = goal.rate() > 0 ? "running mean, rate " + goal.rate()
                        : "mean of the last " + goal.episodes();
                // The title already contains the rest of the name.
                String name = variant.substring(title.length()).strip();
                plot.mean(name.isEmpty() ? label : name + ", " + label, History.MEAN_RETURN,
                        variant);
            }
            plots.add(goal.exists() ? plot.level("solved: " + Numbers.plain(goal.target()),
                    goal.target()) : plot);
        });
        return plots;
    }

    /** Returns the words with which all names begin: "grid" for "grid total" and "grid both". */
    private static String commonWords(List<String> names) {
        List<String> words = List.of(names.get(0).split(" "));
        int common = words.size();
        for (String name : names) {
            List<String> others = List.of(name.split(" "));
            common = Math.min(common, others.size());
            while (!words.subList(0, common).equals(others.subList(0, common))) {
                common--;
            }
        }
        return String.join(" ", words.subList(0, common));
    }

    /**
     * Returns a copy for the curves of one of several setups of a lesson. A copy with a surface
     * has the setup in its title, because the surfaces of two setups cannot share a chart.
     *
     * @param setup the name of the setup
     * @param labels returns the full name of a variant
     */
    Plot renamed(String setup, UnaryOperator<String> labels) {
        var copy = new Plot(colours == null ? title : title + ", " + setup, xLabel, yLabel);
        curves.forEach(curve -> copy.curves.add(new Curve(curve.kind(),
                renamed(curve, setup, labels), curve.series(), labels.apply(curve.variant()))));
        copy.levels.addAll(levels);
        copy.colours = colours == null ? null : new Colours(colours.label(),
                labels.apply(colours.variant()), colours.lowX(), colours.highX(), colours.lowY(),
                colours.highY(), colours.surface());
        copy.low = low;
        copy.high = high;
        copy.every = every;
        copy.over = over;
        copy.timed = timed;
        return copy;
    }

    /** The label with the name of the setup after that of the variant, or else before it. */
    private static String renamed(Curve curve, String setup, UnaryOperator<String> labels) {
        String variant = curve.variant();
        if (!variant.isEmpty() && curve.label().startsWith(variant)) {
            return labels.apply(variant) + curve.label().substring(variant.length());
        }
        return curve.label().isEmpty() ? setup : setup + ", " + curve.label();
    }

    /** Whether another plot has the same titles and axes. */
    boolean isLike(Plot other) {
        return title.equals(other.title) && xLabel.equals(other.xLabel)
                && yLabel.equals(other.yLabel) && Double.compare(low, other.low) == 0
                && Double.compare(high, other.high) == 0 && timed == other.timed;
    }

    /** Adds a plot whose curves and levels are drawn in the same chart. */
    void overlay(Plot other) {
        overlaid.add(other);
    }

    /** This plot and those that are drawn in the same chart. */
    List<Plot> parts() {
        return Stream.concat(Stream.of(this), overlaid.stream()).toList();
    }

    String title() {
        return title;
    }

    String xLabel() {
        return xLabel;
    }

    String yLabel() {
        return yLabel;
    }

    List<Curve> curves() {
        return curves;
    }

    List<Level> levels() {
        return levels;
    }

    /** The surface that is shown as colours; null if there is none. */
    Colours colours() {
        return colours;
    }

    /** The lower end of the y axis; NaN if it follows from the values. */
    double low() {
        return low;
    }

    /** The upper end of the y axis; NaN if it follows from the values. */
    double high() {
        return high;
    }

    /** The distance along x between two values of a series. */
    int every() {
        return every;
    }

    /** The series along the x axis; empty if values are counted there. */
    String over() {
        return over;
    }

    /** Whether there is an axis of seconds. */
    boolean timed() {
        return timed;
    }
}
