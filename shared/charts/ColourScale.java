package shared.charts;

import java.awt.Color;
import org.jfree.chart.renderer.PaintScale;

/**
 * Gives each number a colour. If all numbers have the same sign, the lowest is white and the
 * highest blue. Otherwise the lowest is blue, 0 is white and the highest vermilion.
 *
 * @param span the range of numbers with different colours; numbers beyond it have the colours of
 *     its ends
 */
record ColourScale(Span span) implements PaintScale {
    /**
     * The number of palette colours that are used here and are not available to curves on a heat
     * map.
     */
    static final int COLOURS = 2;

    /**
     * A white that is darker than the background, so that the edges of a map and its blank cells
     * are visible.
     */
    private static final Color WHITE = new Color(0xF4F6F8);
    private static final Color BLUE = Look.of(Look.Kind.BOLD, 0).colour();
    private static final Color VERMILION = Look.of(Look.Kind.BOLD, 1).colour();
    private static final Color CLEAR = new Color(0, 0, 0, 0);

    @Override
    public double getLowerBound() {
        return span.low();
    }

    @Override
    public double getUpperBound() {
        return span.high();
    }

    /** Returns the colour of a number; the colour of NaN is transparent. */
    @Override
    public Color getPaint(double value) {
        if (Double.isNaN(value)) {
            return CLEAR;
        }
        if (span.low() >= 0 || span.high() <= 0) {
            return tint(BLUE, (value - span.low()) / span.length());
        }
        return value < 0 ? tint(BLUE, value / span.low()) : tint(VERMILION, value / span.high());
    }

    /**
     * A linear mix of white and a colour. The lightness of both colours falls evenly with the
     * share.
     */
    private static Color tint(Color colour, double share) {
        double part = Math.max(0, Math.min(1, share));
        return new Color(mix(WHITE.getRed(), colour.getRed(), part),
                mix(WHITE.getGreen(), colour.getGreen(), part),
                mix(WHITE.getBlue(), colour.getBlue(), part));
    }

    private static int mix(int white, int full, double part) {
        return (int) Math.round(white + part * (full - white));
    }
}
