package shared.running;

import java.util.ArrayList;
import java.util.List;

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
        var text = new StringBuilder();
        var columns = new ArrayList<Integer>();
        for (int column = keys; column < heading.size(); column++) {
            columns.add(column);
            if (width(columns) > WIDTH && columns.size() > 1) {
                columns.remove(columns.size() - 1);
                append(text, columns);
                columns.clear();
                columns.add(column);
            }
        }
        append(text, columns);
        return text.toString();
    }

    /** Of the first columns with these beside them. */
    private int width(List<Integer> columns) {
        int width = 0;
        for (int key = 0; key < keys; key++) {
            width += GAP.length() + width(key);
        }
        for (int column : columns) {
            width += GAP.length() + width(column);
        }
        return width;
    }

    private int width(int column) {
        int width = heading.get(column).length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return column < keys ? Math.min(width, WIDEST_KEY) : width;
    }

    private void append(StringBuilder text, List<Integer> columns) {
        append(text, heading, columns);
        rows.forEach(row -> append(text, row, columns));
    }

    private void append(StringBuilder text, List<String> cells, List<Integer> columns) {
        var line = new StringBuilder();
        for (int key = 0; key < keys; key++) {
            append(line, cells.get(key), width(key));
        }
        int room = WIDTH - line.length() - GAP.length();
        for (int column : columns) {
            append(line, cells.get(column), Math.min(room, width(column)));
        }
        text.append(line).append(System.lineSeparator());
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
