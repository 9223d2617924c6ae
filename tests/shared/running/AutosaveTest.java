package shared.running;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.RELU;
import static shared.networks.Dense.dense;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.Sparse;
import shared.environments.pong.Pong;
import shared.files.Npz;
import shared.files.Tensor;
import shared.learning.Categorical;
import shared.networks.Adam;
import shared.networks.Network;
import shared.networks.Trainer;
import shared.options.Interrupt;
import shared.playing.SavedFile;

/** Tests that a run is saved during learning, and that saving does not change the result. */
class AutosaveTest {

    private static final int STEPS = 100;
    private static final int UPDATES = 9;

    @TempDir
    Path folder;

    private static Run run(Npz resumed) {
        return new Run(5, "", Goal.NONE, () -> false, resumed == null ? null
                : new SavedFile(Path.of("a.npz"), resumed, new JsonObject()));
    }

    /** Plays two games, with an optimiser that changes some parameters late. */
    private static Map<String, Tensor> learn(Run run, boolean lazy) {
        var policy = run.keep("policy", new Network(run.random("policy"), dense(6400, 8), RELU,
                dense(8, 6)));
        Adam adam = run.keep("adam", lazy ? Adam.lazy(policy, 0.01) : new Adam(policy, 0.01));
        var trainer = new Trainer(policy, adam, run::parallel);
        var games = new Rollouts(run, 2, i -> new Pong());
        while (run.running(UPDATES)) {
            List<Sample> batch = games.play(STEPS, policy::forward, 6).stream()
                    .flatMap(game -> IntStream.range(0, STEPS).mapToObj(t ->
                            new Sample(game.states()[t], game.actions()[t]))).toList();
            games.report();
            trainer.step(batch, Sample::state, (sample, y) ->
                    Categorical.gradient(Categorical.softmax(y), sample.action, 1, 0), 1);
            run.record("first", policy.parameters().values()[0]);
        }
        run.end();
        var state = new LinkedHashMap<>(run.state("{}").arrays());
        state.remove("seconds");
        return state;
    }

    private record Sample(Sparse state, int action) {
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachSavedStateGoesOnToTheSameEnd(boolean lazy) {
        Map<String, Tensor> whole = learn(run(null), lazy);
        var saved = new ArrayList<Npz>();
        Run run = run(null);
        run.autosave(Duration.ZERO, () -> saved.add(run.state("{}")));
        assertEquals(whole, learn(run, lazy));
        assertEquals(UPDATES, saved.size());
        for (Npz early : saved) {
            assertEquals(whole, learn(run(early), lazy));
        }
    }

    @Test
    void timeHasToGoByBetweenTwoSaves() {
        var saved = new AtomicInteger();
        Run run = run(null);
        run.autosave(Duration.ofHours(1), saved::incrementAndGet);
        while (run.running(1000)) {
            run.record(1, 1);
        }
        assertEquals(0, saved.get());
    }

    /** A run that has not begun has nothing to save yet. */
    @Test
    void nothingIsSavedBeforeTheFirstUpdate() {
        var saved = new AtomicInteger();
        Run run = run(null);
        run.autosave(Duration.ZERO, saved::incrementAndGet);
        run.running(10);
        assertEquals(0, saved.get());
        run.running(10);
        assertEquals(1, saved.get());
    }

    @Test
    void aSaveDoesNotCountAsTimeOfLearning() {
        Run run = run(null);
        var seconds = new ArrayList<Double>();
        run.autosave(Duration.ZERO, () -> {
            double before = run.seconds();
            long start = System.nanoTime();
            while (System.nanoTime() - start < 2_000_000) {
                Thread.onSpinWait();
            }
            seconds.add(run.seconds() - before);
        });
        run.running(2);
        double atFirst = run.seconds();
        run.running(2);
        assertEquals(List.of(0.0), seconds);
        double goesOn = run.seconds();
        while (run.seconds() == goesOn) {
            Thread.onSpinWait();
        }
        assertTrue(goesOn > atFirst);
    }

    /** A lesson that looks in its last update whether it was saved. */
    static final class Looker implements Lesson {
        private final Path file;
        private boolean saved;

        Looker(Path file) {
            this.file = file;
        }

        @Override
        public void train(Run run) {
            run.keep("policy", new Network(run.random("policy"), dense(4, 2)));
            while (run.running(3)) {
                run.record(1, 1);
                saved = Files.exists(file);
            }
        }
    }

    private boolean savedOnTheWay(Duration every, String... args)
            throws InterruptedException, IOException {
        Path file = folder.resolve("way.npz");
        Files.deleteIfExists(file);
        var lesson = new Looker(file);
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        String[] all = Stream.concat(Stream.of(args), Stream.of("--headless", "--chart",
                folder.resolve("chart.png").toString())).toArray(String[]::new);
        assertTrue(Session.run(lesson, all, every, new Interrupt(), nowhere, nowhere));
        return lesson.saved;
    }

    @Test
    void aLessonIsSavedOnTheWayIfItIsToBeSaved() throws InterruptedException, IOException {
        String file = folder.resolve("way.npz").toString();
        assertFalse(savedOnTheWay(Duration.ZERO));
        assertFalse(savedOnTheWay(Duration.ofHours(1), "--save", file));
        assertTrue(savedOnTheWay(Duration.ZERO, "--save", file));
    }

    /** By then only its counts have been read, and saving would lose the rest. */
    @Test
    void aResumedRunThatIsStoppedBeforeItBeginsKeepsItsFile() throws Exception {
        Path file = folder.resolve("way.npz");
        savedOnTheWay(Duration.ofHours(1), "--save", file.toString());
        byte[] saved = Files.readAllBytes(file);
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var interrupt = new Interrupt();
        interrupt.stop();
        String[] args = {"--headless", "--resume", file.toString(), "--save", file.toString(),
            "--chart", folder.resolve("chart.png").toString()};
        assertTrue(Session.run(new Looker(file), args, Duration.ZERO, interrupt, nowhere,
                nowhere));
        assertArrayEquals(saved, Files.readAllBytes(file));
    }
}
