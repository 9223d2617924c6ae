package shared.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;

/** The colours, fonts and scale that all pictures and windows share. */
public final class Theme {
    /** The colour of backgrounds. */
    public static final Color PAPER = Color.WHITE;
    /** The colour of text. */
    public static final Color INK = new Color(0x2B2F36);
    static final Color SOFT_INK = new Color(0x5F6670);
    static final Color GRID = new Color(0xE6E8EB);
    /** The colour of axis lines and of inactive controls. */
    public static final Color BASE = new Color(0xC9CDD2);

    static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 20);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    /** The font of axis labels, captions and other plain text. */
    public static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /** The margins of a chart. */
    static final int TOP = 12;
    static final int LEFT = 14;
    static final int BOTTOM = 10;
    static final int RIGHT = 26;

    /** The indentation of a title, and the space below it. */
    static final int TITLE_INDENT = 4;
    static final int TITLE_GAP = 14;

    /** A picture of this area is drawn at scale 1. */
    private static final double PLAIN_AREA = 900 * 560;

    /**
     * The smallest scale in a figure of the size below; larger figures have a larger smallest
     * scale.
     */
    private static final double LEAST_ZOOM = 0.85;
    private static final double LEAST_WIDTH = 1200;
    private static final double LEAST_HEIGHT = 750;

    private static final double MOST_ZOOM = 4;

    private static final FontRenderContext PLAIN_TEXT = new FontRenderContext(null, true, true);

    /** The share of a chart's width or height that a text may fill. */
    private static final double ROOM_SHARE = 0.8;

    private Theme() {
    }

    /** Returns the font or, if the text would not fit into the room, a smaller one. */
    static Font fitting(Font font, String text, double room) {
        double length = font.getStringBounds(text, PLAIN_TEXT).getWidth();
        double share = ROOM_SHARE * room / length;
        return length == 0 || share >= 1 ? font
                : font.deriveFont((float) Math.max(1, share * font.getSize()));
    }

    /** The scale of text, lines and margins in a chart of this size in pixels. */
    static double zoom(int width, int height) {
        return zoom(width, height, width, height);
    }

    /**
     * The scale in one of several charts of a figure. It also depends on the size of the figure.
     */
    static double zoom(int width, int height, int figureWidth, int figureHeight) {
        double zoom = Math.sqrt(width * (double) height / PLAIN_AREA);
        double least = LEAST_ZOOM * Math.max(1, Math.min(figureWidth / LEAST_WIDTH,
                figureHeight / LEAST_HEIGHT));
        return Math.max(least, Math.min(MOST_ZOOM, zoom));
    }
}
