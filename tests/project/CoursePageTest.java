package project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import support.Checkout;

/** The course page names every lesson, and the changes that it proposes run. */
class CoursePageTest {

    private static final Pattern LESSON = Pattern.compile("\\[(\\w+)]\\(\\1\\.java\\)");

    /** A row of the table of changes: what to change, the code now, and the code then. */
    private static final Pattern CHANGE =
            Pattern.compile("(?m)^\\| ([\\w ]+) \\| `([^`]+)` \\| `([^`]+)` \\|$");

    @TempDir
    Path folder;

    private static String page() throws IOException {
        return Files.readString(Checkout.root().resolve("lessons/README.md"));
    }

    @Test
    void everyLessonIsOnIt() throws IOException {
        var there = Source.lessons().stream().map(Source::path)
                .filter(path -> path.matches("lessons/\\w+\\.java"))
                .map(path -> path.substring("lessons/".length(), path.length() - ".java".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        var named = LESSON.matcher(page()).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(there, named);
    }

    /** Each change is made alone in Reinforce, which then plays three episodes. */
    @Test
    @Tag("slow")
    void everyChangeRuns() throws Exception {
        var changes = CHANGE.matcher(page()).results().toList();
        assertTrue(changes.size() >= 6, changes.size() + " changes");
        for (MatchResult change : changes) {
            String now = change.group(2);
            String text = Source.at("lessons/Reinforce.java").text();
            assertTrue(text.contains(now), "Reinforce.java does not contain " + now);
            Path source = Files.writeString(folder.resolve("Reinforce.java"),
                    text.replace(now, change.group(3)));
            String path = System.getProperty("java.class.path");
            assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-nowarn",
                    "-cp", path, "-d", folder.toString(), source.toString()), change.group());
            Process process = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    folder + File.pathSeparator + path, "Reinforce", "--headless", "--episodes",
                    "3", "--chart", folder.resolve("chart.png").toString())
                    .redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), change.group() + printed);
        }
    }
}
