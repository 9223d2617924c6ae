package shared.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of zip files that strangers have made. */
class ArchiveTest {

    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    /** A file with an entry "a", the text, and another one "b". */
    private Path file(int method, byte[] b) throws IOException {
        Path file = folder.resolve("made.npz");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, method, "a", TEXT);
            put(zip, method, "b", b);
        }
        return file;
    }

    private static void put(ZipOutputStream zip, int method, String name, byte[] content)
            throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(method);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Changes a number of the table of contents, which begins with "a" and goes on with "b". */
    private static void change(Path file, int at, int bytes, int number) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int table = all.getInt(all.limit() - 6);
        switch (bytes) {
            case 1 -> all.put(table + at, (byte) number);
            case 2 -> all.putShort(table + at, (short) number);
            default -> all.putInt(table + at, number);
        }
        Files.write(file, all.array());
    }

    private static String refusal(Path file) {
        var thrown = assertThrows(IOException.class, () -> new Archive(file).close());
        String reason = Reason.of(thrown);
        assertTrue(!reason.contains("CEN") && !reason.contains("END"), reason);
        return reason;
    }

    @Test
    void anEntryIsReadAsFarAsItIsNeeded() throws IOException {
        for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
            try (var archive = new Archive(file(method, new byte[1000]))) {
                assertEquals(Set.of("a", "b"), archive.names());
                assertEquals(1000, archive.size("b"));
                assertArrayEquals(new byte[] {'t', 'e'}, archive.start("a", 2));
                assertArrayEquals(TEXT, archive.start("a", 9));
                assertArrayEquals(new byte[1000], archive.content("b"));
            }
        }
    }

    /** An entry that nobody needs may be broken, and may take any time to inflate. */
    @Test
    void whatNobodyNeedsIsNotInflated() throws IOException {
        var numbers = new byte[1 << 20];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (byte) (i / 7 * i);
        }
        Path file = file(ZipEntry.DEFLATED, numbers);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
        try (var archive = new Archive(file)) {
            assertArrayEquals(TEXT, archive.content("a"));
            assertEquals("\"b\" is damaged", assertThrows(IOException.class,
                    () -> archive.content("b")).getMessage());
        }
    }

    /** The table says of "b", 50 MB of zeros, that it has 100 bytes, or more than memory. */
    @Test
    void sizesThatLieAreNotBelieved() throws IOException {
        Path file = file(ZipEntry.DEFLATED, new byte[50_000_000]);
        change(file, 47 + 24, 4, 100);
        try (var archive = new Archive(file)) {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            assertEquals("\"b\" is damaged", assertThrows(IOException.class,
                    () -> archive.content("b")).getMessage());
            assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 5_000_000);
        }
        change(file, 47 + 24, 4, Integer.MAX_VALUE);
        try (var archive = new Archive(file)) {
            assertTrue(assertThrows(IOException.class, () -> archive.content("b")).getMessage()
                    .startsWith("\"b\" takes 2047 MB, which is too much"));
        }
    }

    /** A byte of the stored content of "a" is another: its content begins after 31 bytes. */
    @Test
    void storedEntriesAreCheckedAtOnce() throws IOException {
        Path file = file(ZipEntry.STORED, TEXT);
        byte[] bytes = Files.readAllBytes(file);
        bytes[31] ^= 1;
        Files.write(file, bytes);
        assertEquals("\"a\" is damaged", refusal(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "8, 2, 1 | it is encrypted; save it without a password",
        "10, 2, 14 | it is compressed in a way that is unknown here; numpy.savez and"
                + " numpy.savez_compressed save it so that it can be read",
        "93, 1, 97 | it has two entries of the name \"a\"",
        "0, 1, 0 | it is no .npz file, or it is damaged or cut off",
        "20, 4, 1000000 | its entries take more bytes than the file has",
        "24, 4, 3 | \"a\" is damaged", "42, 4, 7 | \"a\" is damaged"})
    void tablesThatMakeNoSenseAreRefused(String change, String reason) throws IOException {
        Path file = file(ZipEntry.STORED, TEXT);
        String[] numbers = change.split(", ");
        change(file, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]));
        assertEquals(reason, refusal(file));
    }

    /** Both entries have the content of "b", which takes most of the file. */
    @Test
    void entriesDoNotShareTheirContents() throws IOException {
        Path file = file(ZipEntry.STORED, new byte[1000]);
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int b = all.getInt(all.limit() - 6) + 47;
        int[] of = {all.getInt(b + 16), all.getInt(b + 20), all.getInt(b + 24), all.getInt(b + 42)};
        change(file, 16, 4, of[0]);
        change(file, 20, 4, of[1]);
        change(file, 24, 4, of[2]);
        change(file, 42, 4, of[3]);
        assertEquals("its entries take more bytes than the file has", refusal(file));
    }

    @Test
    void thereMustNotBeTooManyEntries() throws IOException {
        Path file = folder.resolve("many.npz");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i <= 2000; i++) {
                put(zip, ZipEntry.STORED, "a" + i, TEXT);
            }
        }
        assertEquals("it has 2001 entries, and at most 2000 are read", refusal(file));
    }

    /** Numbers of two files are never mixed. */
    @Test
    void aFileThatIsReplacedWhileItIsReadIsNotBelieved() throws IOException {
        var archive = new Archive(file(ZipEntry.STORED, new byte[] {1, 2}));
        archive.close();
        file(ZipEntry.STORED, new byte[] {1, 3});
        assertArrayEquals(TEXT, archive.content("a"));
        assertThrows(IOException.class, () -> archive.content("b"));
    }

    @Test
    void whatIsNoFileIsNamed() throws Exception {
        assertEquals("it is a folder; give the name of a file", refusal(folder));
        assertEquals("there is no such file or folder", refusal(folder.resolve("none.npz")));
        assertEquals("it is no .npz file, or it is damaged or cut off",
                refusal(Files.createFile(folder.resolve("empty.npz"))));
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "this system has no /dev/zero");
        assertEquals("it is a pipe or a device; give the name of a file", refusal(zero));
    }
}
