package shared.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Pixels.BLUE;
import static support.Pixels.GREEN;
import static support.Pixels.INK;
import static support.Pixels.VERMILION;
import static support.Pixels.count;
import static support.Pixels.rgb;
import static support.Pixels.worstDifference;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import support.DisplayFirst;

/** Pictures of charts; no display is needed. */
@ExtendWith(DisplayFirst.class)
class ChartPictureTest {

    private static Chart chart() {
        return new Chart("title", "episode", "return");
    }

    @Test
    void thePictureHasTheSizeAndTheCurves() {
        var chart = chart();
        flat(chart.line("first"), 1);
        flat(chart.line("second"), 2);
        var image = chart.image(640, 360);
        assertEquals(640, image.getWidth());
        assertEquals(360, image.getHeight());
        assertEquals(0xFFFFFF, rgb(image, 2, 2));
        assertTrue(count(image, BLUE) > 500, "first line");
        assertTrue(count(image, VERMILION) > 500, "second line");
    }

    @Test
    void curvesOfTheSameNameAreBothThere() {
        var chart = chart();
        flat(chart.line("line"), 1);
        flat(chart.line("line"), 2);
        var image = chart.image(640, 360);
        assertTrue(count(image, BLUE) > 500 && count(image, VERMILION) > 500);
    }

    @Test
    void faintLinesAreBehindBoldOnes() {
        var chart = chart();
        flat(chart.line("unseen"), 1);
        flat(chart.line("bold"), 2);
        int alone = count(chart.image(640, 360), VERMILION);
        flat(chart.faintLine("faint"), 2);
        assertEquals(alone, count(chart.image(640, 360), VERMILION), 20);
    }

    @Test
    void aBandIsFilledBetweenItsEdges() {
        var chart = chart();
        chart.band("band").set(new double[] {0, 1}, new double[] {2, 2}, new double[] {3, 3},
                new double[] {4, 4});
        chart.target("top", 6);
        var image = chart.image(640, 360);
        int tint = IntStream.range(0, 360).map(y -> rgb(image, 333, y))
                .filter(colour -> (colour & 0xFF) > (colour >> 16 & 0xFF) + 20)
                .filter(colour -> colour != BLUE).map(colour -> 1).sum();
        assertTrue(tint > 40, tint + " tinted pixels above each other");
    }

    @Test
    void aGapStaysAGapHoweverManyPoints() {
        for (int points : new int[] {100, 100_000}) {
            var chart = chart();
            var line = chart.line("");
            for (int i = 0; i < points; i++) {
                double part = (double) i / points;
                line.add(i, part > 0.4 && part < 0.6 ? Double.NaN : 1);
            }
            var image = chart.image(900, 560);
            IntPredicate blue = x -> IntStream.range(0, 560)
                    .anyMatch(y -> rgb(image, x, y) == BLUE);
            assertTrue(blue.test(250) && blue.test(750), points + " points: line");
            assertFalse(IntStream.range(420, 520).anyMatch(blue), points + " points: gap");
        }
    }

    @Test
    void gapsNarrowerThanAPixelDoNotHideALine() {
        var whole = chart();
        var torn = chart();
        var wholeLine = whole.line("");
        var tornLine = torn.line("");
        for (int i = 0; i < 100_000; i++) {
            int y = i % 1000 == 500 ? -1 : i % 1000 == 700 ? 1 : 0;
            wholeLine.add(i, y);
            tornLine.add(i, i % 9 == 0 && y == 0 ? Double.NaN : y);
        }
        int seen = count(torn.image(900, 560), BLUE);
        assertEquals(1, (double) seen / count(whole.image(900, 560), BLUE), 0.02);
    }

    @Test
    void oneSpikeAmongManyPointsIsSeen() {
        var chart = chart();
        var line = chart.line("");
        for (int i = 0; i < 200_000; i++) {
            line.add(i, i == 123_456 ? 1000 : i == 55_555 ? -1000 : 0);
        }
        var image = chart.image(900, 560);
        assertTrue(count(image.getSubimage(0, 60, 900, 150), BLUE) > 50, "upwards");
        assertTrue(count(image.getSubimage(0, 310, 900, 150), BLUE) > 50, "downwards");
    }

    @Test
    void dotsAreNotJoined() {
        var chart = chart();
        flat(chart.line(""), 1);
        flat(chart.dots(""), 2);
        var image = chart.image(640, 360);
        int seen = count(image, VERMILION);
        assertTrue(seen > 20 && seen < 120, "two dots in the next colour: " + seen);
        chart.dots("dots");
        assertTrue(count(chart.image(640, 360), GREEN) > 10, "a dot in the legend");
    }

    /** An interval is a vertical line through its dot. */
    @Test
    void anIntervalIsALine() {
        var dot = interval(5, 5);
        var line = interval(2, 8);
        int more = 0;
        for (int y = 0; y < dot.getHeight(); y++) {
            for (int x = 0; x < dot.getWidth(); x++) {
                more += rgb(dot, x, y) == rgb(line, x, y) ? 0 : 1;
            }
        }
        assertTrue(more > 100 && more < 1000, more + " pixels of the line");
        assertTrue(count(dot, BLUE) > 10, "the dot");
    }

    private BufferedImage interval(double low, double high) {
        Chart chart = chart();
        chart.fixY(0, 10);
        chart.intervals("").set(new double[] {1, 2}, new double[] {5, low}, new double[] {5, 5},
                new double[] {5, high});
        return chart.image(400, 300);
    }

    @Test
    void dotsAreLines() {
        var dots = chart().dots("dots");
        dots.add(3, 4);
        dots.add(1, Double.NaN);
        assertArrayEquals(new double[][] {{3, 1}, {4, Double.NaN}}, dots.points());
    }

    @Test
    void dotsAtTheEdgesAreWhole() {
        var inside = chart();
        inside.fixY(-1, 2);
        inside.line("").add(-10, 1.5);
        inside.line("").add(11, 1.5);
        flatDots(inside, 0);
        var edge = chart();
        edge.fixY(0, 1);
        edge.line("").add(0, 0.5);
        edge.line("").add(1, 0.5);
        flatDots(edge, 0);
        assertEquals(count(inside.image(900, 560), GREEN), count(edge.image(900, 560), GREEN), 9);
    }

    private static void flatDots(Chart chart, double y) {
        var dots = chart.dots("");
        dots.add(0, y);
        dots.add(1, y);
    }

    @Test
    void noDotAmongManyIsLost() {
        var chart = chart();
        var dots = chart.dots("");
        for (int i = 0; i < 200_000; i++) {
            dots.add(i, i % 2000 == 700 ? 0.5 : i % 2);
        }
        var image = chart.image(900, 560);
        assertTrue(count(image.getSubimage(0, 200, 900, 150), BLUE) > 100 * 20);
    }

    @Test
    void namesOfTargetsStayReadableHoweverNear() {
        double[][] near = {{0.9, 1}, {0.97, 1}, {0.96, 0.98, 1}, {0.94, 1, 0.97, 0, 0.03, 0.06}};
        for (var targets : near) {
            for (boolean fixed : new boolean[] {false, true}) {
                int none = inkOfTargets(fixed, new double[0]);
                double apart = 0;
                for (double target : targets) {
                    apart += inkOfTargets(fixed, 0.5) - none;
                }
                double together = inkOfTargets(fixed, targets) - none;
                assertEquals(1, together / apart, 0.12, targets.length + " from " + targets[0]);
            }
        }
    }

    /** The number of pixels with the colour of names in a chart with targets at these y. */
    private static int inkOfTargets(boolean fixed, double... targets) {
        var chart = new Chart("", "", "");
        var line = chart.line("");
        line.add(0, 0);
        line.add(0, 1);
        if (fixed) {
            chart.fixY(0, 1);
        }
        for (double target : targets) {
            chart.target("HHHHHH", target);
        }
        return count(chart.image(900, 560), INK);
    }

    @Test
    void oneSinglePointIsSeen() {
        var chart = chart();
        chart.line("").add(1, 1);
        assertTrue(count(chart.image(640, 360), BLUE) > 3);
    }

    @Test
    void anEmptyChartHasAxes() {
        var image = new Chart("", "x", "y").image(640, 360);
        assertTrue(IntStream.range(0, 300).anyMatch(y -> rgb(image, 320, y) != 0xFFFFFF));
    }

    @Test
    void extremeValuesAreDrawnAllTheSame() {
        double[][] values = {
            {1e300, -1e300}, {Double.MAX_VALUE, -Double.MAX_VALUE}, {1e-300, 2e-300},
            {1e15, 1e15 + 1}, {5, 5}, {-1e9, -1e9}, {Double.MIN_VALUE, 0},
        };
        for (var pair : values) {
            var chart = chart();
            var line = chart.line("line");
            line.add(pair[0], pair[0]);
            line.add(pair[1], pair[1]);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> chart.image(640, 360));
            double shown = chart.yRange()[1] - chart.yRange()[0];
            assertTrue(shown > 0 && Double.isFinite(shown), shown + " for " + pair[0]);
        }
    }

    @Test
    void tinyAndLargePicturesWork() {
        var chart = chart();
        flat(chart.line("line"), 1);
        assertEquals(1, chart.image(1, 1).getWidth());
        assertEquals(3000, chart.image(3000, 2000).getWidth());
        assertThrows(IllegalArgumentException.class, () -> chart.image(0, 100));
    }

    @Test
    void picturesAreDrawnWhileOthersAdd() throws Exception {
        var chart = chart();
        var line = chart.line("line");
        var band = chart.band("band");
        var go = new AtomicBoolean(true);
        var added = new AtomicInteger();
        var adder = CompletableFuture.runAsync(() -> {
            for (int i = 0; go.get(); i++) {
                add(line, band, i);
                if (i % 1000 == 0) {
                    chart.target("", i);
                }
                added.incrementAndGet();
                Thread.yield();
            }
        });
        try {
            while (added.get() < 1500) {
                chart.image(300, 200);
            }
        } finally {
            go.set(false);
            adder.get(10, TimeUnit.SECONDS);
        }
        var same = chart();
        var sameLine = same.line("line");
        var sameBand = same.band("band");
        for (int i = 0; i < added.get(); i++) {
            add(sameLine, sameBand, i);
            if (i % 1000 == 0) {
                same.target("", i);
            }
        }
        assertEquals(0, worstDifference(same.image(300, 200), chart.image(300, 200)));
        assertTrue(count(chart.image(300, 200), BLUE) > 50);
    }

    private static void add(Line line, Band band, int i) {
        line.add(i, 300 * Math.sin(i));
        band.set(new double[i % 9], new double[i % 9], new double[i % 9], new double[i % 9]);
    }

    // Curves that hide each other, and legends

    @Test
    void aLineAlongAnEarlierOneIsDashed() {
        var chart = chart();
        flat(chart.line("first"), 1);
        int alone = count(chart.image(640, 360), BLUE);
        flat(chart.line("second"), 1);
        var image = chart.image(640, 360);
        assertTrue(count(image, BLUE) > 0.2 * alone, "the first through the gaps");
        assertTrue(count(image, VERMILION) > 0.3 * alone, "the second");
        flat(chart.line("third"), 1);
        var three = chart.image(640, 360);
        assertTrue(count(three, BLUE) > 0.1 * alone && count(three, VERMILION) > 0.1 * alone
                && count(three, GREEN) > 0.1 * alone, "all three");
    }

    @Test
    void linesThatMeetOrCrossAreNotDashed() {
        var chart = chart();
        flat(chart.line(""), 1);
        var other = chart.line("");
        for (int i = 0; i <= 100; i++) {
            other.add(i, i < 50 ? 0 : 1);
        }
        var half = chart.image(640, 360);
        var row = IntStream.range(0, 360).filter(y -> rgb(half, 500, y) == VERMILION).findFirst();
        assertTrue(IntStream.range(400, 600)
                .allMatch(x -> rgb(half, x, row.getAsInt()) == VERMILION), "solid");
    }

    @Test
    void aFaintLineIsSeenOnAProjector() {
        var chart = chart();
        flat(chart.faintLine(""), 1);
        var image = chart.image(900, 560);
        int darkest = IntStream.range(50, 500).map(y -> rgb(image, 450, y) >> 16).min()
                .getAsInt();
        assertTrue(darkest < 0x88, "red is " + darkest + " of 255");
    }

    @Test
    void theLegendHasAllCurvesOrNone() {
        var unnamed = chart();
        flat(unnamed.line(""), 1);
        int none = legendInk(unnamed);
        flat(unnamed.faintLine(""), 1);
        assertEquals(none, legendInk(unnamed), "no name, no legend");

        var named = chart();
        flat(named.line(""), 1);
        flat(named.faintLine("of an episode"), 1);
        var both = chart();
        flat(both.line("return"), 1);
        flat(both.faintLine("of an episode"), 1);
        assertTrue(legendInk(named) > none + 50);
        assertEquals(0, worstDifference(both.image(640, 360), named.image(640, 360)),
                "a curve without a name is what the y axis says");
    }

    @Test
    void aCurveAloneThatRepeatsTheAxisHasNoLegend() {
        var repeated = chart();
        flat(repeated.line("return"), 1);
        var unnamed = chart();
        flat(unnamed.line(""), 1);
        assertEquals(0, worstDifference(unnamed.image(640, 360), repeated.image(640, 360)));
        var named = chart();
        flat(named.line("mean of the last 100"), 1);
        assertTrue(legendInk(named) > legendInk(unnamed) + 50);
    }

    /** The number of pixels of text in the lowest rows. */
    private static int legendInk(Chart chart) {
        return count(chart.image(640, 360), new Rectangle(0, 330, 640, 30), INK);
    }

    private static void flat(Line line, double y) {
        line.add(0, y);
        line.add(100, y);
    }
}
