package shared.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.options.Launch;
import support.Checkout;

/** The commands of "./jbang exercises". */
class ClassroomTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Launch.start(new Classroom(), stream, stream, Stream.concat(Stream.of("--folder",
                folder.toString()), Stream.of(args)).toArray(String[]::new));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void copy(String name, boolean solved) throws IOException {
        Path answer = Checkout.root().resolve("lessons/exercises/answers/" + name + ".java");
        Path answers = Files.createDirectories(folder.resolve("answers"));
        Files.copy(answer, answers.resolve(name + ".java"));
        String text = Files.readString(answer);
        Files.writeString(folder.resolve(name + ".java"),
                solved ? text : new Answer(text).exercise());
    }

    @Test
    void allAreListedInTheirOrder() {
        assertEquals(0, run("list"), text());
        List<String> lines = text().lines().toList();
        assertEquals(Course.NAMES.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertTrue(lines.get(i).matches((i == 0 ? ">" : " ") + " +" + (i + 1) + " .*"
                    + Course.NAMES.get(i) + "\\.java"), text());
        }
    }

    @Test
    void aGraderChecksByNumberByNameAndByFile() throws IOException {
        copy("TableGradient", true);
        copy("DiscountedReturns", false);
        assertEquals(0, run("check", "1"), text());
        assertTrue(text().endsWith("1 of 1 are right.\n"), text());
        assertEquals(1, run("check", "tablegradient",
                folder.resolve("DiscountedReturns.java").toString(), "StableSoftmax", "--json",
                "--seed", "5"), text());
        List<String> lines = text().lines().toList();
        assertEquals(3, lines.size(), text());
        List<String> states = lines.stream().map(line -> JsonParser.parseString(line)
                .getAsJsonObject()).map(json -> json.get("exercise").getAsString() + " "
                        + json.get("status").getAsString() + " " + json.get("seed")).toList();
        assertEquals(List.of("TableGradient right 5", "DiscountedReturns unsolved 5",
                "StableSoftmax failed 5"), states);
    }

    /** What a student changes outside of the tags counts in no grade; imports do. */
    @Test
    void aChangedCheckDoesNotHelp() throws IOException {
        copy("TableGradient", false);
        String answer = "answers/TableGradient.java";
        String solved = Files.readString(folder.resolve(answer));
        Files.writeString(folder.resolve(answer), "Nothing.");
        Path file = folder.resolve("TableGradient.java");
        String hole = Files.readString(file);
        Files.writeString(file, hole.replace("return List.of(new Comparison",
                "if (true) return List.of(); return List.of(new Comparison"));
        assertEquals(1, run("check", "1"), text());
        assertTrue(text().contains("YOUR TURN: write change"), text());

        Files.writeString(file, solved.replace("import java.util.List;",
                "import java.util.List;\nimport java.util.Set;").replace("int onehot = b",
                "Set<Integer> none = Set.of(); int onehot = none.size() == 0 && b"));
        assertEquals(0, run("check", "1"), text());
        Files.writeString(file, solved.replace("    // end::yours[]", ""));
        assertEquals(1, run("check", "1"), text());
        assertTrue(text().contains("has lost a line // tag::yours[]"), text());
    }

    @Test
    void anExerciseIsWrittenAnewAndACopyIsKept() throws IOException {
        copy("TableGradient", true);
        String solved = Files.readString(folder.resolve("TableGradient.java"));
        assertEquals(0, run("reset", "1"), text());
        assertEquals(solved, Files.readString(folder.resolve("results/TableGradient-1.java")));
        assertTrue(Files.readString(folder.resolve("TableGradient.java")).contains("YourTurn()"));
    }

    @Test
    void whatIsWrongOnTheCommandLineIsSaid() {
        assertEquals(2, run("chek"));
        assertTrue(text().contains("'chek'"), text());
        assertEquals(2, run("check", "Nothing"));
        assertTrue(text().contains("'Nothing'"), text());
        assertEquals(2, run("check", "99"));
        assertEquals(2, run("reset"));
        assertEquals(2, run("list", "--folder", "nowhere"));
        assertFalse(text().contains("Exception"), text());
    }
}
