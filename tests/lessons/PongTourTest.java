import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import shared.charts.Chart;
import shared.environments.pong.Pong;
import shared.environments.pong.PongGame;
import shared.options.Launch;
import support.Film;
import support.Pixels;
import support.Windows;

/** Tests of the text and the pictures of the tour of Pong. */
class PongTourTest {

    private static final Pattern GAME = Pattern.compile(
            "A game of the random policy: (\\d+) decisions, (\\d+) points\\. Decisions for each:");

    /** The colours of a lit cell and of the field. */
    private static final int LIT = 0xF2F4F7;
    private static final int FIELD = 0x904811;

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
    private String tour(long seed, String... args) {
        out.reset();
        assertEquals(0, start(Stream.concat(Stream.of("--headless", "--picture",
                picture().toString(), "--seed", String.valueOf(seed)), Stream.of(args))
                .toArray(String[]::new)), said());
        return said();
    }

    private static MatchResult game(String said) {
        return GAME.matcher(said).results().findFirst().orElseThrow(
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
        assertEquals("Screen: 210 x 160 x 3 = 100,800 numbers", lines.get(7));
        assertTrue(lines.get(8).startsWith("State: 80 x 80 = 6,400 numbers, -1, 0 or 1; "),
                lines.get(8));
        String both = tour(0, "--sight", "both");
        assertTrue(both.contains("State: 2 x 80 x 80 = 12,800 numbers, 0 or 1; "), both);
        assertEquals(tour(0).replaceAll("State:.*", ""), both.replaceAll("State:.*", ""),
                "the same game");
    }

    @Test
    void itTellsHowManyNumbersAreNotZero() {
        var world = new Pong();
        List<PongTour.Moment> game = PongTour.game(world, 3, new Random(4));
        long other = 0;
        for (PongTour.Moment moment : game) {
            for (float number : moment.step().observation()) {
                other += number != 0 ? 1 : 0;
            }
        }
        double mean = other / (double) game.size();
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
        MatchResult game = game(said);
        int decisions = Integer.parseInt(game.group(1));
        int points = Integer.parseInt(game.group(2));
        assertTrue(decisions > 700 && decisions < 1700, said);
        List<int[]> rallies = Pattern.compile("    ([+-]1) after (\\d+)\\R").matcher(said).results()
                .map(line -> new int[] {Integer.parseInt(line.group(1)),
                    Integer.parseInt(line.group(2))}).toList();
        assertEquals(points, rallies.size(), said);
        assertEquals(PongGame.WINNING_SCORE, rallies.stream().filter(r -> r[0] == -1).count(),
                "it loses");
        assertEquals(decisions, rallies.stream().mapToInt(r -> r[1]).sum(),
                "the game ends with a point");
        assertTrue(rallies.stream().allMatch(r -> r[1] >= 30), said);
        assertTrue(said.endsWith("Return: " + rallies.stream().mapToInt(r -> r[0]).sum()
                + System.lineSeparator()), said);
    }

    /** The curves are those of the rewards, of the returns, and of the rallies' lengths. */
    @Test
    void theChartsShowRewardsReturnsAndRallies() {
        double[] rewards = {0, 0, -1, 0, 1};
        List<Chart> charts = PongTour.charts(rewards).charts();
        assertEquals(3, charts.size());
        assertArrayEquals(new double[] {0, 4}, charts.get(0).xRange());
        // G is lowest at the lost point, -1 + 0.9^2, and 1 at the won one.
        double[] returns = charts.get(1).yRange();
        assertEquals(-0.19, returns[0], 0.1);
        assertEquals(1, returns[1], 0.1);
        assertArrayEquals(new double[] {1, 2}, charts.get(2).xRange());
        assertArrayEquals(new int[] {2, 4}, PongTour.points(rewards));
        assertEquals(3, PongTour.length(new int[] {2, 4}, 0));
        assertEquals(2, PongTour.length(new int[] {2, 4}, 1));
    }

    @Test
    void theChartsAreWritten() throws IOException {
        Path file = folder.resolve("charts.png");
        String said = tour(1, "--chart", file.toString());
        assertTrue(said.endsWith("Chart: " + file + System.lineSeparator()), said);
        BufferedImage charts = ImageIO.read(file.toFile());
        for (int i = 0; i < 3; i++) {
            assertTrue(count(charts.getSubimage(0, 40 + 236 * i, 1200, 236), 0x0072B2) > 100,
                    "chart " + i);
        }
        assertTrue(count(charts.getSubimage(0, 276, 1200, 236), 0xD55E00) > 100, "gamma 0.9");
        out.reset();
        assertEquals(2, start("--headless", "--chart", file.toString(), "--picture",
                file.toString()));
        assertTrue(said().contains("--chart and --picture name the same file"), said());
    }

    @Test
    void aSeedGivesTheSameEpisode() {
        assertEquals("764", game(tour(0)).group(1));
        assertEquals("899", game(tour(2)).group(1));
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
            BufferedImage field = picture.getSubimage(16 + 256 * i + 32, 32 + 52, 170, 238);
            assertTrue(has(field, 0xECECEC), "a ball on screen " + i);
            BufferedImage seen = picture.getSubimage(16 + 256 * i, 379, 240, 240);
            assertTrue(has(seen, LIT), "what is lit now");
            assertTrue(has(seen, 0xD55E00), "what is no longer");
        }
    }

    /** The picture that was seen now is the one that was seen before at the next decision. */
    @Test
    void bothPicturesAreShown() throws IOException {
        tour(0, "--sight", "both");
        BufferedImage picture = ImageIO.read(picture().toFile());
        for (int i = 0; i < 4; i++) {
            BufferedImage now = picture.getSubimage(16 + 256 * i, 379, 240, 240);
            BufferedImage before = picture.getSubimage(16 + 256 * (i + 1), 651, 240, 240);
            assertTrue(has(now, LIT));
            assertFalse(has(now, 0xD55E00));
            assertEquals(0, Pixels.worstDifference(now, before), "pictures " + i);
            BufferedImage next = picture.getSubimage(16 + 256 * (i + 1), 379, 240, 240);
            assertTrue(Pixels.worstDifference(now, next) > 0, "the ball moves");
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
        assertEquals(Integer.parseInt(game(said()).group(1)), Film.read(film).pictures());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--picture a.jpg", "--picture /none/a.png", "--pictures a.png"})
    void badOptionsAreRefused(String options) {
        assertEquals(2, start(("--headless " + options).split(" ")));
        assertEquals(1, said().lines().filter(line -> line.contains("--picture")).count(), said());
        assertFalse(said().contains("Exception"), said());
    }

    // The windows

    private void open(String... args) {
        Windows.needDisplay();
        program = CompletableFuture.supplyAsync(() -> start(args));
    }

    private Frame window(String title) throws Exception {
        for (int i = 0; i < 400; i++) {
            for (Frame frame : Frame.getFrames()) {
                if (frame.isShowing() && title.equals(frame.getTitle())) {
                    return frame;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no window \"" + title + "\" opened: " + said());
    }

    private static void close(Frame window) throws Exception {
        EventQueue.invokeAndWait(() -> window.dispatchEvent(
                new WindowEvent(window, WindowEvent.WINDOW_CLOSING)));
    }

    private static void pressSpace(Frame window) throws Exception {
        for (int id : new int[] {KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED}) {
            EventQueue.invokeAndWait(() -> window.dispatchEvent(new KeyEvent(window, id,
                    System.currentTimeMillis(), 0, KeyEvent.VK_SPACE, ' ')));
        }
    }

    private void ends() throws Exception {
        assertEquals(0, program.get(30, TimeUnit.SECONDS), said());
        assertTrue(said().contains("Return: -"), said());
        assertFalse(said().contains("Picture:"), "it was to be seen");
    }

    /** The number of pixels of the window that have a colour. */
    private static long pixels(Frame window, int rgb) throws Exception {
        var picture = new BufferedImage(window.getWidth(), window.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        SwingUtilities.invokeAndWait(() -> window.paint(picture.getGraphics()));
        return count(picture, rgb);
    }

    /** After the space bar, the game is shown beside the charts, which stay until closed. */
    @Test
    @Tag("windows")
    void theSpaceBarGoesOnToTheGameAndItsCharts() throws Exception {
        open("--speed", "100");
        Frame steps = window("A tour of Pong");
        Thread.sleep(1000);
        assertTrue(pixels(steps, FIELD) > 5 * 240 * 200, "five screens");
        assertFalse(said().contains("Return"), "the game is shown before its results");
        pressSpace(steps);
        Frame charts = window("A game of a random policy");
        Frame game = window("A tour of Pong: the agent");
        for (int i = 0; i < 400 && !said().contains("Return: -"); i++) {
            Thread.sleep(50);
        }
        Thread.sleep(300);
        assertFalse(steps.isShowing());
        assertFalse(game.getBounds().intersects(charts.getBounds()));
        assertTrue(pixels(game, FIELD) > 10_000, "a screen");
        assertTrue(pixels(charts, Pixels.BLUE) > 1000, "curves");
        assertFalse(program.isDone());
        close(charts);
        ends();
    }

    @Test
    @Tag("windows")
    void whoClosesTheWindowGetsTheResults() throws Exception {
        open();
        Frame window = window("A tour of Pong");
        Thread.sleep(300);
        assertFalse(program.isDone());
        close(window);
        ends();
    }

    @Test
    @Tag("windows")
    void whoClosesTheGameGetsTheResults() throws Exception {
        open();
        Frame steps = window("A tour of Pong");
        Thread.sleep(300);
        pressSpace(steps);
        Frame game = window("A tour of Pong: the agent");
        Thread.sleep(300);
        assertFalse(said().contains("Return"), said());
        close(game);
        ends();
    }
}
