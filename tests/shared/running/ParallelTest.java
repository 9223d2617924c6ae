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
import shared.environments.Sparse;
import shared.environments.pong.Pong;
import shared.files.Npz;
import shared.learning.Categorical;
import shared.networks.Adam;
import shared.networks.Network;
import shared.networks.Trainer;
import shared.options.Setting;
import shared.options.Title;
import support.Call;
import support.Results;

/**
 * Tests of several runs at once, each on several threads: the threads do not change the results.
 */
class ParallelTest {

    private static final int PLAYERS = 3;
    private static final int STEPS = 250;

    @TempDir
    Path folder;

    /** A lesson with several games and one network. */
    @Title("Several games at once")
    static class Rally implements Lesson {

        @Setting(help = "how often it learns", from = 1, to = 100)
        int updates = 8;

        @Override
        public void train(Run run) {
            var policy = new Network(run.random("policy"), dense(6400, 8), RELU, dense(8, 6));
            run.keep("policy", policy);
            Adam adam = run.keep("adam", Adam.lazy(policy, 0.01));
            var trainer = new Trainer(policy, adam, run::parallel);
            var games = new Rollouts(run, PLAYERS, game -> new Pong());
            while (run.running(updates)) {
                List<Sample> batch = games.each(worker -> play(trainer, worker));
                games.report();
                trainer.step(batch, Sample::state, (sample, y) -> Categorical.gradient(
                        Categorical.softmax(y), sample.action, sample.reward + 0.1, 0), 1);
                run.record("first", policy.parameters().values()[0]);
            }
        }

        private record Sample(Sparse state, int action, double reward) {
        }

        private static List<Sample> play(Trainer trainer, Worker player) {
            var samples = new ArrayList<Sample>();
            for (int t = 0; t < STEPS; t++) {
                Sparse state = player.sparse();
                int action = Categorical.sample(Categorical.softmax(trainer.forward(state)),
                        player.random());
                samples.add(new Sample(state, action, player.step(action).reward()));
            }
            return samples;
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

    /** There may be more runs than threads, or more threads than runs. */
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

    /** A lesson that counts its tasks. */
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

    /** The error of a lesson is printed once, and the program does not wait for other runs. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void whatALessonThrowsIsSaid(String threads) {
        Call call = call(new Broken(), "--runs", "3", "--threads", threads, "--quiet");
        assertEquals(1, call.status());
        assertEquals(2, call.err().lines().count(), call.err());
        assertTrue(call.err().matches(".*IllegalStateException: it is broken\\.\\R"
                + "--debug shows the stack trace\\.\\R"), call.err());
    }

    /** A lesson that fails outside of any task. */
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
                + "--debug shows the stack trace\\.\\R"), call.err());
    }

    /** A lesson that fails in one of several tasks. */
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
