package shared.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import shared.compiling.Compiler;
import shared.compiling.Loaded;
import shared.options.Interrupt;
import shared.options.Launch;
import support.Checkout;

/** Every exercise of the course: empty it fails, its answer passes, and its mistakes are found. */
class CourseTest {

    static final List<String> NAMES = Course.NAMES;

    @TempDir
    static Path exercises;
    @TempDir
    static Path answers;

    private static Path folder() {
        return Checkout.root().resolve("lessons/exercises");
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    @BeforeAll
    static void compile() throws IOException {
        var compiler = new Compiler();
        assertEquals(Optional.empty(), compiler.compile(sources(folder()), exercises));
        assertEquals(Optional.empty(),
                compiler.compile(sources(folder().resolve("answers")), answers));
    }

    private static Exercise exercise(String name) throws ReflectiveOperationException {
        return Loaded.object(Exercise.class, name, exercises, folder());
    }

    private static Exercise answer(String name) throws ReflectiveOperationException {
        return Loaded.object(Exercise.class, name, answers, folder());
    }

    private static Answer file(String name) throws IOException {
        return new Answer(Files.readString(folder().resolve("answers/" + name + ".java")));
    }

    @Test
    void theCourseHasAllExercises() throws IOException {
        for (Path folder : List.of(folder(), folder().resolve("answers"))) {
            assertEquals(new TreeSet<>(NAMES), sources(folder).stream()
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new)), folder.toString());
        }
        assertEquals(NAMES.size(), new TreeSet<>(NAMES).size(), "a name is there twice");
    }

    /** "./jbang exercises reset NAME" writes the exercise anew from its answer. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void anExerciseIsItsAnswerWithAHole(String name) throws IOException {
        assertEquals(file(name).exercise(),
                Files.readString(folder().resolve(name + ".java")));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void anEmptyExerciseSaysWhatToDo(String name) throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = Launch.start(exercise(name), new PrintStream(out), new PrintStream(err));
        String text = out.toString(StandardCharsets.UTF_8);
        assertEquals(1, status, text);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        String start = file(name).fault().isEmpty() ? "YOUR TURN: write \\w+, " + name
                + "\\.java:\\d+\\.\\R" : "It runs, but it learns on only \\d of 10 seeds: ";
        assertTrue(text.matches("(?s)" + start + ".*"), text);
        assertFalse(text.contains("\tat "), text);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theAnswerIsRightOnOtherSeeds(String name) throws Exception {
        for (long seed = 1; seed < 3; seed++) {
            assertEquals(Verdict.RIGHT, answer(name).check(seed, new Interrupt()), "seed " + seed);
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void eachMistakeIsCalledByItsName(String name) throws Exception {
        int mistakes = 0;
        for (Check check : answer(name).checks()) {
            if (check instanceof Comparison<?> comparison) {
                List<String> sentences = comparison.sentences();
                for (int i = 0; i < sentences.size(); i++) {
                    for (long seed = 0; seed < 2; seed++) {
                        assertEquals(Verdict.of(Verdict.Status.MISTAKE, sentences.get(i)),
                                comparison.withMistake(i).verdict(seed));
                    }
                }
                mistakes += sentences.size();
            }
        }
        assertTrue(mistakes >= 3 || file(name).fault().isPresent(), mistakes + " mistakes");
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theAnswerLearns(String name) throws Exception {
        assertLearns(name, 0);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    @Tag("slow")
    void theAnswerLearnsOnMoreSeeds(String name) throws Exception {
        for (long seed = 1; seed < 5; seed++) {
            assertLearns(name, seed);
        }
    }

    private static void assertLearns(String name, long seed) throws Exception {
        var curve = new Curve(new PrintStream(new ByteArrayOutputStream()));
        answer(name).learn(curve, new SplittableRandom(seed));
        assertTrue(curve.last() > 0.5 && curve.last() > curve.first() + 0.2, "from "
                + curve.first() + " to " + curve.last() + " of the bar with seed " + seed);
    }

    /** A silent bug is one line. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void aFaultIsOneLineAndIsNamed(String name) throws IOException {
        Answer answer = file(name);
        if (answer.fault().isPresent()) {
            List<String> faulty = answer.exercise().lines().toList();
            List<String> said = answer.fault().orElseThrow();
            int number = Integer.parseInt(said.get(0).replaceAll("\\D", ""));
            assertEquals(said.get(1).strip(), faulty.get(number - 1).strip());
            assertTrue(said.size() > 4, said.toString());
        }
    }
}
