package support;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * Looks at the colours of pictures. Only the lower 24 bits of a colour count, without transparency.
 */
public final class Pixels {

    /** The colours of the first three curves, and of text. */
    public static final int BLUE = 0x0072B2;
    public static final int VERMILION = 0xD55E00;
    public static final int GREEN = 0x009E73;
    public static final int INK = 0x2B2F36;

    private Pixels() {
    }

    /** Returns the colour of a pixel, from 0 to 0xFFFFFF. */
    public static int rgb(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xFFFFFF;
    }

    /** Returns the number of pixels with this colour. */
    public static int count(BufferedImage image, int rgb) {
        return count(image, new Rectangle(image.getWidth(), image.getHeight()), rgb);
    }

    /** Returns the number of pixels with this colour in a part of the picture. */
    public static int count(BufferedImage image, Rectangle area, int rgb) {
        int count = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                count += rgb(image, x, y) == rgb ? 1 : 0;
            }
        }
        return count;
    }

    /**
     * Returns the largest difference between two pictures in any channel of any pixel, from 0 to
     * 255.
     */
    public static int worstDifference(BufferedImage a, BufferedImage b) {
        int worst = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int difference = (rgb(a, x, y) >> shift & 255) - (rgb(b, x, y) >> shift & 255);
                    worst = Math.max(worst, Math.abs(difference));
                }
            }
        }
        return worst;
    }
}
