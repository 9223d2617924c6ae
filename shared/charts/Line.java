package shared.charts;

import java.util.Arrays;

/**
 * A line or the dots of a chart. Any thread may add points. Adding a point takes a few nanoseconds,
 * because the chart reads the points only when it is drawn.
 */
public final class Line {
    private double[] x = new double[256];
    private double[] y = new double[256];
    private int count;

    Line() {
    }

    /**
     * Adds a point. A line joins the points in the order in which they were added.
     *
     * @param x the position, for example the number of an episode; usually more than the last one
     * @param y the value; a point that is not finite leaves a gap
     */
    public synchronized void add(double x, double y) {
        if (count == this.x.length) {
            this.x = Arrays.copyOf(this.x, 2 * count);
            this.y = Arrays.copyOf(this.y, 2 * count);
        }
        this.x[count] = x;
        this.y[count] = Double.isFinite(x) && Double.isFinite(y) ? y : Double.NaN;
        count++;
    }

    /**
     * Returns a copy of all points so far, in the order in which they were added.
     *
     * @return two arrays of the same length: x, and y, which is NaN in gaps
     */
    public double[][] points() {
        Points now = snapshot();
        return new double[][] {
            Arrays.copyOf(now.x(), now.count()), Arrays.copyOf(now.mid(), now.count())
        };
    }

    /**
     * The points so far. They are not copied: later points are written behind them and do not
     * change them.
     */
    synchronized Points snapshot() {
        return new Points(count, x, y, y, y);
    }

    /** A number that grows with every change. */
    synchronized long revision() {
        return count;
    }
}
