package shared.charts;

/**
 * How large a picture or a window is.
 *
 * @param width in pixels, above 0
 * @param height in pixels, above 0
 */
public record Size(int width, int height) {

    /**
     * A size.
     *
     * @throws IllegalArgumentException if one is not above 0
     */
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a size has pixels, not %d x %d".formatted(width, height));
        }
    }

    /** As it is typed: 1920x1080. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
