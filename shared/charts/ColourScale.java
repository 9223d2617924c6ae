package shared.charts;

import java.awt.Color;
import org.jfree.chart.renderer.PaintScale;

/**
 * A colour for each number. Where numbers have one sign, white is the lowest and blue the
 * highest. Else white is 0, blue the lowest and vermilion the highest.
 *
 * @param span the numbers told apart; those beyond have the colours of its ends
 */
record ColourScale(Span span) implements PaintScale {
    /** How many colours of curves would not be seen on it: the first ones. */
    static final int COLOURS = 2;

    /** Not quite the paper's, so that a map's edges are seen, and which of its cells are blank. */
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

    /** The colour of a number; NaN is clear. */
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

    /** White and the colour mixed; evenly so, for the lightness of both of ours falls evenly. */
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
