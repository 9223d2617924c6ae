package shared.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds curves that hide others, and has them drawn dashed so that both are seen. */
final class Overlaps {
    /** Curves this near, as a share of the y axis, are drawn upon each other. */
    private static final double NEAR = 0.004;

    /** A curve is hidden if another one is as near as that along this share of it. */
    private static final double HIDDEN = 0.75;

    /** At how many points curves are compared. */
    private static final int SAMPLES = 200;

    private Overlaps() {
    }

    /**
     * The same curves, where a line that runs along an earlier one is dashed, and a third one
     * dotted.
     *
     * @param y what the y axis shows
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
