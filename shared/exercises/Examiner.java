package shared.exercises;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import shared.compiling.Loaded;
import shared.options.Diagnosis;
import shared.options.Interrupt;

/**
 * The program of a JVM that examines one exercise and ends. The JVM is started before it is needed;
 * what to examine comes on standard input, and the verdict goes into a file, because the student's
 * code may print and may end the JVM with any status.
 */
final class Examiner {

    private Examiner() {
    }

    /**
     * Reads six lines: the name of the exercise, the folder of its classes, the folder with the
     * answers, the file for the verdict, the seed, and whether to learn (true) or only to check.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        warmUp();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String name = in.readLine();
        if (name == null) {
            return;
        }
        Path classes = Path.of(in.readLine());
        Path folder = Path.of(in.readLine());
        Path file = Path.of(in.readLine());
        long seed = Long.parseLong(in.readLine());
        boolean learn = Boolean.parseBoolean(in.readLine());
        try {
            Exercise exercise = Loaded.object(Exercise.class, name, classes, folder);
            if (learn) {
                exercise.examine(seed, new Interrupt(), System.out,
                        verdict -> write(file, verdict.json(name, seed)));
            } else {
                write(file, exercise.check(seed, new Interrupt()).json(name, seed));
            }
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            Verdict verdict = Verdict.of(Verdict.Status.FAILED, name
                    + ".java is not an exercise any more: " + Diagnosis.reason(e, Examiner.class));
            write(file, verdict.json(name, seed));
            verdict.print(System.out);
        }
        // The student's code may have left a thread that goes on for ever.
        Runtime.getRuntime().halt(0);
    }

    /** Loads what every check needs, while nobody waits for it. */
    private static void warmUp() {
        new Comparison<>("", random -> random, x -> 0, x -> 1).inputs(1).verdict(0)
                .json("", 0);
    }

    private static void write(Path file, String json) {
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
