package shared.charts;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * Numbers as coloured cells. They are stretched from one image, for cells drawn each by itself
 * leave hairlines between them and take several times as long.
 *
 * @param rows from the lowest, each from the left; all of one length
 */
record Cells(double[][] rows, ColourScale colours) {
    private static final int STEPS = 256;

    /** All colours, the lowest below. */
    static Cells of(ColourScale colours) {
        var rows = new double[STEPS][1];
        var span = colours.span();
        for (int i = 0; i < STEPS; i++) {
            rows[i][0] = span.low() + i / (STEPS - 1.0) * span.length();
        }
        return new Cells(rows, colours);
    }

    /** Fills the area, but for cells whose number is NaN. */
    void draw(Graphics2D graphics, Rectangle2D area) {
        if (rows.length == 0) {
            return;
        }
        var image = image();
        var stretch = AffineTransform.getTranslateInstance(area.getX(), area.getY());
        stretch.scale(area.getWidth() / image.getWidth(), area.getHeight() / image.getHeight());
        var g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(image, stretch, null);
        g.dispose();
    }

    /** A pixel a cell. */
    private BufferedImage image() {
        int width = rows[0].length;
        int height = rows.length;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, height - 1 - y, colours.argb(rows[y][x]));
            }
        }
        return image;
    }
}
