package shared.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.RELU;
import static shared.networks.Dense.dense;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.pong.Pong;
import shared.files.Npz;
import shared.learning.Categorical;
import shared.networks.Network;
import shared.networks.SparseAdam;
import shared.networks.Tape;
import shared.options.Setting;
import shared.options.Title;
import support.Call;
import support.Results;

/** Runs that work in parallel, several of them at once: the threads change nothing. */
class ParallelTest {

    private static final int PLAYERS = 3;
    private static final int STEPS = 250;

    @TempDir
    Path folder;

    /** Several players, each with a tape, and one network. */
    @Title("Several games at once")
    static class Rally implements Lesson {

        @Setting(help = "how often it learns", from = 1, to = 100)
        int updates = 8;

        @Override
        public void train(Run run) {
            var policy = new Network(run.random("policy"), dense(6400, 8), RELU, dense(8, 6));
            var adam = new SparseAdam(policy, 0.01, SparseAdam.Idle.LAZY, run::parallel);
            run.keep("policy", policy);
            run.keep("adam", adam);
            var players = new ArrayList<Worker>();
            for (int k = 0; k < PLAYERS; k++) {
                players.add(new Worker(run, k, new Pong()));
                run.keep("player" + k, players.get(k));
            }
            List<Tape> tapes = players.stream().map(player -> new Tape(policy, STEPS)).toList();
            while (run.running(updates)) {
                run.parallel(PLAYERS, k -> play(players.get(k), tapes.get(k)));
                players.forEach(Worker::report);
                run.record("norm", adam.step(tapes, 1));
            }
        }

        private static void play(Worker player, Tape tape) {
            var gradient = new float[STEPS][];
            for (int t = 0; t < STEPS; t++) {
                float[] pi = Categorical.softmax(tape.forward(player.places()));
                int action = Categorical.sample(pi, player.random());
                double reward = player.step(action).reward();
                pi[action] -= 1;
                for (int a = 0; a < pi.length; a++) {
                    pi[a] *= (float) (reward + 0.1);
                }
                gradient[t] = pi;
            }
            tape.backward(gradient);
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Call call(Lesson lesson, String... args) {
        return Call.of(lesson, Stream.concat(Stream.of("--chart", file("chart.png")),
                Stream.of(args)).toArray(String[]::new));
    }

    private void succeed(String... args) {
        Call call = call(new Rally(), args);
        assertEquals(0, call.status(), call.err());
    }

    private void assertSameAgents(String one, String other) throws IOException {
        Set<String> saved = Npz.read(folder.resolve(one)).arrays().keySet();
        assertTrue(saved.containsAll(Set.of("adam.m", "player2.episode")), saved.toString());
        Results.assertSame(folder.resolve(one), folder.resolve(other));
    }

    /** More runs than threads, and more threads than runs. */
    @Test
    void aSeedGivesTheSameBitsOnAnyNumberOfThreads() throws IOException {
        for (String threads : new String[] {"1", "2", "7"}) {
            succeed("--runs", "3", "--seed", "7", "--threads", threads, "--csv",
                    file(threads + ".csv"), "--save", file(threads + ".npz"));
        }
        List<String> lines = Files.readAllLines(folder.resolve("1.csv"));
        for (int seed = 7; seed < 10; seed++) {
            String start = seed + ",";
            assertTrue(lines.stream().filter(line -> line.startsWith(start)).count() >= PLAYERS,
                    "too few episodes of seed " + seed);
        }
        for (String threads : new String[] {"2", "7"}) {
            assertEquals(lines, Files.readAllLines(folder.resolve(threads + ".csv")));
            for (int seed = 7; seed < 10; seed++) {
                assertSameAgents("1-seed-" + seed + ".npz",
                        threads + "-seed-" + seed + ".npz");
            }
        }
    }

    @Test
    void aResumedRunGoesOnAsIfNeverInterrupted() throws IOException {
        succeed("--seed", "3", "--save", file("whole.npz"), "--csv", file("whole.csv"));
        for (int updates : new int[] {5, 7}) {
            succeed("--seed", "3", "--updates", "" + updates, "--threads", "1", "--save",
                    file("part.npz"));
            succeed("--resume", file("part.npz"), "--updates", "8", "--save", file("rest.npz"),
                    "--csv", file("rest.csv"));
            assertSameAgents("whole.npz", "rest.npz");
            assertEquals(Files.readAllLines(folder.resolve("whole.csv")),
                    Files.readAllLines(folder.resolve("rest.csv")));
        }
    }

    /** Counts what is done. */
    @Title("Does nothing in parallel")
    static class Counter implements Lesson {

        private final AtomicInteger tasks = new AtomicInteger();

        @Override
        public void train(Run run) {
            while (run.running(20)) {
                run.parallel(5, task -> tasks.incrementAndGet());
                run.record(1, 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void allRunsEndAndAllTasksAreDone(String threads) {
        var lesson = new Counter();
        Call call = call(lesson, "--runs", "30", "--threads", threads, "--quiet");
        assertEquals(0, call.status(), call.err());
        assertEquals(30 * 20 * 5, lesson.tasks.get());
        assertTrue(call.out().contains("over 30 seeds"), call.out());
    }

    /** The error of a lesson is printed once, and no run is waited for. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void whatALessonThrowsIsSaid(String threads) {
        Call call = call(new Broken(), "--runs", "3", "--threads", threads, "--quiet");
        assertEquals(1, call.status());
        assertEquals(2, call.err().lines().count(), call.err());
        assertTrue(call.err().matches(".*IllegalStateException: it is broken\\.\\R"
                + "--debug shows the whole way there\\.\\R"), call.err());
    }

    /** Fails outside of any task. */
    @Title("Does not learn")
    static class Broken implements Lesson {

        @Override
        public void train(Run run) {
            throw new IllegalStateException("it is broken");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void whatATaskThrowsEndsTheLesson(String threads) {
        Call call = call(new HalfBroken(), "--runs", "3", "--threads", threads, "--quiet");
        assertEquals(1, call.status());
        assertTrue(call.err().matches(".*IllegalStateException: task 6 is broken\\.\\R"
                + "--debug shows the whole way there\\.\\R"), call.err());
    }

    /** Fails in one of several tasks. */
    @Title("Learns nearly everything")
    static class HalfBroken implements Lesson {

        @Override
        public void train(Run run) {
            run.parallel(8, task -> {
                if (task == 6) {
                    throw new IllegalStateException("task 6 is broken");
                }
            });
        }
    }
}
