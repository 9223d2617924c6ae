package shared.running;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import shared.networks.Network;
import shared.playing.Numbers;

/**
 * What a chart shall show of what the runs record. It is written as a sentence:
 * {@code new Plot("Policy", "pull", "probability").mean("L", "pi(L)").within(0, 1)}.
 */
public final class Plot {

    /** How a curve is drawn. */
    enum Kind {
        /** Of one run the values, of several their mean and standard deviation. */
        MEAN,
        /** Of one run the values, faintly; nothing of several. */
        FAINT,
        /** A dot for each run: the sum of all its values. */
        TOTAL,
        /** Of the first run what it last traced. */
        TRACE
    }

    /** @param variant whose runs it shows */
    record Curve(Kind kind, String label, String series, String variant) {
    }

    /** A dashed line at the height y. */
    record Level(String label, double y) {
    }

    /** What a policy says of a place in the plane: of an angle and a velocity, for example. */
    public interface Surface {

        /** The number at (x, y). */
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
    private Colours colours;
    private double low = Double.NaN;
    private double high = Double.NaN;
    private int every = 1;
    private String over = "";
    private boolean timed;

    /** @param xLabel what is counted: "episode", say */
    public Plot(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /**
     * Adds the curve of a series: its values if there is one run, else the mean over all runs with
     * a band of one standard deviation.
     *
     * @param series a name given to {@link Run#record(String, double)}, or "return", "mean return"
     *     or "length"
     * @param variant whose runs it shows
     */
    public Plot mean(String label, String series, String variant) {
        curves.add(new Curve(Kind.MEAN, label, series, variant));
        return this;
    }

    /** Adds the values of a series, faintly; nothing where there are several runs. */
    public Plot faint(String label, String series, String variant) {
        curves.add(new Curve(Kind.FAINT, label, series, variant));
        return this;
    }

    /** Adds a dot for each run: the sum of all values of a series. */
    public Plot total(String label, String series, String variant) {
        curves.add(new Curve(Kind.TOTAL, label, series, variant));
        return this;
    }

    /** Adds what the first run of a variant last gave to {@link Run#trace}. */
    public Plot trace(String label, String name, String variant) {
        curves.add(new Curve(Kind.TRACE, label, name, variant));
        return this;
    }

    /** Adds a dashed line. */
    public Plot level(String label, double y) {
        levels.add(new Level(label, y));
        return this;
    }

    /**
     * Shows, as colours behind all curves, what the agent thinks; it changes while the agent
     * learns. {@link #within} says which numbers the colours stand for.
     *
     * @param label what the numbers are, with their unit
     * @param variant whose first run it shows
     * @param lowX the left edge, below {@code highX}; likewise y
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
     * Says that the values of the series come every so many of what the x axis counts: number i of
     * them, counted from 1, stands at x = i * count. After updates of 400 environment steps each,
     * {@code every(400)} shows what is recorded once an update over the steps. Traces and totals
     * stay where they are.
     *
     * @param count at least 1, which is what counts where nothing is said
     * @throws IllegalArgumentException if the count is less than 1
     */
    public Plot every(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("values come every 1 or more, not " + count);
        }
        every = count;
        return this;
    }

    /**
     * Says that the x axis is itself something that is recorded, as often as the series above it:
     * number i of a series stands where number i of this one is. Of several runs, where it is in
     * the mean.
     *
     * @param series a name given to {@link Run#record(String, double)} or {@link Run#track}
     */
    public Plot over(String series) {
        over = series;
        return this;
    }

    /**
     * Tells the seconds of learning on a second x axis, at the top, once there are values of a
     * series: a run's seconds so far are shared out evenly over its x so far. Of several runs it
     * is the mean pace, the seconds of them all over the x of them all.
     */
    public Plot seconds() {
        timed = true;
        return this;
    }

    /**
     * The mean return of the last episodes, of each variant. Those with the same goal, which is a
     * level, share a chart; others cannot be compared.
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
                // The title has said the rest.
                String name = variant.substring(title.length()).strip();
                plot.mean(name.isEmpty() ? label : name + ", " + label, History.MEAN_RETURN,
                        variant);
            }
            plots.add(goal.exists() ? plot.level("solved: " + Numbers.plain(goal.target()),
                    goal.target()) : plot);
        });
        return plots;
    }

    /** The words that all names begin with: "grid" of "grid total" and "grid both". */
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

    /** What is shown as colours; null if nothing is. */
    Colours colours() {
        return colours;
    }

    /** The lower end of the y axis; NaN if it follows from the values. */
    double low() {
        return low;
    }

    /** The upper end, likewise. */
    double high() {
        return high;
    }

    /** By how much x grows from a value of a series to the next. */
    int every() {
        return every;
    }

    /** The series along the x axis; empty if it counts. */
    String over() {
        return over;
    }

    /** Whether the seconds are told, too. */
    boolean timed() {
        return timed;
    }
}
