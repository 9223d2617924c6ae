package shared.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.RELU;
import static shared.networks.Dense.dense;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shared.environments.pong.Pong;
import shared.files.Npz;
import shared.files.Tensor;
import shared.learning.Categorical;
import shared.networks.Network;
import shared.networks.SparseAdam;
import shared.networks.Tape;
import shared.options.Interrupt;

/** A run is saved on the way, which does not change what it learns. */
class AutosaveTest {

    private static final int STEPS = 100;
    private static final int UPDATES = 9;

    @TempDir
    Path folder;

    private static Run run(Npz resumed) {
        return new Run(5, "", Goal.NONE, () -> false, resumed);
    }

    /** Two games, and an optimiser that moves some parameters late. */
    private static Map<String, Tensor> learn(Run run, SparseAdam.Idle idle) {
        var policy = run.keep("policy", new Network(run.random("policy"), dense(6400, 8), RELU,
                dense(8, 6)));
        var adam = run.keep("adam", new SparseAdam(policy, 0.01, idle, run::parallel));
        var games = new Rollouts(run, 2, i -> new Pong());
        while (run.running(UPDATES)) {
            List<Tape> tapes = games.each(worker -> List.of(play(policy, worker)));
            games.report();
            run.record("norm", adam.step(tapes, 1));
        }
        run.end();
        var state = new LinkedHashMap<>(run.state("{}").arrays());
        state.remove("seconds");
        return state;
    }

    private static Tape play(Network policy, Worker worker) {
        var tape = new Tape(policy, STEPS);
        var gradient = new float[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            float[] pi = Categorical.softmax(tape.forward(worker.places()));
            int action = Categorical.sample(pi, worker.random());
            worker.step(action);
            pi[action] -= 1;
            gradient[t] = pi;
        }
        tape.backward(gradient);
        return tape;
    }

    @ParameterizedTest
    @EnumSource(SparseAdam.Idle.class)
    void eachSavedStateGoesOnToTheSameEnd(SparseAdam.Idle idle) {
        Map<String, Tensor> whole = learn(run(null), idle);
        var saved = new ArrayList<Npz>();
        Run run = run(null);
        run.autosave(Duration.ZERO, () -> saved.add(run.state("{}")));
        assertEquals(whole, learn(run, idle));
        assertEquals(UPDATES, saved.size());
        for (Npz early : saved) {
            assertEquals(whole, learn(run(early), idle));
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

    /** A run that waits for its turn has nothing to save yet. */
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

    /** Looks, in its last update, whether it was saved. */
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
}
