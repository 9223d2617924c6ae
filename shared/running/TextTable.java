package shared.running;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Cells in columns under a heading, at most {@value #WIDTH} characters wide. Columns that have no
 * room stand beneath, under their own heading and beside the first columns once more.
 *
 * @param heading a name for each column
 * @param rows as many cells in each
 * @param keys how many of the first columns tell the rows apart
 */
record TextTable(List<String> heading, List<List<String>> rows, int keys) {

    /** How many characters of a line there are. */
    static final int WIDTH = 100;

    private static final String GAP = "  ";
    private static final String MORE = " ...";

    /** Of a column that tells rows apart, as all that stand beside it need room, too. */
    private static final int WIDEST_KEY = 40;

    /** All lines, each with its end. */
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
                // The first of them stands here in any case, shortened if need be.
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

    /** A line: the first columns, and those {@code from} to {@code to}. */
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

    /** A text that is no longer than it may be. */
    static String cut(String text, int width) {
        return text.length() <= width ? text
                : text.substring(0, width - MORE.length()) + MORE;
    }
}
