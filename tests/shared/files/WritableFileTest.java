package shared.files;

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

/** Tests of what is found out before a file is written. */
class WritableFileTest {

    @TempDir
    Path folder;

    private static void refused(Path file, String words) {
        var thrown = assertThrows(UserError.class,
                () -> WritableFile.require("--save", file, ".npz"));
        assertEquals(UserError.USAGE, thrown.status());
        assertTrue(thrown.getMessage().startsWith("--save")
                && thrown.getMessage().contains(words), thrown.getMessage());
    }

    @Test
    void aFileIsRefusedInASentence() throws IOException {
        refused(Path.of("-"), "give the name of a file");
        refused(folder.resolve("a.zip"), "ends in .npz");
        refused(Files.createDirectory(folder.resolve("d.npz")), "is a folder");
        refused(folder.resolve("none/a.npz"), "there is no folder");
        refused(Files.writeString(folder.resolve("a.npz"), "text"), "exists and is no file");
        Path loop = folder.resolve("loop.npz");
        refused(Files.createSymbolicLink(loop, loop), "in a loop");
    }

    @Test
    void aCheckChangesNothing() throws IOException {
        WritableFile.require("--save", null, ".npz");
        WritableFile.require("--save", folder.resolve("new.NPZ"), ".npz");
        Path empty = Files.createFile(folder.resolve("empty.npz"));
        WritableFile.require("--save", empty, ".npz");
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(empty), files.toList());
        }
    }

    @Test
    void aTextIsReplacedByOneOfItsKind() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "seed,1");
        WritableFile.requireKind("--csv", file, List.of("{", "seed,"));
        assertThrows(UserError.class, () -> WritableFile.requireKind("--csv", file, List.of("{")));
    }
}
