package shared.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;

/** The colours, fonts and scale that all pictures and windows share. */
public final class Theme {
    /** The background. */
    public static final Color PAPER = Color.WHITE;
    /** Text. */
    public static final Color INK = new Color(0x2B2F36);
    static final Color SOFT_INK = new Color(0x5F6670);
    static final Color GRID = new Color(0xE6E8EB);
    /** The lines of axes, and what is not active. */
    public static final Color BASE = new Color(0xC9CDD2);

    static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 20);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    /** The names of axes, captions, and all plain text. */
    public static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /** What stays free around a chart. */
    static final int TOP = 12;
    static final int LEFT = 14;
    static final int BOTTOM = 10;
    static final int RIGHT = 26;

    /** How far a title is indented, and how far below it the chart begins. */
    static final int TITLE_INDENT = 4;
    static final int TITLE_GAP = 14;

    /** Text and lines have their plain size in a picture of about this area. */
    private static final double PLAIN_AREA = 900 * 560;

    /** The least zoom in a figure of this size; in larger figures it is more. */
    private static final double LEAST_ZOOM = 0.85;
    private static final double LEAST_WIDTH = 1200;
    private static final double LEAST_HEIGHT = 750;

    private static final double MOST_ZOOM = 4;

    private static final FontRenderContext PLAIN_TEXT = new FontRenderContext(null, true, true);

    /** How much of a chart's width its texts may take. */
    private static final double ROOM_SHARE = 0.8;

    private Theme() {
    }

    /** The font or, if a text would be longer than the room for it, a smaller one. */
    static Font fitting(Font font, String text, double room) {
        double length = font.getStringBounds(text, PLAIN_TEXT).getWidth();
        double share = ROOM_SHARE * room / length;
        return length == 0 || share >= 1 ? font
                : font.deriveFont((float) Math.max(1, share * font.getSize()));
    }

    /** By what text, lines and margins are multiplied in a chart of this size in pixels. */
    static double zoom(int width, int height) {
        return zoom(width, height, width, height);
    }

    /** The same for one of the charts of a figure, whose sizes count as well. */
    static double zoom(int width, int height, int figureWidth, int figureHeight) {
        double zoom = Math.sqrt(width * (double) height / PLAIN_AREA);
        double least = LEAST_ZOOM * Math.max(1, Math.min(figureWidth / LEAST_WIDTH,
                figureHeight / LEAST_HEIGHT));
        return Math.max(least, Math.min(MOST_ZOOM, zoom));
    }
}
