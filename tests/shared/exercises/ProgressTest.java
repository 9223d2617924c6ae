package shared.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has been solved is kept in a file. */
class ProgressTest {

    private static final List<String> NAMES = List.of("One", "Two", "Three");

    @TempDir
    Path folder;

    private Progress progress() {
        return new Progress(folder.resolve("progress.json"), NAMES);
    }

    @Test
    void whatIsSolvedIsKept() {
        Progress progress = progress();
        progress.goTo("Two");
        progress.solve("Two");
        progress.solve("Two");
        Progress later = progress();
        assertEquals("Two", later.current());
        assertEquals(2, later.number());
        assertEquals(1, later.solved());
        assertTrue(later.solved("Two"));
        assertFalse(later.solved("One"));
    }

    @Test
    void theNextOneIsNotSolvedYet() {
        Progress progress = progress();
        progress.solve("One");
        progress.solve("Two");
        progress.next();
        assertEquals("Three", progress.current());
        progress.solve("Three");
        progress.next();
        assertEquals("Three", progress.current());
        Progress back = new Progress(folder.resolve("other.json"), NAMES);
        back.goTo("Three");
        back.next();
        assertEquals("One", back.current());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"current\":\"Four\"}",
        "{\"current\":\"Four\",\"solved\":[\"Five\",null]}", "{\"solved\":3}"})
    void aFileWithoutSenseIsAFreshStart(String text) throws Exception {
        Files.writeString(folder.resolve("progress.json"), text);
        assertEquals("One", progress().current());
        assertEquals(0, progress().solved());
    }
}
