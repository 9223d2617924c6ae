import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.pong.PongRally;
import shared.playing.Evaluation;
import shared.playing.PongAgent;
import shared.playing.WonPoints;
import shared.running.Lesson;
import support.Call;
import support.Checkout;
import support.Pixels;
import support.Results;

/**
 * Tests of the lessons PongEvaluate and PongCompare: their agents, the number of games, and the
 * output.
 */
class PongEvaluateTest {

    @TempDir
    Path folder;

    private static Call evaluate(String... args) {
        return Call.of(new PongEvaluate(), args);
    }

    private String saved(Lesson lesson, String name, String... args) {
        String file = folder.resolve(name).toString();
        Call call = Call.of(lesson, Stream.concat(Stream.of(args), Stream.of("--save", file,
                "--chart", folder.resolve("chart.png").toString(), "--evaluate", "0"))
                .toArray(String[]::new));
        assertEquals(0, call.status(), call.err());
        return file;
    }

    @Test
    void eachAgentPlaysInBothWays() {
        String mine = saved(new PongReinforce(), "mine.npz", "--updates", "1");
        Call call = evaluate("--games", "2", mine);
        assertEquals(0, call.status(), call.err());
        var names = Stream.concat(Stream.of("untrained", mine), Trained.AGENTS.stream()
                .filter(name -> name.startsWith("pong"))).toList();
        assertEquals(names.size() + " agents play 2 games in each of two ways.",
                call.out().lines().findFirst().orElseThrow());
        List<String> lines = call.out().lines().skip(1).toList();
        assertEquals(2 * names.size(), lines.size(), call.out());
        for (int i = 0; i < names.size(); i++) {
            assertTrue(lines.get(2 * i).startsWith(names.get(i) + ", most probable"),
                    lines.get(2 * i));
            assertTrue(lines.get(2 * i + 1).startsWith(names.get(i) + ", drawn"),
                    lines.get(2 * i + 1));
            boolean trained = names.get(i).startsWith("pong");
            for (String line : lines.subList(2 * i, 2 * i + 2)) {
                assertTrue(line.endsWith("(n = 2)"), line);
                double mean = Double.parseDouble(line.replaceFirst(".*?(-?[\\d.]+) \u00b1.*",
                        "$1"));
                assertTrue(trained ? mean > 15 : mean < -15, line);
            }
        }
        assertEquals(call.out(), evaluate("--games", "2", mine).out(), "the same games");
    }

    /** Each of three agents has two charts with a curve for each way. */
    @Test
    void theScoresAreDrawn() throws IOException {
        Path file = folder.resolve("scores.png");
        Call call = evaluate("--games", "2", "--chart", file.toString());
        assertEquals(0, call.status(), call.err());
        BufferedImage picture = ImageIO.read(file.toFile());
        for (int tile = 0; tile < 6; tile++) {
            BufferedImage part = picture.getSubimage(600 * (tile % 2), 40 + 236 * (tile / 2), 600,
                    236);
            assertTrue(Pixels.count(part, Pixels.BLUE) > 100, "most probable in chart " + tile);
            assertTrue(Pixels.count(part, Pixels.VERMILION) > 100, "drawn in chart " + tile);
        }
    }

    /** The figures of the banner and of the picture: the first strokes, and the same flight. */
    @ParameterizedTest
    @CsvSource({"pong-actor-critic, 220, 420, 400, 0, 3, -1",
        "pong-conv, 400, 400, 400, 15, 17, 1"})
    void theTrickIsAsTheBannerSays(String name, int same, int first, int fast, int top, int bottom,
            int direction) throws IOException {
        PongAgent agent = PongAgent.shipped(name);
        var won = new WonPoints();
        int points = 0;
        int steep = 0;
        for (int i = 0; i < 20; i++) {
            PongEvaluate.Game game = PongEvaluate.play(agent, true, Evaluation.random(0, i),
                    (world, step, score) -> true);
            assertTrue(game.over());
            List<PongRally> rallies = PongRally.of(game.seed(), game.actions());
            assertEquals(game.score(), rallies.stream().mapToInt(PongRally::point).sum());
            won.add(rallies);
            for (PongRally rally : rallies) {
                PongRally.Stroke last = rally.strokes().get(rally.strokes().size() - 1);
                points += rally.point() > 0 ? 1 : 0;
                steep += last.vy() == 2 * direction && last.row() >= top && last.row() <= bottom
                        ? 1 : 0;
            }
        }
        assertEquals(420, points);
        assertEquals(points, won.count());
        assertEquals(first, won.withFirstStroke());
        assertEquals(same, won.onCommonestPath());
        assertTrue(steep >= fast, steep + " points");
        String banner = Files.readString(Checkout.root()
                .resolve("lessons/PongEvaluate.java"))
                .replaceAll("\\s+\\* ", " ");
        assertTrue(banner.contains(same + " of 420 points for " + name)
                || banner.contains(same + " of 420 for " + name), "the banner");
    }

    /** As its third answer says, drawn actions lead to no more flights than the most probable. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSameFlightsWinWithDrawnActions(boolean greedy) {
        PongAgent agent = PongAgent.shipped("pong-actor-critic");
        var won = new WonPoints();
        for (int i = 0; i < 20; i++) {
            PongEvaluate.Game game = PongEvaluate.play(agent, greedy, Evaluation.random(0, i),
                    (world, step, score) -> true);
            won.add(PongRally.of(game.seed(), game.actions()));
        }
        assertEquals(420, won.count());
        assertEquals(12, won.paths());
        assertEquals(220, won.onCommonestPath());
    }

    @Test
    void theWinningFlightsAreDrawn() throws IOException {
        Path file = folder.resolve("trick.png");
        Call call = evaluate("--games", "1", "--trick", file.toString());
        assertEquals(0, call.status(), call.err());
        assertTrue(call.out().contains("    21 points won, 21 with the first stroke,"
                + System.lineSeparator()), call.out());
        assertTrue(call.out().lines().allMatch(line -> line.length() <= 80), call.out());
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(16 + 2 * 256, picture.getWidth(), "not of the untrained agent");
        for (int i = 0; i < 2; i++) {
            BufferedImage flight = picture.getSubimage(16 + 256 * i, 32 + 54, 240, 230);
            for (int rgb : new int[] {0x5CBA5C, 0xD5824A, 0xFFFFFF, 0xC9A58C}) {
                assertTrue(Pixels.count(flight, rgb) > 50, "paddles and flight");
            }
        }
        assertEquals(2, evaluate("--games", "1", "--trick", "a.jpg").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"of a pole", "none"})
    void whoHasNotLearnedPongIsRefusedInASentence(String what) {
        String file = what.equals("of a pole") ? saved(new Reinforce(), "pole.npz", "--episodes",
                "1") : folder.resolve("none.npz").toString();
        Call call = evaluate(file);
        assertEquals(2, call.status(), call.err());
        assertEquals(1, call.err().lines().count(), call.err());
        assertTrue(call.err().strip().endsWith("."), call.err());
    }

    /** The lesson has no option --gif, because its pictures cannot be filmed. */
    @Test
    void thereIsNoFilm() {
        Call call = evaluate("--games", "1", "--gif", folder.resolve("a.gif").toString());
        assertEquals(2, call.status());
        assertTrue(call.err().contains("--gif"), call.err());
    }

    // PongCompare

    /**
     * The target is a score that every agent reaches, so learning ends after the first hundred
     * games.
     */
    @Test
    void bothAlgorithmsLearnAndAreDrawnOverStepsAndSeconds() {
        List<Results.Run> runs = Results.of(new PongCompare(), folder, "--score", "-21",
                "--evaluate", "0");
        assertEquals(List.of("actor-critic", "PPO"), runs.stream().map(run -> run.text("variant"))
                .toList());
        for (Results.Run run : runs) {
            assertTrue(run.truth("solved"), run.toString());
            assertTrue(run.number("episodes") < 130, run.toString());
        }
        assertFalse(runs.get(0).number("updates") == runs.get(1).number("updates"));
    }
}
