import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.options.Launchable;
import shared.running.Lesson;
import support.Call;
import support.Checkout;

/** Every question of a lesson has an answer, and its commands print what stands under them. */
class AnswersTest {

    private static final Pattern QUESTION = Pattern.compile("(?m)^ \\* (\\d+)  \\S");
    private static final Pattern ANSWER =
            Pattern.compile("<details><summary>(\\d+) &nbsp; .*</summary>");
    private static final Pattern COMMAND =
            Pattern.compile(" {4}\\$ \\./jbang lessons/(\\w+)\\.java(.*)");

    @TempDir
    Path folder;

    private static List<String> answers() throws IOException {
        return Files.readAllLines(Checkout.root().resolve("lessons/answers.md"));
    }

    private static List<String> numbers(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    @Test
    void everyQuestionHasAnAnswer() throws IOException {
        Map<String, List<String>> asked = new TreeMap<>();
        try (Stream<Path> lessons = Files.list(Checkout.root().resolve("lessons"))) {
            for (Path file : lessons.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                String name = file.getFileName().toString().replace(".java", "");
                asked.put(name, numbers(QUESTION, text.substring(text.lastIndexOf("\n}\n"))));
            }
        }
        Map<String, List<String>> answered = new TreeMap<>();
        String[] parts = String.join("\n", answers()).split("\n## ");
        for (int i = 1; i < parts.length; i++) {
            answered.put(parts[i].lines().findFirst().orElseThrow(), numbers(ANSWER, parts[i]));
        }
        assertFalse(asked.isEmpty());
        assertEquals(asked, answered);
    }

    /** The output of a command, without windows, and the spaces in it made single. */
    private String output(String lesson, String options) throws ReflectiveOperationException {
        var program = (Launchable) Class.forName(lesson).getDeclaredConstructor().newInstance();
        var args = new ArrayList<String>(List.of("--chart",
                folder.resolve("chart.png").toString()));
        if (program instanceof Lesson) {
            args.addAll(List.of("--evaluate", "0"));
        }
        args.addAll(List.of(options.trim().split(" +")));
        args.removeIf(String::isEmpty);
        Call call = Call.of(program, args.toArray(String[]::new));
        assertEquals(0, call.status(), call.err());
        return (call.out() + call.err()).replaceAll("\\s+", " ");
    }

    @Test
    @Tag("slow")
    void everyCommandPrintsTheLinesUnderIt() throws Exception {
        String command = "";
        String output = "";
        int lines = 0;
        for (String line : answers()) {
            Matcher matcher = COMMAND.matcher(line);
            if (matcher.matches()) {
                command = line;
                output = output(matcher.group(1), matcher.group(2));
            } else if (line.startsWith("    ")) {
                assertTrue(output.contains(line.trim().replaceAll("\\s+", " ")),
                        command + " does not print\n" + line + "\nbut\n" + output);
                lines++;
            }
        }
        assertTrue(lines > 20, "only " + lines + " lines were compared");
    }
}
