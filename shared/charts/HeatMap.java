package shared.charts;

import java.util.Arrays;

/**
 * A heat map: numbers over x and y, shown as colours. An example is the mean torque of a policy
 * over angle and angular velocity. Any thread may set the numbers. The chart reads them when it is
 * drawn.
 */
public final class HeatMap {
    private final String name;
    private final Span x;
    private final Span y;
    private final ColourScale colours;
    private double[][] rows = {};
    private long revision;

    HeatMap(String name, Span x, Span y, ColourScale colours) {
        this.name = name;
        this.x = x;
        this.y = y;
        this.colours = colours;
    }

    /**
     * Replaces all numbers; there may be more or fewer than before. Each number sets the colour of
     * a cell. The cells have the same size and fill the ranges of the axes. The x of the middle of
     * the first of n columns is {@code lowX + 0.5 * (highX - lowX) / n}, and so on. The arrays are
     * copied.
     *
     * @param rows the rows from the lowest y to the highest, each from the lowest x to the highest;
     *     the cell of a NaN is blank
     * @throws IllegalArgumentException if there are no numbers or the rows differ in length
     */
    public void set(double[][] rows) {
        double[][] copy = copy(rows);
        if (copy.length == 0 || copy[0].length == 0) {
            throw new IllegalArgumentException("A heat map needs at least one number.");
        }
        for (double[] row : copy) {
            if (row.length != copy[0].length) {
                throw new IllegalArgumentException(
                        "A heat map needs rows of the same length, not of %d and %d."
                                .formatted(copy[0].length, row.length));
            }
        }
        replace(copy);
    }

    /**
     * Returns a copy of the numbers as they are now.
     *
     * @return the rows as {@link #set} received them; no rows before its first call
     */
    public double[][] values() {
        return copy(snapshot().rows());
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private synchronized void replace(double[][] replacement) {
        rows = replacement;
        revision++;
    }

    /** The map as it is now; the rows never change. */
    synchronized Content.MapContent snapshot() {
        return new Content.MapContent(name, x, y, colours, rows);
    }

    /** A number that grows with every change. */
    synchronized long revision() {
        return revision;
    }
}
