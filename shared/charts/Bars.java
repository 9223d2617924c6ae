package shared.charts;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * Draws bar charts that look like a {@link Chart}, quickly enough to be the frames of a film.
 */
public final class Bars {
    static {
        Display.beforeAwt();
    }

    private static final int TICK_GAP = 8;
    private static final int LABEL_SPACE = 26;

    /** The share of its column that a bar fills. */
    private static final double BAR = 0.62;

    private final Graphics2D g;
    private final Ticks ticks;
    private final double max;
    private final Rectangle2D plot;

    private Bars(Graphics2D g, double max, double width, double height, boolean titled) {
        this.g = g;
        this.max = max;
        ticks = Ticks.of(new Span(0, max), height / 60, false);
        double top = Theme.TOP + (titled ? titleHeight() + Theme.TITLE_GAP : 0);
        double left = Theme.LEFT + Theme.TITLE_INDENT + widestTick() + TICK_GAP;
        double bottom = Theme.BOTTOM + LABEL_SPACE;
        plot = new Rectangle2D.Double(left, top, Math.max(1, width - left - Theme.RIGHT),
                Math.max(1, height - top - bottom));
    }

    /**
     * A picture of one bar for each label, in the colours that the curves of a chart have. The
     * place of everything depends on the sizes and on max alone, so pictures with other values
     * can follow each other. No display is needed; any thread may call.
     *
     * @param title stands above the bars; may be empty
     * @param labels stand under the bars
     * @param values the bars' heights, one for each label, from 0; what is above max ends there
     * @param max the upper end of the y axis, which starts at 0; for probabilities 1
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @return a new picture without transparency
     * @throws IllegalArgumentException if there are no labels or not as many values, if a value
     *     is negative or not finite, if max is not finite and above 0 or if a size is less than 1
     */
    public static BufferedImage image(String title, String[] labels, double[] values, double max,
            int width, int height) {
        check(labels, values, max);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        try {
            g.setColor(Theme.PAPER);
            g.fillRect(0, 0, width, height);
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
                    RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL,
                    RenderingHints.VALUE_STROKE_PURE);
            double zoom = Theme.zoom(width, height);
            g.scale(zoom, zoom);
            var bars = new Bars(g, max, width / zoom, height / zoom, !title.isBlank());
            bars.title(title);
            bars.grid();
            bars.bars(labels, values);
        } finally {
            g.dispose();
        }
        return image;
    }

    private static void check(String[] labels, double[] values, double max) {
        if (labels.length == 0 || labels.length != values.length) {
            throw new IllegalArgumentException("bars need a label and a value each, not %d and %d"
                    .formatted(labels.length, values.length));
        }
        if (!(max > 0 && max <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("max must be finite and above 0, not " + max);
        }
        for (double value : values) {
            if (!(value >= 0 && value <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "a bar's value must be finite and not negative, not " + value);
            }
        }
    }

    private void title(String title) {
        g.setFont(Theme.TITLE);
        g.setColor(Theme.INK);
        g.drawString(title, Theme.LEFT + Theme.TITLE_INDENT,
                Theme.TOP + g.getFontMetrics().getAscent());
    }

    private void grid() {
        g.setFont(Theme.SMALL);
        var metrics = g.getFontMetrics();
        g.setStroke(Look.stroke(1));
        for (int i = 0; i <= lastTick(); i++) {
            double y = y(i * ticks.unit());
            g.setColor(Theme.GRID);
            g.draw(new Line2D.Double(plot.getMinX(), y, plot.getMaxX(), y));
            String text = ticks.format().format(i * ticks.unit());
            g.setColor(Theme.SOFT_INK);
            g.drawString(text, (float) (plot.getMinX() - TICK_GAP - metrics.stringWidth(text)),
                    (float) (y + metrics.getAscent() / 2.0 - 1));
        }
    }

    private void bars(String[] labels, double[] values) {
        double column = plot.getWidth() / labels.length;
        for (int i = 0; i < labels.length; i++) {
            double middle = plot.getMinX() + (i + 0.5) * column;
            double top = y(Math.min(values[i], max));
            g.setColor(Look.of(Look.Kind.BOLD, i).colour());
            double left = sharp(middle - BAR / 2 * column);
            double right = sharp(middle + BAR / 2 * column);
            g.fill(new Rectangle2D.Double(left, top, right - left, plot.getMaxY() - top));
            label(labels[i], middle, column);
        }
        g.setColor(Theme.BASE);
        g.setStroke(Look.stroke(1.2f));
        g.draw(new Line2D.Double(plot.getMinX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY()));
    }

    /** In smaller letters where the column is too narrow. */
    private void label(String label, double middle, double column) {
        Font font = Theme.LABEL;
        double width = g.getFontMetrics(font).stringWidth(label);
        if (width > 0.95 * column) {
            font = font.deriveFont((float) (font.getSize() * 0.95 * column / width));
            width = g.getFontMetrics(font).stringWidth(label);
        }
        g.setFont(font);
        g.setColor(Theme.INK);
        g.drawString(label, (float) (middle - width / 2),
                (float) (plot.getMaxY() + TICK_GAP + Theme.LABEL.getSize()));
    }

    /** The nearest edge of a pixel. */
    private double sharp(double x) {
        double zoom = g.getTransform().getScaleX();
        return Math.rint(x * zoom) / zoom;
    }

    private double y(double value) {
        return plot.getMaxY() - value / max * plot.getHeight();
    }

    private int lastTick() {
        return (int) Math.floor(max / ticks.unit() + 1e-9);
    }

    private double titleHeight() {
        var metrics = g.getFontMetrics(Theme.TITLE);
        return metrics.getAscent() + metrics.getDescent();
    }

    private double widestTick() {
        var metrics = g.getFontMetrics(Theme.SMALL);
        double widest = 0;
        for (int i = 0; i <= lastTick(); i++) {
            String text = ticks.format().format(i * ticks.unit());
            widest = Math.max(widest, metrics.stringWidth(text));
        }
        return widest;
    }
}
