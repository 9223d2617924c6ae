package shared.charts;

import java.awt.BasicStroke;
import java.awt.Color;

/** How a curve is drawn: its colour, and whether it is a bold line, a faint one, a band or dots. */
record Look(Kind kind, Color colour, BasicStroke stroke) {

    /** Kinds of curves, those drawn first (below the others) first. */
    enum Kind {
        FAINT, BAND, DOTS, BOLD
    }

    /** Okabe and Ito's colours, which colour-blind readers can tell apart; no yellow on white. */
    private static final Color[] PALETTE = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
        new Color(0xE69F00), new Color(0x56B4E9), new Color(0x333333),
    };

    /** The opacity of faint lines: seen on a projector, and still behind the bold ones. */
    private static final int FAINT = 140;

    /** The first round of colours is drawn solid, the next two in dashes and dots. */
    private static final float[][] DASHES = {null, {7, 7}, {1, 6}};

    /** The look of the index-th curve of its kind, index >= 0. */
    static Look of(Kind kind, int index) {
        Color colour = PALETTE[index % PALETTE.length];
        float[] dash = DASHES[index / PALETTE.length % DASHES.length];
        boolean faint = kind == Kind.FAINT;
        return new Look(kind, faint ? translucent(colour, FAINT) : colour,
                stroke(faint ? 1.2f : 2.4f, dash));
    }

    /** Whether it is a bold line, alone or in a band, without dashes. */
    boolean solid() {
        return (kind == Kind.BOLD || kind == Kind.BAND) && stroke.getDashArray() == null;
    }

    /** The same in dashes (1) or dots (2). */
    Look dashed(int pattern) {
        return new Look(kind, colour, stroke(stroke.getLineWidth(),
                DASHES[Math.min(pattern, DASHES.length - 1)]));
    }

    /** The stroke for a point in every pixel or so: no join is seen, and bevels are faster. */
    BasicStroke denseStroke() {
        return new BasicStroke(stroke.getLineWidth(), stroke.getEndCap(), BasicStroke.JOIN_BEVEL,
                stroke.getMiterLimit(), stroke.getDashArray(), stroke.getDashPhase());
    }

    static BasicStroke stroke(float width) {
        return stroke(width, null);
    }

    /** A line of this width, and of dashes and gaps of these lengths unless dash is null. */
    static BasicStroke stroke(float width, float[] dash) {
        int join = width > 1 ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_BEVEL;  // faster, alike
        return new BasicStroke(width, BasicStroke.CAP_ROUND, join, 1, dash, 0);
    }

    private static Color translucent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
