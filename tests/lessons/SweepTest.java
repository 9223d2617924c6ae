import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.Frame;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shared.sweeps.Choice;
import shared.sweeps.Interval;
import support.Call;
import support.Results;
import support.Waiting;
import support.Windows;

/** Sweeps in one JVM: their results, how they go on, and what they refuse. */
class SweepTest {

    /** A lesson that learns nothing at once. */
    private static final String MINE = """
            import shared.options.*;
            import shared.running.*;

            public class Mine implements Lesson {
                @Setting(help = "a number", from = 0, to = 9)
                int number = 1;
                @Setting(help = "fails")
                boolean fails;

                public void train(Run run) {
                    while (run.running(1)) {
                        if (fails) {
                            throw new IllegalStateException("this setting fails");
                        }
                        run.record(number, 1);
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private String mine;

    @BeforeEach
    void write() throws IOException {
        mine = Files.writeString(folder.resolve("Mine.java"), MINE).toString();
    }

    private Path out() {
        return folder.resolve("out.jsonl");
    }

    private Call sweep(String... args) {
        return Call.of(new Sweep(), Stream.concat(Stream.of(args), Stream.of("--out",
                out().toString())).toArray(String[]::new));
    }

    private Call done(String... args) {
        Call call = Call.plain(new Sweep(), Stream.concat(Stream.of(args), Stream.of("--headless",
                "--out", out().toString())).toArray(String[]::new));
        assertEquals(0, call.status(), call.err());
        return call;
    }

    private static List<JsonObject> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }

    /** The run of a line without the time that it took. */
    private static JsonObject timeless(JsonObject run) {
        JsonObject copy = run.deepCopy();
        copy.remove("seconds");
        copy.remove("steps_per_s");
        return copy;
    }

    @Test
    void fortyRunsAreThoseOfTheLessonToTheBit() throws IOException {
        done("bandit", "--seeds", "0-39", "--pulls", "30");
        var swept = new HashSet<JsonObject>();
        lines(out()).forEach(line -> swept.add(timeless(line.getAsJsonObject("run"))));
        var expected = new HashSet<JsonObject>();
        Results.of(new Bandit(), folder, "--runs", "40", "--evaluate", "0", "--pulls", "30")
                .forEach(run -> expected.add(timeless(run.json())));
        assertEquals(80, expected.size(), "two variants");
        assertEquals(expected, swept);
    }

    @Test
    void itGoesOnWhereItWasKilled() throws IOException {
        done(mine, "--number", "2,3", "--seeds", "0-9");
        List<String> all = Files.readAllLines(out());
        assertEquals(20, all.size());
        String torn = String.join("\n", all.subList(0, 13)) + "\n" + all.get(13).substring(0, 40);
        Files.writeString(out(), torn);
        Call call = done(mine, "--number", "2,3", "--seeds", "0-9");
        assertTrue(call.out().startsWith("13 runs of 20 are in "), call.out());
        List<String> again = Files.readAllLines(out());
        assertEquals(all.subList(0, 13), again.subList(0, 13), "what was there stays");
        assertEquals(jobs(all), jobs(again));
        assertEquals(20, again.size());
    }

    @Test
    void aFlagMayBeTypedAsEverywhere() throws IOException {
        done(mine, "--seeds", "3", "--no-fails");
        assertEquals("false", lines(out()).get(0).getAsJsonObject("settings").get("fails")
                .getAsString());
    }

    /** Its window stays when the sweep is over, until somebody closes it. */
    @Test
    void theWindowEndsWithItsUser() throws Exception {
        Windows.needDisplay();
        CompletableFuture<Call> sweep = CompletableFuture.supplyAsync(() -> Call.plain(new Sweep(),
                mine, "--number", "2,3", "--seeds", "0-4", "--out", out().toString()));
        Waiting.await(() -> sweep.isDone() || window().isPresent(), "a window");
        Waiting.await(() -> sweep.isDone() || lines(out()).size() == 10, "all results");
        Thread.sleep(500);
        assertFalse(sweep.isDone(), "it waits for its user");
        Frame window = window().orElseThrow();
        window.dispatchEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSING));
        Call call = sweep.get(10, TimeUnit.SECONDS);
        assertEquals(0, call.status(), call.err());
        assertTrue(Files.notExists(folder.resolve("out.png")), "the window has shown it");
    }

    private static Optional<Frame> window() {
        return Stream.of(Frame.getFrames()).filter(frame -> frame.isShowing()
                && "Mine".equals(frame.getTitle())).findFirst();
    }

    private static HashSet<String> jobs(List<String> lines) {
        var jobs = new HashSet<String>();
        lines.forEach(line -> jobs.add(line.replaceFirst("\"run\".*", "")));
        return jobs;
    }

    /** The same value in another spelling is the same setting; a new value is added. */
    @Test
    void anotherValueIsAddedToTheSameFile() throws IOException {
        done(mine, "--number", "2", "--seeds", "0-4");
        done(mine, "--number", "02,3,3", "--seeds", "0-4");
        assertEquals(10, lines(out()).size());
    }

    @Test
    void theTableCountsWhatIsSolved() {
        Call call = done("reinforce", "--learning-rate", "0.0065,0.0000001", "--episodes", "400",
                "--seeds", "0-2");
        assertTrue(call.out().replaceAll(" +", " ").contains(" 0.0065 3 3 of 3 43.8 to 100.0 % "),
                call.out());
        assertTrue(call.out().replaceAll(" +", " ").contains(" 0.0000001 3 0 of 3 0.0 to 56.2 % "),
                call.out());
        assertTrue(Files.exists(folder.resolve("out.png")));
    }

    @Test
    void shardsTogetherAreTheWhole() throws IOException {
        done(mine, "--number", "2,3", "--seeds", "0-9");
        var whole = jobs(Files.readAllLines(out()));
        var parts = new HashSet<String>();
        var files = new ArrayList<String>();
        for (int part = 1; part <= 3; part++) {
            Path file = folder.resolve(part + ".jsonl");
            Call call = Call.of(new Sweep(), mine, "--number", "2,3", "--seeds", "0-9", "--shard",
                    part + "/3", "--out", file.toString());
            assertEquals(0, call.status(), call.err());
            List<String> lines = Files.readAllLines(file);
            assertTrue(lines.size() == 6 || lines.size() == 7, "" + lines.size());
            parts.addAll(jobs(lines));
            files.add(file.toString());
        }
        assertEquals(whole, parts);
        files.add("--headless");
        Call report = Call.plain(new Sweep(), files.toArray(String[]::new));
        assertEquals(0, report.status(), report.err());
        assertTrue(report.out().replaceAll(" +", " ").contains(" 3 10 3.000"), report.out());
    }

    /** One setting fails; the other goes on, and the failed runs are not in the file. */
    @Test
    void aRunThatFailsIsToldAndTheOthersGoOn() throws IOException {
        Call call = sweep(mine, "--fails=true,false", "--seeds", "0-2");
        assertEquals(1, call.status());
        assertTrue(call.err().contains("--fails=true seed 2: Mine.java:13: This setting fails."),
                call.err());
        assertTrue(call.err().contains("3 runs of Mine failed."), call.err());
        assertEquals(3, lines(out()).size());
    }

    /** A gradient that is not finite is a result: the setting does not work. */
    @Test
    void aRunThatBreaksOffIsAResult() throws IOException {
        Files.writeString(Path.of(mine), MINE.replace(
                "throw new IllegalStateException(\"this setting fails\");", """
                var policy = new Network(run.random("policy"), Dense.dense(1, 1));
                policy.forward(new float[][] {{1}});
                new Adam(policy, 1).step(policy.backward(new float[][] {{Float.NaN}}));
                """).replace("import shared.options", "import shared.networks.*;\nimport shared"
                        + ".options"));
        Call call = sweep(mine, "--fails", "--seeds", "0-1");
        assertEquals(0, call.status(), call.err());
        assertTrue(lines(out()).get(0).getAsJsonObject("run").get("error").getAsString()
                .contains(" in update 1"));
        assertTrue(call.out().contains("not finite"), call.out());
    }

    @Test
    void resultsOfOtherSourcesAreRefused() throws IOException {
        done(mine, "--seeds", "0-1");
        byte[] before = Files.readAllBytes(out());
        Files.writeString(folder.resolve("Mine.java"), MINE.replace("number, 1", "number, 2"));
        Call.refused(sweep(mine, "--seeds", "0-3"), "other sources of Mine", "--out");
        Call.refused(sweep("bandit"), "results of Mine, not of Bandit");
        assertEquals(-1, Files.mismatch(out(), Files.write(folder.resolve("b"), before)));
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingStarts() throws IOException {
        Call.refused(sweep("reinforse"), "no lesson \"reinforse\"", "Reinforce");
        Call.refused(sweep("deploy"), "Deploy does not learn");
        Call.refused(sweep(mine, "--number", "2,10"), "--number 10 is out of range");
        Call.refused(sweep(mine, "--number"), "'--number' needs a value");
        Call.refused(sweep(mine, "--number", "1,2", "--number=3"), "--number is given twice");
        Call.refused(sweep(mine, "--nummer", "3"), "Unknown option: '--nummer'");
        Call.refused(sweep(mine, "--number", "1..3"), "--number has a range", "--random");
        Call.refused(sweep(mine, "--runs", "3"), "--seeds");
        Call.refused(sweep(mine, "--seeds", "9-1"), "ends before it begins");
        Call.refused(sweep(mine, "bandit"), "one lesson");
        Call.refused(Call.plain(new Sweep()), "Name a lesson");
        Call.refused(Call.plain(new Sweep(), out().toString()), "Cannot read");
        assertTrue(Files.notExists(out()));
        Files.writeString(folder.resolve("Mine.java"), MINE.replace("number = 1", "number = one"));
        Call.refused(sweep(mine), "Mine.java:6");
        Files.writeString(out(), "something else");
        Call.refused(sweep("bandit"), "no file that this option has written");
    }

    /** The four cases of Newcombe (Statistics in Medicine, 1998, table I, method 3). */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718"})
    void theIntervalIsWilsons(int solved, int runs, double low, double high) {
        Interval interval = new Sweep().interval(solved, runs);
        assertEquals(low, interval.low(), 5.1e-5);
        assertEquals(high, interval.high(), 5.1e-5);
    }

    /** Wilson's interval holds the true probability in about 95 of 100 cases. */
    @Test
    void theIntervalHoldsTheTrueProbability() {
        var random = new SplittableRandom(1);
        int held = 0;
        int cases = 20_000;
        for (int i = 0; i < cases; i++) {
            double p = random.nextDouble();
            int solved = 0;
            for (int n = 0; n < 50; n++) {
                solved += random.nextDouble() < p ? 1 : 0;
            }
            Interval interval = new Sweep().interval(solved, 50);
            held += interval.low() <= p && p <= interval.high() ? 1 : 0;
        }
        assertEquals(0.95, held / (double) cases, 0.01);
    }

    @Test
    void aGridHasAllCombinationsInTheOrderOfTheCommandLine() {
        assertEquals(List.of(Map.of("a", "1", "b", "x"), Map.of("a", "1", "b", "y"),
                Map.of("a", "2", "b", "x"), Map.of("a", "2", "b", "y")),
                new Sweep().combinations(List.of(new Choice("a", List.of("1", "2"), false),
                        new Choice("b", List.of("x", "y"), false))));
        assertEquals(List.of(Map.of()), new Sweep().combinations(List.of()));
    }

    @Test
    void drawsAreRepeatedAndEachFactorIsAsProbable() {
        var sweep = new Sweep();
        sweep.random = 3000;
        var choices = List.of(new Choice("rate", List.of("0.001", "0.1"), true),
                new Choice("number", List.of("-10", "10"), true),
                new Choice("kind", List.of("x", "y", "z"), false));
        List<Map<String, String>> drawn = sweep.combinations(choices);
        assertEquals(drawn, sweep.combinations(choices));
        double low = drawn.stream().filter(each -> Double.parseDouble(each.get("rate")) < 0.01)
                .count() / 3000.0;
        assertEquals(0.5, low, 0.05);
        double below = drawn.stream().filter(each -> Integer.parseInt(each.get("number")) < 0)
                .count() / 3000.0;
        assertEquals(0.5, below, 0.05);
        assertEquals(1 / 3.0, drawn.stream().filter(each -> each.get("kind").equals("y")).count()
                / 3000.0, 0.05);
        sweep.randomSeed = 1;
        assertTrue(!drawn.equals(sweep.combinations(choices)));
    }
}
