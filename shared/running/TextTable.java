package shared.running;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A table that is at most {@value #WIDTH} characters wide. Columns for which there is no room
 * follow below, and the key columns are repeated beside them.
 *
 * @param heading the names of the columns
 * @param rows the rows, each with a cell for each column
 * @param keys the number of key columns, which come first and distinguish the rows
 */
public record TextTable(List<String> heading, List<List<String>> rows, int keys) {

    /** The width of a line in characters. */
    public static final int WIDTH = 100;

    private static final String GAP = "  ";
    private static final String MORE = " ...";

    /** The largest width of a key column, which takes room beside all other columns. */
    private static final int WIDEST_KEY = 40;

    /** Returns all lines, each ended by a line separator. */
    @Override
    public String toString() {
        int[] widths = IntStream.range(0, heading.size()).map(this::width).toArray();
        var text = new StringBuilder();
        for (int from = keys; from < heading.size();) {
            int room = WIDTH;
            for (int key = 0; key < keys; key++) {
                room -= GAP.length() + widths[key];
            }
            int to = from;
            do {
                // The first column is always written here, and is shortened if it is too wide.
                widths[to] = to == from ? Math.min(widths[to], room - GAP.length()) : widths[to];
                room -= GAP.length() + widths[to];
                to++;
            } while (to < heading.size() && GAP.length() + widths[to] <= room);
            append(text, heading, widths, from, to);
            for (List<String> row : rows) {
                append(text, row, widths, from, to);
            }
            from = to;
        }
        return text.toString();
    }

    private int width(int column) {
        int width = heading.get(column).length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return column < keys ? Math.min(width, WIDEST_KEY) : width;
    }

    /** Appends a line with the key columns and the columns from {@code from} to {@code to} - 1. */
    private void append(StringBuilder text, List<String> cells, int[] widths, int from, int to) {
        for (int column = 0; column < to; column++) {
            if (column < keys || column >= from) {
                append(text, cells.get(column), widths[column]);
            }
        }
        text.append(System.lineSeparator());
    }

    private static void append(StringBuilder line, String cell, int width) {
        String shown = cut(cell, width);
        line.append(GAP).append(" ".repeat(width - shown.length())).append(shown);
    }

    /** A text shortened to a width, if it is longer. */
    static String cut(String text, int width) {
        return text.length() <= width ? text
                : text.substring(0, width - MORE.length()) + MORE;
    }
}
