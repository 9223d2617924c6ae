package shared.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shared.files.Npz;
import shared.files.Tensor;
import shared.playing.SavedFile;

/** Tests of the progress of learning, the time left, and the text about them. */
class ProgressTest {

    private static Run run(String variant, int seed) {
        return new Run(seed, variant, Goal.NONE, () -> false, null);
    }

    /**
     * The seconds in a unit of time. The tests themselves take a tiny part of such a unit.
     */
    private static final double SLOWLY = 10_000;

    /** Makes updates that each take a number of units of time by the clock of the run. */
    private static void learn(Run run, int updates, double units, int limit) {
        if (run.asked() == 0) {
            assertTrue(run.running(limit));
        }
        for (int i = 0; i < updates; i++) {
            run.record(1, 1);
            run.stopwatch().add(SLOWLY * units);
            assertTrue(run.running(limit));
        }
    }

    private static double left(TimeLeft outlook) {
        outlook.look();
        return outlook.secondsLeft() / SLOWLY;
    }

    @Test
    void whatIsLeftGoesOnAsLately() {
        Run run = run("", 0);
        var outlook = new TimeLeft(List.of(run), 1);
        assertTrue(Double.isNaN(left(outlook)), "nobody knows");
        learn(run, 10, 1, 100);
        assertEquals(90, left(outlook), 1, "one unit each");
        assertEquals(100, outlook.limit());
        // Updates become longer, and of late they all have been long.
        for (int i = 0; i < 20; i++) {
            learn(run, 1, 10, 100);
            outlook.look();
        }
        assertEquals(10 * (100 - 30), left(outlook), 7);
    }

    /** Of 1,000 updates, 900 were made earlier on a slow computer. */
    @Test
    void aResumedRunDoesNotCountWhatWasBefore() {
        var resumed = new Npz(Map.of("updates", Tensor.vector(900L), "seconds",
                Tensor.vector(1e9)), "{}");
        var run = new Run(0, "", Goal.NONE, () -> false,
                new SavedFile(Path.of("a.npz"), resumed, new JsonObject()));
        var outlook = new TimeLeft(List.of(run), 1);
        outlook.look();
        learn(run, 10, 1, 1000);
        assertEquals(90, left(outlook), 1);
        assertEquals(1000, outlook.limit());
    }

    @Test
    void runsThatHaveNotBegunWillLearnAsLongAsThoseLikeThem() {
        List<Run> runs = List.of(run("grid", 0), run("cart", 0), run("grid", 1), run("cart", 1));
        var outlook = new TimeLeft(runs, 2);
        outlook.look();
        learn(runs.get(0), 10, 1, 60);
        learn(runs.get(1), 10, 3, 80);
        // The second grid begins when the first is over, after 50, and takes 60; then, while the
        // first cart is still under way, the second one begins and takes 240.
        assertEquals(110 + 240, left(outlook), 3);
        assertEquals(60 + 80 + 60 + 80, outlook.limit());
    }

    /** The first run was solved after 10 of 1,500 updates. The others may need all of them. */
    @Test
    void aRunThatEndedEarlySaysNothingOfTheLimit() {
        List<Run> runs = List.of(run("", 0), run("", 1), run("", 2));
        var outlook = new TimeLeft(runs, 1);
        outlook.look();
        learn(runs.get(0), 10, 1, 1500);
        outlook.look();
        runs.get(0).end();
        assertEquals(11 + 1500 + 1500, outlook.limit());
        assertEquals(3000, left(outlook), 30);
        runs.forEach(Run::end);
        assertEquals(0, left(outlook));
    }

    private static String said(List<Run> runs, Runnable learning) throws InterruptedException {
        var err = new ByteArrayOutputStream();
        try (var progress = new Progress(runs, runs.size(),
                new PrintStream(err, true, StandardCharsets.UTF_8))) {
            progress.look();
            learning.run();
            progress.look();
            Thread.sleep(600);
            learning.run();
            progress.look();
        }
        // On a busy machine there may have been time for a line before that.
        return err.toString(StandardCharsets.UTF_8).lines().reduce("", (line, last) -> last);
    }

    private static final String END = " steps/s, at most [\\d,]+ s left";

    /** With 16 games at once, for example, no game ends in most updates. */
    @Test
    void updatesAreCalledUpdates() throws InterruptedException {
        Run run = run("", 0);
        String said = said(List.of(run), () -> {
            for (int i = 0; i < 500; i++) {
                assertTrue(run.running(12_500));
                if (i % 100 == 7) {
                    run.record(-20.5, 800);
                }
            }
        });
        assertTrue(said.matches("update 1,000 of at most 12,500, 10 episodes, mean return -20.5,"
                + " [\\d,]+" + END), said);
    }

    @Test
    void whereEachUpdateHasItsEpisodeTheirNumberIsNotSaid() throws InterruptedException {
        Run run = run("", 0);
        String said = said(List.of(run), () -> {
            for (int i = 0; i < 50; i++) {
                assertTrue(run.running(1500));
                run.record(0.5, 20);
            }
        });
        assertTrue(said.matches("update 100 of at most 1,500, mean return 0.500, [\\d,]+" + END),
                said);
    }

    @Test
    void eachVariantHasItsOwnMean() throws InterruptedException {
        List<Run> runs = List.of(run("grid", 0), run("grid", 1), run("cartpole", 0));
        String said = said(runs, () -> {
            for (int i = 0; i < 20; i++) {
                for (Run run : runs) {
                    assertTrue(run.running(60));
                    run.record(run.variant().equals("grid") ? -10 - 2 * run.seed() : 300, 20);
                }
            }
        });
        assertTrue(said.matches("update 120 of at most 180, mean return grid -11.0, cartpole 300.0,"
                + " [\\d,]+" + END), said);
    }

    /** The mean returns are more important than the numbers of episodes and the speed. */
    @Test
    void speedAndEpisodesThatHaveNoRoomAreLeftOut() throws InterruptedException {
        List<Run> runs = List.of(run("A2C", 0), run("PPO", 0), run("DQN", 0));
        String said = said(runs, () -> {
            for (Run run : runs) {
                assertTrue(run.running(6000));
                assertTrue(run.running(6000));
                run.record(-20.5, 20);
            }
        });
        assertTrue(said.matches("update 12 of at most 18,000, mean return A2C -20.5,"
                + " PPO -20.5, DQN -20.5, at most [\\d,]+ s left"), said);
    }

    @Test
    void meansThatHaveNoRoomAreLeftOut() throws InterruptedException {
        List<Run> runs = List.of(run("cartpole total", 0), run("cartpole baseline", 0),
                run("cartpole causality", 0), run("cartpole both", 0));
        String said = said(runs, () -> {
            for (Run run : runs) {
                assertTrue(run.running(60));
                run.record(300, 20);
                assertTrue(run.running(60));
                run.record(300, 20);
            }
        });
        assertTrue(said.matches("update 16 of at most 240, [\\d,]+" + END), said);
    }

    @Test
    void whoSpeaksIsNotInterrupted() throws InterruptedException {
        Run run = run("", 0);
        assertEquals("", said(List.of(run), () -> {
            assertTrue(run.running(60));
            run.record(300, 20);
            run.say("a game");
        }));
        assertFalse(run.ended());
    }
}
