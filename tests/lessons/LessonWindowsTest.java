import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Container;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.swing.JFrame;
import javax.swing.JSlider;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.files.Npz;
import shared.files.Tensor;
import shared.options.Launch;
import shared.running.Lesson;
import support.Call;
import support.Windows;

/** A lesson with its windows, which may be closed at any time. Reinforce stands for all lessons. */
@Tag("windows")
class LessonWindowsTest {

    private static final String CHART = "REINFORCE on CartPole-v1";
    private static final String AGENT = CHART + ": the agent";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void needDisplay() {
        Windows.needDisplay();
    }

    @AfterEach
    void closeAll() throws Exception {
        Windows.closeAll();
    }

    private CompletableFuture<Integer> start(String... args) {
        return start(new Reinforce(), args);
    }

    private CompletableFuture<Integer> start(Lesson lesson, String... args) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return CompletableFuture.supplyAsync(
                () -> Launch.start(lesson, stream, stream, args));
    }

    private static Frame window(String title) throws InterruptedException {
        for (int i = 0; i < 400; i++) {
            for (Frame frame : Frame.getFrames()) {
                if (frame.isShowing() && title.equals(frame.getTitle())) {
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

    @Test
    void theAgentCoversNothingOfTheChart() throws Exception {
        CompletableFuture<Integer> lesson = start("--target", "50");
        Frame agent = window(AGENT);
        Frame chart = window(CHART);
        Thread.sleep(500);
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getMaximumWindowBounds();
        assertTrue(screen.contains(chart.getBounds()), chart.getBounds() + " in " + screen);
        assertTrue(screen.contains(agent.getBounds()), agent.getBounds() + " in " + screen);
        assertFalse(agent.getBounds().intersects(chart.getBounds()),
                agent.getBounds() + " over " + chart.getBounds());
        userCloses(chart);
        assertEquals(0, lesson.get(10, TimeUnit.SECONDS));
    }

    private static long showing() {
        return Stream.of(Frame.getFrames()).filter(Window::isShowing).count();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closingTheChartEndsTheLesson(boolean agentToo) throws Exception {
        CompletableFuture<Integer> lesson = start("--target", "100");
        Frame agent = window(AGENT);
        Frame chart = window(CHART);
        Thread.sleep(500);
        assertFalse(lesson.isDone(), "it goes on until the chart is closed");
        if (agentToo) {
            userCloses(agent);
            Thread.sleep(1000);
            assertFalse(lesson.isDone(), "closing the agent closes the agent");
            assertFalse(agent.isShowing());
            assertTrue(chart.isShowing());
        }
        userCloses(chart);
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
    void theAgentIsWatchedWhileItLearns() throws Exception {
        Path file = Files.createTempDirectory("lesson").resolve("agent.npz");
        CompletableFuture<Integer> lesson = start("--learning-rate", "1e-9", "--episodes",
                "1000000", "--save", file.toString());
        Frame agent = window(AGENT);
        assertMoves(agent);
        assertFalse(lesson.isDone(), "it still learns");
        userCloses(agent);
        Thread.sleep(500);
        assertFalse(lesson.isDone(), "it learns on");
        userCloses(window(CHART));
        assertEquals(0, lesson.get(10, TimeUnit.SECONDS));
        assertTrue(Files.size(file) > 1000, "what was learned is saved");
    }

    /** There are charts and agents of both worlds, and one window shows both agents in turn. */
    @Test
    void severalVariantsTakeTurns() throws Exception {
        CompletableFuture<Integer> lesson = start(new OneLoop(), "--epochs", "2");
        Frame agent = window("One loop, several worlds: the agent");
        var seen = new HashSet<Boolean>();
        for (int i = 0; i < 400 && seen.size() < 2; i++) {
            Thread.sleep(50);
            // The picture of the grid has a green square; that of the pole has none.
            seen.add(has(picture(agent), 0xD7EFE6));
        }
        assertEquals(2, seen.size());
        userCloses(window("One loop, several worlds"));
        assertEquals(0, lesson.get(10, TimeUnit.SECONDS));
    }

    @Test
    void theResultIsTheSameWhoeverWatchesAndMovesTheSlider() throws Exception {
        Path folder = Files.createTempDirectory("lesson");
        String[] files = {"seen.npz", "unseen.npz"};
        var arguments = new ArrayList<>(List.of("--learning-rate", "1e-4", "--episodes", "3000",
                "--target", "400", "--chart", folder.resolve("chart.png").toString(), "--save",
                folder.resolve(files[0]).toString()));
        CompletableFuture<Integer> lesson = start(arguments.toArray(String[]::new));
        Frame agent = window(AGENT);
        for (int i = 0; Files.notExists(folder.resolve(files[0])); i++) {
            assertTrue(i < 400, "it has learned within 20 s");
            int stop = i;
            SwingUtilities.invokeAndWait(() -> slider(agent).setValue(stop % 20));
            Thread.sleep(50);
        }
        userCloses(window(CHART));
        assertEquals(0, lesson.get(10, TimeUnit.SECONDS));
        arguments.set(arguments.size() - 1, folder.resolve(files[1]).toString());
        Call call = Call.of(new Reinforce(), arguments.toArray(String[]::new));
        assertEquals(0, call.status(), call.err());

        Map<String, Tensor> seen = Npz.read(folder.resolve(files[0])).arrays();
        Map<String, Tensor> unseen = Npz.read(folder.resolve(files[1])).arrays();
        assertEquals(unseen.keySet(), seen.keySet());
        unseen.forEach((name, array) -> assertTrue(
                name.equals("seconds") || array.equals(seen.get(name)), name));
    }

    private static JSlider slider(Frame frame) {
        var content = (Container) ((JFrame) frame).getContentPane().getComponent(0);
        return (JSlider) Stream.of(content.getComponents()).filter(JSlider.class::isInstance)
                .findFirst().orElseThrow();
    }

    @Test
    void deployShowsItsAgents() throws Exception {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        CompletableFuture<Integer> deploy = CompletableFuture.supplyAsync(() ->
                Launch.start(new Deploy(), stream, stream, "--speed", "20"));
        Frame window = window("Agents at work: the agent");
        assertMoves(window);
        assertMoves(window("Agents at work"), "the curves grow");
        assertFalse(deploy.isDone());
        userCloses(window);
        assertEquals(0, deploy.get(10, TimeUnit.SECONDS));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("mean return "));
    }

    /** The charts stay when the last episode is over, until somebody closes them. */
    @Test
    void theChartsOfDeployStay() throws Exception {
        String agent = save("--episodes", "5");
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        CompletableFuture<Integer> deploy = CompletableFuture.supplyAsync(() -> Launch.start(
                new Deploy(), stream, stream, agent, "--episodes", "2", "--speed", "1000"));
        Frame charts = window("Agents at work");
        for (int i = 0; i < 400 && !out.toString(StandardCharsets.UTF_8).contains("mean return");
                i++) {
            Thread.sleep(50);
        }
        Thread.sleep(500);
        assertFalse(deploy.isDone());
        assertEquals(2, showing());
        userCloses(charts);
        assertEquals(0, deploy.get(10, TimeUnit.SECONDS));
        for (int i = 0; i < 100 && showing() > 0; i++) {
            Thread.sleep(50);
        }
        assertEquals(0, showing(), "the other window is closed, too");
    }

    private String save(String... args) throws Exception {
        String file = Files.createTempDirectory("lesson").resolve("agent.npz").toString();
        Call call = Call.of(new Reinforce(), Stream.concat(Stream.of(args), Stream.of("--save",
                file, "--evaluate", "0", "--chart", file.replace(".npz", ".png")))
                .toArray(String[]::new));
        assertEquals(0, call.status(), call.err());
        return file;
    }

    /** The results of the games without a window are printed before the first game is shown. */
    @Test
    void pongEvaluateSaysItsResultsBeforeItShowsGames() throws Exception {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        CompletableFuture<Integer> evaluate = CompletableFuture.supplyAsync(() ->
                Launch.start(new PongEvaluate(), stream, stream, "--games", "2"));
        Frame window = window("Agents that play Pong, evaluated: the agent");
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("3 agents play 2 games in each of two ways, then the first in the window.",
                lines.get(0));
        assertEquals(1 + 2 * 3, lines.size(), lines.toString());
        assertMoves(window);
        userCloses(window);
        assertEquals(0, evaluate.get(10, TimeUnit.SECONDS));
        assertEquals(1 + 2 * 3, out.toString(StandardCharsets.UTF_8).lines().count());
    }

    private static void assertMoves(Frame frame) throws Exception {
        assertMoves(frame, "its picture moves");
    }

    private static void assertMoves(Frame frame, String what) throws Exception {
        BufferedImage before = picture(frame);
        boolean moved = false;
        for (int i = 0; i < 400 && !moved; i++) {
            Thread.sleep(50);
            moved = !same(before, picture(frame));
        }
        assertTrue(moved, what);
    }

    private static BufferedImage picture(Frame frame) throws Exception {
        var picture = new BufferedImage(frame.getWidth(), frame.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        SwingUtilities.invokeAndWait(() -> frame.paint(picture.getGraphics()));
        return picture;
    }

    private static boolean same(BufferedImage one, BufferedImage other) {
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean has(BufferedImage picture, int rgb) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xFFFFFF) == rgb) {
                    return true;
                }
            }
        }
        return false;
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
