package shared.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Pixels.BLUE;
import static support.Pixels.INK;
import static support.Pixels.VERMILION;
import static support.Pixels.count;
import static support.Pixels.rgb;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import support.DisplayFirst;

/** Tests of the points of a chart and of the ranges of its axes. */
@ExtendWith(DisplayFirst.class)
class ChartTest {

    @Test
    void intervalsAndNamesAreInsideTheAxes() {
        var chart = new Chart("", "learning rate", "share");
        chart.intervals("").set(new double[] {0, 1}, new double[] {-3, 2}, new double[] {1, 2},
                new double[] {2, 7});
        assertTrue(chart.yRange()[0] <= -3 && chart.yRange()[1] >= 7);
        assertArrayEquals(new double[] {0, 1}, chart.xRange());
        long before = chart.revision();
        chart.nameX(List.of("0.01", "0.1", "1"));
        assertArrayEquals(new double[] {-0.5, 2.5}, chart.xRange());
        assertTrue(chart.revision() > before);
    }

    @Test
    void namesStandAtWholeNumbers() {
        var names = new Names(List.of("a", "b"));
        assertEquals("a", names.format(0));
        assertEquals("b", names.format(1.0));
        assertEquals("", names.format(0.5));
        assertEquals("", names.format(2));
        assertEquals("", names.format(-1));
    }

    private static Chart chart() {
        return new Chart("title", "episode", "return");
    }

    // Points

    @Test
    void pointsArriveInTheirOrder() {
        var line = chart().line("line");
        for (int i = 0; i < 5000; i++) {
            line.add(i, i % 7);
        }
        assertArrayEquals(IntStream.range(0, 5000).asDoubleStream().toArray(),
                line.points()[0]);
        assertArrayEquals(IntStream.range(0, 5000).mapToDouble(i -> i % 7).toArray(),
                line.points()[1]);
    }

    @Test
    void pointsAreACopy() {
        var line = chart().line("line");
        line.add(1, 2);
        line.points()[1][0] = 9;
        assertEquals(2, line.points()[1][0]);
    }

    @Test
    void valuesThatAreNotFiniteAreGaps() {
        var line = chart().line("line");
        line.add(1, Double.NaN);
        line.add(2, Double.NEGATIVE_INFINITY);
        line.add(Double.NaN, 3);
        line.add(4, 5);
        assertArrayEquals(new double[] {Double.NaN, Double.NaN, Double.NaN, 5},
                line.points()[1]);
    }

    @Test
    void threadsThatAddAtOnceLoseNothing() throws Exception {
        int threads = 8;
        int each = 50_000;
        var line = chart().line("line");
        var pool = Executors.newFixedThreadPool(threads);
        for (int t = 0; t < threads; t++) {
            int first = t * each;
            pool.execute(() -> {
                for (int i = first; i < first + each; i++) {
                    line.add(i, -i);
                }
            });
        }
        pool.shutdown();
        assertTrue(pool.awaitTermination(30, TimeUnit.SECONDS));
        var points = line.points();
        assertEquals(threads * each, points[0].length);
        var next = IntStream.range(0, threads).map(t -> t * each).toArray();
        for (int i = 0; i < points[0].length; i++) {
            int x = (int) points[0][i];
            assertEquals(-x, points[1][i], "x and y belong together");
            assertEquals(next[x / each]++, x, "each thread's points keep their order");
        }
    }

    @Test
    void aBandIsReplaced() {
        var band = chart().band("band");
        assertEquals(0, band.points()[0].length);
        band.set(new double[] {1, 2, 3}, new double[3], new double[3], new double[3]);
        double[][] set = {{1, 2}, {3, 4}, {5, 6}, {7, 8}};
        band.set(set[0], set[1], set[2], set[3]);
        set[2][0] = 99;
        assertArrayEquals(new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}}, band.points());
    }

    /** The points of a picture that is being drawn do not change while others are added. */
    @Test
    void aBandGrows() {
        var band = chart().band("band");
        band.set(new double[] {0}, new double[] {1}, new double[] {2}, new double[] {3});
        Points before = band.snapshot();
        long revision = band.revision();
        for (int i = 1; i < 1000; i++) {
            band.add(i, i + 1, i + 2, i + 3);
        }
        band.add(1000, 0, Double.NaN, 0);
        double[][] points = band.points();
        assertEquals(1000, points[0].length);
        for (int i = 0; i < 1000; i++) {
            for (int row = 0; row < 4; row++) {
                assertEquals(i + row, points[row][i]);
            }
        }
        assertEquals(1, before.count());
        assertEquals(3, before.high()[0]);
        assertEquals(revision + 999, band.revision());
        band.set(new double[] {7}, new double[] {7}, new double[] {7}, new double[] {7});
        assertArrayEquals(new double[][] {{7}, {7}, {7}, {7}}, band.points());
    }

    @Test
    void aBandLeavesOutWhatIsNotFinite() {
        var band = chart().band("band");
        band.set(new double[] {1, 2, 3}, new double[] {0, Double.NaN, 0}, new double[3],
                new double[] {0, 0, Double.POSITIVE_INFINITY});
        assertArrayEquals(new double[][] {{1}, {0}, {0}, {0}}, band.points());
    }

    @Test
    void aBandNeedsAsManyOfEach() {
        var band = chart().band("band");
        var error = assertThrows(IllegalArgumentException.class,
                () -> band.set(new double[2], new double[2], new double[3], new double[2]));
        assertTrue(error.getMessage().contains("2, 2, 3 and 2"), error.getMessage());
    }

    // Axes

    @Test
    void theYAxisShowsTheTarget() {
        var chart = chart();
        chart.line("line").add(1, 20);
        assertTrue(chart.yRange()[1] < 475);
        chart.target("solved", 475);
        chart.target("worst", -50);
        assertTrue(chart.yRange()[1] > 475);
        assertTrue(chart.yRange()[0] < -50);
    }

    @Test
    void aTargetMustBeFinite() {
        assertThrows(IllegalArgumentException.class, () -> chart().target("none", Double.NaN));
    }

    @Test
    void theAxesShowAllPoints() {
        var chart = chart();
        var line = chart.line("line");
        line.add(-30, 5);
        line.add(70, -100);
        var faint = chart.faintLine("faint");
        faint.add(80, 300);
        chart.band("band").set(new double[] {90}, new double[] {-400}, new double[] {0},
                new double[] {400});
        assertTrue(chart.yRange()[0] < -400 && chart.yRange()[1] > 400);
        assertArrayEquals(new double[] {-30, 90}, chart.xRange());
    }

    @Test
    void anAxisStartsAtZeroIfThatIsNear() {
        var chart = chart();
        var line = chart.line("line");
        line.add(1, 10);
        line.add(300, 500);
        assertEquals(0, chart.xRange()[0]);
        assertEquals(0, chart.yRange()[0]);

        var far = chart();
        var high = far.line("line");
        high.add(1000, 0.98);
        high.add(1001, 0.99);
        assertEquals(1000, far.xRange()[0]);
        assertTrue(far.yRange()[0] > 0.97);
    }

    @Test
    void aFixedYAxisStaysWhateverIsAdded() {
        var chart = chart();
        chart.fixY(-3, 9);
        chart.fixY(0, 1);
        chart.line("line").add(1, 20);
        chart.target("solved", 475);
        assertArrayEquals(new double[] {0, 1}, chart.yRange());
    }

    @Test
    void aFixedYAxisNeedsALowAndAHigherY() {
        var chart = chart();
        double[][] bad = {{1, 1}, {2, 1}, {Double.NaN, 1}, {0, Double.NaN},
            {0, Double.POSITIVE_INFINITY}, {Double.NEGATIVE_INFINITY, 0}};
        for (var pair : bad) {
            assertThrows(IllegalArgumentException.class, () -> chart.fixY(pair[0], pair[1]));
        }
        flat(chart.line("line"), 7);
        assertTrue(chart.yRange()[1] > 7, "nothing is fixed");
    }

    @Test
    void whatIsBeyondAFixedYAxisIsNotSeen() {
        var chart = chart();
        chart.fixY(0, 1);
        flat(chart.line(""), -0.2);
        chart.dots("").add(50, 1.2);
        chart.target("beyond", 1.2);
        var image = chart.image(640, 360);
        assertEquals(0, count(image, BLUE) + count(image, VERMILION));
        var without = new Chart("title", "episode", "return");
        without.fixY(0, 1);
        flat(without.line(""), 0.5);
        assertEquals(count(without.image(640, 360), INK), count(image, INK), "no name either");
    }

    @Test
    void linesReachFarBeyondAFixedYAxis() {
        for (double far : new double[] {1e6, 1e15, 1e300}) {
            var chart = chart();
            chart.fixY(0, 1);
            var line = chart.line("");
            line.add(0, -far);
            line.add(50, -far);
            line.add(50, far);
            line.add(100, far);
            var image = chart.image(640, 360);
            int rows = (int) IntStream.range(0, 360)
                    .filter(y -> IntStream.range(0, 640).anyMatch(x -> rgb(image, x, y) == BLUE))
                    .count();
            assertTrue(rows > 200, far + ": a vertical line of " + rows + " pixels");
        }
    }

    @Test
    void fewOutliersDoNotRuleTheYAxis() {
        var chart = chart();
        var faint = chart.faintLine("faint");
        var x = new double[500];
        var low = new double[500];
        var high = new double[500];
        for (int i = 0; i < 500; i++) {
            faint.add(i, i < 3 ? -240 : -i % 7);
            x[i] = i;
            low[i] = i == 1 ? -400 : -2;
            high[i] = i == 2 ? 300 : 2;
        }
        chart.band("band").set(x, low, new double[500], high);
        assertTrue(chart.yRange()[0] > -10 && chart.yRange()[1] < 10,
                chart.yRange()[0] + " to " + chart.yRange()[1]);
        chart.line("bold").add(4, -50);
        assertTrue(chart.yRange()[0] < -50, "all of a bold line is seen");
    }

    @Test
    void whatIsNoOutlierIsSeen() {
        var chart = chart();
        var faint = chart.faintLine("faint");
        for (int i = 0; i < 1000; i++) {
            faint.add(i, i);
        }
        assertTrue(chart.yRange()[0] <= 0 && chart.yRange()[1] >= 999);
        var still = chart();
        var line = still.faintLine("");
        for (int i = 0; i < 1000; i++) {
            line.add(i, i == 500 ? 9 : 0);
        }
        assertTrue(still.yRange()[1] >= 9, "the one value that differs");
    }

    private static void flat(Line line, double y) {
        line.add(0, y);
        line.add(100, y);
    }
}
