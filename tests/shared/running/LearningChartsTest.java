package shared.running;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import shared.charts.Chart;
import support.DisplayFirst;

/**
 * Tests where the charts of a lesson show the numbers that its runs record. They are in the package
 * of the classes that they test.
 */
@ExtendWith(DisplayFirst.class)
class LearningChartsTest {

    private final Run first = new Run(0, "", Goal.NONE, () -> false, null);
    private final Run second = new Run(1, "", Goal.NONE, () -> false, null);

    private static Plot plot() {
        return new Plot("Loss", "environment steps", "loss");
    }

    private static void record(Run run, double... values) {
        for (double value : values) {
            run.record("loss", value);
        }
    }

    private static Chart drawn(LearningCharts curves) {
        curves.look();
        return curves.figure().charts().get(0);
    }

    private static Chart drawn(Plot plot, Run... runs) {
        return drawn(new LearningCharts("Pong", List.of(plot), List.of(runs)));
    }

    // Where values are

    @Test
    void aValueIsAtItsNumber() {
        record(first, 5, 6, 7);
        assertArrayEquals(new double[] {1, 3}, drawn(plot().mean("", "loss", ""), first)
                .xRange());
    }

    @Test
    void valuesComeEverySoManySteps() {
        double[] range = {400, 1200};
        record(first, 5, 6, 7);
        assertArrayEquals(range, drawn(plot().every(400).mean("", "loss", ""), first).xRange());
        assertArrayEquals(range, drawn(plot().faint("", "loss", "").every(400), first).xRange());
        record(second, 4);
        assertArrayEquals(range, drawn(plot().every(400).mean("", "loss", ""), first, second)
                .xRange());
    }

    @Test
    void aSeriesMayBeTheAxis() {
        for (double x : new double[] {2, 3, 7}) {
            first.record("seconds", x);
            second.record("seconds", x + 4);
        }
        record(first, 5, 6, 7);
        record(second, 5, 6, 7);
        var over = plot().mean("", "loss", "").over("seconds");
        assertArrayEquals(new double[] {2, 7}, drawn(over, first).xRange());
        assertArrayEquals(new double[] {4, 9}, drawn(over, first, second).xRange(), "the mean");
        record(first, 8);
        assertArrayEquals(new double[] {2, 7}, drawn(over, first).xRange(), "where is the 4th?");
        first.record("seconds", 9);
        assertArrayEquals(new double[] {2, 9}, drawn(over, first).xRange());
    }

    @Test
    void aLineGrowsFromWhereItWas() {
        var curves = new LearningCharts("Pong", List.of(plot().every(400).mean("", "loss", "")),
                List.of(first));
        record(first, 5);
        assertArrayEquals(new double[] {396, 404}, drawn(curves).xRange(), "a single one");
        record(first, 6, 7);
        assertArrayEquals(new double[] {400, 1200}, drawn(curves).xRange());
    }

    @Test
    void tracesAndTotalsStay() {
        first.trace("value", new double[] {1, 2, 3});
        assertArrayEquals(new double[] {0, 2}, drawn(plot().every(400).trace("", "value", ""),
                first).xRange());
        record(first, 5, 6);
        first.end();
        second.end();
        assertArrayEquals(new double[] {1, 2}, drawn(plot().every(400).total("", "loss", ""),
                first, second).xRange());
    }

    @Test
    void valuesComeEvery1OrMore() {
        assertThrows(IllegalArgumentException.class, () -> plot().every(0));
        assertEquals(1, plot().every());
    }

    // Seconds

    private static Plot timed() {
        return plot().every(400).seconds().mean("", "loss", "");
    }

    @Test
    void theSecondsAreThoseOfTheRun() {
        first.stopwatch().add(3);
        record(first, 5, 6, 7);
        assertArrayEquals(new double[] {1, 3}, drawn(timed(), first).topRange(), 1e-12);
        assertArrayEquals(new double[0], drawn(plot().mean("", "loss", ""), first).topRange(),
                "only where they are asked for");
    }

    @Test
    void ofSeveralRunsThePaceIsTheMean() {
        first.stopwatch().add(3);
        record(first, 5, 6, 7);
        second.stopwatch().add(9);
        assertArrayEquals(new double[] {1, 3}, drawn(timed(), first, second).topRange(), 1e-12,
                "of those that have begun");
        record(second, 4);
        // 12 seconds for 4 times 400 steps.
        assertArrayEquals(new double[] {3, 9}, drawn(timed(), first, second).topRange(), 1e-12);
    }

    @Test
    void plotsInOneChartKeepTheirOwnDistances() {
        var fast = new Run(0, "", "fast", Goal.NONE, () -> false, null);
        record(fast, 5, 6, 7);
        record(first, 8);
        fast.stopwatch().add(3);
        Plot plot = timed();
        plot.overlay(plot().every(100).mean("fast", "loss", "fast").level("solved", 9).seconds());
        assertArrayEquals(new double[] {100, 400}, drawn(plot, first, fast).xRange());
        assertEquals(9, drawn(plot, first, fast).yRange()[1], 0.5, "the level");
        // 3 seconds for once 400 and three times 100 steps.
        assertArrayEquals(new double[] {100 * 3 / 700.0, 400 * 3 / 700.0},
                drawn(plot, first, fast).topRange(), 1e-12);
    }

    @Test
    void withoutAValueOrTimeThereAreNoSeconds() {
        first.stopwatch().add(3);
        assertArrayEquals(new double[0], drawn(timed(), first).topRange());
        first.trace("value", new double[] {1, 2, 3});
        assertArrayEquals(new double[0], drawn(plot().seconds().trace("", "value", ""), first)
                .topRange(), "a trace has its own x");
        record(second, 5, 6);
        assertArrayEquals(new double[0], drawn(timed(), second).topRange());
    }

    @Test
    void theSecondsFollowTheLongestSeries() {
        first.stopwatch().add(3);
        first.record("rare", 1);
        record(first, 5, 6, 7);
        assertArrayEquals(new double[] {1, 3}, drawn(timed().faint("", "rare", ""), first)
                .topRange(), 1e-12);
    }

    @Test
    void timeWithoutValuesDoesNotCountUntilTheNext() {
        var curves = new LearningCharts("Pong", List.of(timed()), List.of(first));
        first.stopwatch().add(2);
        record(first, 5, 6);
        assertArrayEquals(new double[] {1, 2}, drawn(curves).topRange(), 1e-12);
        first.stopwatch().add(4);
        assertArrayEquals(new double[] {1, 2}, drawn(curves).topRange(), 1e-12);
        record(first, 7);
        assertArrayEquals(new double[] {2, 6}, drawn(curves).topRange(), 1e-12);
    }
}
