package shared.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Draws lines that would hide others with dashes, so that both are visible. */
final class Overlaps {
    /** Two lines lie on each other where their distance is at most this share of the y axis. */
    private static final double NEAR = 0.004;

    /** A line hides another one if they lie on each other at this share of their points. */
    private static final double HIDDEN = 0.75;

    /** The number of points at which lines are compared. */
    private static final int SAMPLES = 200;

    private Overlaps() {
    }

    /**
     * Returns the same curves, but a line that would hide an earlier line is dashed, and a line
     * that would hide two is dotted.
     *
     * @param y the range of the y axis
     */
    static List<Content.Drawn> dashed(List<Content.Drawn> curves, Span y) {
        var result = new ArrayList<Content.Drawn>();
        for (int k = 0; k < curves.size(); k++) {
            Content.Drawn curve = curves.get(k);
            long below = curves.subList(0, k).stream()
                    .filter(earlier -> hides(curve, earlier, NEAR * y.length()))
                    .count();
            result.add(below == 0 ? curve : new Content.Drawn(curve.name(),
                    curve.look().dashed((int) below), curve.points()));
        }
        return result;
    }

    private static boolean hides(Content.Drawn upper, Content.Drawn lower, double near) {
        if (!upper.look().solid() || !lower.look().solid()) {
            return false;
        }
        Points a = upper.points();
        Points b = lower.points();
        int count = Math.min(a.count(), b.count());
        int step = 1 + count / SAMPLES;
        long same = IntStream.iterate(0, i -> i < count, i -> i + step)
                .filter(i -> a.x()[i] == b.x()[i] && Math.abs(a.mid()[i] - b.mid()[i]) <= near)
                .count();
        return count > 1 && same >= HIDDEN * ((count + step - 1) / step);
    }
}
