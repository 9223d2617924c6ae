package shared.film;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import shared.charts.Theme;

/** A line of text under a picture, for pictures that are seen outside of a window. */
public final class Caption {
    /** How many times the font's size a picture is wide: some 50 letters fit. */
    private static final int LETTERS = 30;

    private Caption() {
    }

    /**
     * A picture with a line of text under it, larger in wider pictures.
     *
     * @param picture of any size and type; it is only read
     * @param text a line; what does not fit, some 50 letters, is cut off
     * @return a new picture, as wide and a fifteenth of its width higher
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
