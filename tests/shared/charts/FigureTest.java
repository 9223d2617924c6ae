package shared.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Pixels.BLUE;
import static support.Pixels.GREEN;
import static support.Pixels.INK;
import static support.Pixels.VERMILION;
import static support.Pixels.count;
import static support.Pixels.rgb;
import static support.Pixels.worstDifference;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import support.DisplayFirst;

/** Tests of several charts in a picture, and as SVG. */
@ExtendWith(DisplayFirst.class)
class FigureTest {

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
        int[] colours = {BLUE, VERMILION, GREEN, 0xCC79A7, 0xE69F00};
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

    /** In a high, narrow window, six charts have two columns, not three. */
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

    private static void flat(Line line, double y) {
        line.add(0, y);
        line.add(100, y);
    }
}
