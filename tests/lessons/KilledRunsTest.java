import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shared.running.Lesson;
import shared.running.SavedOften;
import support.Call;
import support.OtherJvm;
import support.Results;

/**
 * Kills runs at random moments while they save after each update and write their files. Each file
 * is absent, the older one, or whole; and going on from what was saved ends as if nothing had
 * happened.
 */
class KilledRunsTest {

    /** What the run does that is killed. */
    private enum Kind {
        /** It goes on from a file and saves to the same file. */
        RESUMED,
        /** It begins, and saves to a file that does not exist yet. */
        FRESH,
        /** It begins, and also writes a film and tables where there are none. */
        WRITING,
        /** It begins, and replaces a saved run, a film and tables of an earlier one. */
        REPLACING
    }

    /**
     * A lesson to kill.
     *
     * @param limit the option that limits its updates
     * @param half the updates before the first save
     * @param whole the updates at the end
     * @param kills how often it is killed
     * @param kinds the kinds of runs, which take turns
     */
    private record Victim(Supplier<Lesson> lesson, String limit, int half, int whole, int kills,
            List<Kind> kinds) {

        String name() {
            return lesson.get().getClass().getName();
        }
    }

    private static final List<Kind> ALL = List.of(Kind.values());

    private static final List<Victim> VICTIMS = List.of(
            new Victim(Reinforce::new, "--episodes", 20, 50, 60, ALL),
            new Victim(SequenceWorld::new, "--episodes", 50, 150, 70, ALL),
            new Victim(GaussianPendulum::new, "--updates", 2, 4, 40, ALL),
            // Its film would take most of the time: an episode of Pong has thousands of pictures.
            new Victim(PongActorCritic::new, "--updates", 5, 15, 30,
                    List.of(Kind.RESUMED, Kind.FRESH)));

    private static final List<String> SIGNALS = List.of("KILL", "KILL", "KILL", "KILL", "TERM",
            "HUP");
    private static final Map<String, List<Integer>> STATUSES = Map.of("KILL", List.of(0, 137),
            "TERM", List.of(0, 143), "HUP", List.of(0, 129));

    /** A part is only deleted if nobody has written to it for 200 ms. */
    private static final int NOT_JUST_NOW_MILLIS = 250;

    private static final String SAVE = "run.npz";
    private static final List<String> OTHERS = List.of("film.gif", "table.csv", "report.json",
            "chart.png");

    @TempDir
    Path all;

    private Victim victim;

    /** The files of an undisturbed run to the half, and of one to the end. */
    private Path half;
    private Path whole;

    /** The folder of the run that is killed. */
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(5);

    /** How often each thing was seen. */
    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    @Tag("slow")
    void whatARunThatIsKilledLeavesIsWhole() throws Exception {
        for (Victim next : VICTIMS) {
            victim = next;
            half = Files.createDirectories(all.resolve(victim.name() + "/half"));
            whole = Files.createDirectories(all.resolve(victim.name() + "/whole"));
            folder = Files.createDirectories(all.resolve(victim.name() + "/killed"));
            boolean films = victim.kinds.contains(Kind.WRITING);
            learn(options(victim.half, half, films));
            learn(options(victim.whole, whole, films));
            var times = new TreeMap<Kind, Long>();
            for (int i = 0; i < victim.kills; i++) {
                Kind kind = victim.kinds.get(i % victim.kinds.size());
                if (!times.containsKey(kind)) {
                    times.put(kind, kill(kind, "KILL", Long.MAX_VALUE));
                }
                // The end is when most is written.
                double from = random.nextBoolean() ? 0 : 0.8;
                long millis = (long) (times.get(kind) * random.nextDouble(from, 1));
                String signal = OS.WINDOWS.isCurrentOs() ? "KILL"
                        : SIGNALS.get(random.nextInt(SIGNALS.size()));
                long time = kill(kind, signal, millis);
                if (time < millis) {
                    times.put(kind, time); // it has ended by itself, sooner than before
                }
                goOn();
            }
        }
        int kills = VICTIMS.stream().mapToInt(Victim::kills).sum();
        assertEquals(200, kills);
        assertTrue(seen.getOrDefault("status 137", 0) > kills / 8, "many die: " + seen);
    }

    private List<String> options(int updates, Path folder, boolean films) {
        var options = new ArrayList<>(List.of(victim.limit, "" + updates, "--runs", "1",
                "--evaluate", "0", "--quiet", "--save", folder.resolve(SAVE).toString(),
                "--chart", folder.resolve("chart.png").toString()));
        if (films) {
            options.addAll(List.of("--gif", folder.resolve("film.gif").toString(),
                    "--csv", folder.resolve("table.csv").toString(),
                    "--json", folder.resolve("report.json").toString()));
        }
        return options;
    }

    private void learn(List<String> options) {
        Call call = Call.of(victim.lesson.get(), options.toArray(String[]::new));
        assertEquals(0, call.status(), () -> victim.name() + ": " + call.err() + seen);
    }

    /** Runs the lesson in another JVM, kills it, and returns the milliseconds until its end. */
    private long kill(Kind kind, String signal, long millis) throws Exception {
        prepare(kind);
        List<String> options = options(victim.whole, folder,
                kind == Kind.WRITING || kind == Kind.REPLACING);
        options.add("--headless");
        if (kind == Kind.RESUMED) {
            options.addAll(List.of("--resume", folder.resolve(SAVE).toString()));
        }
        options.add(0, victim.name());
        Path printed = all.resolve("printed.txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                OtherJvm.command(SavedOften.class, List.of(), options))
                .redirectErrorStream(true).redirectOutput(printed.toFile()).start();
        try {
            if (!process.waitFor(Math.min(millis, 120_000), TimeUnit.MILLISECONDS)) {
                signal(process, signal);
            }
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it does not end");
        } finally {
            process.destroyForcibly();
        }
        long time = (System.nanoTime() - start) / 1_000_000;
        int status = process.waitFor();
        String what = victim.name() + ", " + kind + ", " + signal + " after " + millis
                + " ms of a run with status " + status + ": ";
        assertTrue(STATUSES.get(signal).contains(status), () -> what + read(printed) + seen);
        if (millis < Long.MAX_VALUE) {
            count("status " + status);
            check(kind, status, what);
        } else {
            assertEquals(0, status, () -> what + read(printed));
        }
        return time;
    }

    private static void signal(Process process, String signal) throws Exception {
        if (signal.equals("KILL")) {
            process.destroyForcibly();
        } else {
            new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
        }
    }

    private void prepare(Kind kind) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        if (kind == Kind.RESUMED) {
            Files.copy(half.resolve(SAVE), folder.resolve(SAVE));
        } else if (kind == Kind.REPLACING) {
            for (String name : OTHERS) {
                Files.copy(half.resolve(name), folder.resolve(name));
            }
            Files.copy(half.resolve(SAVE), folder.resolve(SAVE));
        }
    }

    /** Checks each file but the saved run, which is checked by going on from it. */
    private void check(Kind kind, int status, String what) throws IOException {
        count(parts() == 0 ? "no part left" : "part left");
        count(SAVE + (Files.exists(folder.resolve(SAVE)) ? " there" : " absent"));
        for (String name : OTHERS) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                assertTrue(kind != Kind.REPLACING, () -> what + name + " is lost; " + seen);
                count(name + " absent");
            } else if (kind == Kind.REPLACING
                    && Files.mismatch(half.resolve(name), file) == -1) {
                count(name + " old");
            } else {
                try {
                    // A run that a signal ends early writes what there is, but no film.
                    if (name.equals("film.gif") || name.equals("table.csv")
                            && (status == 0 || status == 137)) {
                        assertArrayEquals(Files.readAllBytes(whole.resolve(name)),
                                Files.readAllBytes(file));
                    } else {
                        requireWhole(file);
                    }
                } catch (IOException | RuntimeException | AssertionError e) {
                    throw new AssertionError(what + name + " is not whole; " + seen, e);
                }
                count(name + " whole");
            }
        }
    }

    private static void requireWhole(Path file) throws IOException {
        String text = read(file);
        if (file.toString().endsWith(".png")) {
            assertEquals(1200, ImageIO.read(file.toFile()).getWidth());
            assertTrue(text.contains("IEND"));
        } else if (file.toString().endsWith(".json")) {
            assertTrue(JsonParser.parseString(text).getAsJsonObject().has("wall_seconds"));
        } else {
            assertTrue(text.endsWith("\r\n"));
            assertEquals(1, text.lines().map(line -> line.split(",", -1).length).distinct()
                    .count());
        }
    }

    /** Starts the lesson again, from the saved file if there is one, and lets it end. */
    private void goOn() throws Exception {
        if (parts() > 0) {
            Thread.sleep(NOT_JUST_NOW_MILLIS);
        }
        List<String> options = options(victim.whole, folder, false);
        Path saved = folder.resolve(SAVE);
        if (Files.exists(saved)) {
            options.addAll(List.of("--resume", saved.toString()));
        }
        learn(options);
        assertEquals(0, parts(), () -> "the next start deletes what is left of killed ones" + seen);
        try {
            Results.assertSame(whole.resolve(SAVE), saved);
        } catch (AssertionError e) {
            throw new AssertionError(victim.name() + " ends otherwise; " + seen, e);
        }
    }

    private long parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).count();
        }
    }

    private void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
