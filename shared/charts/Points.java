package shared.charts;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Points of a curve: the first count entries of each array count and never change. A line has
 * its values as low, mid and high alike.
 */
record Points(int count, double[] x, double[] low, double[] mid, double[] high) {

    /**
     * So few of these points that they can be drawn ten times a second, and look the same: of
     * neighbours in the same column, just the lowest and the highest.
     *
     * @param shown the x that the columns divide
     * @param columns how many there are, each a pixel or two wide
     * @return points in arrays of just their length
     */
    Points thinned(Span shown, int columns) {
        if (count <= 2 * columns) {
            return at(IntStream.range(0, count).toArray());
        }
        var kept = new int[count];
        int size = 0;
        for (int start = 0, end; start < count; start = end) {
            int column = column(start, shown, columns);
            int lowest = start;
            int highest = start;
            for (end = start; end < count && column(end, shown, columns) == column; end++) {
                if (!Double.isNaN(mid[end])) {  // else a gap, if all of the column is one
                    lowest = mid[lowest] <= mid[end] ? lowest : end;
                    highest = mid[highest] >= mid[end] ? highest : end;
                }
            }
            kept[size++] = Math.min(lowest, highest);
            if (lowest != highest) {
                kept[size++] = Math.max(lowest, highest);
            }
        }
        return at(Arrays.copyOf(kept, size));
    }

    /** Those of these points that make a difference to a line in a part of its x. */
    Points near(Span shown) {
        return at(IntStream.range(0, count)
                .filter(i -> seen(i, Math.max(0, i - 1), shown)
                        || seen(i, Math.min(count - 1, i + 1), shown))
                .toArray());
    }

    /** Whether something is shown of the line between two points. */
    private boolean seen(int i, int j, Span shown) {
        return !(Math.max(x[i], x[j]) < shown.low() || Math.min(x[i], x[j]) > shown.high());
    }

    /**
     * Those of these points that make a difference when drawn as dots: all that are shown, but
     * only one a cell.
     *
     * @param columns how many cells divide the shown x, each a pixel or two wide
     * @param rows how many cells divide the shown y
     * @return points in arrays of just their length
     */
    Points scattered(Span shownX, Span shownY, int columns, int rows) {
        var taken = new BitSet();
        return at(IntStream.range(0, count)
                .filter(i -> shownX.contains(x[i]) && shownY.contains(mid[i]))
                .filter(i -> {
                    int row = (int) ((mid[i] - shownY.low()) / shownY.length() * rows);
                    int cell = row * (columns + 1) + column(i, shownX, columns);
                    boolean free = !taken.get(cell);
                    taken.set(cell);
                    return free;
                })
                .toArray());
    }

    /**
     * These points with far values brought nearer, for drawing far beyond a picture is slow and
     * inexact; what is shown of a curve stays the same.
     */
    Points limited(Span shownX, Span shownY) {
        return new Points(count, limited(x, shownX), limited(low, shownY), limited(mid, shownY),
                limited(high, shownY));
    }

    private static double[] limited(double[] values, Span shown) {
        double far = 1000 * shown.length();
        return DoubleStream.of(values)
                .map(value -> Math.max(shown.low() - far, Math.min(shown.high() + far, value)))
                .toArray();
    }

    private int column(int i, Span shown, int columns) {
        return (int) ((x[i] - shown.low()) / shown.length() * columns);
    }

    /** A copy of these points, without those that have a value that is not finite. */
    Points finite() {
        return at(IntStream.range(0, count)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(low[i])
                        && Double.isFinite(mid[i]) && Double.isFinite(high[i]))
                .toArray());
    }

    /** Whether all x are whole numbers, as those of episodes are. */
    boolean wholeX() {
        return IntStream.range(0, count).allMatch(i -> x[i] == Math.rint(x[i]));
    }

    private Points at(int[] indices) {
        return new Points(indices.length, at(indices, x), at(indices, low), at(indices, mid),
                at(indices, high));
    }

    private static double[] at(int[] indices, double[] values) {
        return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
    }
}
