package shared.charts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a picture or window.
 *
 * @param width in pixels, above 0
 * @param height in pixels, above 0
 */
public record Size(int width, int height) {

    private static final int LEAST = 200;
    private static final int MOST = 8000;
    private static final Pattern TYPED = Pattern.compile("(\\d{1,9})[xX\u00d7](\\d{1,9})");

    /**
     * Makes a size.
     *
     * @throws IllegalArgumentException if the width or the height is not above 0
     */
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A size needs at least 1 x 1 pixels, not %d x %d.".formatted(width, height));
        }
    }

    /**
     * Reads a size as it is typed, such as 1920x1080.
     *
     * @throws IllegalArgumentException if the text is not a size, or if one of the numbers is less
     *     than 200 or more than 8000
     */
    public static Size valueOf(String typed) {
        Matcher size = TYPED.matcher(typed);
        if (size.matches()) {
            int width = Integer.parseInt(size.group(1));
            int height = Integer.parseInt(size.group(2));
            if (Math.min(width, height) >= LEAST && Math.max(width, height) <= MOST) {
                return new Size(width, height);
            }
        }
        throw new IllegalArgumentException("give width and height in pixels, each from " + LEAST
                + " to " + MOST + ", such as 1920x1080, not " + typed + ".");
    }

    /** Returns the size as it is typed, such as 1920x1080. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
