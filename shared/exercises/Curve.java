package shared.exercises;

import java.io.PrintStream;
import java.util.Locale;

/** Prints a learning curve as lines: after how many updates, which number, and a bar for it. */
public final class Curve {

    private static final int WIDTH = 40;

    private final PrintStream out;
    private double least;
    private double most = 1;
    private double first = Double.NaN;
    private double last = Double.NaN;

    /** Creates a curve that is printed on a stream. */
    Curve(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints the head of the curve.
     *
     * @param x the name of what is counted, such as "episode"
     * @param y the name of the number, such as "mean return"
     * @param least the number with an empty bar
     * @param most the number with a full bar
     */
    public void axes(String x, String y, double least, double most) {
        this.least = least;
        this.most = most;
        out.printf(Locale.ROOT, "%10s  %12s%n", x, y);
    }

    /** Prints a line. */
    public void add(int x, double y) {
        double share = share(y);
        out.printf(Locale.ROOT, "%10d  %12s  %s%n", x, Text.number(y),
                "#".repeat((int) Math.round(share * WIDTH)));
        first = Double.isNaN(first) ? share : first;
        last = share;
    }

    private double share(double y) {
        return Math.max(0, Math.min(1, (y - least) / (most - least)));
    }

    /** The share of the bar that the first line has filled; NaN if there is none. */
    double first() {
        return first;
    }

    /** The share of the bar that the last line has filled; NaN if there is none. */
    double last() {
        return last;
    }
}
