package shared.charts;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A line of text under a picture, for pictures that are seen outside of a window. */
public final class Caption {
    private static final int HEIGHT = 28;
    private static final int MARGIN = 10;

    /** The font's size in a picture of this width, and in wider ones. */
    private static final double PLAIN_WIDTH = 400;

    private Caption() {
    }

    /**
     * A picture with a line of text under it, smaller in narrow pictures.
     *
     * @param picture of any size and type; it is only read
     * @param text a line; what does not fit is cut off
     * @return a new picture, as wide and some 28 pixels higher
     */
    public static BufferedImage below(BufferedImage picture, String text) {
        var image = new BufferedImage(picture.getWidth(), picture.getHeight() + HEIGHT,
                BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Theme.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.drawImage(picture, 0, 0, null);
        double size = Math.min(1, picture.getWidth() / PLAIN_WIDTH);
        g.setFont(Theme.LABEL.deriveFont((float) (Theme.LABEL.getSize() * size)));
        g.setColor(Theme.INK);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
                RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.drawString(text, (int) (MARGIN * size),
                picture.getHeight() + (HEIGHT + g.getFont().getSize()) / 2 - 2);
        g.dispose();
        return image;
    }
}
