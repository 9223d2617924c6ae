package shared.exercises;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shared.files.UserError;

/** Another JVM, which runs the code of a student: it can be killed, and this one goes on. */
final class Jvm {

    private static final String MEMORY = "-Xmx512m";

    /** Options of this JVM that the other one needs, too: against warnings, and to start faster. */
    private static final List<String> PASSED_ON = List.of("-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access", "--sun-misc-unsafe", "-XX:SharedArchiveFile", "-Xlog:cds");

    private final Process process;
    private Thread reader;
    private volatile boolean silent = true;

    /** Starts a JVM, which gets ready and then waits for what it is to examine. */
    Jvm() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> PASSED_ON.stream().anyMatch(option::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", MEMORY,
                "-cp", System.getProperty("java.class.path"), Examiner.class.getName()));
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UserError(UserError.WORLD, "Cannot start another Java: " + e.getMessage(),
                    e);
        }
    }

    /**
     * Hands over what to examine, and passes on what is printed.
     *
     * @param job the lines that {@link Examiner} reads
     * @param out the stream for what is printed
     */
    void examine(List<String> job, PrintStream out) {
        reader = new Thread(() -> pass(out), "output of an exercise");
        reader.setDaemon(true);
        reader.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(String.join(System.lineSeparator(), job).getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            // It has been killed; then there is no verdict.
        }
    }

    private void pass(PrintStream out) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(),
                StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null;) {
                silent = false;
                out.println(line);
                out.flush();
            }
        } catch (IOException ended) {
            // Nothing more comes.
        }
    }

    /** Whether the JVM has ended and all that it has printed is passed on. */
    boolean ended() {
        return !process.isAlive() && (reader == null || !reader.isAlive());
    }

    /** Whether nothing was printed so far. */
    boolean silent() {
        return silent;
    }

    /** Ends the JVM, whatever it does. */
    void kill() {
        process.destroyForcibly();
    }
}
