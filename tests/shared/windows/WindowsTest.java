package shared.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Pixels.BLUE;
import static support.Pixels.count;
import static support.Waiting.await;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JSlider;
import javax.swing.RepaintManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shared.charts.Chart;
import shared.charts.Figure;
import shared.charts.Size;
import support.OtherJvm;
import support.Windows;

/** Tests of windows that open, draw and close. They need a display. */
@Tag("windows")
class WindowsTest {

    private final AtomicInteger closedByUser = new AtomicInteger();
    private final List<Double> told = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void needDisplay() {
        Windows.needDisplay();
    }

    @AfterEach
    void closeAll() throws Exception {
        Windows.closeAll();
    }

    // Charts

    @Test
    void aChartOpensWithItsTitleAndIsDrawn() throws Exception {
        var figure = new Figure("A chart", 1);
        flat(figure.chart("chart", "x", "y"));
        var window = open(figure);
        assertTrue(window.isOpen());
        assertTrue(count(painted(frame("A chart")), BLUE) > 500);
    }

    @Test
    void aChartIsRedrawnWhenPointsArriveAndOnlyThen() throws Exception {
        var repaints = new Repaints();
        var before = RepaintManager.currentManager(null);
        RepaintManager.setCurrentManager(repaints);
        try {
            var figure = new Figure("Redrawn", 1);
            var chart = figure.chart("chart", "x", "y");
            var line = chart.line("line");
            open(figure);
            assertQuiet(repaints);
            line.add(1, 1);
            assertMore(repaints, "a point arrives");
            chart.band("band");
            assertMore(repaints, "a band arrives");
            chart.target("target", 3);
            assertMore(repaints, "a target arrives");
            chart.fixY(0, 1);
            assertMore(repaints, "the y axis is fixed");
            var map = chart.heatMap("map", 0, 1, 0, 1, 0, 1);
            assertMore(repaints, "a heat map arrives");
            map.set(new double[][] {{1}});
            assertMore(repaints, "its numbers arrive");
        } finally {
            RepaintManager.setCurrentManager(before);
        }
    }

    @Test
    void ofSeveralChartsOnlyThoseThatChangeAreRedrawn() throws Exception {
        var repaints = new Repaints();
        var before = RepaintManager.currentManager(null);
        RepaintManager.setCurrentManager(repaints);
        try {
            var figure = figure("Some redrawn");
            open(figure);
            assertQuiet(repaints);
            repaints.components.clear();
            figure.charts().get(1).line("line").add(1, 1);
            figure.charts().get(4).target("target", 1);
            await(() -> repaints.components.size() >= 2, "redrawn");
            assertQuiet(repaints);
            var redrawn = new HashSet<Rectangle>();
            repaints.components.forEach(component -> redrawn.add(component.getBounds()));
            assertEquals(2, redrawn.size(), redrawn.toString());
            for (var tile : redrawn) {
                assertTrue(tile.x > 0 && tile.getMaxX() < 2 * 1280 / 3.0, "the middle column");
            }
        } finally {
            RepaintManager.setCurrentManager(before);
        }
    }

    @Test
    void aFigureLooksAsItsPicture() throws Exception {
        var figure = figure("A figure");
        figure.charts().forEach(WindowsTest::flat);
        ChartWindow.open(figure, new Size(1260, 660), false, closedByUser::incrementAndGet);
        figure.chart("too late", "x", "y");
        var frame = frame("A figure");
        var content = painted(frame);
        var screen = frame.getGraphicsConfiguration().getBounds();
        assertTrue(screen.contains(frame.getBounds()), frame.getBounds().toString());
        for (int i = 0; i < 6; i++) {
            var tile = content.getSubimage(i % 3 * 420, 32 + i / 3 * 314, 420, 314);
            assertTrue(count(tile, BLUE) > 300, "chart " + i);
        }
        var same = figure("A figure");
        same.charts().forEach(WindowsTest::flat);
        var picture = same.image(content.getWidth(), content.getHeight());
        assertEquals(count(picture, BLUE), count(content, BLUE), 200);
        assertEquals(count(picture, 0xFFFFFF), count(content, 0xFFFFFF), 2000);
    }

    @Test
    void theStatusIsTheTitle() throws Exception {
        var window = open(single("First"));
        for (int episode = 0; episode <= 100_000; episode++) {
            window.title("episode " + episode);
        }
        await(() -> frame("episode 100000") != null, "the last title");
    }

    @Test
    void aWindowOpensFromItsOwnThread() throws Exception {
        EventQueue.invokeAndWait(() -> open(single("Own thread")));
        assertTrue(frame("Own thread").isVisible());
    }

    @Test
    void theUserClosesAChart() throws Exception {
        var window = open(single("By user"));
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
        var window = open(single("By lesson"));
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

    // The slider

    @Test
    void theSliderIsUnderTheCaption() throws Exception {
        var slider = new Slider("moment", "when", told::add);
        var window = FrameWindow.open("Slider", 400, 200, 1, slider, closedByUser::incrementAndGet);
        window.show(filled(400, 200, BLUE));
        window.caption("MMMMMMMMMMMMMMMMMMMMMMMMMMMMMM");
        slider.show(1, 3);
        settle();
        var content = painted(frame("Slider"));
        int row = 200 + 32;
        assertTrue(content.getHeight() > row + 10, "it takes nothing from the picture");
        assertEquals(400 * 200, count(content.getSubimage(0, 0, 400, 200), BLUE));
        assertEquals(0, count(content.getSubimage(0, 200, 400, 32), BLUE), "the caption");
        var line = content.getSubimage(0, row, 400, content.getHeight() - row);
        assertTrue(count(line, BLUE) > 300, "knob and line");
        assertEquals(0, count(line.getSubimage(388, 0, 12, line.getHeight()), 0xC9CDD2));
        assertTrue(count(line.getSubimage(300, 0, 88, line.getHeight()), 0xC9CDD2) > 100,
                "the line goes on where the knob has not been");
        assertTrue(count(line.getSubimage(12, 0, 40, line.getHeight()), 0xFFFFFF)
                < 40 * line.getHeight() - 50, "the label");
    }

    @Test
    void theUserMovesTheSliderWithTheMouse() throws Exception {
        var line = slider("Mouse", 5);
        mouse(line, MouseEvent.MOUSE_PRESSED, line.getWidth() / 2);
        mouse(line, MouseEvent.MOUSE_RELEASED, line.getWidth() / 2);
        assertEquals(List.of(0.5), told, "a click");
        mouse(line, MouseEvent.MOUSE_PRESSED, line.getWidth() / 2);
        for (int x = line.getWidth() / 2; x >= 0; x -= 5) {
            mouse(line, MouseEvent.MOUSE_DRAGGED, x);
        }
        mouse(line, MouseEvent.MOUSE_RELEASED, 0);
        assertEquals(List.of(0.5, 0.25, 0.0), told, "a pull");
    }

    @Test
    void theUserMovesTheSliderWithTheKeys() throws Exception {
        var line = slider("Arrows", 5);
        key(line, KeyEvent.KEY_PRESSED, KeyEvent.VK_LEFT, 0);
        key(line, KeyEvent.KEY_RELEASED, KeyEvent.VK_LEFT, 50);
        key(line, KeyEvent.KEY_PRESSED, KeyEvent.VK_HOME, 100);
        key(line, KeyEvent.KEY_PRESSED, KeyEvent.VK_LEFT, 200);
        assertEquals(List.of(0.75, 0.0), told);
    }

    @Test
    void whoPutsTheKnobSomewhereIsNotTold() throws Exception {
        var slider = new Slider("moment", "when", told::add);
        FrameWindow.open("Put", 400, 200, 1, slider, closedByUser::incrementAndGet);
        var line = line(frame("Put"));
        slider.show(0, 1);
        settle();
        assertFalse(line.isEnabled(), "one stop");
        assertEquals(line.getMaximum(), line.getValue());
        slider.show(2, 4);
        settle();
        assertTrue(line.isEnabled());
        assertEquals(List.of(2, 3), List.of(line.getValue(), line.getMaximum()));
        slider.show(30, 31);
        settle();
        assertEquals(List.of(30, 30), List.of(line.getValue(), line.getMaximum()));
        assertEquals(List.of(), told);
        assertThrows(IllegalArgumentException.class, () -> slider.show(3, 3));
        assertThrows(IllegalArgumentException.class, () -> slider.show(-1, 3));
    }

    @Test
    void theKnobStaysInTheUsersHand() throws Exception {
        var slider = new Slider("moment", "when", told::add);
        FrameWindow.open("Hand", 400, 200, 1, slider, closedByUser::incrementAndGet);
        slider.show(4, 5);
        settle();
        var line = line(frame("Hand"));
        mouse(line, MouseEvent.MOUSE_PRESSED, line.getWidth() - 5);
        mouse(line, MouseEvent.MOUSE_DRAGGED, line.getWidth() / 2);
        slider.show(9, 10);
        settle();
        assertEquals(List.of(2, 4), List.of(line.getValue(), line.getMaximum()));
        mouse(line, MouseEvent.MOUSE_RELEASED, line.getWidth() / 2);
        slider.show(5, 10);
        settle();
        assertEquals(List.of(5, 9), List.of(line.getValue(), line.getMaximum()));
        assertEquals(List.of(0.5), told);
    }

    private JSlider slider(String title, int stops) throws Exception {
        var slider = new Slider("moment", "when", told::add);
        FrameWindow.open(title, 400, 200, 1, slider, closedByUser::incrementAndGet);
        slider.show(stops - 1, stops);
        settle();
        return line(frame(title));
    }

    /** The slider in a window. */
    private static JSlider line(JFrame frame) {
        return (JSlider) Stream.of(((Container) frame.getContentPane().getComponent(0))
                .getComponents()).filter(JSlider.class::isInstance).findFirst().orElseThrow();
    }

    private static void mouse(JSlider line, int id, int x) throws Exception {
        EventQueue.invokeAndWait(() -> line.dispatchEvent(new MouseEvent(line, id, 0,
                InputEvent.BUTTON1_DOWN_MASK, x, line.getHeight() / 2, 1, false,
                MouseEvent.BUTTON1)));
    }

    // Keys

    @Test
    void severalKeysCanBeHeld() throws Exception {
        var keys = FrameWindow.open("Held", 100, 100, closedByUser::incrementAndGet).keys();
        var frame = frame("Held");
        assertFalse(keys.held(KeyEvent.VK_UP));
        key(frame, KeyEvent.KEY_PRESSED, KeyEvent.VK_UP, 0);
        key(frame, KeyEvent.KEY_PRESSED, KeyEvent.VK_W, 10);
        assertTrue(keys.held(KeyEvent.VK_UP) && keys.held(KeyEvent.VK_W));
        assertFalse(keys.held(KeyEvent.VK_DOWN));
        key(frame, KeyEvent.KEY_RELEASED, KeyEvent.VK_UP, 20);
        await(() -> !keys.held(KeyEvent.VK_UP), "up");
        assertTrue(keys.held(KeyEvent.VK_W));
    }

    @Test
    void pressesAreToldOnceAndInOrder() throws Exception {
        var keys = FrameWindow.open("Pressed", 100, 100, closedByUser::incrementAndGet).keys();
        var frame = frame("Pressed");
        int time = 0;
        for (int code : new int[] {KeyEvent.VK_B, KeyEvent.VK_A, KeyEvent.VK_B}) {
            key(frame, KeyEvent.KEY_PRESSED, code, time += 50);
            key(frame, KeyEvent.KEY_RELEASED, code, time += 50);
        }
        assertEquals(List.of(KeyEvent.VK_B, KeyEvent.VK_A, KeyEvent.VK_B), keys.pressed());
        assertEquals(List.of(), keys.pressed());
    }

    /**
     * Some systems repeat only the press. Plain X11 sends a release immediately before each
     * repeated press.
     */
    @Test
    void aHeldKeyIsNoFurtherPress() throws Exception {
        var keys = FrameWindow.open("Repeated", 100, 100, closedByUser::incrementAndGet).keys();
        var frame = frame("Repeated");
        key(frame, KeyEvent.KEY_PRESSED, KeyEvent.VK_UP, 0);
        int between = 0;
        for (int time = 500; time < 1000; time += 40) {
            key(frame, KeyEvent.KEY_RELEASED, KeyEvent.VK_UP, time);
            between += keys.held(KeyEvent.VK_UP) ? 1 : 0;
            key(frame, KeyEvent.KEY_PRESSED, KeyEvent.VK_UP, time);
            assertTrue(keys.held(KeyEvent.VK_UP));
        }
        assertTrue(between > 0, "it may be a repetition, unless this machine is very slow");
        for (int time = 1000; time < 1500; time += 40) {
            key(frame, KeyEvent.KEY_PRESSED, KeyEvent.VK_UP, time);
        }
        Thread.sleep(100);
        assertTrue(keys.held(KeyEvent.VK_UP));
        assertEquals(List.of(KeyEvent.VK_UP), keys.pressed());
        key(frame, KeyEvent.KEY_RELEASED, KeyEvent.VK_UP, 1600);
        await(() -> !keys.held(KeyEvent.VK_UP), "up");
        key(frame, KeyEvent.KEY_PRESSED, KeyEvent.VK_UP, 1700);
        assertEquals(List.of(KeyEvent.VK_UP), keys.pressed());
    }

    @Test
    void noKeyIsHeldInAWindowThatIsLeft() throws Exception {
        var keys = FrameWindow.open("Left", 100, 100, closedByUser::incrementAndGet).keys();
        var frame = frame("Left");
        key(frame, KeyEvent.KEY_PRESSED, KeyEvent.VK_UP, 0);
        EventQueue.invokeAndWait(() -> Stream.of(frame.getWindowFocusListeners()).forEach(
                listener -> listener.windowLostFocus(
                        new WindowEvent(frame, WindowEvent.WINDOW_LOST_FOCUS))));
        assertFalse(keys.held(KeyEvent.VK_UP));
        assertEquals(List.of(KeyEvent.VK_UP), keys.pressed());
    }

    @Test
    void keysAreHeardWhereverTheFocusIsInTheirWindow() throws Exception {
        var slider = new Slider("moment", "when", told::add);
        var keys = FrameWindow.open("Focus", 400, 200, 1, slider, closedByUser::incrementAndGet)
                .keys();
        var other = FrameWindow.open("Other", 100, 100, closedByUser::incrementAndGet).keys();
        key(line(frame("Focus")), KeyEvent.KEY_PRESSED, KeyEvent.VK_LEFT, 0);
        key(frame("Focus"), KeyEvent.KEY_PRESSED, KeyEvent.VK_TAB, 0);
        assertEquals(List.of(KeyEvent.VK_LEFT, KeyEvent.VK_TAB), keys.pressed());
        assertEquals(List.of(), other.pressed());
        assertFalse(other.held(KeyEvent.VK_LEFT));
    }

    private static void key(Component focused, int id, int code, long millis) throws Exception {
        EventQueue.invokeAndWait(() -> focused.dispatchEvent(
                new KeyEvent(focused, id, millis, 0, code, KeyEvent.CHAR_UNDEFINED)));
    }

    // The JVM

    @Test
    void theJvmEndsOnceAllWindowsAreClosed() throws Exception {
        var child = OtherJvm.start(Ending.class, List.of(), Map.of());
        try {
            assertTrue(child.waitFor(20, TimeUnit.SECONDS), "still running");
            assertEquals("user closed", new String(child.getInputStream().readAllBytes()));
            assertEquals(0, child.exitValue());
        } finally {
            child.destroyForcibly();
        }
    }

    /** The main method returns with no window open, while one chart goes on changing. */
    static final class Ending {
        public static void main(String[] args) throws Exception {
            var figure = new Figure("Left to the user", 1);
            var line = figure.chart("chart", "x", "y").line("line");
            ChartWindow.open(figure, () -> System.out.print("user closed"));
            var second = ChartWindow.open(figure, () -> System.out.print("not by the user"));
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

    private static void assertMore(Repaints repaints, String what) throws Exception {
        int before = repaints.count.get();
        await(() -> repaints.count.get() > before, what);
        assertQuiet(repaints);
    }

    /** Waits until nothing has been repainted for some periods of the timer. */
    private static void assertQuiet(Repaints repaints) throws Exception {
        for (int before = -1, tries = 0; repaints.count.get() != before; tries++) {
            assertTrue(tries < 20, "repainted although nothing changes");
            before = repaints.count.get();
            Thread.sleep(500);
        }
    }

    private ChartWindow open(Figure figure) {
        return ChartWindow.open(figure, closedByUser::incrementAndGet);
    }

    private static Figure single(String title) {
        var figure = new Figure(title, 1);
        figure.chart("chart", "x", "y");
        return figure;
    }

    /** Two rows of three charts. */
    private static Figure figure(String title) {
        var figure = new Figure(title, 3);
        for (int i = 0; i < 6; i++) {
            figure.chart("chart " + i, "x", "y");
        }
        return figure;
    }

    private static void flat(Chart chart) {
        var line = chart.line("line");
        line.add(0, 1);
        line.add(1, 1);
    }

    /** Notes the parts that are to be repainted. */
    private static final class Repaints extends RepaintManager {
        final List<JComponent> components = new CopyOnWriteArrayList<>();
        final AtomicInteger count = new AtomicInteger();

        @Override
        public void addDirtyRegion(JComponent component, int x, int y, int w, int h) {
            count.incrementAndGet();
            components.add(component);
            super.addDirtyRegion(component, x, y, w, h);
        }
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

    /** Returns the present content of the window, at the size with which it was opened. */
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

    /** Waits until the events that are under way have arrived. */
    private static void settle() throws Exception {
        for (int i = 0; i < 3; i++) {
            EventQueue.invokeAndWait(() -> { });
            Thread.sleep(50);
        }
    }
}
