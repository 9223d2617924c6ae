package shared.charts;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The points of a curve: the first {@code count} entries of each array, which never change. For a
 * line, low, mid and high are the same array.
 */
record Points(int count, double[] x, double[] low, double[] mid, double[] high) {

    /**
     * Leaves out points without changing the look of a line: of the points in a column of pixels,
     * only the lowest and the highest are kept.
     *
     * @param shown the range of x that the columns divide
     * @param columns the number of columns
     * @return points in arrays of their number
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
                if (!Double.isNaN(mid[end])) {  // a column of gaps alone stays a gap
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

    /** Leaves out points that do not change the part of a line in a range of x. */
    Points near(Span shown) {
        Span all = Span.NONE.with(x, count);
        if (shown.contains(all.low()) && shown.contains(all.high())) {
            return this;
        }
        return at(IntStream.range(0, count)
                .filter(i -> seen(i, Math.max(0, i - 1), shown)
                        || seen(i, Math.min(count - 1, i + 1), shown))
                .toArray());
    }

    /** Whether a part of the line between two points is in the range. */
    private boolean seen(int i, int j, Span shown) {
        return !(Math.max(x[i], x[j]) < shown.low() || Math.min(x[i], x[j]) > shown.high());
    }

    /**
     * Leaves out points without changing the look of dots: of the points in each cell of a grid,
     * only the first is kept. Points outside the ranges are left out.
     *
     * @param columns the number of cells along the range of x, each a pixel or two wide
     * @param rows the number of cells along the range of y
     * @return points in arrays of their number
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
     * Moves points that are far outside the ranges nearer to them, because drawing far beyond a
     * picture is slow and inexact. The visible part of a curve stays the same.
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

    /** Returns a copy without the points that have a value that is not finite. */
    Points finite() {
        return at(IntStream.range(0, count)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(low[i])
                        && Double.isFinite(mid[i]) && Double.isFinite(high[i]))
                .toArray());
    }

    /** Whether all x are whole numbers, such as those of episodes. */
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
