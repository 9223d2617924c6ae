import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.pong.Pong;
import shared.environments.pong.PongGame;
import shared.options.Launch;
import support.Film;
import support.Windows;

/** Tests of the text and the pictures of the tour of Pong. */
class PongTourTest {

    private static final Pattern EPISODE = Pattern.compile(
            "An episode of the random policy: (\\d+) decisions, (\\d+) points,"
            + " one point in (\\d+) decisions");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private CompletableFuture<Integer> program;

    @AfterEach
    void closeAll() throws Exception {
        if (program != null) {
            Windows.closeAll();
        }
    }

    private int start(String... args) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Launch.start(new PongTour(), stream, stream, args);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path picture() {
        return folder.resolve("five.png");
    }

    /** Returns the text that the tour prints with a seed and without a window. */
    private String tour(long seed) {
        out.reset();
        assertEquals(0, start("--headless", "--picture", picture().toString(), "--seed",
                String.valueOf(seed)), said());
        return said();
    }

    private static MatchResult episode(String said) {
        return EPISODE.matcher(said).results().findFirst().orElseThrow(
                () -> new AssertionError(said));
    }

    @Test
    void itTellsActionsAndStates() {
        List<String> lines = tour(0).lines().map(String::strip).toList();
        assertEquals("Actions: 6", lines.get(0));
        String[] names = {"NOOP", "FIRE", "RIGHT", "LEFT", "RIGHTFIRE", "LEFTFIRE"};
        for (int a = 0; a < 6; a++) {
            assertTrue(lines.get(1 + a).startsWith(a + "  " + names[a] + " "), lines.get(1 + a));
        }
        assertEquals("Screen: 210 x 160 x 3 = 100800 numbers", lines.get(7));
        assertTrue(lines.get(8).startsWith("State: 80 x 80 = 6400 numbers, -1, 0 or 1; "),
                lines.get(8));
    }

    @Test
    void itTellsHowManyNumbersAreNotZero() {
        var world = new Pong();
        List<PongTour.Moment> episode = PongTour.episode(world, 3, new Random(4));
        long other = 0;
        for (PongTour.Moment moment : episode) {
            for (float number : moment.step().observation()) {
                other += number != 0 ? 1 : 0;
            }
        }
        double mean = other / (double) episode.size();
        assertEquals(24.5, mean, 2, "as the tour's lines say, which are of another episode");
        var share = Pattern.compile("([\\d.]+) of them are not 0").matcher(tour(0));
        assertTrue(share.find());
        assertEquals(mean, Double.parseDouble(share.group(1)), 2);
    }

    /** The rewards are those of a game to 21, and their sum is the return. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7})
    void rewardsAddUpToTheReturn(long seed) {
        String said = tour(seed);
        MatchResult episode = episode(said);
        int decisions = Integer.parseInt(episode.group(1));
        int points = Integer.parseInt(episode.group(2));
        assertTrue(decisions > 700 && decisions < 1700, said);
        assertEquals(decisions / points, Integer.parseInt(episode.group(3)));
        List<String> rows = said.substring(episode.end()).lines()
                .filter(line -> line.startsWith("   ")).toList();
        for (int i = 0; i < rows.size() - 1; i++) {
            assertEquals(10, rows.get(i).strip().split(" +").length, "ten in a row");
        }
        int[] rewards = rows.stream().flatMap(row -> Stream.of(row.strip().split(" +")))
                .mapToInt(Integer::parseInt).toArray();
        assertEquals(points, rewards.length);
        assertEquals(PongGame.WINNING_SCORE, Arrays.stream(rewards).filter(r -> r == -1).count(),
                "it loses");
        assertTrue(Arrays.stream(rewards).allMatch(r -> Math.abs(r) == 1));
        assertTrue(said.endsWith("Return: " + Arrays.stream(rewards).sum()
                + System.lineSeparator()), said);
    }

    @Test
    void aSeedGivesTheSameEpisode() {
        assertEquals("764", episode(tour(0)).group(1));
        assertEquals("899", episode(tour(2)).group(1));
        assertEquals(tour(1), tour(1));
    }

    /**
     * The screens are above, the differences below. Each of the five moments shows the ball and the
     * changes.
     */
    @ParameterizedTest
    @ValueSource(longs = {0, 9, 15})
    void thePictureHasFiveMoments(long seed) throws IOException {
        tour(seed);
        BufferedImage picture = ImageIO.read(picture().toFile());
        for (int i = 0; i < 5; i++) {
            // Left of the right paddle, right of the left one.
            BufferedImage field = picture.getSubimage(16 + 250 * i + 32, 30 + 52, 170, 238);
            assertTrue(has(field, 0xECECEC), "a ball on screen " + i);
            BufferedImage seen = picture.getSubimage(16 + 250 * i, 365, 240, 240);
            assertTrue(has(seen, 0xFFFFFF), "what is lit now");
            assertTrue(has(seen, 0xD55E00), "what is no longer");
        }
    }

    private static boolean has(BufferedImage picture, int rgb) {
        return count(picture, rgb) > 0;
    }

    private static long count(BufferedImage picture, int rgb) {
        int width = picture.getWidth();
        return Arrays.stream(picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width))
                .filter(pixel -> (pixel & 0xFFFFFF) == rgb).count();
    }

    @Test
    void theEpisodeIsFilmed() throws IOException {
        Path film = folder.resolve("a.gif");
        assertEquals(0, start("--headless", "--picture", picture().toString(), "--gif",
                film.toString()), said());
        assertEquals(Integer.parseInt(episode(said()).group(1)), Film.read(film).pictures());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--picture a.jpg", "--picture /none/a.png", "--pictures a.png"})
    void badOptionsAreRefused(String options) {
        assertEquals(2, start(("--headless " + options).split(" ")));
        assertEquals(1, said().lines().filter(line -> line.contains("--picture")).count(), said());
        assertFalse(said().contains("Exception"), said());
    }

    // The window

    private Frame open(String... args) throws Exception {
        Windows.needDisplay();
        program = CompletableFuture.supplyAsync(() -> start(args));
        for (int i = 0; i < 400; i++) {
            for (Frame frame : Frame.getFrames()) {
                if (frame.isShowing() && frame.getTitle().equals("A tour of Pong")) {
                    return frame;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no window opened: " + said());
    }

    private static void close(Frame window) throws Exception {
        EventQueue.invokeAndWait(() -> window.dispatchEvent(
                new WindowEvent(window, WindowEvent.WINDOW_CLOSING)));
    }

    private void ends() throws Exception {
        assertEquals(0, program.get(30, TimeUnit.SECONDS), said());
        assertTrue(said().contains("Return: -"), said());
        assertFalse(said().contains("Picture:"), "it was to be seen");
    }

    /** The number of pixels of the window that are brown like the field. */
    private static long brown(Frame window) throws Exception {
        var picture = new BufferedImage(window.getWidth(), window.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        SwingUtilities.invokeAndWait(() -> window.paint(picture.getGraphics()));
        return count(picture, 0x904811);
    }

    @Test
    @Tag("windows")
    void fiveMomentsStayUntilTheSpaceBarGoesOnToTheEpisode() throws Exception {
        Frame window = open("--speed", "100");
        Thread.sleep(1000);
        long five = brown(window);
        assertTrue(five > 5 * 240 * 200, "five screens: " + five);
        assertFalse(said().contains("Return"), "the episode is shown before its results");
        for (int id : new int[] {KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED}) {
            EventQueue.invokeAndWait(() -> window.dispatchEvent(new KeyEvent(window, id,
                    System.currentTimeMillis(), 0, KeyEvent.VK_SPACE, ' ')));
        }
        ends();
    }

    @Test
    @Tag("windows")
    void whoClosesTheWindowGetsTheResults() throws Exception {
        Frame window = open();
        Thread.sleep(300);
        assertFalse(program.isDone());
        close(window);
        ends();
    }
}
