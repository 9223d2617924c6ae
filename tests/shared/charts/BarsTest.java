package shared.charts;

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

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import support.DisplayFirst;

/** Tests of bar charts. */
@ExtendWith(DisplayFirst.class)
class BarsTest {

    @Test
    void barsAreAsHighAsTheirValues() {
        var image = bars(1, 0.25, 0);
        int highest = height(image, 0, BLUE);
        assertTrue(highest > 250, highest + " pixels");
        assertEquals(0.25 * highest, height(image, 1, VERMILION), 2);
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

    /** The height of a bar: the number of pixels of this colour in the middle column of the bar. */
    private static int height(BufferedImage image, int index, int colour) {
        int x = 40 + (2 * index + 1) * 540 / 6;
        return (int) IntStream.range(0, 400).filter(y -> rgb(image, x, y) == colour).count();
    }
}
