package shared.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Pixels.INK;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import support.DisplayFirst;

/**
 * Tests of the numbers at the axes, and of the thinning of many points. They are in the package of
 * the classes that they test.
 */
@ExtendWith(DisplayFirst.class)
class AxesTest {
    private static final int SOFT_INK = 0x5F6670;
    private static final int PAPER = 0xFFFFFF;

    /**
     * The sizes of a single chart, of one of six charts in a window and in a file, and of a small
     * chart.
     */
    private static final int[][] SIZES = {{900, 560}, {426, 381}, {400, 359}, {420, 300}};

    // Numbers

    /** Returns the texts at all multiples of the unit from low to high. */
    private static List<String> numbers(double low, double high, double atMost) {
        var ticks = Ticks.of(new Span(low, high), atMost, false);
        return DoubleStream.iterate(Math.ceil(low / ticks.unit()) * ticks.unit(), x -> x <= high,
                x -> x + ticks.unit()).mapToObj(ticks.format()::format).toList();
    }

    @Test
    void millionsAreShort() {
        assertEquals(List.of("0", "500K", "1M", "1.5M", "2M", "2.5M"), numbers(0, 2.5e6, 5));
        assertEquals(List.of("0", "1M", "2M"), numbers(0, 2.5e6, 4));
        assertEquals(List.of("0", "200K", "400K", "600K", "800K", "1M"), numbers(0, 1e6, 6));
        assertEquals(List.of("980K", "1M", "1.02M", "1.04M"), numbers(980_000, 1.04e6, 4));
        assertEquals(List.of("\u2212200M", "0", "200M", "400M"), numbers(-2e8, 4e8, 4));
    }

    @Test
    void otherNumbersAreInFull() {
        assertEquals(List.of("0", "200,000", "400,000", "600,000", "800,000"),
                numbers(0, 999_999, 5));
        assertEquals(List.of("0.0", "0.5", "1.0", "1.5"), numbers(0, 1.5, 4));
        assertEquals(List.of("\u2212500", "0", "500"), numbers(-500, 500, 3));
        assertEquals(List.of("1,000,000", "1,000,005", "1,000,010"),
                numbers(1e6, 1e6 + 10, 2.5));
        assertEquals(List.of("0E0", "1E9", "2E9"), numbers(0, 2e9, 2.5));
    }

    // The top axis

    private static Chart chart(double x) {
        var chart = new Chart("title", "step", "loss");
        var line = chart.line("line");
        line.add(0, 0);
        line.add(x, 1);
        return chart;
    }

    private static NumberAxis top(Chart chart) {
        var area = new Rectangle2D.Double(0, 0, 900, 560);
        var plot = new Painter(chart.content()).chart(area, false).getXYPlot();
        return (NumberAxis) plot.getDomainAxis(1);
    }

    @Test
    void theTopAxisHasRoundNumbersOfItsOwn() {
        var chart = chart(2_400_000);
        assertNull(top(chart));
        assertArrayEquals(new double[0], chart.topRange());
        chart.topAxis("seconds", 312.0 / 2_400_000);
        assertArrayEquals(new double[] {0, 312}, chart.topRange(), 1e-9);
        assertEquals("seconds", top(chart).getLabel());
        assertEquals(0, top(chart).getLowerBound());
        assertEquals(312, top(chart).getUpperBound(), 1e-9);
        assertEquals(50, top(chart).getTickUnit().getSize(), "312 s have room for 9 at most");
        chart.topAxis("minutes", 312.0 / 2_400_000 / 60);
        assertEquals("minutes", top(chart).getLabel());
        assertEquals(5.2, chart.topRange()[1], 1e-9);
        assertEquals(1, top(chart).getTickUnit().getSize());
    }

    @Test
    void theTopAxisFollowsTheXAxis() {
        var chart = chart(100);
        chart.topAxis("seconds", 0.5);
        chart.line("").add(300, 1);
        assertArrayEquals(new double[] {0, 150}, chart.topRange());
        chart.line("").add(-300, 1);
        assertArrayEquals(new double[] {-150, 150}, chart.topRange());
    }

    @Test
    void aNewPaceIsDrawn() {
        var chart = chart(100);
        long before = chart.revision();
        chart.topAxis("seconds", 1);
        long with = chart.revision();
        chart.topAxis("seconds", 2);
        assertTrue(before != with && with != chart.revision());
    }

    @Test
    void theTopAxisNeedsAPositiveNumber() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            var error = assertThrows(IllegalArgumentException.class,
                    () -> chart(1).topAxis("seconds", bad));
            assertTrue(error.getMessage().endsWith("not " + bad + "."), error.getMessage());
        }
    }

    /** With a factor of 1, equal numbers are above each other. */
    @Test
    void numbersStandAboveTheirX() {
        for (int[] size : SIZES) {
            var chart = chart(1234);
            chart.topAxis("seconds", 1);
            var image = chart.image(size[0], size[1]);
            var above = numbers(image, 0, lines(image).getMin());
            assertTrue(above.length > 1, above.length + " numbers");
            assertArrayEquals(above, numbers(image, lines(image).getMax(), size[1]), 1.5);
        }
    }

    @Test
    void theTopAxisOverlapsNothing() {
        for (int[] size : SIZES) {
            var chart = chart(2000);
            var without = chart.image(size[0], size[1]);
            chart.topAxis("seconds", 1);
            var image = chart.image(size[0], size[1]);
            int top = lines(image).getMin();
            // A title, a label and numbers, and nothing in between.
            var texts = IntStream.range(1, top).filter(row -> !blank(image, row)
                    && blank(image, row - 1)).toArray();
            assertEquals(3, texts.length, Arrays.toString(texts));
            assertEquals(row(without, INK), row(image, INK), "the title stays");
            int numbers = row(image, SOFT_INK);
            assertTrue(numbers >= texts[2] && numbers < top, "numbers at " + numbers);
            for (int y = lines(image).getMax() + 4; y < size[1]; y++) {
                for (int x = 0; x < size[0]; x++) {
                    assertEquals(without.getRGB(x, y), image.getRGB(x, y), "the x axis stays");
                }
            }
        }
    }

    @Test
    void theTopAxisHasNoGrid() {
        var chart = chart(2000);
        var before = grid(chart.image(900, 560));
        assertTrue(before.length > 2, before.length + " columns of lines at 0, 500, ...");
        chart.topAxis("seconds", 0.37);
        assertArrayEquals(before, grid(chart.image(900, 560)));
    }

    /** The pixel columns with a line from top to bottom. */
    private static int[] grid(BufferedImage image) {
        return IntStream.range(0, 900).filter(x -> IntStream.range(100, 400)
                .allMatch(y -> colour(image, x, y) != PAPER)).toArray();
    }

    /**
     * A name may extend beyond the edge of the plot, but not as far as the commas of the numbers.
     */
    @Test
    void namesOfTargetsStayBelowTheTopAxis() {
        var chart = chart(10_000);
        chart.fixY(0, 1);
        chart.topAxis("seconds", 1);
        var without = chart.image(900, 560);
        int top = lines(without).getMin();
        int end = IntStream.range(row(without, SOFT_INK), top).filter(row -> blank(without, row))
                .findFirst().getAsInt();
        boolean over = false;
        for (int i = 0; i < 40; i++) {
            var named = chart(10_000);
            named.fixY(0, 1);
            named.topAxis("seconds", 1);
            named.target("W".repeat(50), 0.9 + i / 400.0);
            var image = named.image(900, 560);
            for (int y = 0; y < end; y++) {
                for (int x = 0; x < 900; x++) {
                    assertEquals(without.getRGB(x, y), image.getRGB(x, y), "at " + x + ", " + y);
                }
            }
            over |= !blank(image, top - 3);
        }
        assertTrue(over, "some reach over the edge");
    }

    private static int colour(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xFFFFFF;
    }

    /** The first pixel row that contains this colour. */
    private static int row(BufferedImage image, int colour) {
        return IntStream.range(0, image.getHeight()).filter(y -> IntStream
                .range(0, image.getWidth()).anyMatch(x -> colour(image, x, y) == colour))
                .findFirst().getAsInt();
    }

    private static boolean blank(BufferedImage image, int y) {
        return IntStream.range(0, image.getWidth()).allMatch(x -> colour(image, x, y) == PAPER);
    }

    /** The pixel rows with a horizontal line. The first and the last are those of the axes. */
    private static IntSummaryStatistics lines(BufferedImage image) {
        return IntStream.range(0, image.getHeight()).filter(y -> IntStream
                .range(0, image.getWidth()).filter(x -> colour(image, x, y) != PAPER).count()
                > image.getWidth() / 2).summaryStatistics();
    }

    /**
     * The middles of the numbers in these pixel rows, without those at the left, where the y axis
     * is.
     */
    private static double[] numbers(BufferedImage image, int from, int to) {
        var columns = IntStream.range(100, image.getWidth()).filter(x -> IntStream.range(from, to)
                .anyMatch(y -> colour(image, x, y) == SOFT_INK)).toArray();
        var middles = DoubleStream.builder();
        for (int i = 0, first = 0; i < columns.length; i++) {
            if (i + 1 == columns.length || columns[i + 1] > columns[i] + 15) {
                middles.add((columns[first] + columns[i]) / 2.0);
                first = i + 1;
            }
        }
        return middles.build().toArray();
    }

    // Many points

    @Test
    void ofManyPointsTheExtremesOfEachColumnAreLeft() {
        int n = 6000;
        int columns = 100;
        var random = new Random(1);
        var x = IntStream.rangeClosed(1, n).mapToDouble(i -> 400 * i).toArray();
        var y = DoubleStream.generate(random::nextGaussian).limit(n).toArray();
        var shown = new Span(0, 2_400_000);
        var left = new Points(n, x, y, y, y).thinned(shown, columns);
        assertTrue(left.count() <= 2 * columns + 1, left.count() + " points");
        for (int column = 0; column < columns; column++) {
            int c = column;
            IntPredicate in = i -> (int) (x[i] / 24_000) == c;
            var all = IntStream.range(0, n).filter(in).mapToDouble(i -> y[i])
                    .summaryStatistics();
            var kept = IntStream.range(0, left.count())
                    .filter(i -> (int) (left.x()[i] / 24_000) == c)
                    .mapToDouble(i -> left.mid()[i]).summaryStatistics();
            assertEquals(all.getMin(), kept.getMin());
            assertEquals(all.getMax(), kept.getMax());
        }
        assertTrue(IntStream.range(1, left.count()).allMatch(i -> left.x()[i - 1] < left.x()[i]),
                "in their order");
    }

    @Test
    void fewPointsAreAllLeft() {
        var x = new double[] {1, 2, 3, 4};
        var y = new double[] {5, 6, 6, 5};
        assertArrayEquals(x, new Points(4, x, y, y, y).thinned(new Span(0, 4), 2).x());
        assertNotEquals(4, new Points(4, x, y, y, y).thinned(new Span(0, 4), 1).count());
    }

    /** The joins of dense lines differ from those of sparse lines. */
    @Test
    void aDenseLineLooksAsASparseOne() {
        var sparse = new Chart("", "", "");
        var dense = new Chart("", "", "");
        var few = sparse.line("");
        var many = dense.line("");
        for (int i = 0; i <= 6000; i++) {
            double y = Math.abs(i % 2000 / 1000.0 - 1);
            many.add(i, y);
            if (i % 10 == 0) {
                few.add(i, y);
            }
        }
        var expected = sparse.image(900, 560);
        var image = dense.image(900, 560);
        long different = IntStream.range(0, 900 * 560).filter(i -> different(
                expected.getRGB(i % 900, i / 900), image.getRGB(i % 900, i / 900))).count();
        assertTrue(different < 30, different + " pixels differ");
        assertFalse(Arrays.equals(Look.of(Look.Kind.BOLD, 0).stroke().getDashArray(),
                Look.of(Look.Kind.BOLD, 7).denseStroke().getDashArray()), "dashes stay");
    }

    private static boolean different(int one, int other) {
        return Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)) > 100;
    }
}
