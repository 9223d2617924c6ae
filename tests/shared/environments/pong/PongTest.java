package shared.environments.pong;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.Environments;
import shared.environments.Sparse;
import shared.environments.Step;

/** Replays recorded games of the original frame by frame, and compares its pictures. */
class PongTest {

    private static final List<String> STATE = List.of("ball_x", "ball_y", "player_y", "enemy_y",
            "enemy_score", "player_score", "reward");

    // The game

    @ParameterizedTest
    @ValueSource(strings = {"game01", "game02", "game03", "game04", "game05", "game06", "game07",
        "game08", "game09", "game10"})
    void everyFrameOfARecordedGameIsTheSame(String name) throws IOException {
        var game = new PongGame();
        int frame = 0;
        for (CSVRecord row : read(name + ".csv.gz")) {
            int reward = game.frame(Integer.parseInt(row.get("action")));
            frame++;
            assertArrayEquals(STATE.stream().mapToInt(column ->
                    Integer.parseInt(row.get(column))).toArray(), state(game, reward),
                    name + ", frame " + frame);
        }
        assertEquals(frame, game.frames());
        assertTrue(frame > 3000 && game.over());
    }

    private static int[] state(PongGame game, int reward) {
        return new int[] {game.hasBall() ? game.ballX() : -1, game.hasBall() ? game.ballY() : -1,
            game.playerY(), game.opponentY(), game.opponentScore(), game.playerScore(), reward};
    }

    @Test
    void everyRecordedPictureIsTheSameToThePixel() throws IOException {
        int pictures = 0;
        for (CSVRecord row : read("frames/frames.csv")) {
            PongGame game = replay(row.get("game") + ".csv.gz",
                    Integer.parseInt(row.get("frame")));
            assertSame(image("frames/" + row.get("file")), PongScreen.draw(game), row.get("file"));
            pictures++;
        }
        assertEquals(24, pictures);
    }

    private static PongGame replay(String recording, int frames) throws IOException {
        var game = new PongGame();
        for (CSVRecord row : read(recording).subList(0, frames)) {
            game.frame(Integer.parseInt(row.get("action")));
        }
        return game;
    }

    private static void assertSame(BufferedImage expected, BufferedImage actual, String name) {
        assertEquals(expected.getWidth(), actual.getWidth());
        assertEquals(expected.getHeight(), actual.getHeight());
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                assertEquals(Integer.toHexString(expected.getRGB(x, y)),
                        Integer.toHexString(actual.getRGB(x, y)),
                        name + ", row " + y + ", column " + x);
            }
        }
    }

    @Test
    void aGameEndsAt21AndTakesNoFurtherFrame() {
        var game = new PongGame();
        int sum = 0;
        while (!game.over()) {
            sum += game.frame(0);
        }
        assertEquals(-21, sum);
        assertEquals(3056, game.frames());
        assertThrows(IllegalStateException.class, () -> game.frame(0));
        game.reset();
        assertThrows(IllegalArgumentException.class, () -> game.frame(6));
        assertThrows(IllegalArgumentException.class, () -> game.frame(-1));
        assertEquals(0, game.frame(5));
        assertEquals(1, game.frames());
    }

    /** The left paddle moves as it is told, stays in the field, and still hits the ball. */
    @Test
    void somebodyElseCanPlayOnTheLeft() {
        var game = new PongGame();
        while (!game.hasBall()) {
            game.frame(0, 0);
        }
        assertEquals(40, game.opponentY(), "a serve does not move it");
        for (int i = 0; i < 8; i++) {
            game.frame(0, 1);
        }
        assertEquals(40 + 14, game.opponentY(), "7 of 8 frames, 2 rows each");
        for (int i = 0; i < 300; i++) {
            game.frame(0, 1);
        }
        assertEquals(206, game.opponentY());
        for (int i = 0; i < 300; i++) {
            game.frame(0, -1);
        }
        assertEquals(40, game.opponentY());

        // A paddle that follows the ball hits it.
        game.reset();
        int hits = 0;
        while (!game.over()) {
            int before = game.vx();
            game.frame(0, Integer.signum(game.ballY() - game.opponentY()));
            hits += before < 0 && game.vx() > 0 ? 1 : 0;
        }
        assertTrue(hits > 0);
    }

    // The picture

    /**
     * Over whole games, the picture that is drawn directly equals that of the screen, cell by cell.
     */
    @ParameterizedTest
    @ValueSource(strings = {"game02", "game06", "game07", "game09"})
    void thePictureIsThatOfTheScreen(String name) throws IOException {
        var game = new PongGame();
        var direct = new PongPicture();
        var seen = new PongPicture();
        direct.draw(game);
        seen.read(bytes(PongScreen.draw(game)));
        assertArrayEquals(sorted(seen.cells()), sorted(direct.cells()), "after the reset");
        for (CSVRecord row : read(name + ".csv.gz")) {
            game.frame(Integer.parseInt(row.get("action")));
            direct.draw(game);
            seen.read(bytes(PongScreen.draw(game)));
            assertArrayEquals(sorted(seen.cells()), sorted(direct.cells()),
                    name + ", frame " + game.frames());
        }
    }

    @Test
    void theDifferenceOfTwoPicturesIsThatOfTheirCells() {
        var random = new Random(1);
        var game = new PongGame();
        var before = new PongPicture();
        var now = new PongPicture();
        int most = 0;
        for (int i = 0; i < 3000; i++) {
            before.draw(game);
            for (int frame = 0; frame < 4 && !game.over(); frame++) {
                game.frame(random.nextInt(6));
            }
            now.draw(game);
            var difference = new float[PongPicture.CELLS];
            for (int cell : now.cells()) {
                difference[cell]++;
            }
            for (int cell : before.cells()) {
                difference[cell]--;
            }
            Sparse found = now.minus(before);
            assertArrayEquals(difference, found.dense());
            for (float value : found.values()) {
                assertEquals(1, Math.abs(value), "no zeros");
            }
            most = Math.max(most, found.indices().length);
            if (game.over()) {
                game.reset();
            }
        }
        assertTrue(most > 30, "something moved");
    }

    @Test
    void aPictureHasEachCellOnce() {
        var game = new PongGame();
        var picture = new PongPicture();
        while (!game.over()) {
            game.frame(game.ballY() > game.playerY() ? 3 : 2);
            picture.draw(game);
            var cells = new HashSet<Integer>();
            for (int cell : picture.cells()) {
                assertTrue(cells.add(cell), "twice");
                assertTrue(cell >= 0 && cell < PongPicture.CELLS);
            }
            assertTrue(cells.size() <= 35, "two paddles and a ball");
            if (game.frames() > 20_000) {
                break;
            }
        }
        assertEquals(0, new PongPicture().cells().length);
    }

    // The environment

    @Test
    void anActionIsHeldForFourFramesAndRewardsAreAdded() {
        var world = new Pong();
        var game = new PongGame();
        world.resetTo(3);
        for (int i = 0; i < 12; i++) {
            game.frame(0);
        }
        var random = new Random(5);
        var before = new PongPicture();
        var now = new PongPicture();
        Step step;
        double total = 0;
        do {
            before.draw(game);
            int action = random.nextInt(6);
            step = world.step(action);
            int reward = 0;
            for (int i = 0; i < 4 && !game.over(); i++) {
                reward += game.frame(action);
            }
            now.draw(game);
            assertEquals(reward, step.reward());
            assertArrayEquals(now.minus(before).dense(), step.observation());
            assertEquals(game.over(), step.terminated());
            assertFalse(step.truncated());
            total += step.reward();
        } while (!step.done());
        assertEquals(game.playerScore() - game.opponentScore(), total);
        assertThrows(IllegalStateException.class, () -> world.step(0));
    }

    /** Each cell says whether it is lit now, and whether it was lit before. */
    @Test
    void bothPicturesCanBeSeen() {
        var world = new Pong(PongObservation.TWO_FRAMES);
        var game = new PongGame();
        Step step = world.resetTo(0);
        var before = new PongPicture();
        var now = new PongPicture();
        now.draw(game);
        before.draw(game);
        for (int i = 0; i < 300; i++) {
            var expected = new float[12800];
            for (int cell : now.cells()) {
                expected[2 * cell] = 1;
            }
            for (int cell : before.cells()) {
                expected[2 * cell + 1] = 1;
            }
            assertArrayEquals(expected, step.observation(), "step " + i);
            step = world.step(i % 6);
            before.draw(game);
            for (int frame = 0; frame < 4; frame++) {
                game.frame(i % 6);
            }
            now.draw(game);
        }
        assertEquals(12800, world.observationSpace().size());
        assertEquals(0, world.observationSpace().low()[7]);
    }

    @Test
    void anObservationIsTheSameWithAndWithoutItsZeros() {
        var world = new Pong();
        Step step = world.reset(2);
        assertArrayEquals(new float[PongPicture.CELLS], step.observation());
        for (int i = 0; i < 40; i++) {
            step = world.step(i % 6);
        }
        float[] numbers = step.observation();
        var expected = new float[PongPicture.CELLS];
        Sparse sparse = step.sparse();
        for (int i = 0; i < sparse.indices().length; i++) {
            expected[sparse.indices()[i]] = sparse.values()[i];
        }
        assertTrue(sparse.indices().length > 0);
        assertArrayEquals(expected, numbers);
        float[] kept = numbers.clone();
        numbers[0] = 7;
        assertArrayEquals(kept, step.observation(), "a new array");
        assertThrows(IllegalStateException.class,
                () -> new Step(numbers, 0, false, false).sparse());
    }

    @Test
    void theSeedDecidesHowManyNoopsGoFirstAndNothingElse() {
        var starts = new HashSet<Integer>();
        var world = new Pong();
        for (int seed = 0; seed < 500; seed++) {
            world.reset(seed);
            int frames = world.game().frames();
            assertEquals(0, frames % 4);
            starts.add(frames / 4);
            world.reset(seed);
            assertEquals(frames, world.game().frames());
        }
        assertEquals(31, starts.size());
        assertEquals(30, Collections.max(starts));
        assertEquals(0, Collections.min(starts));
    }

    @Test
    void anEpisodeIsTruncatedBeforeTheOriginalsClockStopsIt() {
        var world = new Pong(60);
        world.resetTo(0);
        Step step = world.step(0);
        while (!step.done()) {
            step = world.step(keepUp(world.game()));
        }
        assertTrue(step.truncated() && !step.terminated() || world.game().over());
        var patient = new Pong(1);
        patient.resetTo(0);
        step = patient.step(0);
        while (!step.done()) {
            step = patient.step(keepUp(patient.game()));
        }
        assertTrue(step.truncated(), "two that return everything play for ever");
        assertFalse(step.terminated());
        assertEquals(PongGame.MAX_FRAMES, patient.game().frames());
        assertThrows(IllegalStateException.class, () -> patient.step(0));
    }

    @Test
    void whoHasNoPatienceBreaksOffALongRally() {
        var world = new Pong(4, 50);
        Step step = world.resetTo(0);
        int steps = 0;
        int idle = 0;
        while (!step.done()) {
            step = world.step(keepUp(world.game()));
            steps++;
            idle = step.reward() == 0 ? idle + 1 : 0;
            assertEquals(idle >= 50, step.truncated(), "step " + steps);
        }
        assertFalse(step.terminated());
        assertThrows(IllegalStateException.class, () -> world.step(0));
        assertFalse(world.reset(1).done());
        assertFalse(world.step(0).done(), "a new game, new patience");
        assertThrows(IllegalArgumentException.class, () -> new Pong(4, 0));
    }

    /** The player loses 21 points in 900 steps, each within at most 120 steps. */
    @Test
    void patienceBeginsAnewWithEachPoint() {
        var world = new Pong(4, 120);
        Step step = world.resetTo(0);
        while (!step.done()) {
            step = world.step(0);
        }
        assertTrue(step.terminated());
        assertFalse(step.truncated());
    }

    /** Returns the ball flat and slowly, so that the machine always reaches it. */
    private static int keepUp(PongGame game) {
        int aim = game.ballY() == 0 ? 109 : game.ballY() - 6;
        return game.playerY() < aim - 2 ? 3 : game.playerY() > aim + 2 ? 2 : 0;
    }

    @Test
    void itsNameMakesItAgain() {
        for (String id : List.of("Pong(4)", "Pong(1)", "Pong(4, 400)", "Pong(4, both)",
                "Pong(4, 400, both)")) {
            var world = (Pong) Environments.make(id);
            assertEquals(id, world.id());
            assertEquals(id.contains("both") ? 12800 : 6400, world.observationSpace().size());
            assertEquals(6, world.actionSpace().n());
        }
        assertEquals(15, new Pong().framesPerSecond());
        assertThrows(IllegalArgumentException.class, () -> Environments.make("Pong(0)"));
        assertThrows(IllegalArgumentException.class, () -> Environments.make("Pong(x)"));
        assertThrows(IllegalArgumentException.class, () -> Environments.make("Pong(both)"));
        assertThrows(IllegalArgumentException.class, () -> Environments.make("Pong(4, 5, 6)"));
        assertThrows(IllegalStateException.class, () -> new Pong().step(0));
        assertThrows(IllegalArgumentException.class, () -> {
            var world = new Pong();
            world.reset(0);
            world.step(6);
        });
    }

    private static int[] sorted(int[] places) {
        int[] sorted = places.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Returns the bytes of a screen as the original does: red, green, blue, pixel by pixel. */
    private static byte[] bytes(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        var bytes = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[3 * i] = (byte) (pixels[i] >> 16);
            bytes[3 * i + 1] = (byte) (pixels[i] >> 8);
            bytes[3 * i + 2] = (byte) pixels[i];
        }
        return bytes;
    }

    private static BufferedImage image(String file) throws IOException {
        try (InputStream in = open(file)) {
            return ImageIO.read(in);
        }
    }

    private static List<CSVRecord> read(String file) throws IOException {
        InputStream in = open(file);
        try (var reader = new InputStreamReader(file.endsWith(".gz") ? new GZIPInputStream(in)
                : in, StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                    .parse(reader).getRecords();
        }
    }

    private static InputStream open(String file) {
        return PongTest.class.getResourceAsStream("golden/" + file);
    }
}
