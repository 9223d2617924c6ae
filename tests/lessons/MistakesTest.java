import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.CartPole;
import shared.environments.Step;
import shared.files.Npz;
import shared.learning.Episode;
import shared.learning.Table;
import shared.networks.Activation;
import shared.networks.Adam;
import shared.networks.Dense;
import shared.networks.Network;
import shared.networks.Sgd;
import shared.options.Launch;
import shared.playing.EpisodeView;
import shared.playing.SavedAgent;
import shared.running.Lesson;
import shared.running.Plot;
import shared.running.Run;
import support.Call;
import support.Signals;

/** The messages that a programmer gets who writes a lesson and makes a mistake in it. */
class MistakesTest {

    private static final String WHERE = "--debug shows the stack trace.";

    /**
     * The line on which the last lesson failed. The lesson itself sets it by a call on that line.
     */
    private static int line;

    private static String nothing;

    @TempDir
    Path folder;

    private record Told(Call call) {

        List<String> errors() {
            return call.err().lines().filter(line -> !line.startsWith("update ")).toList();
        }
    }

    private Told told(Lesson lesson, String... args) {
        var all = new ArrayList<>(List.of("--chart", folder.resolve("chart.png").toString(),
                "--evaluate", "3"));
        all.addAll(List.of(args));
        return new Told(Call.of(lesson, all.toArray(String[]::new)));
    }

    private void refused(String sentence, Lesson lesson, String... args) {
        Told told = told(lesson, args);
        assertEquals(List.of(sentence), told.errors());
        assertEquals(1, told.call.status());
    }

    private static Network policy(Run run) {
        return new Network(run.random("policy"), Dense.dense(4, 16), Activation.RELU,
                Dense.dense(16, 2));
    }

    private static Episode<Integer> play(CartPole world, RandomGenerator random) {
        var episode = new Episode<Integer>();
        Step step = world.reset(random.nextLong());
        while (!step.done()) {
            float[] state = step.observation();
            step = world.step(random.nextInt(2));
            episode.add(state, 1, step);
        }
        return episode;
    }

    private static void playAndRecord(Run run, int updates) {
        while (run.running(updates)) {
            run.record(play(new CartPole(), run.random()));
        }
    }

    // Forgotten calls

    @Test
    void noEpisodeIsRecorded() {
        Told told = told(run -> {
            while (run.running(1500)) {
                run.random();
            }
        });
        assertEquals(List.of("1,500 updates, but no episode was recorded: call"
                + " run.record(episode)."), told.errors());
        assertEquals(1, told.call.status());
        assertTrue(told.call.out().endsWith("Seed 0: 1,500 updates, and no episode was over."
                + System.lineSeparator()), told.call.out());
    }

    /**
     * After a few updates of a fixed number of steps, all players may still be in their first game.
     */
    @Test
    void gamesThatAreNotOverYetAreNoMistake() {
        Call call = Call.of(new PongActorCritic(), "--updates", "2", "--evaluate", "0", "--chart",
                folder.resolve("chart.png").toString());
        assertEquals(0, call.status(), call.err());
        assertEquals("", call.err());
        assertTrue(call.out().endsWith("Seed 0: 2 updates, and no episode was over."
                + System.lineSeparator()), call.out());
    }

    @Test
    void theLoopDoesNotAskWhetherToGoOn() {
        Told told = told(run -> {
            for (int i = 0; i < 20; i++) {
                run.record(play(new CartPole(), run.random()));
            }
        });
        assertEquals(List.of("Learning ended without a call of run.running: write"
                + " while (run.running(limit)) { ... }."), told.errors());
        assertEquals(1, told.call.status());
        // The summary has no time and no speed, because the stopwatch was never started.
        assertTrue(told.call.out().lines().anyMatch(line ->
                line.matches("Seed 0: 20 episodes \\([0-9,]+ steps\\)\\.")), told.call.out());
    }

    /** The lesson is refused at once, and not after learning, when everything would be lost. */
    @ParameterizedTest
    @ValueSource(strings = {"--save", "--save-agent"})
    void nothingIsKeptThatCouldBeSaved(String option) {
        String sentence = "Saving would leave out what is learned: call"
                + " run.keep(\"policy\", policy) before run.running.";
        Path file = folder.resolve("a.npz");
        refused(sentence, run -> playAndRecord(run, 5), option, file.toString());
        refused(sentence, run -> {
            Network policy = policy(run);
            run.keep("adam", new Adam(policy, 0.01));
            run.show(CartPole::new, policy, (network, state, random) -> 1);
            playAndRecord(run, 5);
        }, option, file.toString());
        assertFalse(Files.exists(file));
    }

    // Loops without an end

    @Test
    void anEpisodeThatNeverEndsIsNotPlayedUntilMemoryRunsOut() {
        Told told = told(run -> {
            var world = new CartPole();
            while (run.running(5)) {
                var episode = new Episode<Integer>();
                Step step = world.reset(1);
                while (!step.done()) {
                    mark(); episode.add(step.observation(), 1, step);
                }
                run.record(episode);
            }
        });
        assertEquals(List.of("MistakesTest.java:" + line + ": The episode has 100,000 steps and no"
                + " end: does the loop call step = world.step(action)?", WHERE), told.errors());
        assertEquals(1, told.call.status());
    }

    @Test
    void anUpdateThatTakesLongIsAskedOnceWhetherItEnds() {
        Told told = told(run -> {
            while (run.running(2)) {
                await(run.episodes() == 0 ? 6_000 : 0);
                run.record(1, 1);
            }
        });
        assertEquals(List.of("Still in update 1 after 5 s: does the episode end?"), told.errors());
        assertEquals(0, told.call.status());
    }

    /** Episodes end, but there are many of them in one update. */
    @Test
    void anUpdateThatTakesLongButEndsEpisodesIsNotAsked() {
        Told told = told(run -> {
            while (run.running(1)) {
                for (int i = 0; i < 7; i++) {
                    await(1_000);
                    run.record(1, 1);
                }
            }
        });
        assertEquals(List.of(), told.errors());
    }

    /** The lesson runs in another process. A second Ctrl-C would end it at once. */
    @Test
    void ctrlCEndsALessonWhoseEpisodeDoesNotEnd() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "this system has no /bin/kill");
        Signals.assumeHeard(2);
        Path out = folder.resolve("out.txt");
        Process lesson = new ProcessBuilder(SessionTest.command("MistakesTest$Endless",
                "--headless")).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(out.toFile()).start();
        for (int i = 0; i < 600 && !Files.readString(out).contains("does the episode end?"); i++) {
            Thread.sleep(50);
        }
        new ProcessBuilder("/bin/kill", "-INT", String.valueOf(lesson.pid())).start().waitFor();
        assertTrue(lesson.waitFor(30, TimeUnit.SECONDS), "it did not end");
        assertEquals(130, lesson.exitValue());
        assertEquals(List.of("Still in update 1 after 5 s: does the episode end?",
                "Learning did not stop: its update still goes on. Nothing was saved."),
                Files.readAllLines(out));
    }

    /** A lesson that never calls step. */
    static class Endless implements Lesson {

        public static void main(String[] args) {
            Launch.run(new Endless(), args);
        }

        @Override
        public void train(Run run) {
            Step step = new CartPole().reset(1);
            while (run.running(5)) {
                while (!step.done()) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private static void await(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // Parameters that are NaN

    @Test
    void aGradientThatIsNaNEndsTheLessonInThatUpdate() {
        refused("The gradient of dense2.bias is NaN, infinite or too large in update 3: does the"
                + " loss divide by 0, or is the learning rate too high?", run -> {
            Network policy = policy(run);
            var adam = new Adam(policy, 0.01);
            run.keep("policy", policy);
            run.keep("adam", adam);
            while (run.running(1500)) {
                Episode<Integer> episode = play(new CartPole(), run.random());
                run.record(episode);
                float[][] y = policy.forward(episode.states());
                y[0][1] = run.episodes() < 3 ? 1 : 0f / 0;
                adam.step(policy.backward(y));
            }
        });
    }

    /** Whatever was learned before is saved and reported. */
    @Test
    void theLastFiniteAgentIsSaved() throws Exception {
        Path file = folder.resolve("nan.npz");
        Path csv = folder.resolve("nan.csv");
        Call call = Call.of(new OneLoop(), "--environment", "cartpole", "--weight-decay", "100",
                "--learning-rate", "0.05", "--save", file.toString(), "--csv", csv.toString(),
                "--chart", folder.resolve("chart.png").toString(), "--quiet");
        assertEquals(1, call.status());
        assertTrue(call.err().startsWith("The gradient of dense"), call.err());
        assertTrue(SavedAgent.read(file).policy().finite());
        assertTrue(Files.size(csv) > 1000, "episodes before that update");
    }

    @Test
    void tooHighALearningRateIsTold() {
        Told told = told(run -> {
            Network policy = policy(run);
            var sgd = new Sgd(policy, 1e9, 0);
            run.keep("policy", policy);
            while (run.running(1500)) {
                Episode<Integer> episode = play(new CartPole(), run.random());
                run.record(episode);
                sgd.step(policy.backward(policy.forward(episode.states())));
            }
        });
        assertEquals(1, told.errors().size(), told.call.err());
        assertTrue(told.errors().get(0).matches("The gradient of dense[12].bias is NaN,"
                + " infinite or too large in update [0-9]+: .* is the learning rate too high\\?"),
                told.call.err());
    }

    @Test
    void aTableThatBecomesNaNEndsTheLesson() {
        refused("The parameters of table are NaN or infinite after update 1: does the loss divide"
                + " by 0, or is the learning rate too high?", run -> {
            var table = new Table(run.random("table"), 3);
            run.keep("table", table);
            while (run.running(10)) {
                table.values()[2] = Float.NaN;
                run.record(1, 1);
            }
        });
    }

    // Exceptions

    /** Remembers the line on which it is called. */
    private static void mark() {
        line = StackWalker.getInstance().walk(frames -> frames.skip(1).findFirst())
                .orElseThrow().getLineNumber();
    }

    private record Failing(String sentence, Lesson lesson) {

        @Override
        public String toString() {
            return sentence;
        }
    }

    static List<Failing> failing() {
        return List.of(
                new Failing("A layer dense(16, 2) takes 16 numbers and cannot follow 64 outputs.",
                        run -> {
                    mark(); new Network(run.random("p"), Dense.dense(4, 64), Dense.dense(16, 2));
                }),
                new Failing("A state of this network has 4 numbers, not 3.", run -> {
                    Network policy = policy(run);
                    mark(); policy.forward(new float[3]);
                }),
                new Failing("Index 2 out of bounds for length 2.", run -> {
                    mark(); run.record(new double[] {1, 2}[run.episodes() + 2], 1);
                }),
                new Failing("Arithmetic: / by zero.", run -> {
                    mark(); run.record(1 / run.episodes(), 1);
                }),
                new Failing("Class cast: class java.lang.String cannot be cast to class"
                        + " java.lang.Integer (java.lang.String and java.lang.Integer are in module"
                        + " java.base of loader 'bootstrap').", run -> {
                    Object text = "text";
                    mark(); Integer number = (Integer) text;
                }),
                new Failing("Unsupported operation.", run -> {
                    mark(); List.of(1).add(2);
                }),
                new Failing("It is broken.", run -> {
                    mark(); throw new IllegalStateException("it is broken");
                }),
                new Failing("A method calls itself without end.", run -> again(0)),
                new Failing("Cannot invoke \"String.length()\" because \"MistakesTest.nothing\" is"
                        + " null.", run -> {
                    mark(); nothing.length();
                }),
                new Failing("Memory ran out, all " + String.format(Locale.ROOT, "%,d",
                        Runtime.getRuntime().maxMemory() >> 20) + " MB of it: does a list grow"
                        + " without end?", run -> {
                    mark(); throw new OutOfMemoryError("Java heap space");
                }),
                // The lesson fails in another thread of the run, and in threads unknown to the run.
                new Failing("Task 6 is broken.", run -> run.parallel(8, task -> {
                    if (task == 6) {
                        mark(); throw new IllegalStateException("task 6 is broken");
                    }
                })),
                new Failing("It is broken elsewhere.", run -> CompletableFuture.runAsync(() -> {
                    mark(); throw new IllegalArgumentException("it is broken elsewhere");
                }).join()),
                new Failing("No value present.", run -> {
                    mark(); IntStream.empty().max().orElseThrow();
                }));
    }

    private static void again(int depth) {
        if (depth == 0) { mark(); } again(depth + 1);
    }

    @ParameterizedTest
    @MethodSource("failing")
    void anErrorNamesTheLineOfTheLesson(Failing failing) {
        for (String runs : new String[] {"1", "3"}) {
            Told told = told(failing.lesson, "--runs", runs, "--threads", "1");
            assertEquals(List.of("MistakesTest.java:" + line + ": " + failing.sentence, WHERE),
                    told.errors());
            assertEquals(1, told.call.status());
        }
    }

    /** The error does not occur in the code of the lesson, so the message names no line of it. */
    @Test
    void anErrorElsewhereNamesNoLine() {
        Call call = Call.of(new Silent());
        assertTrue(call.err().matches("The program failed: java\\.lang\\.NullPointerException.*\\."
                + "\\R" + WHERE + "\\R"), call.err());
        assertEquals(1, call.status());
    }

    /** A lesson that returns null instead of the names of its variants. */
    static class Silent implements Lesson {

        @Override
        public List<String> variants() {
            return null;
        }

        @Override
        public void train(Run run) {
            throw new IllegalStateException("is not called");
        }
    }

    // Outputs that fail

    /** A chart and a film that fail leave everything else as it is. */
    @Test
    void whatFailsAfterLearningTakesNothingElseAlong() throws IOException {
        Lesson lesson = new Lesson() {
            @Override
            public void train(Run run) {
                Network policy = run.keep("policy", policy(run));
                run.show(CartPole::new, policy, (network, state, random) -> 0, Blind::new);
                playAndRecord(run, 5);
            }

            @Override
            public List<Plot> plots() {
                return List.of(new Plot("a map", "x", "y").map("height", "", 0, 1, 0, 1,
                        (policy, x, y) -> {
                            throw new IllegalStateException("no map");
                        }).within(0, 1));
            }
        };
        Call call = told(lesson, "--csv", file("a.csv"), "--json", file("a.json"), "--save",
                file("a.npz"), "--gif", file("a.gif")).call;
        assertEquals(1, call.status(), call.err());
        assertTrue(call.err().matches("(?s).*Cannot write \\S+a\\.gif: MistakesTest\\.java:\\d+:"
                + " No film\\.\\R.*"), call.err());
        assertTrue(call.err().contains("No map."), call.err());
        assertTrue(call.out().contains("Seed 0: 5 episodes"), call.out());
        assertEquals(6, Files.readAllLines(folder.resolve("a.csv")).size());
        for (String name : List.of("a.json", "a.npz")) {
            assertTrue(Files.exists(folder.resolve(name)), name);
        }
    }

    private static final class Blind implements EpisodeView {

        @Override
        public void see(Step step, Network policy) {
            // It draws nothing.
        }

        @Override
        public BufferedImage draw(BufferedImage world) {
            throw new Error("no film");
        }
    }

    @Test
    void anAgentThatCannotBeEvaluatedIsSaved() {
        Call call = told(run -> {
            Network policy = run.keep("policy", policy(run));
            run.show(CartPole::new, policy, (network, state, random) -> {
                throw new IllegalStateException("it cannot act");
            });
            playAndRecord(run, 5);
        }, "--save", file("a.npz")).call;
        assertEquals(1, call.status());
        assertTrue(call.err().contains("It cannot act."), call.err());
        assertTrue(Files.exists(folder.resolve("a.npz")), call.err());
        assertTrue(call.out().contains("Seed 0: 5 episodes"), call.out());
    }

    /** JSON has no such numbers. */
    @Test
    void resultsThatAreNoNumbersAreNullInTheJson() {
        Call call = told(run -> {
            playAndRecord(run, 2);
            run.result("last loss", Double.NaN);
            run.result("pi", new float[][] {{Float.POSITIVE_INFINITY, 0.5f}});
            run.result("best", Float.NEGATIVE_INFINITY);
        }, "--json", "-").call;
        assertEquals(0, call.status(), call.err());
        JsonObject json = JsonParser.parseString(call.out()).getAsJsonObject()
                .getAsJsonArray("runs").get(0).getAsJsonObject();
        assertTrue(json.get("last_loss").isJsonNull(), call.out());
        assertTrue(json.get("best").isJsonNull(), call.out());
        assertEquals("[[null,0.5]]", json.get("pi").toString());
    }

    /** The folder of the file is deleted while the lesson learns. */
    @Test
    void whatCannotBeSavedWhereItShouldBeIsSavedElsewhere() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Call call = told(run -> {
            run.keep("policy", policy(run));
            playAndRecord(run, 5);
            delete(gone);
        }, "--save", gone.resolve("elsewhere.npz").toString()).call;
        assertEquals(1, call.status());
        var said = Pattern.compile("Written to (\\S+) instead\\.").matcher(call.err());
        assertTrue(said.find(), call.err());
        Path elsewhere = Path.of(said.group(1));
        assertEquals(5, Npz.read(elsewhere).arrays().get("episodes.return").size());
        Files.delete(elsewhere);
    }

    private static void delete(Path folder) {
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void debugShowsTheWholeWay() {
        Told told = told(run -> {
            throw new IllegalStateException("it is broken");
        }, "--debug");
        assertFalse(told.call.err().contains(WHERE), told.call.err());
        assertTrue(told.call.err().contains("at shared.running.Session.learn("), told.call.err());
    }
}
