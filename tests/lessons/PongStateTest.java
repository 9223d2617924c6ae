import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Call.refused;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.environments.Sparse;
import shared.environments.Step;
import shared.environments.pong.Pong;
import shared.environments.pong.PongObservation;
import support.Call;
import support.Pixels;

/** Tests of the way from a screen of Pong to a state, and of what the lesson prints about it. */
class PongStateTest {

    private static final int LIT = 0xF2F4F7;

    @TempDir
    Path folder;

    private Call state(long seed) {
        String[] args = {"--picture", folder.resolve("state.png").toString(), "--seed",
            String.valueOf(seed)};
        Call call = Call.of(new PongState(), args);
        assertEquals(0, call.status(), call.err());
        return call;
    }

    /** The steps of the lesson give what the world itself shows an agent, in a whole game. */
    @Test
    void theCellsAreThoseOfTheWorld() {
        var both = new Pong(PongObservation.TWO_FRAMES);
        var difference = new Pong();
        var random = new Random(2);
        Step step = both.reset(5);
        difference.reset(5);
        float[] before = PongState.cells(PongState.crop(both.render()));
        for (int t = 0; !step.done(); t++) {
            int action = random.nextInt(6);
            step = both.step(action);
            float[] now = PongState.cells(PongState.crop(both.render()));
            float[] seen = step.observation();
            for (int cell = 0; cell < 6400; cell++) {
                assertEquals(seen[2 * cell], now[cell], "now, cell " + cell + ", step " + t);
                assertEquals(seen[2 * cell + 1], before[cell], "before, step " + t);
            }
            assertArrayEquals(difference.step(action).observation(),
                    PongState.difference(now, before));
            before = now;
        }
    }

    @Test
    void theMemoryIsWorkedOut() {
        String said = state(0).out();
        assertTrue(said.contains("2000 states of two pictures take"), said);
        assertTrue(said.contains(" 1538.1 MiB as screens of 210 x 160 x 3 floats"), said);
        assertTrue(said.contains("   97.7 MiB as cells, 80 x 80 floats"), said);
        MatchResult ours = Pattern.compile(" ([\\d.]+) MiB as the cells that are lit, on average"
                + " (\\d+) of 12,800").matcher(said).results().findFirst().orElseThrow();
        int lit = Integer.parseInt(ours.group(2));
        assertTrue(lit > 50 && lit < 70, said);
        assertEquals(2000 * (8 * lit + 56) / 1048576.0, Double.parseDouble(ours.group(1)), 0.06);
        List<Sparse> game = PongState.game(new Pong(PongObservation.TWO_FRAMES), 3,
                new Random(1));
        assertEquals(lit, game.stream().mapToInt(state -> state.values().length).average()
                .orElseThrow(), 5, "in another game");
    }

    /** The banner gives the range of the probabilities. */
    @Test
    void anUntrainedPolicyIsNearlyUniform() {
        double least = 1;
        double most = 0;
        for (int seed = 0; seed < 25; seed++) {
            String said = state(seed).out();
            double[] pi = Pattern.compile("    \\d    (0\\.\\d{6})").matcher(said).results()
                    .mapToDouble(line -> Double.parseDouble(line.group(1))).toArray();
            assertEquals(6, pi.length, said);
            double sum = 0;
            for (double p : pi) {
                least = Math.min(least, p);
                most = Math.max(most, p);
                sum += p;
            }
            assertEquals(1, sum, 4e-6);
            assertTrue(said.contains("    sum  1.000000"), said);
        }
        assertTrue(least > 0.14 && least < 0.16, "least " + least);
        assertTrue(most < 0.2 && most > 0.18, "most " + most);
    }

    /** A picture of each step: screen, field, cells, cells before, and their difference. */
    @Test
    void allStepsAreDrawn() throws IOException {
        state(0);
        BufferedImage picture = ImageIO.read(folder.resolve("state.png").toFile());
        for (int i = 0; i < 5; i++) {
            BufferedImage part = picture.getSubimage(16 + 256 * i, 32, 240, 240);
            assertEquals(i < 2, Pixels.count(part, 0x904811) > 10_000, "a brown field, " + i);
            assertEquals(i >= 2, Pixels.count(part, LIT) > 0, "lit cells, " + i);
            assertEquals(i == 4, Pixels.count(part, 0xD55E00) > 0, "dark cells, " + i);
        }
    }

    @Test
    void itHasNoChartAndNoFilm() {
        for (String option : List.of("--chart", "--gif")) {
            refused(Call.of(new PongState(), option, folder.resolve("a.png").toString()), option);
        }
        Call call = Call.of(new PongState(), "--picture", "a.jpg");
        assertEquals(2, call.status());
        assertTrue(call.err().contains("--picture"), call.err());
    }
}
