package shared.charts;

import java.awt.Color;
import org.jfree.chart.renderer.PaintScale;

/**
 * A colour for each number. If all numbers have the same sign, white is the lowest and blue the
 * highest; else blue is the lowest, white 0 and vermilion the highest.
 *
 * @param span the numbers with different colours; those beyond have the colours of its ends
 */
record ColourScale(Span span) implements PaintScale {
    /** How many colours of the palette are used here, and are not for curves on a heat map. */
    static final int COLOURS = 2;

    /** Darker than the background, so that the edges of a map and its blank cells are seen. */
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

    /** The colour of a number; that of NaN is transparent. */
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

    /** A linear mix of white and a colour: the lightness of our two falls evenly with it. */
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
