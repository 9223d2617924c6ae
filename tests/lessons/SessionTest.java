import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.WireFormat;
import org.tensorflow.framework.Summary;
import shared.files.Npz;
import shared.files.ResultsFolder;
import shared.options.Launch;
import shared.running.Lesson;
import shared.running.Run;
import support.Call;
import support.Checkout;
import support.Film;
import support.Results;
import support.Signals;

/** Tests of the files that a lesson writes, and of its end. Reinforce stands for all lessons. */
class SessionTest {

    @TempDir
    Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Call call(String... args) {
        return Call.of(new Reinforce(), Stream.concat(Stream.of("--chart", file("chart.png")),
                Stream.of(args)).toArray(String[]::new));
    }

    private Call succeed(String... args) {
        Call call = call(args);
        assertEquals(0, call.status(), call.err());
        return call;
    }

    private List<String> csv(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    @Test
    void aSeedGivesTheSameBitsOnOneThreadAndOnTwo() throws IOException {
        for (String threads : new String[] {"1", "2"}) {
            succeed("--runs", "4", "--seed", "7", "--episodes", "120", "--threads", threads,
                    "--csv", file(threads + ".csv"), "--save", file(threads + ".npz"));
        }
        assertEquals(csv("1.csv"), csv("2.csv"));
        for (int seed = 7; seed < 11; seed++) {
            Results.assertSame(folder.resolve("1-seed-" + seed + ".npz"),
                    folder.resolve("2-seed-" + seed + ".npz"));
        }
        succeed("--seed", "9", "--episodes", "120", "--save", file("alone.npz"));
        Results.assertSame(folder.resolve("1-seed-9.npz"), folder.resolve("alone.npz"));
        Set<String> saved = Npz.read(folder.resolve("alone.npz")).arrays().keySet();
        assertTrue(saved.containsAll(Set.of("policy.dense3.weight", "adam.v", "baseline.value")),
                saved.toString());
    }

    @Test
    void aResumedRunGoesOnAsIfNeverInterrupted() throws IOException {
        String[] settings = {"--seed", "3", "--learning-rate", "0.004"};
        succeed(with(settings, "--episodes", "150", "--save", file("whole.npz"), "--csv",
                file("whole.csv")));
        succeed(with(settings, "--episodes", "60", "--save", file("half.npz")));
        // Seed and learning rate come from the file.
        succeed("--resume", file("half.npz"), "--episodes", "150", "--save", file("rest.npz"),
                "--csv", file("rest.csv"));
        Results.assertSame(folder.resolve("whole.npz"), folder.resolve("rest.npz"));
        assertEquals(csv("whole.csv"), csv("rest.csv"));
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void whatTheCommandLineSaysGoesBeforeTheFile() throws IOException {
        succeed("--seed", "3", "--gamma", "0.9", "--episodes", "10", "--save", file("a.npz"));
        Call call = succeed("--resume", file("a.npz"), "--gamma", "0.95", "--episodes", "12",
                "--json", "-");
        JsonObject json = JsonParser.parseString(call.out()).getAsJsonObject();
        JsonObject used = json.getAsJsonObject("settings");
        assertEquals(0.95, used.get("gamma").getAsDouble());
        assertEquals(3, used.get("seed").getAsInt());
        assertEquals(12, run(json).get("episodes").getAsInt());
    }

    private static JsonObject run(JsonObject json) {
        return json.getAsJsonArray("runs").get(0).getAsJsonObject();
    }

    @Test
    void damagedAndForeignAgentsAreRefused() throws IOException {
        succeed("--episodes", "5", "--save", file("a.npz"));
        byte[] bytes = Files.readAllBytes(folder.resolve("a.npz"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("damaged.npz"), bytes);
        Call damaged = call("--resume", file("damaged.npz"));
        assertEquals(2, damaged.status());
        assertEquals(1, damaged.err().lines().count(), damaged.err());

        Npz npz = Npz.read(folder.resolve("a.npz"));
        try (var out = Files.newOutputStream(folder.resolve("foreign.npz"))) {
            new Npz(npz.arrays(), npz.settings().replace("Reinforce", "Pong")).write(out);
        }
        Call foreign = call("--resume", file("foreign.npz"));
        assertEquals(2, foreign.status());
        assertTrue(foreign.err().contains("Pong"), foreign.err());
        assertEquals(2, call("--save", file("foreign.npz")).status());

        var fewer = new TreeMap<>(npz.arrays());
        fewer.remove("adam.v");
        try (var out = Files.newOutputStream(folder.resolve("fewer.npz"))) {
            new Npz(fewer, npz.settings()).write(out);
        }
        Call incomplete = call("--resume", file("fewer.npz"));
        assertEquals(2, incomplete.status());
        assertTrue(incomplete.err().contains("adam"), incomplete.err());
        assertEquals(2, call("--resume", file("a.npz"), "--runs", "2").status());
    }

    @Test
    void theJsonHoldsSettingsAndResults() throws IOException {
        succeed("--runs", "3", "--seed", "20", "--episodes", "110", "--target", "100", "--json",
                file("a.json"), "--threads", "1000");
        JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("a.json")))
                .getAsJsonObject();
        assertEquals("Reinforce", json.get("lesson").getAsString());
        // More threads than cores would only wait for each other.
        assertEquals(Runtime.getRuntime().availableProcessors(), json.get("threads").getAsInt());
        assertEquals(1000, json.getAsJsonObject("settings").get("threads").getAsInt());
        assertEquals(110, json.getAsJsonObject("settings").get("episodes").getAsInt());
        assertEquals("baseline", json.getAsJsonObject("settings").get("advantage").getAsString()
                .toLowerCase());
        assertTrue(json.getAsJsonObject("versions").get("java").getAsString().length() > 1);
        assertTrue(json.get("wall_seconds").getAsDouble() > 0);
        assertTrue(json.get("steps_per_s").getAsDouble() > 0);
        assertEquals(3, json.getAsJsonArray("runs").size());
        for (int i = 0; i < 3; i++) {
            JsonObject run = json.getAsJsonArray("runs").get(i).getAsJsonObject();
            assertEquals(Set.of("seed", "env_steps", "seconds", "steps_per_s", "updates",
                    "episodes", "mean_last_100", "solved", "episodes_to_solve", "steps_to_solve",
                    "evaluation"), run.keySet());
            assertEquals(20 + i, run.get("seed").getAsInt());
            boolean solved = run.get("solved").getAsBoolean();
            assertEquals(solved, run.get("mean_last_100").getAsDouble() >= 100);
            assertEquals(solved, !run.get("episodes_to_solve").isJsonNull());
            assertEquals(run.get("env_steps").getAsDouble() / run.get("seconds").getAsDouble(),
                    run.get("steps_per_s").getAsDouble(), 1);
        }
    }

    @Test
    void theCsvHoldsEveryEpisode() throws IOException {
        Call call = succeed("--runs", "2", "--seed", "5", "--episodes", "30", "--csv",
                file("a.csv"));
        List<String> lines = csv("a.csv");
        assertEquals("seed,episode,return,length,mean_last_100,env_steps", lines.get(0));
        assertEquals(61, lines.size());
        long steps = 0;
        double sum = 0;
        for (int i = 1; i <= 30; i++) {
            String[] cells = lines.get(i).split(",");
            assertEquals("5", cells[0]);
            assertEquals(i, Integer.parseInt(cells[1]));
            steps += Integer.parseInt(cells[3]);
            sum += Double.parseDouble(cells[2]);
            assertEquals(sum / i, Double.parseDouble(cells[4]), 1e-9);
            assertEquals(steps, Long.parseLong(cells[5]));
        }
        assertTrue(lines.get(31).startsWith("6,1,"));
        assertTrue(call.out().contains("a.csv"), call.out());
    }

    /** The last row of the CSV and the JSON have the same number under the same name. */
    @Test
    void csvAndJsonHaveOneNameForTheMean() throws IOException {
        succeed("--seed", "5", "--episodes", "120", "--csv", file("a.csv"), "--json",
                file("a.json"));
        List<String> lines = csv("a.csv");
        int column = List.of(lines.get(0).split(",")).indexOf("mean_last_100");
        JsonObject run = JsonParser.parseString(Files.readString(folder.resolve("a.json")))
                .getAsJsonObject().getAsJsonArray("runs").get(0).getAsJsonObject();
        assertEquals(run.get("mean_last_100").getAsDouble(),
                Double.parseDouble(lines.get(120).split(",")[column]), 1e-9);
    }

    /** ManyArms compares several ways to learn. Every file contains the name of each. */
    @Test
    void variantsAreToldApart() throws IOException {
        Call call = Call.of(new ManyArms(), "--updates", "20", "--arms", "5", "--runs", "2",
                "--baseline", "none,clamped", "--csv", file("a.csv"), "--save", file("a.npz"),
                "--tensorboard", file("events"), "--chart", file("chart.png"));
        assertEquals(0, call.status(), call.err());
        List<String> lines = csv("a.csv");
        assertEquals("variant,seed,episode,return,length,mean_last_100,env_steps,pi(best)",
                lines.get(0));
        assertEquals(81, lines.size());
        assertEquals(40, lines.stream().filter(line -> line.startsWith("clamped,")).count());
        for (String name : new String[] {"none-seed-0", "none-seed-1", "clamped-seed-0",
            "clamped-seed-1"}) {
            assertEquals(20, Npz.read(folder.resolve("a-" + name + ".npz")).arrays()
                    .get("series.pi(best)").size());
            try (Stream<Path> files = Files.list(folder.resolve("events").resolve(name))) {
                assertEquals(Set.of("return", "mean_last_100", "length", "pi(best)"),
                        scalars(files.findFirst().orElseThrow()).keySet());
            }
        }
        assertEquals(List.of("variant  seed  updates  steps  seconds  return, last 100  best arm"
                + " found", "none 0", "none 1", "clamped 0", "clamped 1", "",
                "variant  seeds  return, last 100  best arm found", "none 2", "clamped 2"),
                call.out().lines().filter(line -> line.startsWith(" ") || line.isEmpty())
                        .map(line -> line.matches(" +(none|clamped) .*")
                                ? line.strip().replaceAll(" +", " ").replaceFirst(
                                        "^(\\S+ \\S+).*", "$1") : line.strip()).toList());

        Call both = Call.of(new ManyArms(), "--resume", file("a-clamped-seed-0.npz"), "--chart",
                file("chart.png"), "--runs", "2");
        assertEquals(2, both.status());
        assertTrue(both.err().contains("--resume goes on with one run"), both.err());
        Call other = Call.of(new ManyArms(), "--resume", file("a-clamped-seed-0.npz"),
                "--baseline", "none", "--chart", file("chart.png"));
        assertEquals(2, other.status());
        assertTrue(other.err().contains("\"clamped\""), other.err());
        Call twice = Call.of(new ManyArms(), "--baseline", "none,none");
        assertEquals(2, twice.status());
        assertTrue(twice.err().contains("none, none"), twice.err());
    }

    /**
     * Each of several runs and variants resumes from its own file, with its own seed and variant.
     */
    @Test
    void oneOfSeveralRunsResumesAsIfNeverInterrupted() throws IOException {
        String[] arms = {"--arms", "5", "--runs", "2", "--seed", "4", "--baseline", "none,clamped",
            "--chart", file("chart.png")};
        assertEquals(0, Call.of(new ManyArms(), with(arms, "--updates", "60", "--csv",
                file("whole.csv"))).status());
        assertEquals(0, Call.of(new ManyArms(), with(arms, "--updates", "20", "--save",
                file("half.npz"))).status());
        Call rest = Call.of(new ManyArms(), "--resume", file("half-clamped-seed-5.npz"),
                "--updates", "60", "--csv", file("rest.csv"), "--chart", file("chart.png"));
        assertEquals(0, rest.status(), rest.err());
        assertEquals(csv("whole.csv").stream().filter(line -> line.startsWith("clamped,5,"))
                .toList(), csv("rest.csv").subList(1, 61));
    }

    /** The other series that were recorded are also restored. */
    @Test
    void anyLessonResumesAsIfNeverInterrupted() throws IOException {
        String[] settings = {"--runs", "1", "--baseline", "average", "--chart",
            file("chart.png")};
        assertEquals(0, Call.of(new ManyArms(), with(settings, "--updates", "90", "--save",
                file("whole.npz"), "--csv", file("whole.csv"))).status());
        assertEquals(0, Call.of(new ManyArms(), with(settings, "--updates", "30", "--save",
                file("half.npz"))).status());
        Call rest = Call.of(new ManyArms(), "--resume", file("half.npz"), "--updates", "90",
                "--runs", "1", "--csv", file("rest.csv"), "--chart", file("chart.png"));
        assertEquals(0, rest.status(), rest.err());
        assertEquals(csv("whole.csv"), csv("rest.csv"));
    }

    @Test
    void theChartIsAPictureOfTheRightSize() throws IOException {
        succeed("--episodes", "30");
        var image = ImageIO.read(folder.resolve("chart.png").toFile());
        assertEquals(1200, image.getWidth());
        assertEquals(750, image.getHeight());
    }

    @Test
    void theFilmShowsTheAgentAtItsPace() throws IOException {
        succeed("--episodes", "30", "--gif", file("a.gif"));
        Film film = Film.read(folder.resolve("a.gif"));
        assertTrue(film.pictures() >= 4, film.toString());
        assertEquals(new Film(film.pictures(), 600, 400, 4), film, "25 pictures a second");
    }

    /** Reads the events back as TensorBoard does: frames, checksums, protocol buffers. */
    @Test
    void theEventsAreTensorBoards() throws IOException {
        succeed("--runs", "2", "--seed", "4", "--episodes", "25", "--tensorboard",
                file("events"), "--csv", file("a.csv"));
        for (int seed = 4; seed < 6; seed++) {
            List<Path> files;
            try (Stream<Path> all = Files.list(folder.resolve("events/seed-" + seed))) {
                files = all.toList();
            }
            assertEquals(1, files.size());
            assertTrue(files.get(0).getFileName().toString().startsWith("events.out.tfevents."));
            Map<String, List<Float>> scalars = scalars(files.get(0));
            assertEquals(Set.of("return", "mean_last_100", "length"), scalars.keySet());
            var expected = new ArrayList<Float>();
            for (String line : csv("a.csv")) {
                if (line.startsWith(seed + ",")) {
                    expected.add(Float.parseFloat(line.split(",")[2]));
                }
            }
            assertEquals(expected, scalars.get("return"));
        }
    }

    /** A run that is resumed into its folder has each step once, in the order of the files. */
    @Test
    void aResumedRunWritesEachEventOnce() throws IOException {
        succeed("--episodes", "20", "--tensorboard", file("events"), "--save", file("a.npz"));
        // A run that was killed has written more than it has saved, and its last event in part.
        succeed("--resume", file("a.npz"), "--episodes", "25", "--tensorboard", file("events"));
        for (Path file : events()) {
            Files.write(file, new byte[] {24, 0, 0}, StandardOpenOption.APPEND);
        }
        succeed("--resume", file("a.npz"), "--episodes", "30", "--tensorboard", file("events"),
                "--csv", file("a.csv"));
        var returns = new ArrayList<Float>();
        for (Path file : events()) {
            byte[] bytes = Files.readAllBytes(file);
            boolean cut = bytes[bytes.length - 3] == 24 && bytes[bytes.length - 1] == 0;
            Files.write(file, Arrays.copyOf(bytes, bytes.length - (cut ? 3 : 0)));
            scalars(file, returns.size()).getOrDefault("return", List.of())
                    .forEach(returns::add);
        }
        assertEquals(csv("a.csv").stream().skip(1)
                .map(line -> Float.parseFloat(line.split(",")[2])).toList(), returns);
    }

    private List<Path> events() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("events"))) {
            return all.sorted().toList();
        }
    }

    private static Map<String, List<Float>> scalars(Path file) throws IOException {
        return scalars(file, 0);
    }

    /** @param before the number of steps before the first one */
    private static Map<String, List<Float>> scalars(Path file, int before) throws IOException {
        var scalars = new TreeMap<String, List<Float>>();
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            for (boolean first = true; in.available() > 0; first = false) {
                byte[] length = in.readNBytes(8);
                assertEquals(masked(length), Integer.reverseBytes(in.readInt()));
                byte[] data = in.readNBytes((int) ByteBuffer.wrap(length)
                        .order(ByteOrder.LITTLE_ENDIAN).getLong());
                assertEquals(masked(data), Integer.reverseBytes(in.readInt()));
                CodedInputStream event = CodedInputStream.newInstance(data);
                long step = 0;
                for (int tag = event.readTag(); tag != 0; tag = event.readTag()) {
                    switch (WireFormat.getTagFieldNumber(tag)) {
                        case 1 -> assertTrue(event.readDouble() > 1.6e9);
                        case 2 -> step = event.readInt64();
                        case 3 -> assertTrue(first && event.readString().equals("brain.Event:2"));
                        case 5 -> {
                            Summary.Value value = Summary.parseFrom(event.readByteArray())
                                    .getValue(0);
                            List<Float> curve = scalars.computeIfAbsent(value.getTag(),
                                    name -> new ArrayList<>());
                            curve.add(value.getSimpleValue());
                            assertEquals(before + curve.size(), step);
                        }
                        default -> throw new AssertionError("field " + tag);
                    }
                }
            }
        }
        return scalars;
    }

    private static int masked(byte[] data) {
        var crc = new CRC32C();
        crc.update(data);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xA282EAD8;
    }

    /** The lines of the text, without the times and speeds, which depend on the computer. */
    private static List<String> lines(String text) {
        return text.lines().map(line -> line.replaceAll("[0-9.]+ s, [0-9,]+ steps/s", "N s"))
                .toList();
    }

    @Test
    void quietPrintsWhatWasReachedAndNothingElse() {
        Call call = succeed("--episodes", "20", "--quiet");
        assertEquals(List.of("Seed 0: not solved after 20 episodes (427 steps) in N s.",
                "Mean return of the last 20: 21.4; of new episodes: 23.0."), lines(call.out()));
        assertEquals("", call.err());
    }

    @Test
    void severalRunsPrintATable() {
        Call call = succeed("--episodes", "20", "--runs", "3", "--evaluate", "0");
        List<String> lines = lines(call.out());
        assertEquals("  seed  episodes  steps  seconds  return, last 100  solved", lines.get(1));
        for (int seed = 0; seed < 3; seed++) {
            assertTrue(lines.get(2 + seed).matches(" +" + seed
                    + " +20 +\\d+ +\\d+\\.\\d\\d +\\d+\\.\\d +no"), lines.get(2 + seed));
        }
        assertTrue(lines.get(5).matches("Solved on 0 of 3 seeds, mean return of the last 100"
                + " episodes \\d\\d\\.\\d\\."), lines.get(5));
        assertTrue(lines.get(6).endsWith(" steps in N s together."), lines.get(6));
        assertEquals(7, lines.size(), call.out());
    }

    /** What the lesson prints while it learns, after the two spaces of its world. */
    private static List<String> updates(Call call) {
        List<String> lines = call.err().lines().toList();
        assertTrue(lines.get(0).startsWith("Box(") && lines.get(1).equals("Discrete(2)"));
        return lines.subList(2, lines.size());
    }

    @Test
    void verbosePrintsALineForEachUpdate() {
        Call call = succeed("--episodes", "12", "--verbose");
        List<String> lines = updates(call);
        assertEquals(12, lines.size(), call.err());
        for (int i = 0; i < 12; i++) {
            assertTrue(lines.get(i).matches("update " + (i + 1)
                    + ", return \\d+\\.\\d+, mean return \\d+\\.\\d+"), lines.get(i));
        }
        assertEquals(lines(succeed("--episodes", "12").out()), lines(call.out()));
        Call quiet = call("--quiet", "--verbose");
        assertEquals(2, quiet.status());
        assertEquals("--quiet and --verbose exclude each other: leave out one of them.",
                quiet.err().strip());
        assertEquals("", quiet.out());
    }

    /** A resumed run does not print the lines of earlier updates again. */
    @Test
    void verboseGoesOnWithTheUpdatesThatAreNew() {
        succeed("--episodes", "5", "--save", file("a.npz"), "--verbose");
        Call call = succeed("--resume", file("a.npz"), "--episodes", "8", "--verbose");
        assertEquals(List.of("update 6", "update 7", "update 8"), updates(call).stream()
                .map(line -> line.substring(0, line.indexOf(','))).toList());
        assertEquals(List.of(), updates(succeed("--resume", file("a.npz"), "--episodes", "8")));
    }

    @Test
    void verboseTellsSeveralRunsApartAndSaysHowManyEpisodesAnUpdateHas() {
        Call call = Call.of(new OneLoop(), "--epochs", "2", "--runs", "2", "--verbose",
                "--evaluate", "0", "--chart", file("chart.png"));
        assertEquals(0, call.status(), call.err());
        String number = "-?\\d+\\.\\d+";
        for (String world : new String[] {"grid both", "cartpole both"}) {
            for (int seed = 0; seed < 2; seed++) {
                String name = world + ", seed " + seed + ": update ";
                List<String> lines = call.err().lines().filter(line -> line.startsWith(name))
                        .toList();
                assertEquals(2, lines.size(), call.err());
                for (int i = 0; i < 2; i++) {
                    assertTrue(lines.get(i).matches(name + (i + 1) + ", 30 episodes, return ("
                            + number + "), mean return " + number + ", " + world
                            + "/Reward/Train \\1"), lines.get(i));
                }
            }
        }
        assertEquals(8, call.err().lines().count());
    }

    @Test
    void aFullDiskIsOneSentenceAndLosesNothingElse() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        Call call = call("--episodes", "20", "--csv", full.toString(), "--save", file("a.npz"));
        assertEquals(1, call.status());
        assertTrue(call.err().contains("Cannot write /dev/full: No space left on device."),
                call.err());
        assertFalse(call.err().contains("Exception"), call.err());
        assertEquals(20, Npz.read(folder.resolve("a.npz")).arrays().get("episodes.return")
                .size());
        assertTrue(call.out().contains("Seed 0:"), call.out());
    }

    @Test
    void noPartOfAFileIsLeftBehind() throws IOException {
        succeed("--episodes", "20", "--save", file("a.npz"), "--csv", file("a.csv"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of("a.csv", "a.npz", "chart.png"),
                    files.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    /** What killed processes have left is deleted by the next start, and nothing else. */
    @Test
    void partsOfKilledProcessesAreDeleted() throws Exception {
        Process dead = new ProcessBuilder(command("Reinforce", "--help"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertTrue(dead.waitFor(60, TimeUnit.SECONDS));
        var earlier = FileTime.from(Instant.now().minusSeconds(86_400));
        List<String> parts = List.of(".a.npz." + dead.pid() + ".part",
                ".b.png." + ProcessHandle.current().pid() + ".part", ".c.part", "d.1.part");
        for (String part : parts) {
            Files.setLastModifiedTime(Files.createFile(folder.resolve(part)), earlier);
        }
        succeed("--episodes", "5", "--csv", file("a.csv"));
        assertEquals(List.of(false, true, true, true),
                parts.stream().map(part -> Files.exists(folder.resolve(part))).toList());
    }

    /** A lesson in another process gets a signal. It prints its results and saves them. */
    @ParameterizedTest
    @CsvSource({"INT, 2, Reinforce, --episodes, Reinforce-interrupted",
        "TERM, 15, Reinforce, --episodes, Reinforce-interrupted",
        "HUP, 1, Reinforce, --episodes, Reinforce-interrupted",
        // With one seed, each of several variants is saved.
        "INT, 2, OneLoop, --epochs, OneLoop-interrupted-cartpole-both-seed-0",
        "TERM, 15, OneLoop, --epochs, OneLoop-interrupted-cartpole-both-seed-0"})
    void aSignalEndsItCleanly(String signal, int number, String name, String limit, String saved)
            throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "this system has no /bin/kill");
        Signals.assumeHeard(number);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process lesson = new ProcessBuilder(command(name, "--headless", "--learning-rate", "1e-9",
                limit, "1000000")).directory(folder.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start();
        for (int i = 0; i < 600 && !Files.readString(err).contains("of at most"); i++) {
            Thread.sleep(50);
        }
        new ProcessBuilder("/bin/kill", "-" + signal, String.valueOf(lesson.pid())).start()
                .waitFor();
        assertTrue(lesson.waitFor(20, TimeUnit.SECONDS), "it did not end");
        assertEquals(128 + number, lesson.exitValue());
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertTrue(text.lines().anyMatch(line -> line.matches(name.equals("Reinforce")
                ? "Seed 0: not solved after .*" : " +cartpole both +0 .* no")), text);
        assertTrue(text.contains("--resume results/" + saved + ".npz"), text);
        assertFalse(Files.readString(err).contains("Exception"), Files.readString(err));
        assertNotNull(Npz.read(folder.resolve("results/" + saved + ".npz")).arrays()
                .get("policy.dense1.weight"));
        assertTrue(Files.exists(folder.resolve("results/" + name + ".png")));
    }

    /** Files that no option has asked for are in one folder, which git ignores. */
    @ParameterizedTest
    @CsvSource({"Reinforce, --episodes 5", "PongTour, --seed 1"})
    void aLessonLeavesNothingButResults(String name, String options) throws Exception {
        List<String> command = command(name, "--headless");
        command.addAll(List.of(options.split(" ")));
        Process lesson = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertTrue(lesson.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, lesson.exitValue());
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(List.of("", ResultsFolder.NAME, ResultsFolder.NAME + "/" + name + ".png"),
                    files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                            .sorted().toList());
        }
        assertTrue(Files.readAllLines(Checkout.root().resolve(".gitignore"))
                .contains(ResultsFolder.NAME + "/"));
    }

    /** A limit on the size of files stands for a disk that becomes full while a file is written. */
    @Test
    void aFileThatDoesNotFitLeavesTheOldOne() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "this system has no /bin/sh");
        succeed("--episodes", "5", "--save", file("a.npz"));
        byte[] old = Files.readAllBytes(folder.resolve("a.npz"));
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c",
                "ulimit -f 4; exec \"$0\" \"$@\""));
        command.addAll(command("Reinforce", "--headless", "--quiet", "--episodes", "40", "--save",
                "a.npz"));
        Process lesson = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(err.toFile())
                .start();
        assertTrue(lesson.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, lesson.exitValue());
        assertEquals(List.of("Cannot write a.npz: File too large.",
                "Cannot write results/Reinforce.png: File too large."), Files.readAllLines(err));
        assertArrayEquals(old, Files.readAllBytes(folder.resolve("a.npz")));
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(path -> path.toString().endsWith(".part")));
        }
    }

    /** Threads fail in a sentence, too: one of the lesson, and ImageIO's at the end. */
    @ParameterizedTest
    @ValueSource(strings = {"chart.png", "full.png"})
    void noThreadPrintsAStackTrace(String chart) throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        Files.createSymbolicLink(folder.resolve("full.png"), full);
        Path err = folder.resolve("err.txt");
        Process lesson = new ProcessBuilder(command("SessionTest$Careless", "--headless",
                "--quiet", "--chart", chart)).directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(err.toFile())
                .start();
        assertTrue(lesson.waitFor(60, TimeUnit.SECONDS));
        Files.delete(folder.resolve("full.png"));  // JUnit warns of links out of its folder
        String text = Files.readString(err);
        String sentence = chart.equals("full.png") ? "full.png" : ": A thread is broken.";
        assertTrue(text.contains(sentence), text);
        assertFalse(text.contains("Exception"), text);
    }

    /** A lesson with a thread that fails. */
    static class Careless implements Lesson {

        public static void main(String[] args) {
            var thread = new Thread(() -> {
                throw new IllegalStateException("a thread is broken");
            });
            Launch.run(new Careless(thread), args);
        }

        private final Thread thread;

        Careless(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void train(Run run) {
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            while (run.running(3)) {
                run.record(1, 1);
            }
        }
    }

    /** Returns the command that runs a lesson in another JVM, with the options of this one. */
    static List<String> command(String lesson, String... args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:") || option.startsWith("--")).toList());
        // The JVM's file of measurements would be larger than the limit on the size of files.
        command.add("-XX:-UsePerfData");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), lesson));
        command.addAll(List.of(args));
        return command;
    }

    @Test
    void aFolderForEventsThatCannotBeMadeIsSaidAtOnce() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "no folder");
        Call call = call("--episodes", "20", "--tensorboard", blocked.toString());
        assertEquals(1, call.status());
        assertEquals(1, call.err().lines().count(), call.err());
        assertTrue(call.err().contains("Cannot write events to"), call.err());
    }
}
