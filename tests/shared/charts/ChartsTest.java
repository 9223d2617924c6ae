package shared.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.HeadlessException;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadataNode;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import shared.film.Gif;
import shared.windows.ChartWindow;
import shared.windows.FrameWindow;
import support.OtherJvm;

/** Charts, their pictures and GIFs; no display is needed. */
class ChartsTest {
    private static final int BLUE = 0x0072B2;
    private static final int VERMILLION = 0xD55E00;
    private static final int GREEN = 0x009E73;
    private static final int INK = 0x2B2F36;

    /** Before AWT, which a dead display would break. */
    @BeforeAll
    static void lookForDisplay() {
        Display.usable();
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
        assertEquals(0, count(image, BLUE) + count(image, VERMILLION));
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

    // Pictures

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
        assertTrue(count(image, VERMILLION) > 500, "second line");
    }

    @Test
    void curvesOfTheSameNameAreBothThere() {
        var chart = chart();
        flat(chart.line("line"), 1);
        flat(chart.line("line"), 2);
        var image = chart.image(640, 360);
        assertTrue(count(image, BLUE) > 500 && count(image, VERMILLION) > 500);
    }

    @Test
    void faintLinesAreBehindBoldOnes() {
        var chart = chart();
        flat(chart.line("unseen"), 1);
        flat(chart.line("bold"), 2);
        int alone = count(chart.image(640, 360), VERMILLION);
        flat(chart.faintLine("faint"), 2);
        assertEquals(alone, count(chart.image(640, 360), VERMILLION), 20);
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
        int seen = count(image, VERMILLION);
        assertTrue(seen > 20 && seen < 120, "two dots in the next colour: " + seen);
        chart.dots("dots");
        assertTrue(count(chart.image(640, 360), GREEN) > 10, "a dot in the legend");
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

    /** How many pixels have the colour of names in a chart with targets at these y. */
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
        var adder = new Thread(() -> {
            for (int i = 0; go.get(); i++) {
                line.add(i, Math.sin(i));
                band.set(new double[i % 9], new double[i % 9], new double[i % 9],
                        new double[i % 9]);
                if (i % 1000 == 0) {
                    chart.target("", i);
                }
                Thread.yield();
            }
        });
        adder.start();
        try {
            for (int i = 0; i < 10; i++) {
                chart.image(300, 200);
            }
        } finally {
            go.set(false);
            adder.join();
        }
    }

    // Figures

    @Test
    void aFigureHasItsChartsInTheirOrder() {
        var figure = new Figure("figure", 2);
        var first = figure.chart("first", "x", "y");
        var before = figure.charts();
        var second = figure.chart("second", "x", "y");
        assertEquals(List.of(first, second), figure.charts());
        assertEquals(List.of(first), before);
        assertThrows(UnsupportedOperationException.class, () -> figure.charts().clear());
        assertThrows(IllegalArgumentException.class, () -> new Figure("figure", 0));
    }

    @Test
    void aFigureIsFilledRowByRow() {
        int[] colours = {BLUE, VERMILLION, GREEN, 0xCC79A7, 0xE69F00};
        var figure = new Figure("figure", 3);
        for (int i = 0; i < colours.length; i++) {
            var chart = figure.chart("chart", "x", "y");
            for (int other = 0; other < i; other++) {
                chart.line("");
            }
            flat(chart.line(""), 1);
        }
        var image = figure.image(1200, 800);
        assertEquals(1200, image.getWidth());
        assertEquals(800, image.getHeight());
        for (int i = 0; i < colours.length; i++) {
            var tile = image.getSubimage(i % 3 * 400, 40 + i / 3 * 380, 400, 380);
            assertTrue(count(tile, colours[i]) > 300, "chart " + i);
            assertEquals(count(image, colours[i]), count(tile, colours[i]), "chart " + i);
        }
        assertEquals(380 * 400, count(image.getSubimage(800, 420, 400, 380), 0xFFFFFF));
        assertTrue(count(image.getSubimage(0, 0, 1200, 30), INK) > 50, "the title");
    }

    @Test
    void aFigureWithOneChartIsThatChart() {
        var figure = new Figure("not seen", 3);
        var chart = figure.chart("title", "x", "y");
        flat(chart.line("line"), 1);
        assertEquals(0, worstDifference(chart.image(640, 360), figure.image(640, 360)));
    }

    @Test
    void textIsAsLargeAsItIsToldToBe() {
        double[] widths = new double[3];
        for (int i = 0; i < 3; i++) {
            var figure = new Figure("HHHHHHHHHH", 3);
            figure.enlargeText(new double[] {0.5, 1, 1.6}[i]);
            for (int chart = 0; chart < 6; chart++) {
                figure.chart("", "", "");
            }
            var title = figure.image(1200, 750).getSubimage(0, 0, 1200, 30);
            var columns = IntStream.range(0, 1200).filter(x -> IntStream.range(0, 30)
                    .anyMatch(y -> rgb(title, x, y) == INK)).summaryStatistics();
            widths[i] = columns.getMax() - columns.getMin();
        }
        assertEquals(0.5, widths[0] / widths[1], 0.1);
        assertEquals(1.6, widths[2] / widths[1], 0.1);
        for (double none : new double[] {0, -1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class,
                    () -> new Figure("", 1).enlargeText(none));
        }
    }

    /** Six charts in a high window that is not wide are two beside each other, not three. */
    @Test
    void chartsThatWouldBeNarrowAreBelowEachOther() {
        for (int[] size : new int[][] {{1200, 3}, {1190, 2}, {700, 2}, {300, 1}}) {
            var figure = new Figure("", 3);
            for (int i = 0; i < 6; i++) {
                flat(figure.chart("", "", "").line(""), 1);
            }
            var image = figure.image(size[0], 900);
            long starts = IntStream.range(1, size[0]).filter(x -> IntStream.range(0, 900)
                    .anyMatch(y -> rgb(image, x, y) == BLUE) && IntStream.range(0, 900)
                    .noneMatch(y -> rgb(image, x - 1, y) == BLUE)).count();
            assertEquals(size[1], starts, size[0] + " wide");
        }
    }

    @Test
    void anyFigureIsDrawn() {
        for (int charts : new int[] {0, 1, 2, 7}) {
            var figure = new Figure("", 3);
            for (int i = 0; i < charts; i++) {
                figure.chart("", "x", "y");
            }
            assertEquals(1, figure.image(1, 1).getWidth());
            assertEquals(0xFFFFFF, rgb(figure.image(301, 203), 300, 202));
            assertThrows(IllegalArgumentException.class, () -> figure.image(100, 0));
        }
    }

    @Test
    void aWindowNeedsAChart() {
        assertThrows(IllegalArgumentException.class,
                () -> ChartWindow.open(new Figure("figure", 1), () -> { }));
    }

    // SVG

    private static Figure mapped() {
        var figure = new Figure("figure", 2);
        flat(figure.chart("first", "x", "y").line("line"), 1);
        figure.chart("second", "x", "y").heatMap("map", 0, 1, 0, 1, 0, 1)
                .set(new double[][] {{0, 1}, {1, 0}});
        return figure;
    }

    @Test
    void anSvgFileHasSizeCurvesMapsAndOutlines() throws Exception {
        var out = new ByteArrayOutputStream();
        mapped().writeSvg(out, 640, 360);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd",
                false);
        var svg = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray())).getDocumentElement();
        assertEquals("svg", svg.getTagName());
        assertEquals("640", svg.getAttribute("width"));
        assertEquals("360", svg.getAttribute("height"));
        assertEquals(0, svg.getElementsByTagName("text").getLength());
        assertTrue(svg.getElementsByTagName("path").getLength() > 20);
        assertEquals(0, svg.getElementsByTagName("image").getLength(), "sharp at any size");
        String drawn = out.toString(StandardCharsets.UTF_8);
        assertTrue(drawn.contains("rgb(0,114,178)"), "a curve, and the high numbers of the map");
        assertTrue(drawn.contains("rgb(244,246,248)"), "the low numbers of the map");
        assertTrue(svg.getElementsByTagName("rect").getLength() > 256, "the bar");
    }

    @Test
    void anSvgFilesStreamStaysOpenAndItsErrorsArrive() throws Exception {
        var closed = new AtomicBoolean();
        mapped().writeSvg(new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        }, 640, 360);
        assertFalse(closed.get());
        assertThrows(IOException.class, () -> mapped().writeSvg(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        }, 640, 360));
    }

    // Bars

    @Test
    void barsAreAsHighAsTheirValues() {
        var image = bars(1, 0.25, 0);
        int highest = height(image, 0, BLUE);
        assertTrue(highest > 250, highest + " pixels");
        assertEquals(0.25 * highest, height(image, 1, VERMILLION), 2);
        assertEquals(0, count(image, GREEN));
        assertEquals(highest, height(bars(5, 0.5, 0.5), 0, BLUE), "more than max is max");
        assertEquals(0.5 * highest, height(bars(0, 0, 0.5), 2, GREEN), 2);
    }

    @Test
    void barsStandStillFromPictureToPicture() {
        var first = bars(0.2, 0.3, 0.5);
        var second = bars(0.9, 0.1, 0);
        for (int[] part : new int[][] {{0, 0, 60, 400}, {0, 0, 600, 30}, {0, 372, 600, 28}}) {
            assertEquals(0, worstDifference(
                    first.getSubimage(part[0], part[1], part[2], part[3]),
                    second.getSubimage(part[0], part[1], part[2], part[3])));
        }
        assertTrue(count(first.getSubimage(0, 0, 600, 30), INK) > 50, "title");
        assertTrue(count(first.getSubimage(0, 372, 600, 28), INK) > 10, "labels");
    }

    @Test
    void barsWorkAtAnySizeAndMax() {
        for (double max : new double[] {Double.MIN_NORMAL, 1e-9, 7, 1e12, Double.MAX_VALUE}) {
            var values = new double[] {max, 0};
            var image = Bars.image("", new String[] {"a very long label ".repeat(9), ""}, values,
                    max, 300, 200);
            assertTrue(count(image, BLUE) > 5000, "max " + max);
        }
        assertEquals(1, Bars.image("t", new String[] {"a"}, new double[1], 1, 1, 1).getWidth());
    }

    @Test
    void badBarsAreRefused() {
        for (double bad : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> bars(0, bad, 0));
        }
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> Bars.image("title",
                    new String[] {"L"}, new double[] {0}, bad, 600, 400));
        }
        assertThrows(IllegalArgumentException.class,
                () -> Bars.image("title", new String[] {"L"}, new double[2], 1, 600, 400));
        assertThrows(IllegalArgumentException.class,
                () -> Bars.image("title", new String[0], new double[0], 1, 600, 400));
        assertThrows(IllegalArgumentException.class,
                () -> Bars.image("title", new String[] {"L"}, new double[1], 1, 600, 0));
    }

    private static BufferedImage bars(double... values) {
        return Bars.image("title", new String[] {"L", "C", "R"}, values, 1, 600, 400);
    }

    /** How many pixels of this colour are above each other in the middle of the index-th bar. */
    private static int height(BufferedImage image, int index, int colour) {
        int x = 40 + (2 * index + 1) * 540 / 6;
        return (int) IntStream.range(0, 400).filter(y -> rgb(image, x, y) == colour).count();
    }

    // Displays

    @Test
    void withoutADisplayPicturesWorkAndWindowsSayWhatIsMissing() throws Exception {
        assertEquals(Headless.EXPECTED,
                Headless.output(List.of("-Djava.awt.headless=true"), Map.of()));
    }

    @Test
    void aDeadX11DisplayIsLikeNone() throws Exception {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "X11 only");
        for (var dead : List.of(":4711", "localhost:4711.0", "nonsense", "")) {
            assertEquals(Headless.EXPECTED,
                    Headless.output(List.of(), Map.of("DISPLAY", dead)), dead);
        }
    }

    /** Runs in a JVM of its own, for AWT looks for its display just once. */
    static final class Headless {
        static final String EXPECTED = "no display to open the window \"title\" on, "
                + "no display to open the window \"frames\" on, 300";

        public static void main(String[] args) {
            var figure = new Figure("title", 1);
            var chart = figure.chart("chart", "x", "y");
            chart.line("line");
            try {
                ChartWindow.open(figure, () -> { });
            } catch (HeadlessException e) {
                System.out.print(e.getMessage());
            }
            try {
                FrameWindow.open("frames", 10, 10, () -> { });
            } catch (HeadlessException e) {
                System.out.print(", " + e.getMessage());
            }
            System.out.print(", " + chart.image(300, 200).getWidth());
        }

        static String output(List<String> options, Map<String, String> environment)
                throws Exception {
            var child = OtherJvm.start(Headless.class, options, environment);
            var output = new String(child.getInputStream().readAllBytes());
            assertTrue(child.waitFor(60, TimeUnit.SECONDS));
            return output;
        }
    }

    // GIFs

    @Test
    void aGifHasItsFramesDelaysAndRepeats() throws Exception {
        var frames = IntStream.range(0, 20).mapToObj(i -> disc(160, 120, 5 * i)).toList();
        var gif = GifFile.of(frames, 25);
        assertEquals(20, gif.frames.size());
        assertEquals(160, gif.frames.get(19).getWidth());
        assertEquals(120, gif.frames.get(19).getHeight());
        assertEquals(Collections.nCopies(20, 4), gif.delays);
        assertTrue(gif.repeatsForEver);
        for (int i = 0; i < 20; i++) {
            assertTrue(worstDifference(frames.get(i), gif.frames.get(i)) <= 8, "frame " + i);
        }
    }

    @Test
    void delaysAddUpWhereTheyCannotBeExact() throws Exception {
        var frames = Collections.nCopies(60, disc(40, 30, 5));
        assertEquals(Collections.nCopies(60, 2), GifFile.of(frames, 50).delays);
        assertEquals(Collections.nCopies(60, 2), GifFile.of(frames, 1000).delays);
        assertEquals(Collections.nCopies(60, 100), GifFile.of(frames, 1).delays);
        var at30 = GifFile.of(frames, 30).delays;
        assertEquals(200, at30.stream().mapToInt(Integer::intValue).sum());
        assertTrue(at30.stream().allMatch(delay -> delay == 3 || delay == 4), at30.toString());
    }

    @Test
    void fewColoursAreExact() throws Exception {
        for (int colours : new int[] {1, 2, 3, 5, 100, 255, 256}) {
            var first = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
            var second = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < 32 * 16; i++) {
                first.setRGB(i % 32, i / 32, 0x010307 * (i % colours));
                second.setRGB(i % 32, i / 32, 0x010307 * (i / 3 % colours));
            }
            var gif = GifFile.of(List.of(first, second), 10);
            assertEquals(0, worstDifference(first, gif.frames.get(0)), colours + " colours");
            assertEquals(0, worstDifference(second, gif.frames.get(1)), colours + " colours");
        }
    }

    @Test
    void manyColoursAreClose() throws Exception {
        var image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                image.setRGB(x, y, x << 16 | y << 8 | 0x40);
            }
        }
        var g = image.createGraphics();
        g.setColor(new Color(0x646640));
        g.fillRect(0, 0, 60, 60);
        g.dispose();
        var back = GifFile.of(List.of(image), 10).frames.get(0);
        assertTrue(worstDifference(image, back) <= 24, "" + worstDifference(image, back));
        assertEquals(0x646640, rgb(back, 30, 30), "flat areas keep their colour");
    }

    @Test
    void anyTypeOfPictureWillDo() throws Exception {
        var frames = new ArrayList<BufferedImage>();
        for (int type = BufferedImage.TYPE_INT_RGB; type <= BufferedImage.TYPE_BYTE_INDEXED;
                type++) {
            var frame = new BufferedImage(20, 10, type);
            var g = frame.createGraphics();
            g.setColor(Color.WHITE);
            g.fillRect(5, 5, 5, 5);
            g.dispose();
            frames.add(frame);
        }
        var gif = GifFile.of(frames, 10);
        for (int i = 0; i < frames.size(); i++) {
            boolean clear = frames.get(i).getColorModel().hasAlpha();
            assertEquals(clear ? 0xFFFFFF : 0, rgb(gif.frames.get(i), 1, 1), "type " + (i + 1));
            assertEquals(0xFFFFFF, rgb(gif.frames.get(i), 7, 7), "type " + (i + 1));
        }
    }

    @Test
    void framesThatDoNotChangeKeepTheirTime() throws Exception {
        var gif = GifFile.of(Collections.nCopies(7, disc(40, 30, 5)), 10);
        assertEquals(Collections.nCopies(7, 10), gif.delays);
        assertEquals(0, worstDifference(gif.frames.get(0), gif.frames.get(6)));
    }

    @Test
    void badFramesAreRefusedBeforeAnythingIsWritten() {
        var out = new ByteArrayOutputStream();
        var frame = disc(40, 30, 5);
        assertThrows(IllegalArgumentException.class, () -> Gif.write(out, List.of(), 10));
        assertThrows(IllegalArgumentException.class, () -> Gif.write(out, List.of(frame), 0));
        var error = assertThrows(IllegalArgumentException.class,
                () -> Gif.write(out, List.of(frame, disc(40, 31, 5)), 10));
        assertTrue(error.getMessage().contains("40 x 30"), error.getMessage());
        assertTrue(error.getMessage().contains("40 x 31"), error.getMessage());
        assertEquals(0, out.size());
    }

    @Test
    void theStreamStaysOpenAndItsErrorsArrive() throws Exception {
        var closed = new AtomicBoolean();
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        Gif.write(out, List.of(disc(40, 30, 5)), 10);
        assertFalse(closed.get());
        assertTrue(out.size() > 0);
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThrows(IOException.class, () -> Gif.write(full, List.of(disc(40, 30, 5)), 10));
    }

    private static void flat(Line line, double y) {
        line.add(0, y);
        line.add(100, y);
    }

    private static BufferedImage disc(int width, int height, int x) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(BLUE));
        g.fill(new Ellipse2D.Double(x, 5, 20, 20));
        g.dispose();
        return image;
    }

    private static int rgb(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xFFFFFF;
    }

    private static int count(BufferedImage image, int rgb) {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0,
                image.getWidth());
        return (int) IntStream.of(pixels).filter(pixel -> (pixel & 0xFFFFFF) == rgb).count();
    }

    /** The largest difference of a channel of a pixel, 0 to 255. */
    private static int worstDifference(BufferedImage a, BufferedImage b) {
        int worst = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int difference = (rgb(a, x, y) >> shift & 255) - (rgb(b, x, y) >> shift & 255);
                    worst = Math.max(worst, Math.abs(difference));
                }
            }
        }
        return worst;
    }

    /** A GIF as a viewer shows it. */
    private static final class GifFile {
        private static final String METADATA = "javax_imageio_gif_image_1.0";

        final List<BufferedImage> frames = new ArrayList<>();
        final List<Integer> delays = new ArrayList<>();
        boolean repeatsForEver;

        static GifFile of(List<BufferedImage> frames, int framesPerSecond) throws IOException {
            var out = new ByteArrayOutputStream();
            Gif.write(out, frames, framesPerSecond);
            return new GifFile(out.toByteArray());
        }

        private GifFile(byte[] bytes) throws IOException {
            var reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)));
            BufferedImage shown = null;
            for (int i = 0; i < reader.getNumImages(true); i++) {
                var tree = (IIOMetadataNode) reader.getImageMetadata(i).getAsTree(METADATA);
                var descriptor = node(tree, "ImageDescriptor");
                var part = reader.read(i);
                var frame = new BufferedImage(reader.getWidth(0), reader.getHeight(0),
                        BufferedImage.TYPE_INT_RGB);
                var g = frame.createGraphics();
                g.drawImage(shown, 0, 0, null);
                g.drawImage(part, number(descriptor, "imageLeftPosition"),
                        number(descriptor, "imageTopPosition"), null);
                g.dispose();
                shown = frame;
                frames.add(frame);
                delays.add(number(node(tree, "GraphicControlExtension"), "delayTime"));
                NodeList extensions = tree.getElementsByTagName("ApplicationExtension");
                for (int k = 0; k < extensions.getLength(); k++) {
                    var extension = (IIOMetadataNode) extensions.item(k);
                    var data = (byte[]) extension.getUserObject();
                    repeatsForEver |= extension.getAttribute("applicationID").equals("NETSCAPE")
                            && data[0] == 1 && data[1] == 0 && data[2] == 0;
                }
            }
        }

        private static IIOMetadataNode node(IIOMetadataNode tree, String name) {
            return (IIOMetadataNode) tree.getElementsByTagName(name).item(0);
        }

        private static int number(IIOMetadataNode node, String attribute) {
            return Integer.parseInt(node.getAttribute(attribute));
        }
    }
}
