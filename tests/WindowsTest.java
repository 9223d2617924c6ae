import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.RepaintManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shared.charts.Chart;
import shared.charts.ChartWindow;
import shared.charts.Display;
import shared.charts.FrameWindow;

/** Windows that open, draw, and close; they need a display. */
@Tag("windows")
class WindowsTest {
    private static final int BLUE = 0x0072B2;

    private final AtomicInteger closedByUser = new AtomicInteger();

    @BeforeAll
    static void needDisplay() {
        Assumptions.assumeTrue(Display.usable(),
                "no display: start them under a virtual one, e.g. xvfb-run");
    }

    @AfterEach
    void closeAll() {
        Stream.of(Frame.getFrames()).forEach(Frame::dispose);
    }

    // Charts

    @Test
    void aChartOpensWithItsTitleAndIsDrawn() throws Exception {
        var chart = new Chart("A chart", "x", "y");
        var line = chart.line("line");
        line.add(0, 1);
        line.add(1, 1);
        var window = open(chart);
        assertTrue(window.isOpen());
        assertTrue(count(painted(frame("A chart")), BLUE) > 500);
    }

    @Test
    void aChartIsRedrawnWhenPointsArriveAndOnlyThen() throws Exception {
        var repaints = new AtomicInteger();
        var before = RepaintManager.currentManager(null);
        RepaintManager.setCurrentManager(new RepaintManager() {
            @Override
            public void addDirtyRegion(JComponent component, int x, int y, int w, int h) {
                repaints.incrementAndGet();
                super.addDirtyRegion(component, x, y, w, h);
            }
        });
        try {
            var chart = new Chart("Redrawn", "x", "y");
            var line = chart.line("line");
            open(chart);
            assertQuiet(repaints);
            line.add(1, 1);
            assertMore(repaints, "a point arrives");
            chart.band("band");
            assertMore(repaints, "a band arrives");
            chart.target("target", 3);
            assertMore(repaints, "a target arrives");
        } finally {
            RepaintManager.setCurrentManager(before);
        }
    }

    @Test
    void theStatusIsTheTitle() throws Exception {
        var window = open(new Chart("First", "x", "y"));
        for (int episode = 0; episode <= 100_000; episode++) {
            window.title("episode " + episode);
        }
        await(() -> frame("episode 100000") != null, "the last title");
    }

    @Test
    void aWindowOpensFromItsOwnThread() throws Exception {
        EventQueue.invokeAndWait(() -> open(new Chart("Own thread", "x", "y")));
        assertTrue(frame("Own thread").isVisible());
    }

    @Test
    void theUserClosesAChart() throws Exception {
        var window = open(new Chart("By user", "x", "y"));
        var frame = frame("By user");
        userCloses(frame);
        userCloses(frame);
        await(() -> closedByUser.get() > 0, "onClose");
        window.close();
        settle();
        assertEquals(1, closedByUser.get());
        assertFalse(window.isOpen());
        assertFalse(frame.isDisplayable());
    }

    @Test
    void theLessonClosesAChart() throws Exception {
        var window = open(new Chart("By lesson", "x", "y"));
        var frame = frame("By lesson");
        window.close();
        window.close();
        await(() -> !frame.isDisplayable(), "closed");
        window.title("too late");
        settle();
        assertEquals(0, closedByUser.get());
        assertFalse(window.isOpen());
    }

    // Frames

    @Test
    void aFrameIsScaledAtItsAspectRatioAndCopied() throws Exception {
        var window = FrameWindow.open("Frames", 400, 200, closedByUser::incrementAndGet);
        var picture = filled(50, 50, BLUE);
        window.show(picture);
        picture.setRGB(25, 25, 0);
        picture.getGraphics().fillRect(0, 0, 50, 50);
        var content = painted(frame("Frames"));
        for (int[] inside : new int[][] {{101, 1}, {298, 1}, {200, 100}, {101, 198}, {298, 198}}) {
            assertEquals(BLUE, content.getRGB(inside[0], inside[1]) & 0xFFFFFF);
        }
        for (int[] beside : new int[][] {{98, 100}, {302, 100}, {200, 202}}) {
            assertEquals(0xFFFFFF, content.getRGB(beside[0], beside[1]) & 0xFFFFFF);
        }
    }

    @Test
    void theNewestFrameIsShown() throws Exception {
        var window = FrameWindow.open("Newest", 100, 100, closedByUser::incrementAndGet);
        for (int colour = 0; colour <= BLUE; colour += BLUE / 6) {
            window.show(filled(100, 100, colour));
        }
        window.show(filled(100, 100, BLUE));
        assertEquals(BLUE, painted(frame("Newest")).getRGB(50, 50) & 0xFFFFFF);
    }

    @Test
    void theCaptionIsUnderThePicture() throws Exception {
        var window = FrameWindow.open("Caption", 300, 100, closedByUser::incrementAndGet);
        window.show(filled(300, 100, BLUE));
        var without = painted(frame("Caption"));
        window.caption("episode 3, step 217");
        var with = painted(frame("Caption"));
        assertEquals(count(without, BLUE), count(with, BLUE));
        assertTrue(count(without, 0xFFFFFF) > count(with, 0xFFFFFF) + 100);
    }

    @Test
    void theUserClosesFrames() throws Exception {
        var window = FrameWindow.open("Closed", 100, 100, closedByUser::incrementAndGet);
        assertTrue(window.isOpen());
        userCloses(frame("Closed"));
        await(() -> !window.isOpen(), "closed");
        window.show(filled(10, 10, BLUE));
        window.caption("too late");
        window.close();
        settle();
        assertEquals(1, closedByUser.get());
    }

    @Test
    void theLessonClosesFrames() throws Exception {
        var window = FrameWindow.open("Closed", 100, 100, closedByUser::incrementAndGet);
        window.close();
        await(() -> !window.isOpen(), "closed");
        assertEquals(0, closedByUser.get());
    }

    // The JVM

    @Test
    void theJvmEndsOnceAllWindowsAreClosed() throws Exception {
        var child = ChartsTest.OtherJvm.start(Ending.class, List.of(), Map.of());
        try {
            assertTrue(child.waitFor(20, TimeUnit.SECONDS), "still running");
            assertEquals("user closed", new String(child.getInputStream().readAllBytes()));
            assertEquals(0, child.exitValue());
        } finally {
            child.destroyForcibly();
        }
    }

    /** Its main returns with no window open; one chart goes on changing. */
    static final class Ending {
        public static void main(String[] args) throws Exception {
            var chart = new Chart("Left to the user", "x", "y");
            var line = chart.line("line");
            ChartWindow.open(chart, () -> System.out.print("user closed"));
            var second = ChartWindow.open(chart, () -> System.out.print("not by the user"));
            var frames = FrameWindow.open("Frames", 100, 100,
                    () -> System.out.print("not by the user"));
            for (int i = 0; i < 20; i++) {
                line.add(i, i);
                frames.show(filled(100, 100, i));
                Thread.sleep(20);
            }
            second.close();
            frames.close();
            line.add(100, 100);
            userCloses(frame("Left to the user"));
        }
    }

    private static void assertMore(AtomicInteger repaints, String what) throws Exception {
        int before = repaints.get();
        await(() -> repaints.get() > before, what);
        assertQuiet(repaints);
    }

    /** Waits until nothing has been repainted for some periods of the timer. */
    private static void assertQuiet(AtomicInteger repaints) throws Exception {
        for (int before = -1, tries = 0; repaints.get() != before; tries++) {
            assertTrue(tries < 20, "repainted although nothing changes");
            before = repaints.get();
            Thread.sleep(500);
        }
    }

    private ChartWindow open(Chart chart) {
        return ChartWindow.open(chart, closedByUser::incrementAndGet);
    }

    /** The open window with this title, or null. */
    private static JFrame frame(String title) {
        return (JFrame) Stream.of(Frame.getFrames())
                .filter(frame -> frame.isDisplayable() && frame.getTitle().equals(title))
                .findFirst().orElse(null);
    }

    private static void userCloses(JFrame frame) {
        EventQueue.invokeLater(
                () -> frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING)));
    }

    /** What the window shows now, at the size that it was opened for. */
    private static BufferedImage painted(JFrame frame) throws Exception {
        var content = frame.getContentPane();
        await(() -> content.getSize().equals(content.getPreferredSize()), "the wanted size");
        var image = new BufferedImage(content.getWidth(), content.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        EventQueue.invokeAndWait(() -> content.print(image.createGraphics()));
        return image;
    }

    private static BufferedImage filled(int width, int height, int rgb) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }

    private static long count(BufferedImage image, int rgb) {
        int width = image.getWidth();
        var pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        return IntStream.of(pixels).filter(pixel -> (pixel & 0xFFFFFF) == rgb)
                .count();
    }

    private static void await(BooleanSupplier condition, String what) throws Exception {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited 10 s for: " + what);
            Thread.sleep(10);
        }
    }

    /** Lets the events that are under way arrive. */
    private static void settle() throws Exception {
        for (int i = 0; i < 3; i++) {
            EventQueue.invokeAndWait(() -> { });
            Thread.sleep(50);
        }
    }
}
