package project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import support.Checkout;

/** The lists that are written by hand name all files that exist, and no others. */
class ListsTest {

    /** The programs in shared itself, which bring the sources and libraries that they need. */
    private static final List<String> PROGRAMS =
            List.of("shared/PrintRegion.java", "shared/Slides.java");

    /** A source file, or a group, an artifact, a version and perhaps a platform. */
    private static final Pattern EXACT = Pattern.compile(
            "[\\w/]+\\.java|[\\w.-]+:[\\w.-]+:\\d(?!.*SNAPSHOT)[\\w.-]*(:[\\w-]+)?");

    /**
     * Fails if a list lacks an existing name, contains a name that does not exist, or repeats a
     * name.
     */
    private static void assertListed(String list, Collection<String> there, List<String> listed) {
        var missing = new TreeSet<>(there);
        missing.removeAll(listed);
        var gone = new TreeSet<>(listed);
        gone.removeAll(there);
        assertEquals("missing [], not there []", "missing " + missing + ", not there " + gone,
                list);
        assertEquals(there.size(), listed.size(), list + " names something twice");
    }

    /** The paths of the sources in a folder and below it, relative to that folder. */
    private static List<String> sources(String folder) throws IOException {
        return Source.in(folder).stream()
                .map(source -> source.path().substring(folder.length() + 1)).toList();
    }

    /** The paths of all other files in a folder and below it, relative to that folder. */
    private static List<String> data(String folder) throws IOException {
        Path top = Checkout.root().resolve(folder);
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> top.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.endsWith(".java")).sorted().toList();
        }
    }

    /** A test that is not listed would never run. */
    @Test
    void everyTestAndEveryLessonIsInRunTests() throws IOException {
        var there = new ArrayList<>(sources("tests"));
        there.remove("RunTests.java");
        Source.lessons().forEach(lesson -> there.add("../" + lesson.path()));
        PROGRAMS.forEach(program -> there.add("../" + program));
        assertListed("SOURCES of tests/RunTests.java", there,
                Source.at("tests/RunTests.java").directives("SOURCES"));
    }

    @Test
    void everyFileOfATestIsInRunTests() throws IOException {
        List<String> listed = Source.at("tests/RunTests.java").directives("FILES");
        assertListed("FILES of tests/RunTests.java",
                data("tests").stream().map(file -> file + "=" + file).toList(), listed);
    }

    /** The launcher compiles the sources that the files in shared itself list. */
    @Test
    void everySharedSourceIsInShared() throws IOException {
        // The files in shared itself contain the lists.
        List<String> there = sources("shared").stream().filter(path -> path.contains("/"))
                .toList();
        var listed = new ArrayList<>(Source.at("shared/Shared.java").directives("SOURCES"));
        listed.addAll(Source.at("shared/Atari.java").directives("SOURCES"));
        listed.addAll(Source.at("shared/Slides.java").directives("SOURCES"));
        listed.addAll(Source.at("shared/Sweeps.java").directives("SOURCES"));
        listed.remove("Prelude.java");
        assertListed("SOURCES of shared/Shared.java, Atari.java, Slides.java and Sweeps.java",
                there, listed);
    }

    @Test
    void everyFileOfTheSlidesIsInSlides() throws IOException {
        assertListed("FILES of shared/Slides.java", data("shared/slides").stream()
                        .map(file -> "slides/" + file + "=slides/" + file).toList(),
                Source.at("shared/Slides.java").directives("FILES"));
    }

    @Test
    void everyTrainedAgentIsInTrained() throws IOException {
        List<String> agents = data("shared/trained");
        assertFalse(agents.isEmpty());
        Source trained = Source.at("shared/Trained.java");
        assertListed("FILES of shared/Trained.java",
                agents.stream().map(file -> "trained/" + file + "=trained/" + file).toList(),
                trained.directives("FILES"));
        assertListed("AGENTS of shared/Trained.java",
                agents.stream().map(file -> file.replace(".npz", "")).toList(),
                Pattern.compile("\"([\\w-]+)\"").matcher(trained.text()).results()
                        .map(found -> found.group(1)).toList());
    }

    /** An exercise finds its answer in its own jar. */
    @Test
    void everyAnswerIsInExercises() throws IOException {
        List<String> answers = Source.exercises().stream()
                .filter(source -> source.folder().endsWith("/answers"))
                .map(source -> source.path().substring("lessons/exercises/".length())).toList();
        assertListed("FILES of shared/Exercises.java", answers.stream()
                .map(file -> file + "=../lessons/exercises/" + file).toList(),
                Source.at("shared/Exercises.java").directives("FILES"));
    }

    /** The alias of a program has the same description as the program itself. */
    @Test
    void everyLessonHasAnAliasInTheCatalog() throws IOException {
        Collection<JsonElement> aliases = JsonParser.parseString(Files.readString(
                Checkout.root().resolve("jbang-catalog.json"))).getAsJsonObject()
                .getAsJsonObject("aliases").asMap().values();
        var programs = new ArrayList<>(Source.lessons());
        for (String program : PROGRAMS) {
            programs.add(Source.at(program));
        }
        programs.add(Source.at("shared/Exercises.java"));
        var there = new ArrayList<>(programs.stream().map(Source::path).toList());
        there.add("tests/RunTests.java");
        assertListed("aliases of jbang-catalog.json", there, aliases.stream()
                        .map(alias -> alias.getAsJsonObject().get("script-ref").getAsString())
                        .toList());
        var descriptions = aliases.stream().map(JsonElement::getAsJsonObject)
                .collect(Collectors.toMap(alias -> alias.get("script-ref").getAsString(),
                        alias -> alias.get("description").getAsString()));
        for (Source program : programs) {
            assertEquals("//DESCRIPTION " + descriptions.get(program.path()),
                    program.lines().stream().filter(line -> line.startsWith("//DESCRIPTION "))
                            .findFirst().orElse(""), program.path() + " and jbang-catalog.json");
        }
    }

    @Test
    void everyLessonHasARowInTheReadme() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| \\[(\\w+)\\]\\((lessons/\\1\\.java)\\) \\|")
                .matcher(Source.at("README.md").text()).results().map(found -> found.group(2))
                .toList();
        assertListed("the table of lessons in README.md",
                Source.lessons().stream().map(Source::path).toList(), rows);
    }

    /** A version that is a range, or missing, would give other jars another day. */
    @Test
    void everyDependencyHasOneExactVersion() throws IOException {
        int pinned = 0;
        for (String folder : List.of("lessons", "shared", "tests")) {
            for (Source source : Source.in(folder)) {
                for (String dependency : source.directives("DEPS")) {
                    assertTrue(EXACT.matcher(dependency).matches(),
                            source.path() + ": " + dependency);
                    pinned += dependency.contains(":") ? 1 : 0;
                }
            }
        }
        assertTrue(pinned > 10, pinned + " dependencies");
    }

    /** Both launchers pin the same JBang. */
    @Test
    void theLaunchersPinTheSameDownloads() throws IOException {
        var pins = Pattern.compile("\\b[0-9a-f]{64}\\b|(?<=version=)[\\d.]+",
                Pattern.CASE_INSENSITIVE);
        var found = new TreeSet<List<String>>(Comparator.comparing(List::toString));
        for (String launcher : List.of("jbang", "jbang.cmd")) {
            found.add(pins.matcher(Files.readString(Checkout.root().resolve(launcher))).results()
                    .map(MatchResult::group).toList());
        }
        assertEquals(1, found.size(), found.toString());
        assertEquals(3, found.first().size(), found.toString());
    }
}
