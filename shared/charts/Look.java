package shared.charts;

import java.awt.BasicStroke;
import java.awt.Color;

/**
 * The look of a curve: its colour, its stroke, and its kind, which is a bold line, a faint line, a
 * band, dots or intervals.
 */
record Look(Kind kind, Color colour, BasicStroke stroke) {

    /** Kinds of curves in the order of drawing: later ones are above the others. */
    enum Kind {
        FAINT, BAND, INTERVALS, DOTS, BOLD
    }

    /**
     * Okabe and Ito's colours for colour-blind readers, without yellow, which is hard to see on
     * white.
     */
    private static final Color[] PALETTE = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
        new Color(0xE69F00), new Color(0x56B4E9), new Color(0x333333),
    };

    /**
     * The opacity of faint lines. They are visible on a projector, and bold lines stand out from
     * them.
     */
    private static final int FAINT = 140;

    /** The first curve of each colour is solid, the second dashed, the third dotted. */
    private static final float[][] DASHES = {null, {7, 7}, {1, 6}};

    /** The look of the curve with this index, from 0, among those of its kind. */
    static Look of(Kind kind, int index) {
        Color colour = PALETTE[index % PALETTE.length];
        float[] dash = DASHES[index / PALETTE.length % DASHES.length];
        boolean faint = kind == Kind.FAINT;
        return new Look(kind, faint ? translucent(colour, FAINT) : colour,
                stroke(faint ? 1.2f : 2.4f, dash));
    }

    /** Whether this is a bold line or a band, without dashes. */
    boolean solid() {
        return (kind == Kind.BOLD || kind == Kind.BAND) && stroke.getDashArray() == null;
    }

    /** The same look with dashes (1) or dots (2). */
    Look dashed(int pattern) {
        return new Look(kind, colour, stroke(stroke.getLineWidth(),
                DASHES[Math.min(pattern, DASHES.length - 1)]));
    }

    /** The stroke for dense points. Their joins are not visible, and bevelled joins are faster. */
    BasicStroke denseStroke() {
        return new BasicStroke(stroke.getLineWidth(), stroke.getEndCap(), BasicStroke.JOIN_BEVEL,
                stroke.getMiterLimit(), stroke.getDashArray(), stroke.getDashPhase());
    }

    static BasicStroke stroke(float width) {
        return stroke(width, null);
    }

    /** A line of this width; dash has the lengths of dashes and gaps, or is null. */
    static BasicStroke stroke(float width, float[] dash) {
        // In thin lines a bevelled join looks the same and is faster.
        int join = width > 1 ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_BEVEL;
        return new BasicStroke(width, BasicStroke.CAP_ROUND, join, 1, dash, 0);
    }

    private static Color translucent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
