package shared.charts;

import java.util.Arrays;

/**
 * A line with a translucent area around it. It may show the mean of several runs with one standard
 * deviation to either side. Any thread may add or set its points.
 */
public final class Band {
    private static final int FIRST_ROOM = 256;

    /** The first {@code count} points never change, because pictures share these arrays. */
    private double[] x = new double[FIRST_ROOM];
    private double[] low = new double[FIRST_ROOM];
    private double[] mid = new double[FIRST_ROOM];
    private double[] high = new double[FIRST_ROOM];
    private int count;
    private long revision;

    Band() {
    }

    /**
     * Adds a point; one with a value that is not finite is left out.
     *
     * @param x the position, at least that of the last point
     * @param low the area's lower edge
     * @param mid the line
     * @param high the area's upper edge
     */
    public synchronized void add(double x, double low, double mid, double high) {
        // The sum of numbers is not finite if one of them is not.
        if (!Double.isFinite(x + low + mid + high)) {
            return;
        }
        if (count == this.x.length) {
            this.x = Arrays.copyOf(this.x, 2 * count);
            this.low = Arrays.copyOf(this.low, 2 * count);
            this.mid = Arrays.copyOf(this.mid, 2 * count);
            this.high = Arrays.copyOf(this.high, 2 * count);
        }
        this.x[count] = x;
        this.low[count] = low;
        this.mid[count] = mid;
        this.high[count] = high;
        count++;
        revision++;
    }

    /**
     * Replaces all points. The arrays have the same length and are copied; a point with a value
     * that is not finite is left out.
     *
     * @param x the x of the points, in ascending order
     * @param low the area's lower edge
     * @param mid the line
     * @param high the area's upper edge
     * @throws IllegalArgumentException if the lengths differ
     */
    public void set(double[] x, double[] low, double[] mid, double[] high) {
        if (x.length != low.length || x.length != mid.length || x.length != high.length) {
            throw new IllegalArgumentException(("A band needs as many x as low, mid and high, not "
                    + "%d, %d, %d and %d.").formatted(x.length, low.length, mid.length,
                            high.length));
        }
        replace(new Points(x.length, x, low, mid, high).finite());
    }

    /**
     * Returns a copy of the points as they are now.
     *
     * @return four arrays of the same length: x, low, mid and high
     */
    public double[][] points() {
        Points now = snapshot();
        return new double[][] {
            Arrays.copyOf(now.x(), now.count()), Arrays.copyOf(now.low(), now.count()),
            Arrays.copyOf(now.mid(), now.count()), Arrays.copyOf(now.high(), now.count())
        };
    }

    private synchronized void replace(Points replacement) {
        x = room(replacement.x());
        low = room(replacement.low());
        mid = room(replacement.mid());
        high = room(replacement.high());
        count = replacement.count();
        revision++;
    }

    /** The same values in an array to which points can be added. */
    private static double[] room(double[] values) {
        return values.length == 0 ? new double[FIRST_ROOM] : values;
    }

    synchronized Points snapshot() {
        return new Points(count, x, low, mid, high);
    }

    /** A number that grows with every change. */
    synchronized long revision() {
        return revision;
    }
}
