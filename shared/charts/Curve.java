package shared.charts;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A line or band of a chart.
 *
 * @param points the points at the time of asking, which do not change later
 * @param revision grows with every change of the points
 */
record Curve(String name, Look look, Supplier<Points> points, LongSupplier revision) {
}
