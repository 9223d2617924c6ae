package shared.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import support.DisplayFirst;

/** Heat maps and their pictures; no display is needed. */
@ExtendWith(DisplayFirst.class)
class HeatMapTest {
    private static final int WHITE = 0xF4F6F8;
    private static final int PAPER = 0xFFFFFF;
    private static final int SOFT_INK = 0x5F6670;

    private static final int WIDTH = 611;
    private static final int HEIGHT = 397;

    private static Chart chart() {
        return new Chart("title", "angle", "velocity");
    }

    private static HeatMap map(Chart chart) {
        return chart.heatMap("torque", -3, 3, -8, 8, -2, 2);
    }

    // Numbers

    @Test
    void theNumbersAreReplacedAndCopied() {
        var map = map(chart());
        assertEquals(0, map.values().length);
        map.set(new double[7][9]);
        double[][] set = {{1, 2, 3}, {4, Double.NaN, 6}};
        map.set(set);
        set[0][0] = 99;
        set[1] = null;
        map.values()[0][1] = 99;
        assertArrayEquals(new double[][] {{1, 2, 3}, {4, Double.NaN, 6}}, map.values());
    }

    @Test
    void numbersThatAreNoMatrixAreRefusedAndThoseBeforeStay() {
        var map = map(chart());
        map.set(new double[][] {{1}});
        double[][][] bad = {{}, {{}}, {{}, {}}, {{1, 2}, {3}}, {{1}, {2}, {3, 4}}, {{1}, {}}};
        for (var rows : bad) {
            assertThrows(IllegalArgumentException.class, () -> map.set(rows));
        }
        var error = assertThrows(IllegalArgumentException.class,
                () -> map.set(new double[][] {new double[4], new double[7]}));
        assertTrue(error.getMessage().contains("4 and 7"), error.getMessage());
        assertArrayEquals(new double[][] {{1}}, map.values());
    }

    // Ranges

    @Test
    void theAxesShowExactlyTheMap() {
        var chart = chart();
        chart.fixY(0, 1);
        var line = chart.line("line");
        line.add(-100, 100);
        line.add(100, -100);
        chart.target("target", 50);
        chart.heatMap("map", 0.1, 10.5, -8, -1, 0, 1);
        assertArrayEquals(new double[] {0.1, 10.5}, chart.xRange());
        assertArrayEquals(new double[] {-8, -1}, chart.yRange());
        chart.fixY(0, 1);
        assertArrayEquals(new double[] {-8, -1}, chart.yRange());
    }

    @Test
    void rangesGoFromANumberToAHigherOne() {
        var chart = chart();
        for (int i = 0; i < 6; i++) {
            for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY, i % 2 == 0 ? 6 : 0}) {
                double[] ends = {0, 6, 0, 6, 0, 6};
                ends[i] = bad;
                assertThrows(IllegalArgumentException.class, () -> chart.heatMap("map", ends[0],
                        ends[1], ends[2], ends[3], ends[4], ends[5]), Arrays.toString(ends));
            }
        }
        map(chart);
    }

    @Test
    void aChartHasOneHeatMap() {
        var chart = chart();
        var map = map(chart);
        assertThrows(IllegalStateException.class,
                () -> chart.heatMap("spread", 0, 1, 0, 1, 0, 1));
        assertArrayEquals(new double[] {-3, 3}, chart.xRange());
        map.set(new double[][] {{2}});
        assertEquals(VERMILION, at(picture(chart), area(chart, map), 0.5, 0.5));
    }

    @Test
    void aMapMayBeNarrowerThanWholeNumbers() {
        var chart = chart();
        var area = area(chart, chart.heatMap("map", 0, 0.5, 0, 0.5, 0, 0.5));
        int middle = (int) area.getCenterX();
        var below = new Rectangle(middle, area.y + area.height, area.width / 2, 30);
        assertTrue(count(picture(chart), below, SOFT_INK) > 10, "numbers at the x axis");
    }

    // Cells

    @Test
    void lowYIsBelowAndLowXIsOnTheLeft() {
        var chart = chart();
        var map = map(chart);
        var area = area(chart, map);
        map.set(new double[][] {{-2, 2, 0}, {2, Double.NaN, -2}});
        var image = picture(chart);
        int[][] fromBelow = {{BLUE, VERMILION, WHITE}, {VERMILION, PAPER, BLUE}};
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 3; column++) {
                for (double spot : new double[] {0.03, 0.5, 0.97}) {
                    assertEquals(fromBelow[row][column],
                            at(image, area, (column + spot) / 3, (row + spot) / 2),
                            "row " + row + ", column " + column);
                }
            }
        }
    }

    @Test
    void cellsAreOfOneSizeWithNothingBetween() {
        for (int cells : new int[] {1, 2, 7, 60, 73}) {
            var chart = chart();
            var map = map(chart);
            var area = area(chart, map);
            var rows = new double[cells][cells];
            for (int i = 0; i < cells * cells; i++) {
                rows[i / cells][i % cells] = (i / cells + i % cells) % 2 == 0 ? -2 : 2;
            }
            map.set(rows);
            var image = picture(chart);
            var columns = new int[cells];
            for (int x = area.x; x < area.x + area.width; x++) {
                for (int y = area.y; y < area.y + area.height; y++) {
                    int colour = rgb(image, x, y);
                    assertTrue(colour == BLUE || colour == VERMILION,
                            Integer.toHexString(colour) + " at " + x + ", " + y);
                }
                int cell = (int) ((x - area.x + 0.5) / area.width * cells);
                int colour = rgb(image, x, area.y + area.height - 2);
                columns[cell] += colour == (cell % 2 == 0 ? BLUE : VERMILION) ? 1 : 0;
            }
            for (int seen : columns) {
                assertEquals((double) area.width / cells, seen, 2, cells + " cells");
            }
        }
    }

    @Test
    void aMapIsBlankUntilItIsSet() {
        var chart = chart();
        var map = map(chart);
        var image = picture(chart);
        var area = area(chart, map);
        assertEquals(area.width * area.height, count(image, area, PAPER), "no grid either");
    }

    @Test
    void whereNumbersAreReplacedThePictureChanges() {
        var chart = chart();
        var map = map(chart);
        var area = area(chart, map);
        map.set(new double[2][2]);
        var before = picture(chart);
        map.set(new double[][] {{0, 0}, {0, 1}});
        var changed = difference(before, picture(chart));
        assertEquals(area.getMaxX(), changed.getMaxX());
        assertEquals(area.y, changed.y);
        assertEquals(area.width / 2.0, changed.width, 1);
        assertEquals(area.height / 2.0, changed.height, 1);
    }

    @Test
    void aMapIsDrawnWhileOthersReplaceIt() throws Exception {
        var chart = chart();
        var map = map(chart);
        var go = new AtomicBoolean(true);
        var replaced = new AtomicInteger();
        var setter = CompletableFuture.runAsync(() -> {
            for (int i = 0; go.get(); i++) {
                map.set(new double[1 + i % 9][1 + i % 7]);
                replaced.incrementAndGet();
                Thread.yield();
            }
            map.set(new double[][] {{-2, 2}, {2, -2}});
        });
        try {
            while (replaced.get() < 100) {
                chart.image(300, 200);
            }
        } finally {
            go.set(false);
            setter.get(10, TimeUnit.SECONDS);
        }
        var last = chart();
        map(last).set(new double[][] {{-2, 2}, {2, -2}});
        assertEquals(0, worstDifference(picture(last), picture(chart)));
    }

    @Test
    void anyRangeAndSizeIsDrawn() {
        double[][] ranges = {{-Double.MAX_VALUE, Double.MAX_VALUE}, {0, 1e300}, {0, 1e-300},
            {1e15, 1e15 + 1}, {-Double.MIN_VALUE, Double.MIN_VALUE}, {0.0011, 0.0012}};
        for (var range : ranges) {
            var chart = chart();
            var map = chart.heatMap("map", range[0], range[1], range[0], range[1], range[0],
                    range[1]);
            map.set(new double[][] {{range[1]}});
            var image = picture(chart);
            assertEquals(WIDTH, image.getWidth());
        }
        var chart = chart();
        map(chart).set(new double[][] {{1}});
        assertEquals(1, chart.image(1, 1).getWidth());
        assertEquals(50, chart.image(50, 20).getWidth());
        assertEquals(3000, chart.image(3000, 2000).getWidth());
    }

    // Curves

    @Test
    void aCurveIsOverTheCellAtItsPlace() {
        var chart = chart();
        var map = map(chart);
        var area = area(chart, map);
        var rows = new double[4][6];
        for (var row : rows) {
            Arrays.fill(row, -2);
        }
        rows[1][4] = 0;
        map.set(rows);
        var cell = box(picture(chart), colour -> colour == WHITE, area);
        assertEquals(area.width / 6.0, cell.width, 1);
        assertEquals(area.height / 4.0, cell.height, 1);
        chart.dots("").add(-3 + 4.5, -8 + 1.5 * 4);
        var dot = box(picture(chart), colour -> colour == GREEN, area);
        assertEquals(cell.getCenterX(), dot.getCenterX(), 1);
        assertEquals(cell.getCenterY(), dot.getCenterY(), 1);
    }

    @Test
    void curvesThatLeaveTheMapAreCutOff() {
        for (double far : new double[] {4, 1e6, 1e300}) {
            var chart = chart();
            var area = area(chart, map(chart));
            var before = picture(chart);
            var line = chart.line("");
            line.add(-far, 1);
            line.add(far, 1);
            chart.dots("").add(far, 1);
            chart.target("beyond", 9);
            var seen = difference(before, picture(chart));
            assertEquals(area.getMinX(), seen.getMinX(), 2, "from " + -far);
            assertEquals(area.getMaxX(), seen.getMaxX(), 2, "to " + far);
            assertTrue(seen.height < 6, seen.toString());
        }
    }

    @Test
    void curvesOfAMapAreInOtherColours() {
        var chart = chart();
        var area = area(chart, map(chart));
        for (var line : new Line[] {chart.line(""), chart.faintLine("")}) {
            line.add(-3, 0);
            line.add(3, 0);
        }
        var image = picture(chart);
        assertTrue(count(image, area, GREEN) > 300);
        assertEquals(0, count(image, area, BLUE) + count(image, area, VERMILION));
    }

    // Colours

    @Test
    void numbersOfBothSignsAreBlueWhiteAndVermilion() {
        assertColour(BLUE, -1, 4, -1, -1.001, -1e300, Double.NEGATIVE_INFINITY);
        assertColour(VERMILION, -1, 4, 4, 4.001, 1e300, Double.POSITIVE_INFINITY);
        assertColour(WHITE, -1, 4, 0, -0.0);
        assertColour(0x7AB4D5, -1, 4, -0.5);
        assertColour(0xE5AA7C, -1, 4, 2);
        assertColour(0xECD0BA, -1, 4, 1);
        assertColour(PAPER, -1, 4, Double.NaN);
    }

    @Test
    void numbersOfOneSignAreWhiteToBlue() {
        for (double low : new double[] {0, 3, -2, -7}) {
            double high = low + 2;
            assertColour(WHITE, low, high, low, low - 0.001, low - 9, Double.NEGATIVE_INFINITY);
            assertColour(BLUE, low, high, high, high + 0.001, high + 9, Double.POSITIVE_INFINITY);
            assertColour(0x7AB4D5, low, high, low + 1);
            assertColour(0xB7D5E7, low, high, low + 0.5);
            assertColour(PAPER, low, high, Double.NaN);
        }
    }

    /** Checks the colour of each of the numbers in a map whose colours go from low to high. */
    private static void assertColour(int expected, double low, double high, double... numbers) {
        var chart = chart();
        var map = chart.heatMap("map", 0, 1, 0, 1, low, high);
        var area = area(chart, map);
        map.set(new double[][] {numbers});
        var image = picture(chart);
        for (int i = 0; i < numbers.length; i++) {
            assertEquals(Integer.toHexString(expected),
                    Integer.toHexString(at(image, area, (i + 0.5) / numbers.length, 0.5)),
                    numbers[i] + " of " + low + " to " + high);
        }
    }

    // The colour bar

    @Test
    void theBarGoesFromTheLowColourBelowToTheHighOneAbove() {
        var chart = chart();
        var area = area(chart, map(chart));
        var image = picture(chart);
        var bar = box(image, colour -> colour == BLUE || colour == VERMILION, right(area));
        assertEquals(area.getMinY(), bar.getMinY(), 1, "as high as the map");
        assertEquals(area.getMaxY(), bar.getMaxY(), 2, "as high as the map");
        assertTrue(bar.x > area.getMaxX() + 5, "beside the map");
        assertTrue(bar.width >= 8 && bar.width < 30, bar.toString());
        assertEquals(VERMILION, at(image, bar, 0.5, 0.999));
        assertEquals(WHITE & 255, at(image, bar, 0.5, 0.5) & 255, 4);
        assertEquals(BLUE, at(image, bar, 0.5, 0));
        for (int y = bar.y + 1; y < bar.y + bar.height; y++) {
            boolean above = y < bar.getCenterY();
            int before = rgb(image, bar.x + 3, y - 1) >> 8 & 255;
            int green = rgb(image, bar.x + 3, y) >> 8 & 255;
            assertTrue(above ? green >= before : green <= before, "a smooth change");
            assertEquals(before, green, 6, "a smooth change");
        }
    }

    @Test
    void theNameIsAtTheBarAndNotInTheLegend() {
        var named = chart();
        var area = area(named, map(named));
        var image = picture(named);
        assertTrue(count(image, right(area), INK) > 10);
        var margin = new Rectangle(WIDTH - 9, 0, 9, HEIGHT);
        assertEquals(9 * HEIGHT, count(image, margin, PAPER), "all of it is inside");
        var nameless = chart();
        var wider = area(nameless, nameless.heatMap("", -3, 3, -8, 8, -2, 2));
        assertEquals(0, count(picture(nameless), right(wider), INK));
        assertEquals(wider.height, area.height);
        assertTrue(wider.width > area.width);
    }

    @Test
    void theNumbersAtTheBarAreThoseOfItsColours() {
        var chart = chart();
        var area = area(chart, map(chart));
        var image = picture(chart);
        assertTrue(count(image, right(area), SOFT_INK) > 10);
        var shifted = chart();
        shifted.heatMap("torque", -3, 3, -8, 8, -4, 4);
        var changed = difference(image, picture(shifted));
        assertTrue(changed.x > area.getMaxX() + 20, "the numbers alone: " + changed);
        assertTrue(changed.height > 0.9 * area.height, "all of them: " + changed);
    }

    private static BufferedImage picture(Chart chart) {
        return chart.image(WIDTH, HEIGHT);
    }

    /** Finds the area of the map's cells in the picture. It changes the numbers of the map. */
    private static Rectangle area(Chart chart, HeatMap map) {
        map.set(new double[][] {{Double.NaN}});
        var blank = picture(chart);
        map.set(new double[][] {{Double.POSITIVE_INFINITY}});
        var area = difference(blank, picture(chart));
        map.set(new double[][] {{Double.NaN}});
        return area;
    }

    /** The part of the picture to the right of the area. */
    private static Rectangle right(Rectangle area) {
        int x = area.x + area.width;
        return new Rectangle(x, 0, WIDTH - x, HEIGHT);
    }

    /** The smallest rectangle around all pixels that differ. */
    private static Rectangle difference(BufferedImage a, BufferedImage b) {
        var marks = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            marks.setRGB(x, y, rgb(a, x, y) ^ rgb(b, x, y));
        }
        return box(marks, colour -> colour != 0, new Rectangle(WIDTH, HEIGHT));
    }

    /** The smallest rectangle around all pixels in the area with such a colour. */
    private static Rectangle box(BufferedImage image, IntPredicate colour, Rectangle area) {
        var box = new Rectangle(-1, -1);
        for (int x = area.x; x < area.x + area.width; x++) {
            for (int y = area.y; y < area.y + area.height; y++) {
                if (colour.test(rgb(image, x, y))) {
                    box.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return box;
    }

    /**
     * The colour at a point: shares of the width of the area from the left and of its height from
     * below.
     */
    private static int at(BufferedImage image, Rectangle area, double x, double y) {
        return rgb(image, area.x + (int) (x * area.width),
                area.y + area.height - 1 - (int) (y * area.height));
    }
}
