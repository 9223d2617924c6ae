package shared.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Waiting.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shared.options.Interrupt;
import shared.options.Launch;
import support.Checkout;
import support.OtherJvm;
import support.Signals;

/** The watcher stands whatever a student and an editor do. */
class WatcherTest {

    private static final List<String> NAMES = List.of("TableGradient", "DiscountedReturns");
    private static final String HOLE = "throw new YourTurn();";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PipedOutputStream keys = new PipedOutputStream();
    private final Interrupt interrupt = new Interrupt();
    private Thread watching;

    /** The program as a process of its own. */
    static final class Main {
        public static void main(String[] args) {
            Launch.run(new Classroom(), args);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        Path answers = Files.createDirectory(folder.resolve("answers"));
        for (String name : NAMES) {
            Path answer = Checkout.root().resolve("lessons/exercises/answers/" + name + ".java");
            Files.copy(answer, answers.resolve(name + ".java"));
            Files.writeString(file(name), new Answer(Files.readString(answer)).exercise());
        }
    }

    @AfterEach
    void stop() throws Exception {
        interrupt.stop();
        if (watching != null) {
            watching.join(10_000);
            assertFalse(watching.isAlive(), "the watcher does not stop");
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".java");
    }

    private Path first() {
        return file(NAMES.get(0));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private void watch() throws Exception {
        var in = new PipedInputStream(keys);
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        watching = new Thread(() -> {
            try {
                new Watcher(new Folder(folder), NAMES, 0, out).watch(in, interrupt);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        watching.start();
        says("YOUR TURN: write change, TableGradient.java:");
    }

    private void press(String key) throws IOException {
        keys.write((key + "\n").getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /** Waits for a text, and forgets all that was printed so far. */
    private void says(String what) throws Exception {
        await(() -> text().contains(what), "\"" + what + "\", not " + text());
        printed.reset();
    }

    private String with(String code) throws IOException {
        return new Folder(folder).answer(NAMES.get(0)).orElseThrow().exercise()
                .replace(HOLE, code);
    }

    private void save(String code) throws IOException {
        Files.writeString(first(), with(code));
    }

    private void solve(String name) throws IOException {
        Files.copy(folder.resolve("answers/" + name + ".java"), file(name),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aStudentGoesFromTheHoleToTheNextExercise() throws Exception {
        watch();
        press("h");
        says("Hint: onehot(a) is 1");
        save("z[0] += 1");
        says("TableGradient.java:43: Java does not understand this yet: ';' expected");
        save("z[0] += 9;");
        says("By hand: z_0 + alpha r");
        save("z[7] = 0;");
        says("TableGradient.java:43: Index 7 out of bounds for length 3.");
        press("l");
        says("2          ");
        solve("TableGradient");
        says("Right.");
        // It counts as solved although the learning has not ended.
        press("n");
        says("YOUR TURN: write returns, DiscountedReturns.java:");
        var progress = new Progress(folder.resolve("results/progress.json"), NAMES);
        assertTrue(progress.solved("TableGradient"));
        assertFalse(progress.solved("DiscountedReturns"));
        solve("DiscountedReturns");
        says("2 of 2 are solved. That was the last.");
        press("q");
        watching.join(10_000);
        assertTrue(text().contains("2 of 2 are solved."), text());
    }

    @Test
    @Tag("slow")
    void aFileMayBeRenamedAndDeletedAndComeBack() throws Exception {
        watch();
        Path other = folder.resolve("TableGradient.java~");
        Files.writeString(other, with("z[0] += 9;"));
        Files.move(other, first(), StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        says("By hand: z_0 + alpha r");
        Files.delete(first());
        says("is not there. r writes it anew.");
        save("z[0] += 8;");
        says("By hand: z_0 + alpha r");
    }

    @Test
    @Tag("slow")
    void codeThatDoesNotEndOrEndsTheProgramIsSurvived() throws Exception {
        watch();
        save("while (true) { z[0]++; }");
        Thread.sleep(1000);
        save("System.exit(0);");
        says("Your code ends the program: remove System.exit.");
        save("Runtime.getRuntime().halt(0);");
        says("The check has ended without a verdict: does your code end the program?");
        solve("TableGradient");
        says("Right.");
        says("1 of 2 are solved.");
    }

    @Test
    void whatAStudentHasWrittenIsNeverLost() throws Exception {
        watch();
        save("z[0] += 9;");
        says("By hand");
        press("r");
        says("What you had written is in ");
        assertEquals(with("z[0] += 9;"),
                Files.readString(folder.resolve("results/TableGradient-1.java")));
        assertEquals(with(HOLE), Files.readString(first()));
        save("z[0] += 8;");
        says("By hand");
        press("r");
        says("What you had written is in ");
        assertEquals(with("z[0] += 8;"),
                Files.readString(folder.resolve("results/TableGradient-2.java")));
        press("r");
        says("is as it was at first.");
        assertFalse(Files.exists(folder.resolve("results/TableGradient-3.java")));
    }

    @Test
    @Tag("slow")
    void withoutAnswersItStillChecks() throws Exception {
        String solved = Files.readString(folder.resolve("answers/TableGradient.java"));
        for (String name : NAMES) {
            Files.delete(folder.resolve("answers/" + name + ".java"));
        }
        watch();
        press("r");
        says("The answer to TableGradient is not there");
        Files.writeString(first(), solved);
        says("1 of 2 are solved.");
    }

    /** Ctrl-C ends it at once, and what was solved stays solved. */
    @Test
    @Tag("slow")
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCEndsIt() throws Exception {
        Signals.assumeHeard(2);
        solve("TableGradient");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(OtherJvm.command(Main.class, List.of(),
                List.of("--folder", folder.toString()))).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        await(() -> Files.readString(log).contains("1 of 18 are solved. n goes on."),
                "the verdict");
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertEquals(130, process.exitValue(), Files.readString(log));
        assertTrue(new Progress(folder.resolve("results/progress.json"), Course.NAMES)
                .solved("TableGradient"));
    }

    /** Code that leaves a loop behind and saves nothing is stopped after a while. */
    @Test
    @Tag("slow")
    void anEndlessLoopIsNamedWithItsLine() throws Exception {
        watch();
        save("while (true) { z[0]++; }");
        says("TableGradient.java:43: Your code still runs after 10 s. Does a loop have no end?");
    }
}
