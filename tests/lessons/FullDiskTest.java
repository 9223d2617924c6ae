import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import support.Call;
import support.OtherJvm;
import support.Results;

/**
 * A lesson writes everything that it can write to a disk that has no room for it. Each file is one
 * sentence, the older files stay whole, and what was learned is not lost.
 */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class FullDiskTest {

    /** The files of a call in the order in which it writes them. */
    private static final List<String> FILES = List.of("a.npz", "a.csv", "a.json", "a.png", "a.gif");

    /**
     * Makes a disk of 1 MB, which only this shell sees; copies the older files to it, fills it all
     * but some bytes, runs the command, and copies what the disk holds then.
     */
    private static final String ON_A_SMALL_DISK = """
            mount -t tmpfs -o size=1m tmpfs disk && cp -R older/. disk || exit 99
            if [ $0 = full ]; then head -c 2000000 /dev/zero >disk/filler 2>/dev/null; fi
            "$@"
            status=$?
            rm -f disk/filler
            cp -R disk/. left && exit $status""";

    /** A lesson in another process that has ended. */
    private record Ended(int status, List<String> err) { }

    @TempDir
    Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        for (String name : List.of("older", "disk", "left", "home", "tmp", "undisturbed")) {
            Files.createDirectory(folder.resolve(name));
        }
    }

    private static List<String> outputs(String folder) {
        return List.of("--save", folder + "/a.npz", "--csv", folder + "/a.csv", "--json",
                folder + "/a.json", "--gif", folder + "/a.gif", "--chart", folder + "/a.png",
                "--tensorboard", folder + "/events");
    }

    private static List<String> line(int episodes, List<String> outputs) {
        var line = new ArrayList<>(List.of("--episodes", "" + episodes, "--evaluate", "0",
                "--quiet"));
        line.addAll(outputs);
        return line;
    }

    /** Writes all files with an undisturbed call in this JVM. */
    private void write(String name, int episodes) {
        Call call = Call.of(new Reinforce(), line(episodes, outputs(folder.resolve(name)
                .toString())).toArray(String[]::new));
        assertEquals(0, call.status(), call.err());
    }

    private Ended run(List<String> before, Class<?> lesson, List<String> line)
            throws Exception {
        // Native code stays where it is, although the home is elsewhere.
        String natives = System.getProperty("org.bytedeco.javacpp.cachedir",
                System.getProperty("user.home") + "/.javacpp/cache");
        var command = new ArrayList<>(before);
        command.addAll(OtherJvm.command(lesson, List.of("-XX:-UsePerfData",
                "-Dorg.bytedeco.javacpp.cachedir=" + natives,
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Duser.home=" + folder.resolve("home")), line));
        command.add("--headless");
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), err.lines().toList());
    }

    private static void needSmallDisk(Path folder) throws Exception {
        int status;
        try {
            status = new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=1m",
                    "tmpfs", folder.toString()).start().waitFor();
        } catch (IOException e) {
            status = 1;
        }
        assumeTrue(status == 0, "this system lets nobody but root mount a file system");
    }

    private static String cannot(String file) {
        return "Cannot write " + file + ": ";
    }

    private static void assertStarts(List<String> starts, List<String> lines) {
        assertEquals(starts.size(), lines.size(), lines.toString());
        for (int i = 0; i < starts.size(); i++) {
            assertTrue(lines.get(i).startsWith(starts.get(i)), lines.toString());
            assertTrue(lines.get(i).endsWith("."), lines.toString());
            assertFalse(lines.get(i).contains("Exception"), lines.toString());
        }
    }

    private void copyOlderTo(String name) throws IOException {
        Path older = folder.resolve("older");
        try (Stream<Path> files = Files.walk(older)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(name).resolve(older.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private void assertOlderStay(String name) throws IOException {
        Path older = folder.resolve("older");
        try (Stream<Path> files = Files.walk(older)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertEquals(FILES.size() + 1, all.size(), "and the events");
            for (Path file : all) {
                Path stayed = folder.resolve(name).resolve(older.relativize(file).toString());
                assertEquals(-1, Files.mismatch(file, stayed), stayed.toString());
            }
        }
    }

    private void assertNoParts() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".part"))
                    .toList());
        }
    }

    @Test
    void whatTheFullDiskHasNoRoomForIsWrittenElsewhere() throws Exception {
        needSmallDisk(folder);
        write("older", 5);
        write("undisturbed", 40);
        Ended ended = run(List.of("unshare", "-rm", "sh", "-c", ON_A_SMALL_DISK, "full"),
                Reinforce.class, line(40, outputs("disk")));
        assertEquals(1, ended.status, ended.err.toString());
        var said = new ArrayList<>(List.of("Cannot write events to disk/events: "));
        FILES.forEach(name -> said.addAll(List.of(cannot("disk/" + name),
                "Written to results/" + name + " instead.")));
        assertStarts(said, ended.err);
        assertOlderStay("left");
        Path results = folder.resolve("results");
        Path undisturbed = folder.resolve("undisturbed");
        Results.assertSame(undisturbed.resolve("a.npz"), results.resolve("a.npz"));
        for (String same : List.of("a.csv", "a.gif")) {
            assertEquals(-1, Files.mismatch(undisturbed.resolve(same), results.resolve(same)));
        }
        assertNoParts();
    }

    /** A file that does not fit leaves its room to those that do. */
    @Test
    void aFileLargerThanTheDiskTakesNoRoomFromTheOthers() throws Exception {
        needSmallDisk(folder);
        Ended ended = run(List.of("unshare", "-rm", "sh", "-c", ON_A_SMALL_DISK, "empty"),
                PongActorCritic.class, List.of("--updates", "2", "--evaluate", "0", "--quiet",
                        "--save", "disk/a.npz", "--csv", "disk/a.csv", "--json", "disk/a.json",
                        "--chart", "disk/a.png"));
        assertEquals(1, ended.status, ended.err.toString());
        assertStarts(List.of(cannot("disk/a.npz"), "Written to results/a.npz instead."),
                ended.err);
        try (Stream<Path> files = Files.list(folder.resolve("left"))) {
            assertEquals(List.of("a.csv", "a.json", "a.png"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        Call on = Call.of(new PongActorCritic(), "--resume",
                folder.resolve("results/a.npz").toString(), "--updates", "3", "--evaluate", "0",
                "--quiet", "--chart", folder.resolve("a.png").toString());
        assertEquals(0, on.status(), on.err());
    }

    /** A limit on the size of files stands for disks that are all full. */
    @Test
    void whatThereIsRoomForNowhereIsSaidAndLeavesTheOlderFiles() throws Exception {
        write("older", 5);
        copyOlderTo("disk");
        Ended ended = run(List.of("sh", "-c", "ulimit -f 1; exec \"$0\" \"$@\""), Reinforce.class,
                line(40, outputs("disk")));
        assertEquals(1, ended.status, ended.err.toString());
        var said = new ArrayList<>(List.of("Cannot write events to disk/events: "));
        FILES.forEach(name -> said.add(cannot("disk/" + name)));
        assertStarts(said, ended.err);
        assertOlderStay("disk");
        assertNoParts();
    }
}
