import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Frame;
import java.awt.Window;
import java.awt.event.WindowEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.charts.Display;
import shared.running.Lessons;

/** A lesson with its windows, closed at any time; Reinforce stands for all. */
@Tag("windows")
class LessonWindowsTest {

    private static final String CHART = "REINFORCE on CartPole-v1";
    private static final String AGENT = CHART + ": the agent";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void needDisplay() {
        Assumptions.assumeTrue(Display.usable(),
                "no display: start them under a virtual one, e.g. xvfb-run");
    }

    @AfterEach
    void closeAll() {
        Stream.of(Frame.getFrames()).forEach(Frame::dispose);
    }

    private CompletableFuture<Integer> start(String... args) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return CompletableFuture.supplyAsync(
                () -> Lessons.start(new Reinforce(), stream, stream, args));
    }

    private static Frame window(String title) throws InterruptedException {
        for (int i = 0; i < 400; i++) {
            for (Frame frame : Frame.getFrames()) {
                if (frame.isShowing() && frame.getTitle().equals(title)) {
                    return frame;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no window \"" + title + "\" opened");
    }

    private static void userCloses(Frame frame) {
        frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING));
    }

    private static long showing() {
        return Stream.of(Frame.getFrames()).filter(Window::isShowing).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {CHART, AGENT})
    void closingEitherWindowEndsTheLesson(String closed) throws Exception {
        CompletableFuture<Integer> lesson = start("--target", "100");
        window(AGENT);
        window(CHART);
        Thread.sleep(500);
        assertFalse(lesson.isDone(), "it goes on until a window is closed");
        userCloses(window(closed));
        assertEquals(0, lesson.get(10, TimeUnit.SECONDS));
        for (int i = 0; i < 100 && showing() > 0; i++) {
            Thread.sleep(50);
        }
        assertEquals(0, showing(), "the other window is closed, too");
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("Seed 0: solved"));
    }

    @Test
    void closingTheChartEndsLearning() throws Exception {
        Path file = Files.createTempDirectory("lesson").resolve("agent.npz");
        CompletableFuture<Integer> lesson = start("--learning-rate", "1e-9", "--episodes",
                "1000000", "--save", file.toString());
        Frame chart = window(CHART);
        Thread.sleep(500);
        assertFalse(lesson.isDone());
        userCloses(chart);
        assertEquals(0, lesson.get(10, TimeUnit.SECONDS));
        assertTrue(Files.size(file) > 1000, "what was learned is saved");
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("Seed 0: not solved"));
    }

    @Test
    void withoutWatchingTheChartStaysOpen() throws Exception {
        CompletableFuture<Integer> lesson = start("--target", "50", "--no-watch");
        Frame chart = window(CHART);
        Thread.sleep(2000);
        assertFalse(lesson.isDone());
        assertEquals(1, showing());
        userCloses(chart);
        assertEquals(0, lesson.get(10, TimeUnit.SECONDS));
    }
}
