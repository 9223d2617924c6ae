package shared.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.files.UserError;
import support.Checkout;

/** The regions of a source file. */
class RegionTest {

    private static final int LINES = 24;
    private static final int COLUMNS = 80;

    @TempDir
    Path folder;

    private Path source(String... lines) throws IOException {
        return Files.write(folder.resolve("Mine.java"), List.of(lines));
    }

    @Test
    void aRegionIsMovedToTheLeft() throws IOException {
        Path file = source("class A {", "    // tag::b[]", "    void b() {", "", "        c();",
                "    }", "    // end::b[]", "}");
        assertEquals(List.of("void b() {", "", "    c();", "}"), Region.read(file, "b").lines());
        assertEquals("void b() {\n\n    c();\n}\n", Region.read(file, "b").text());
    }

    /** A region within another one shows none of its tags, and parts of one name are joined. */
    @Test
    void tagsAreNotShown() throws IOException {
        Path file = source("// tag::a[]", "1", "// tag::b[]", "2", "// end::b[]", "// end::a[]",
                "3", "// tag::b[]", "4", "// end::b[]");
        assertEquals(List.of("1", "2"), Region.read(file, "a").lines());
        assertEquals(List.of("2", "4"), Region.read(file, "b").lines());
        assertEquals(List.of("a", "b"), Region.names(file));
    }

    private static void assertRefused(Path file, String name, String... words) {
        var e = assertThrows(UserError.class, () -> Region.read(file, name));
        assertEquals(UserError.USAGE, e.status());
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), e.getMessage());
        }
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path file = source("// tag::learn[]", "1", "// end::learn[]", "// tag::open[]");
        assertRefused(file, "lern", "lern", "Mine.java", "learn, open");
        assertRefused(file, "open", "open", "does not end");
        assertRefused(folder.resolve("None.java"), "learn", "None.java", "no such file");
    }

    /** All regions of all lessons: a slide has room for so much. */
    @Test
    void everyRegionFitsASlide() throws IOException {
        int regions = 0;
        try (Stream<Path> files = Files.walk(Checkout.root().resolve("lessons"))) {
            for (Path lesson : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                for (String name : Region.names(lesson)) {
                    List<String> lines = Region.read(lesson, name).lines();
                    String what = lesson.getFileName() + ", " + name;
                    assertTrue(lines.size() <= LINES, what + ": " + lines.size() + " lines");
                    assertTrue(lines.stream().allMatch(line -> line.length() <= COLUMNS), what);
                    assertTrue(lines.stream().anyMatch(line -> line.matches("\\S.*")), what);
                    assertTrue(lines.stream().noneMatch(line -> line.contains("::")
                            && line.contains("[]") && line.contains("//")), what);
                    regions++;
                }
            }
        }
        assertTrue(regions > 70, regions + " regions");
    }
}
