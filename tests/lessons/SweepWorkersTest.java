import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import support.Call;
import support.Checkout;
import support.OtherJvm;
import support.Results;
import support.Signals;
import support.Waiting;

/**
 * Sweeps in several JVMs, some of which are killed: the results are always those of one. The lesson
 * is Bandit, which waits for a moment before each run, so that others can join meanwhile.
 */
@Tag("slow")
class SweepWorkersTest {

    private static final String[] PULLS = {"--pulls", "50"};

    /** Another JVM with a sweep or a worker, and what it has printed so far. */
    private record Jvm(Process process, Path printed) {

        String text() throws IOException {
            return Files.readString(printed);
        }

        void await(String words) throws Exception {
            await(() -> text().contains(words), words);
        }

        void await(Callable<Boolean> condition, String what) throws Exception {
            Waiting.await(() -> condition.call() || !process.isAlive(), what);
            assertTrue(condition.call(), text());
        }

        int end() throws Exception {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), text());
            return process.exitValue();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    @TempDir
    Path folder;

    private final List<Jvm> jvms = new ArrayList<>();
    private Path lesson;
    private Path out;
    private String address;

    @BeforeEach
    void write() throws IOException {
        String bandit = Files.readString(Checkout.root().resolve("lessons/Bandit.java"));
        // A fast machine would be done before anybody has joined.
        String slow = bandit.replace("//SOURCES", "// SOURCES").replace("Bandit", "Slow")
                .replace("public void train(Run run) {", """
                public void train(Run run) {
                    try {
                        Thread.sleep(300);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                """);
        assertTrue(slow.contains("sleep"));
        lesson = Files.writeString(folder.resolve("Slow.java"), slow);
        out = folder.resolve("out.jsonl");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (Jvm jvm : jvms) {
            jvm.kill();
        }
    }

    private Jvm start(List<String> before, String... args) throws IOException {
        var command = new ArrayList<>(before);
        command.addAll(OtherJvm.command(Sweep.class, List.of(), Stream.concat(Stream.of(args),
                Stream.of("--threads", "1", "--headless")).toList()));
        Path printed = Files.createFile(folder.resolve("printed" + jvms.size()));
        var jvm = new Jvm(new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(printed.toFile()).start(), printed);
        jvms.add(jvm);
        return jvm;
    }

    private Jvm driver(String seeds, String... more) throws IOException {
        return start(List.of(), Stream.of(new String[] {lesson.toString(), "--seeds", seeds,
            "--listen", address, "--out", out.toString()}, PULLS, more).flatMap(Stream::of)
                .toArray(String[]::new));
    }

    private Jvm worker(Jvm driver) throws Exception {
        driver.await(this::listens, "the driver");
        return start(List.of(), "--join", address);
    }

    private boolean listens() {
        try (var socket = new Socket("127.0.0.1",
                Integer.parseInt(address.split(":")[1]))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private long lines() throws IOException {
        return Files.exists(out) ? Files.readAllLines(out).size() : 0;
    }

    /** The results of each variant and seed, without the time that they took. */
    private static Map<String, JsonObject> timeless(Stream<JsonObject> runs) {
        var results = new TreeMap<String, JsonObject>();
        runs.forEach(run -> {
            run.remove("seconds");
            run.remove("steps_per_s");
            assertEquals(null, results.put(run.get("variant") + " " + run.get("seed"), run));
        });
        return results;
    }

    private void assertResultsOfBandit(int seeds) throws IOException {
        var args = new ArrayList<>(List.of(PULLS));
        args.addAll(List.of("--evaluate", "0", "--runs", "" + seeds));
        assertEquals(timeless(Results.of(new Bandit(), folder, args.toArray(String[]::new)).stream()
                        .map(Results.Run::json)),
                timeless(Files.readAllLines(out).stream().map(line -> JsonParser.parseString(line)
                        .getAsJsonObject().getAsJsonObject("run"))));
    }

    private static int done(Jvm worker) throws IOException {
        var done = Pattern.compile("The sweep is over. This worker has done (\\d+) run")
                .matcher(worker.text());
        assertTrue(done.find(), worker.text());
        return Integer.parseInt(done.group(1));
    }

    @Test
    void workersThatComeLateGetWorkAndFortyRunsAreThoseOfOneJvm() throws Exception {
        Jvm driver = driver("0-39");
        driver.await(() -> lines() >= 2, "2 results");
        Jvm one = worker(driver);
        Jvm other = worker(driver);
        assertEquals(0, driver.end(), driver.text());
        assertEquals(0, one.end(), one.text());
        assertEquals(0, other.end(), other.text());
        assertTrue(done(one) > 0 && done(other) > 0, one.text() + other.text());
        assertResultsOfBandit(40);
    }

    @Test
    void aKilledWorkerLosesNothing() throws Exception {
        Jvm driver = driver("0-19");
        Jvm killed = worker(driver);
        killed.await("Joined");
        driver.await("1 worker");
        Thread.sleep(500);
        killed.kill();
        assertEquals(0, driver.end(), driver.text());
        assertResultsOfBandit(20);
    }

    @Test
    void aKilledDriverGoesOnFromWhereItWas() throws Exception {
        Jvm killed = driver("0-9");
        Jvm worker = worker(killed);
        worker.await("Joined");
        killed.await(() -> lines() >= 4, "4 results");
        killed.kill();
        assertEquals(1, worker.end());
        assertTrue(worker.text().contains("The sweep at " + address + " has gone"), worker.text());
        List<String> before = Files.readAllLines(out);
        assertTrue(before.size() < 20, "all was done already");
        Jvm again = driver("0-9");
        assertEquals(0, again.end(), again.text());
        assertTrue(again.text().contains(" runs of 20 are in "), again.text());
        assertEquals(before.subList(0, 4), Files.readAllLines(out).subList(0, 4));
        assertResultsOfBandit(10);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void ctrlCLosesNothing() throws Exception {
        Signals.assumeHeard(2);
        Jvm driver = driver("0-9");
        Jvm worker = worker(driver);
        worker.await("Joined");
        driver.await(() -> lines() >= 3, "3 results");
        new ProcessBuilder("kill", "-INT", "" + driver.process.pid()).start().waitFor();
        assertEquals(130, driver.end());
        assertTrue(driver.text().contains("The same command goes on from there."), driver.text());
        assertEquals(0, worker.end(), "the driver has said that it ends");
        assertEquals(0, driver("0-9").end());
        assertResultsOfBandit(10);
    }

    @Test
    void aFileHasOneDriver() throws Exception {
        Jvm driver = driver("0-9");
        driver.await(() -> lines() >= 1, "1 results");
        Call.refused(Call.of(new Sweep(), lesson.toString(), "--out", out.toString()),
                "Another sweep is writing to");
        driver.kill();
        assertEquals(0, driver("0-9").end());
        assertResultsOfBandit(10);
    }

    /** A limit on the size of files stands for a full disk. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFullDiskEndsTheSweepAndLeavesWholeLines() throws Exception {
        Files.writeString(lesson, Files.readString(lesson).replace("sleep(300)", "sleep(1)"));
        // There is room for the lesson's classes.
        Jvm full = start(List.of("sh", "-c", "ulimit -f 40; exec \"$0\" \"$@\""), Stream.concat(
                Stream.of(lesson.toString(), "--seeds", "0-99", "--out", out.toString()),
                Stream.of(PULLS)).toArray(String[]::new));
        assertEquals(1, full.end(), full.text());
        assertTrue(full.text().contains("Cannot write " + out + ": "), full.text());
        assertTrue(full.text().contains("the same command goes on from there"), full.text());
        assertFalse(full.text().contains("Exception"), full.text());
        String text = Files.readString(out);
        assertTrue(text.endsWith("}\n") && lines() > 2 && lines() < 200, text);
        assertEquals(0, driver("0-99").end());
        assertResultsOfBandit(100);
    }

    @Test
    void aWorkerWhoseLessonFailsSaysSoAndGoesOn() throws Exception {
        Files.writeString(lesson, Files.readString(lesson).replace("Thread.sleep(300);", """
                Thread.sleep(300);
                if (run.variant().equals("network")) {
                    throw new IllegalStateException("this variant fails");
                }
                """));
        Jvm driver = driver("0-14");
        Jvm worker = worker(driver);
        assertEquals(1, driver.end());
        assertEquals(0, worker.end(), worker.text());
        assertTrue(done(worker) > 0);
        assertTrue(Pattern.compile("--pulls=50 network, seed \\d+: Slow.java:\\d+: This variant"
                + " fails\\.").matcher(driver.text()).find(), driver.text());
        assertTrue(driver.text().contains("15 runs of Slow failed"), driver.text());
        assertEquals(15, lines());
    }

    @Test
    void aWorkerWithOtherSourcesIsRefused() throws Exception {
        Jvm driver = driver("0-9");
        driver.await(() -> lines() >= 1, "1 results");
        Files.writeString(lesson, Files.readString(lesson) + "// changed\n");
        Jvm worker = worker(driver);
        assertEquals(1, worker.end());
        assertTrue(worker.text().contains("has other sources"), worker.text());
        assertFalse(worker.text().contains("Joined"), worker.text());
        assertEquals(0, driver.end(), driver.text());
        assertResultsOfBandit(10);
    }

    /** The kernel's list of the sockets that listen, and those of them that are the driver's. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theDriverListensAtItsAddressAloneAndAWorkerNowhere() throws Exception {
        Jvm driver = driver("0-9");
        Jvm worker = worker(driver);
        worker.await("Joined");
        String port = String.format(":%04X", Integer.parseInt(address.split(":")[1]));
        for (String listening : listening(driver.process.pid())) {
            assertTrue(listening.equals("0100007F" + port)
                    || listening.equals("0000000000000000FFFF00000100007F" + port), listening);
        }
        assertEquals(1, listening(driver.process.pid()).size());
        assertEquals(List.of(), listening(worker.process.pid()));
    }

    private static List<String> listening(long pid) throws IOException {
        var inodes = new TreeSet<String>();
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path each : open.toList()) {
                if (Files.isSymbolicLink(each)) {
                    inodes.add(Files.readSymbolicLink(each).toString());
                }
            }
        }
        var listening = new ArrayList<String>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
                String[] words = line.trim().split("\\s+");
                if (words[3].equals("0A") && inodes.contains("socket:[" + words[9] + "]")) {
                    listening.add(words[1]);
                }
            }
        }
        return listening;
    }
}
