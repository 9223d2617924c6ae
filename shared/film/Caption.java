package shared.film;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import shared.charts.Theme;

/** Writes a line of text under a picture, for the frames of films. */
public final class Caption {
    /** The width of a picture divided by the size of the font. About 50 letters fit. */
    private static final int LETTERS = 30;

    private Caption() {
    }

    /**
     * Adds a line of text under a picture; in wider pictures the font is larger.
     *
     * @param picture a picture of any size and type, which is not changed
     * @param text one line; it is cut off after about 50 letters
     * @return a new picture of the same width, higher by a fifteenth of it
     */
    public static BufferedImage below(BufferedImage picture, String text) {
        int size = Math.max(1, picture.getWidth() / LETTERS);
        var image = new BufferedImage(picture.getWidth(), picture.getHeight() + 2 * size,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Theme.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.drawImage(picture, 0, 0, null);
        g.setFont(Theme.LABEL.deriveFont((float) size));
        g.setColor(Theme.INK);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
                RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.drawString(text, size / 2, picture.getHeight() + size * 3 / 2 - size / 8);
        g.dispose();
        return image;
    }
}
