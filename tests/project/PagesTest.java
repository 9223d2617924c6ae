package project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lesson must fit a page: its length, its width, its regions for slides, and its questions. */
class PagesTest {

    private static final int LINES = 200;
    private static final int LESSON_WIDTH = 80;
    private static final int WIDTH = 100;
    private static final int SLIDE = 24;
    private static final int EXERCISE = 155;

    private static final Pattern TAG = Pattern.compile("\\s*// (tag|end)::([\\w-]+)\\[\\]");
    private static final Pattern QUESTION = Pattern.compile(" \\* (\\d+)  \\S.*");

    /** A directive for JBang, which cannot be broken into two lines. */
    private static final Pattern DIRECTIVE = Pattern.compile("//[A-Z_]+ .*");

    private static void assertNone(List<String> wrong) {
        assertTrue(wrong.isEmpty(), () -> "\n" + String.join("\n", wrong) + "\n");
    }

    private static List<String> tooWide(List<Source> sources, int width) {
        var wrong = new ArrayList<String>();
        for (Source source : sources) {
            List<String> lines = source.lines();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > width && !DIRECTIVE.matcher(lines.get(i)).matches()) {
                    wrong.add(source.path() + ":" + (i + 1) + " has " + lines.get(i).length()
                            + " columns");
                }
            }
        }
        return wrong;
    }

    @Test
    void aLessonHasAtMost200Lines() throws IOException {
        assertNone(Source.lessons().stream().filter(lesson -> lesson.lines().size() > LINES)
                .map(lesson -> lesson.path() + " has " + lesson.lines().size() + " lines")
                .toList());
    }

    @Test
    void aLessonHasAtMost80Columns() throws IOException {
        assertNone(tooWide(Source.lessons(), LESSON_WIDTH));
    }

    @Test
    void allElseHasAtMost100Columns() throws IOException {
        assertNone(tooWide(Stream.concat(Source.in("shared").stream(), Source.in("tests").stream())
                .toList(), WIDTH));
    }

    /** Returns the faults in the regions of a lesson. */
    private static List<String> regions(Source lesson) {
        var wrong = new ArrayList<String>();
        var open = new ArrayList<String>();
        var lengths = new ArrayList<Integer>();
        int found = 0;
        for (String line : lesson.lines()) {
            var tag = TAG.matcher(line);
            if (!tag.matches()) {
                lengths.replaceAll(length -> length + 1);
                continue;
            }
            String name = tag.group(2);
            if (tag.group(1).equals("tag")) {
                open.add(name);
                lengths.add(0);
                found++;
            } else if (!open.contains(name)) {
                wrong.add(lesson.path() + ": " + name + " ends, but does not begin");
            } else {
                int length = lengths.remove(open.indexOf(name));
                open.remove(name);
                if (length > SLIDE) {
                    wrong.add(lesson.path() + ": " + name + " has " + length + " lines");
                }
            }
        }
        open.forEach(name -> wrong.add(lesson.path() + ": " + name + " does not end"));
        if (found == 0) {
            wrong.add(lesson.path() + " has no tagged region");
        }
        return wrong;
    }

    @Test
    void aLessonHasPartsThatFitASlide() throws IOException {
        assertNone(Source.lessons().stream().flatMap(lesson -> regions(lesson).stream())
                .toList());
    }

    /** Returns the faults in the lines after the class of a lesson. */
    private static List<String> questions(Source lesson) {
        List<String> lines = lesson.lines();
        List<String> after = lines.subList(lines.lastIndexOf("}") + 1, lines.size()).stream()
                .filter(line -> !line.isBlank()).toList();
        if (after.isEmpty() || !after.get(0).equals("/*")
                || !after.get(after.size() - 1).equals(" */")) {
            return List.of(lesson.path() + " does not end in a comment with questions");
        }
        List<Integer> numbers = after.stream().map(QUESTION::matcher).filter(line -> line.matches())
                .map(line -> Integer.parseInt(line.group(1))).toList();
        return !numbers.isEmpty()
                && numbers.equals(IntStream.rangeClosed(1, numbers.size()).boxed().toList())
                ? List.of()
                : List.of(lesson.path() + ": its questions are not 1, 2, ..., but " + numbers);
    }

    @Test
    void aLessonEndsInQuestions() throws IOException {
        assertNone(Source.lessons().stream().flatMap(lesson -> questions(lesson).stream())
                .toList());
    }

    @Test
    void anExerciseFitsAPageAndHasOneHole() throws IOException {
        assertNone(tooWide(Source.exercises(), LESSON_WIDTH));
        var wrong = new ArrayList<String>();
        for (Source exercise : Source.exercises()) {
            wrong.addAll(regions(exercise));
            if (exercise.lines().size() > EXERCISE) {
                wrong.add(exercise.path() + " has " + exercise.lines().size() + " lines");
            }
            if (exercise.lines().stream().filter(line -> line.contains("// tag::")).count() != 1
                    || !exercise.text().contains("\n    // tag::yours[]\n")) {
                wrong.add(exercise.path() + " has other regions than yours");
            }
        }
        assertNone(wrong);
    }

    /** Tests the rules themselves, on lessons whose lines are separated by |. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', value = {
        "// tag::a[]|x|// end::a[]|}|/*| * 1  Why?| * 2  And now?| */; 0",
        "// tag::a[]|x|    // end::a[]|}||/*| * Questions| *| * 1  Why?| *    Now.| */; 0",
        "x|}|/*| * 1  Why?| */; 1",
        "// tag::a[]|x|}|/*| * 1  Why?| */; 1",
        "// tag::a[]|// end::a[]|// end::b[]|}|/*| * 1  Why?| */; 1",
        "// tag::a[]|// end::a[]|}; 1",
        "// tag::a[]|// end::a[]|}|/*| * Why?| */; 1",
        "// tag::a[]|// end::a[]|}|/*| * 1  Why?| * 3  How?| */; 1",
        "// tag::a[]|// end::a[]|}|/*| * 4.1  Why?| */; 1"})
    void whatIsWrongIsFound(String lesson, int wrong) {
        var source = new Source("lessons/Mine.java", lesson.replace('|', '\n'));
        assertEquals(wrong, regions(source).size() + questions(source).size());
    }

    @ParameterizedTest
    @CsvSource({"24, 0", "25, 1"})
    void aPartOf24LinesFits(int lines, int wrong) {
        var source = new Source("lessons/Mine.java", "// tag::a[]\n" + "x\n".repeat(lines)
                + "// end::a[]\n");
        assertEquals(wrong, regions(source).size());
    }
}
