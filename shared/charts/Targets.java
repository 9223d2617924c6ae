package shared.charts;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/**
 * Dashed target lines and their names. A name is above its line. If another target or the edge of
 * the chart is too near, the name is below the line. If both places are taken, it is on the line,
 * further to the right.
 */
final class Targets {
    /**
     * The distance by which names may extend into the free space around the plot, in pixels before
     * scaling.
     */
    static final int OVERHANG = 8;

    private static final Color HALO = new Color(255, 255, 255, 215);
    private static final Color NOTHING = new Color(0, 0, 0, 0);
    private static final int INDENT = 6;
    private static final int GAP = 2;

    private final List<Content.Target> fromTop;

    Targets(List<Content.Target> targets) {
        fromTop = targets.stream()
                .sorted(Comparator.comparingDouble(Content.Target::y).reversed())
                .toList();
    }

    /**
     * JFreeChart's markers for the targets in the area, in the order of drawing.
     *
     * @param toPixel gives the pixel row of a value, counted downwards
     */
    List<Marker> markers(Graphics2D g, Rectangle2D area, DoubleUnaryOperator toPixel) {
        List<Content.Target> shown = fromTop.stream()
                .filter(target -> shows(area, toPixel.applyAsDouble(target.y())))
                .toList();
        double[] lines = shown.stream().mapToDouble(t -> toPixel.applyAsDouble(t.y())).toArray();
        FontMetrics metrics = g.getFontMetrics(Theme.SMALL);
        List<Rectangle2D> places = places(area, lines,
                shown.stream().map(target -> size(target.name(), metrics)).toList());
        var markers = new ArrayList<Marker>();
        for (int i = 0; i < lines.length; i++) {
            markers.add(line(shown.get(i).y()));
        }
        for (int i = 0; i < lines.length; i++) {
            if (!shown.get(i).name().isBlank()) {
                markers.add(name(shown.get(i), lines[i], places.get(i), area));
            }
        }
        return markers;
    }

    private static ValueMarker line(double y) {
        return new ValueMarker(y, Theme.SOFT_INK, Look.stroke(1.4f, new float[] {6, 5}));
    }

    /** A marker with only the name, so that no other line is drawn over it. */
    private static ValueMarker name(Content.Target target, double line, Rectangle2D place,
            Rectangle2D area) {
        ValueMarker marker = line(target.y());
        marker.setPaint(NOTHING);
        marker.setAlpha(1);
        marker.setLabel(target.name());
        marker.setLabelFont(Theme.SMALL);
        marker.setLabelPaint(Theme.INK);
        marker.setLabelBackgroundColor(HALO);
        marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(line - place.getMinY(),
                place.getMinX() + GAP - area.getMinX(), 0, 0));
        return marker;
    }

    /**
     * Places the names so that none overlaps another.
     *
     * @param area the area of the plot; names may extend beyond it by the overhang
     * @param lines the pixel rows of the targets, from the top
     * @param sizes the sizes of their names; only width and height count
     * @return a place for each name, with the size of the name
     */
    static List<Rectangle2D> places(Rectangle2D area, double[] lines, List<Rectangle2D> sizes) {
        var places = new ArrayList<Rectangle2D>();
        boolean downwards = false;  // after a name below its line, the next one goes below, too
        for (int i = 0; i < lines.length; i++) {
            double height = sizes.get(i).getHeight();
            Rectangle2D above = place(area, lines[i] - GAP - height, sizes.get(i));
            Rectangle2D below = place(area, lines[i] + GAP, sizes.get(i));
            if (!downwards && free(above, area, lines, i, places)) {
                places.add(above);
            } else if (free(below, area, lines, i, places)) {
                places.add(below);
                downwards = true;
            } else if (free(above, area, lines, i, places)) {
                places.add(above);
            } else {
                places.add(beside(place(area, lines[i] - height / 2, sizes.get(i)), places));
            }
        }
        return places;
    }

    private static Rectangle2D place(Rectangle2D area, double y, Rectangle2D size) {
        return new Rectangle2D.Double(area.getMinX() + INDENT, y, size.getWidth(),
                size.getHeight());
    }

    private static boolean free(Rectangle2D place, Rectangle2D area, double[] lines, int own,
            List<Rectangle2D> taken) {
        for (int i = 0; i < lines.length; i++) {
            boolean crossed = place.getMinY() < lines[i] && lines[i] < place.getMaxY();
            if (crossed && i != own) {
                return false;
            }
        }
        return place.getMinY() >= area.getMinY() - OVERHANG
                && place.getMaxY() <= area.getMaxY() + OVERHANG
                && taken.stream().noneMatch(place::intersects);
    }

    /** The first free place to the right. */
    private static Rectangle2D beside(Rectangle2D place, List<Rectangle2D> taken) {
        for (Rectangle2D other : taken.stream().filter(place::intersects).toList()) {
            var right = new Rectangle2D.Double(other.getMaxX() + INDENT, place.getY(),
                    place.getWidth(), place.getHeight());
            return beside(right, taken);
        }
        return place;
    }

    private static boolean shows(Rectangle2D area, double y) {
        // A pixel beyond the edge may be rounding.
        return y >= area.getMinY() - 1 && y <= area.getMaxY() + 1;
    }

    private static Rectangle2D size(String name, FontMetrics metrics) {
        return new Rectangle2D.Double(0, 0, metrics.stringWidth(name) + 2 * GAP,
                metrics.getAscent() + metrics.getDescent());
    }
}
