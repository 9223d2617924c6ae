package shared.charts;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The layout of a figure, in pixels.
 *
 * @param title the text above the charts
 * @param heading the height of the title; 0 if there is none
 * @param headingZoom the scale of the title
 * @param zoom the scale of text, lines and margins in the charts
 * @param tiles the places of the charts, all of the same size
 */
record Grid(String title, int heading, double headingZoom, double zoom, List<Rectangle> tiles) {
    private static final int HEADING = 38;
    private static final int BASELINE = 28;

    /** If charts are narrower than this, fewer columns are tried. */
    private static final int LEAST_TILE = 400;

    /** The aspect ratio at which charts are easiest to read. */
    private static final double BEST_WIDTH = 4;
    private static final double BEST_HEIGHT = 3;

    /**
     * Lays out a figure. A single chart has only its own title, and all the space.
     *
     * @param most the largest number of columns
     * @param text the factor of text and lines
     * @param count the number of charts
     */
    static Grid of(String title, int most, double text, int count, int width, int height) {
        if (count == 1) {
            return new Grid(title, 0, 1, text * Theme.zoom(width, height),
                    List.of(new Rectangle(width, height)));
        }
        int columns = columns(most, count, width, height);
        int rows = rows(count, columns);
        double headingZoom = text * Theme.zoom(width / columns, height / rows, width, height);
        int heading = title.isBlank() ? 0 : (int) Math.round(HEADING * headingZoom);
        int tileWidth = width / columns;
        int tileHeight = Math.max(0, height - heading) / rows;
        double zoom = text * Theme.zoom(tileWidth, tileHeight, width, height);
        return new Grid(title, heading, headingZoom, zoom, IntStream.range(0, count)
                .mapToObj(i -> new Rectangle(i % columns * tileWidth,
                        heading + i / columns * tileHeight, tileWidth, tileHeight))
                .toList());
    }

    static int columns(int most, int count) {
        return Math.max(1, Math.min(most, count));
    }

    static int rows(int count, int columns) {
        return Math.max(1, (count + columns - 1) / columns);
    }

    /**
     * Returns the number of columns: all or, if charts would be too narrow, the number that makes
     * the charts largest.
     */
    private static int columns(int wanted, int count, int width, int height) {
        int most = columns(wanted, count);
        if (width / most >= LEAST_TILE) {
            return most;
        }
        return IntStream.rangeClosed(1, most).boxed().max(Comparator.comparingDouble(
                columns -> Math.min(width / columns / BEST_WIDTH,
                        height / rows(count, columns) / BEST_HEIGHT))).orElseThrow();
    }

    /** Clears the figure and draws its title. */
    void paint(Graphics2D graphics, int width, int height) {
        var g = (Graphics2D) graphics.create();
        g.setColor(Theme.PAPER);
        g.fillRect(0, 0, width, height);
        if (heading > 0) {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
                    RenderingHints.VALUE_ANTIALIAS_ON);
            g.scale(headingZoom, headingZoom);
            g.setFont(Theme.HEADING);
            g.setColor(Theme.INK);
            g.drawString(title, Theme.LEFT + Theme.TITLE_INDENT, BASELINE);
        }
        g.dispose();
    }
}
