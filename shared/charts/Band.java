package shared.charts;

/**
 * A line with a translucent area around it. It may show the mean of several runs with one standard
 * deviation to either side. Any thread may set its points.
 */
public final class Band {
    private static final Points NONE = new Points(0, new double[0], new double[0], new double[0],
            new double[0]);

    private Points points = NONE;
    private long revision;

    Band() {
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
            now.x().clone(), now.low().clone(), now.mid().clone(), now.high().clone()
        };
    }

    private synchronized void replace(Points replacement) {
        points = replacement;
        revision++;
    }

    synchronized Points snapshot() {
        return points;
    }

    /** A number that grows with every change. */
    synchronized long revision() {
        return revision;
    }
}
