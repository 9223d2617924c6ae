package shared.exercises;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import shared.compiling.Compiler;
import shared.compiling.TemporaryFolder;

/** One examination of one text of an exercise, in another JVM. */
final class Trial {

    private static final long SECONDS =
            Exercise.CHECK_SECONDS + Exercise.LEARN_SECONDS + 10;

    private final String name;
    private final TemporaryFolder classes = TemporaryFolder.create();
    private final Optional<Jvm> jvm;
    private final Optional<Verdict> fault;
    private final long end = System.nanoTime() + SECONDS * 1_000_000_000;

    /**
     * Compiles a text and begins to examine it.
     *
     * @param name the name of the exercise
     * @param text the text of its file
     * @param folder where its answer is
     * @param compiler compiles it
     * @param jvm a JVM that waits; it is used up, unless the text does not compile
     * @param seed determines the inputs
     * @param learn whether to print the verdict and to learn
     * @param out the stream for all that is printed
     */
    Trial(String name, String text, Folder folder, Compiler compiler, Jvm jvm, long seed,
            boolean learn, PrintStream out) {
        this.name = name;
        try {
            Path source = Files.writeString(classes.path().resolve(name + ".java"), text);
            fault = compiler.compile(List.of(source), classes.path())
                    .map(sentence -> Verdict.of(Verdict.Status.FAILED, sentence));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.jvm = fault.isPresent() ? Optional.empty() : Optional.of(jvm);
        if (fault.isPresent() && learn) {
            fault.get().print(out);
        }
        this.jvm.ifPresent(started -> started.examine(List.of(name, classes.path().toString(),
                folder.path().toString(), verdictFile().toString(), String.valueOf(seed),
                String.valueOf(learn), ""), out));
    }

    private Path verdictFile() {
        return classes.path().resolve("verdict.json");
    }

    /** The name of the exercise. */
    String name() {
        return name;
    }

    /** Whether the JVM was used. */
    boolean usesJvm() {
        return jvm.isPresent();
    }

    /** Whether nothing was printed so far. */
    boolean silent() {
        return jvm.isPresent() && jvm.get().silent();
    }

    /** Whether the examination is over; one that takes too long is ended. */
    boolean over() {
        if (jvm.isEmpty() || jvm.get().ended()) {
            return true;
        }
        if (System.nanoTime() > end) {
            jvm.get().kill();
        }
        return false;
    }

    /** Ends the examination before it is over, and deletes its files. */
    void end() {
        jvm.ifPresent(Jvm::kill);
        classes.close();
    }

    /** The verdict of an examination that is over. */
    Verdict verdict() {
        if (fault.isPresent()) {
            return fault.get();
        }
        try {
            return Verdict.parse(Files.readString(verdictFile()));
        } catch (IOException | RuntimeException none) {
            return Verdict.of(Verdict.Status.FAILED, "The check has ended without a verdict: does"
                    + " your code end the program?");
        }
    }
}
