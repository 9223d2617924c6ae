package shared.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.files.UserError;
import support.DisplayFirst;

/**
 * Tests of a chart that is used with the mouse. It is painted into pictures, so no display is
 * needed.
 */
@ExtendWith(DisplayFirst.class)
class ChartViewTest {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;

    private final Chart chart = new Chart("Return: 1/2", "episode (of 9)", "return");
    private final List<Long> times = new ArrayList<>();

    private ChartView view(double zoom) {
        var view = new ChartView(chart, times::add);
        view.place(new Rectangle(WIDTH, HEIGHT), zoom);
        paint(view);
        return view;
    }

    private static BufferedImage paint(ChartView view) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        view.paint(image.createGraphics());
        return image;
    }

    private static XYPlot plot(ChartView view) {
        return view.getChart().getXYPlot();
    }

    private static void assertShows(double low, double high, ValueAxis axis) {
        assertEquals(low, axis.getLowerBound(), 0.02 * (high - low));
        assertEquals(high, axis.getUpperBound(), 0.02 * (high - low));
    }

    /** Zooms to a part of the plot. The edges are given from 0 at the left and the top to 1. */
    private static void zoom(ChartView view, double left, double top, double right,
            double bottom) {
        var area = view.getScreenDataArea();
        view.zoom(new Rectangle2D.Double(area.getX() + left * area.getWidth(),
                area.getY() + top * area.getHeight(), (right - left) * area.getWidth(),
                (bottom - top) * area.getHeight()));
        paint(view);
    }

    private void rising(int points) {
        var line = chart.line("line");
        for (int i = 0; i <= points; i++) {
            line.add(i, i);
        }
    }

    @Test
    void itLooksAsItsPicture() {
        rising(100);
        var image = paint(view(Theme.zoom(WIDTH, HEIGHT)));
        var expected = chart.image(WIDTH, HEIGHT);
        int different = 0;
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            different += image.getRGB(i % WIDTH, i / WIDTH)
                    == expected.getRGB(i % WIDTH, i / WIDTH) ? 0 : 1;
        }
        assertEquals(0, different);
        assertTrue(!times.isEmpty());
    }

    /** A window that paints all the time, as while it is moved, must show new points, too. */
    @Test
    void onlyTheFirstPaintingOfADrawingIsTimed() {
        var view = view(1);
        int before = times.size();
        for (int i = 0; i < 10; i++) {
            paint(view);
        }
        assertEquals(before, times.size());
        chart.line("").add(0, 0);
        view.renewIfChanged();
        paint(view);
        assertEquals(before + 1, times.size());
    }

    /** Smooth edges have colours between those of the curve and the background. */
    @Test
    void edgesAreRoughOnlyWhilePointsArrive() {
        var line = chart.line("");
        for (int i = 0; i < 5000; i++) {
            line.add(i, i % 100 < 50 ? 0 : 1);
        }
        var view = view(1);
        long smooth = tints(paint(view));
        line.add(5000, 0);
        view.renewIfChanged();
        long rough = tints(paint(view));
        assertTrue(rough < smooth / 10, rough + " of " + smooth);
        view.renewIfChanged();
        assertEquals(1, tints(paint(view)) / (double) smooth, 0.1);
        int painted = times.size();
        view.renewIfChanged();
        assertEquals(painted, times.size());
    }

    private static long tints(BufferedImage image) {
        return IntStream.range(0, WIDTH * HEIGHT)
                .map(i -> image.getRGB(i % WIDTH, i / WIDTH) & 0xFFFFFF)
                .filter(rgb -> (rgb & 0xFF) - (rgb >> 16 & 0xFF) > 40 && rgb != 0x0072B2)
                .count();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.85, 1, 1.6})
    void whatTheUserHasZoomedToStaysWhilePointsArrive(double zoom) {
        rising(100);
        chart.fixY(0, 100);
        var view = view(zoom);
        zoom(view, 0.25, 0.5, 0.5, 0.75);
        assertShows(25, 50, plot(view).getDomainAxis());
        assertShows(25, 50, plot(view).getRangeAxis());
        var other = chart.faintLine("other");
        other.add(30, 30);
        other.add(1000, 1000);
        view.renewIfChanged();
        paint(view);
        assertEquals(2, plot(view).getDatasetCount(), "it is a new picture");
        assertShows(25, 50, plot(view).getDomainAxis());
        zoom(view, 0, 0, 0.4, 0.4);
        assertShows(25, 35, plot(view).getDomainAxis());
        assertShows(40, 50, plot(view).getRangeAxis());
        view.restoreAutoDomainBounds();
        paint(view);
        assertShows(0, 1000, plot(view).getDomainAxis());
        assertShows(40, 50, plot(view).getRangeAxis());
        view.restoreAutoBounds();
        paint(view);
        assertShows(0, 100, plot(view).getRangeAxis());
        chart.line("more").add(2000, 0);
        view.renewIfChanged();
        assertShows(0, 2000, plot(view).getDomainAxis());
    }

    @Test
    void theMenuZoomsBothAxes() {
        rising(100);
        var view = view(1);
        double length = plot(view).getDomainAxis().getRange().getLength();
        double height = plot(view).getRangeAxis().getRange().getLength();
        view.zoomInBoth(450, 280);
        assertEquals(length / 2, plot(view).getDomainAxis().getRange().getLength(), 1e-6);
        assertEquals(height / 2, plot(view).getRangeAxis().getRange().getLength(), 1e-6);
        view.zoomOutBoth(450, 280);
        assertEquals(length, plot(view).getDomainAxis().getRange().getLength(), 1e-6);
    }

    @Test
    void ofManyPointsAllAreSeenFromNear() {
        rising(200_000);
        var view = view(1);
        assertTrue(plot(view).getDataset(0).getItemCount(0) <= 2 * WIDTH + 2);
        for (int i = 0; i < 3; i++) {
            zoom(view, 0.4, 0.4, 0.5, 0.5);
        }
        double shown = plot(view).getDomainAxis().getRange().getLength();
        assertEquals(200, shown, 10);
        assertEquals(shown, plot(view).getDataset(0).getItemCount(0), 3);
    }

    @Test
    void theColoursOfAMapStayWhereTheyAre() {
        chart.heatMap("torque", 0, 4, 0, 4, 0, 1).set(new double[][] {{0, 1}, {0, 0}});
        var view = view(1);
        zoom(view, 0.5, 0.5, 1, 1);
        var image = paint(view);
        var area = view.getScreenDataArea();
        for (double share : new double[] {0.02, 0.98}) {
            int x = (int) (area.getX() + share * area.getWidth());
            int y = (int) (area.getY() + share * area.getHeight());
            assertEquals(0x0072B2, image.getRGB(x, y) & 0xFFFFFF, "the lower right cell alone");
        }
        assertShows(2, 4, plot(view).getDomainAxis());
        var bar = view.getChart().getSubtitles().stream().filter(ColourBar.class::isInstance)
                .map(ColourBar.class::cast).findFirst().orElseThrow();
        assertShows(0, 1, bar.getAxis());
    }

    private static String tip(ChartView view, double x, double y) {
        var area = view.getScreenDataArea();
        var xAxis = plot(view).getDomainAxis();
        var yAxis = plot(view).getRangeAxis();
        var at = new Point((int) Math.round(xAxis.valueToJava2D(x, area,
                plot(view).getDomainAxisEdge())), (int) Math.round(yAxis.valueToJava2D(y, area,
                plot(view).getRangeAxisEdge())));
        return view.getToolTipText(new MouseEvent(view, MouseEvent.MOUSE_MOVED, 0, 0, at.x, at.y,
                0, false));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.85, 1, 1.6})
    void theValuesOfTheNearestPointAreTold(double zoom) {
        var line = chart.line("mean");
        line.add(1, 0.25);
        line.add(1000, 0.5);
        line.add(2000, Double.NaN);
        chart.line("").add(1500, 0.75);
        chart.band("band").set(new double[] {500}, new double[] {0.1}, new double[] {0.2},
                new double[] {0.3});
        chart.fixY(0, 1);
        var view = view(zoom);
        assertEquals("mean: 0.5000 at episode 1,000", tip(view, 1000, 0.5));
        assertEquals("mean: 0.2500 at episode 1", tip(view, 5, 0.251));
        assertEquals("return: 0.7500 at episode 1,500", tip(view, 1500, 0.75));
        assertEquals("band: 0.2000 (0.1000 to 0.3000) at episode 500", tip(view, 500, 0.2));
        assertNull(tip(view, 500, 0.7));
        assertNull(tip(view, -100, 0.25), "beside the plot");
    }

    @Test
    void theNumberOfAMapsCellIsTold() {
        var map = chart.heatMap("torque", 0, 4, 0, 4, -1, 1);
        assertNull(tip(view(1), 3, 1));
        map.set(new double[][] {{0.5, -0.25}, {Double.NaN, 1}});
        var view = view(1);
        String tip = tip(view, 3, 1);
        assertTrue(tip.startsWith("torque: \u22120.2500 at episode ") && tip.contains(", return "),
                tip);
        assertNull(tip(view, 1, 3), "a blank cell");
    }

    @Test
    void whatIsShownIsWritten() throws Exception {
        rising(100);
        var view = view(1);
        var png = new ByteArrayOutputStream();
        view.write(png, "png");
        var whole = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
        assertEquals(WIDTH, whole.getWidth());
        assertEquals(HEIGHT, whole.getHeight());
        zoom(view, 0.2, 0.2, 0.5, 0.5);
        var part = new ByteArrayOutputStream();
        view.write(part, "png");
        assertTrue(!Arrays.equals(png.toByteArray(), part.toByteArray()));
        var svg = new ByteArrayOutputStream();
        view.write(svg, "svg");
        assertTrue(svg.toString(StandardCharsets.UTF_8).contains("<svg"));
        assertEquals("Return 1 2.png", view.fileName("png"));
        assertEquals("chart.svg", new ChartView(new Chart("", "", ""), times::add)
                .fileName("svg"));
    }

    /** An old file stays until the new one is complete, and no other file is left. */
    @Test
    void aFileIsSavedWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        ChartView view = view(1);
        Path file = Files.writeString(folder.resolve("chart.png"), "the old one");
        // The new picture cannot be written at the place where it is written first.
        Path occupied = Files.createDirectories(folder.resolve(".chart.png."
                + ProcessHandle.current().pid() + ".part").resolve("x"));
        assertThrows(UserError.class, () -> view.write(file, "png"));
        assertEquals("the old one", Files.readString(file));
        Files.delete(occupied);
        Files.delete(occupied.getParent());
        view.write(file, "png");
        assertNotNull(ImageIO.read(file.toFile()));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void theMenuSavesBothKindsOfFiles() {
        var view = view(1);
        view.mouseEntered(new MouseEvent(view, MouseEvent.MOUSE_ENTERED, 0, 0, 1, 1, 0, false));
        var saving = Arrays.stream(view.getPopupMenu().getComponents())
                .filter(JMenu.class::isInstance).map(JMenu.class::cast)
                .findFirst().orElseThrow();
        assertEquals(List.of("PNG...", "SVG..."), Arrays.stream(saving.getMenuComponents())
                .map(item -> ((JMenuItem) item).getText()).toList());
    }
}
