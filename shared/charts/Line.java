package shared.charts;

import java.util.Arrays;

/**
 * A line or the dots of a chart. Any thread may add points; an added point costs some
 * nanoseconds, for nothing is drawn here: the chart looks at the points when it is drawn.
 */
public final class Line {
    private double[] x = new double[256];
    private double[] y = new double[256];
    private int count;

    Line() {
    }

    /**
     * Adds a point after all others; a line joins points in this order.
     *
     * @param x where it is, for example an episode's number; usually more than the last one
     * @param y its value; a point that is not finite leaves a gap
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
     * A copy of all points so far, in the order they came.
     *
     * @return two arrays of the same length: x, and y with NaN for each gap
     */
    public double[][] points() {
        Points now = snapshot();
        return new double[][] {
            Arrays.copyOf(now.x(), now.count()), Arrays.copyOf(now.mid(), now.count())
        };
    }

    /** Copies nothing: points are only ever written behind those that it counts. */
    synchronized Points snapshot() {
        return new Points(count, x, y, y, y);
    }

    /** Grows with every change. */
    synchronized long revision() {
        return count;
    }
}
