package shared.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of files that are written whole or not at all. */
class AtomicFileTest {

    @TempDir
    Path folder;

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theOldFileStaysUntilTheNewOneIsComplete() throws IOException {
        Path file = folder.resolve("a.txt");
        write(file, "old");
        var thrown = assertThrows(UserError.class, () -> AtomicFile.write(file, out -> {
            out.write('n');
            assertEquals("old", Files.readString(file));
            throw new IOException("the disk is full");
        }));
        assertEquals("Cannot write " + file + ": the disk is full.", thrown.getMessage());
        assertEquals("old", Files.readString(file));
        write(file, "new");
        assertEquals("new", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aLinkStays() throws IOException {
        Path link = folder.resolve("link.txt");
        Files.createSymbolicLink(link, Path.of("a.txt"));
        write(link, "text");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("text", Files.readString(folder.resolve("a.txt")));
    }

    @Test
    void aFileThatIsKeptHasANameThatWasFree() throws IOException {
        Path file = folder.resolve("a.b.txt");
        assertTrue(AtomicFile.keep(file).isEmpty());
        for (int i = 1; i <= 3; i++) {
            write(file, "text " + i);
            Path kept = AtomicFile.keep(file).orElseThrow();
            assertEquals(folder.resolve("a.b-" + i + ".txt"), kept);
            write(file, "other");
            assertEquals("text " + i, Files.readString(kept));
        }
        assertTrue(AtomicFile.keep(folder).isEmpty());
    }

    /** A shell that redirects a stream to a file has opened the file, and goes on writing to it. */
    @Test
    void aFileOfAStreamIsNotReplaced() throws IOException {
        Path stream = Path.of("/proc/self/fd/0");
        assumeTrue(Files.isSymbolicLink(stream), "this system has no /proc/self/fd");
        assertTrue(assertThrows(IOException.class, () -> AtomicFile.target(stream)).getMessage()
                .contains("a stream is redirected"));
    }
}
