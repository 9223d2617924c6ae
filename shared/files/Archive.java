package shared.files;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip file in memory. An entry is inflated only when it is asked for, and only up to the size
 * that the caller expects, so a small file cannot take much memory or time.
 *
 * <p>Java's own reader is not used: its messages are for programmers, and it has to hold the file
 * open, so that the file could not be replaced.
 */
final class Archive {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int MAX_BYTES = 1 << 30;
    private static final String DAMAGED = "its table of contents is damaged";

    /** Where an entry lies, as the table of contents says. */
    private record Entry(String name, int flags, int method, int crc, long packed, long size,
            long local) {
    }

    private final ByteBuffer bytes;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Archive(byte[] bytes) throws IOException {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.length - END_LENGTH;
        int first = Math.max(0, end - MAX_COMMENT);
        while (end >= first && this.bytes.getInt(end) != END) {
            end--;
        }
        if (end < first) {
            throw new IOException("it is no .npz file, or it is cut off");
        }
        try {
            ByteBuffer table = this.bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN)
                    .position(this.bytes.getInt(end + 16));
            for (int i = this.bytes.getShort(end + 10) & 0xFFFF; i > 0; i--) {
                Entry entry = entry(table);
                if (entries.put(entry.name, entry) != null) {
                    throw new IOException("it has two entries of the name " + Quote.of(entry.name));
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException
                | BufferUnderflowException e) {
            throw new IOException(DAMAGED, e);
        }
        requireWhole();
    }

    /** Checks what can be checked in one pass over the file, without inflating anything. */
    private void requireWhole() throws IOException {
        long packed = 0;
        for (Entry entry : entries.values()) {
            packed += entry.packed;
            if (packed > bytes.limit()) {
                throw new IOException(DAMAGED);
            }
            if (entry.method == STORED && (entry.packed != entry.size || crc(bytes.array(),
                    data(entry), (int) entry.packed) != entry.crc)) {
                throw new IOException(Quote.of(entry.name) + " is damaged");
            }
        }
    }

    private static int crc(byte[] bytes, int from, int length) {
        var crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** Reads the table's next entry. */
    private static Entry entry(ByteBuffer table) throws IOException {
        int at = table.position();
        if (table.getInt(at) != ENTRY) {
            throw new IOException(DAMAGED);
        }
        var name = new byte[table.getShort(at + 28) & 0xFFFF];
        table.position(at + 46).get(name);
        table.position(table.position() + (table.getShort(at + 30) & 0xFFFF)
                + (table.getShort(at + 32) & 0xFFFF));
        return new Entry(new String(name, StandardCharsets.UTF_8), table.getShort(at + 8),
                table.getShort(at + 10), table.getInt(at + 16),
                Integer.toUnsignedLong(table.getInt(at + 20)),
                Integer.toUnsignedLong(table.getInt(at + 24)),
                Integer.toUnsignedLong(table.getInt(at + 42)));
    }

    /**
     * Reads a file, but inflates nothing.
     *
     * @throws IOException if it cannot be read, is no zip file or has a damaged table of contents
     */
    static Archive read(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is not a file");
        }
        if (Files.exists(file)) {
            requireRoom("it", Files.size(file), 4);
        }
        return new Archive(Files.readAllBytes(file));
    }

    /** Checks that something takes only a part of the memory: one of {@code parts}. */
    private static void requireRoom(String thing, long size, int parts) throws IOException {
        long most = Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / parts);
        if (size > most) {
            throw new IOException(thing + " takes " + (size >> 20) + " MB, which is too much for"
                    + " the memory that Java has; JAVA_TOOL_OPTIONS=-Xmx4g gives it 4 GB");
        }
    }

    /** The names of all entries. */
    Set<String> names() {
        return entries.keySet();
    }

    /** The size of an entry, as the table of contents says. */
    long size(String name) {
        return entries.get(name).size;
    }

    /**
     * Inflates the whole of an entry.
     *
     * @throws IOException if it is damaged, or needs a larger part of the memory than an eighth
     */
    byte[] content(String name) throws IOException {
        Entry entry = entries.get(name);
        requireRoom(Quote.of(name), entry.size, 8);
        // Deflating makes nothing more than 1032 times smaller.
        boolean likely = entry.size <= 1032 * (entry.packed + 1);
        byte[] content = likely ? start(name, (int) entry.size + 1) : new byte[0];
        if (content.length != entry.size || crc(content, 0, content.length) != entry.crc) {
            throw new IOException(Quote.of(name) + " is damaged");
        }
        return content;
    }

    /**
     * Inflates the first {@code most} bytes of an entry, or all if there are fewer.
     *
     * @throws IOException if it is damaged, encrypted or compressed in an unknown way
     */
    byte[] start(String name, int most) throws IOException {
        Entry entry = entries.get(name);
        if ((entry.flags & 1) != 0) {
            throw new IOException(Quote.of(name) + " is encrypted; save it without a password");
        }
        int from = data(entry);
        int length = (int) entry.packed;
        return switch (entry.method) {
            case STORED -> Arrays.copyOfRange(bytes.array(), from, from + Math.min(length, most));
            case DEFLATED -> inflate(name, from, length, most);
            default -> throw new IOException(Quote.of(name) + " is compressed by method "
                    + entry.method + "; numpy.savez and numpy.savez_compressed save it so that"
                    + " it can be read");
        };
    }

    /** The position of an entry's content, which follows its name and more. */
    private int data(Entry entry) throws IOException {
        long local = entry.local + LOCAL_LENGTH;
        if (local > bytes.limit() || bytes.getInt((int) entry.local) != LOCAL) {
            throw new IOException(DAMAGED);
        }
        local += (bytes.getShort((int) entry.local + 26) & 0xFFFF)
                + (bytes.getShort((int) entry.local + 28) & 0xFFFF);
        if (local + entry.packed > bytes.limit()) {
            throw new IOException(Quote.of(entry.name) + " is cut off");
        }
        return (int) local;
    }

    private byte[] inflate(String name, int from, int length, int most) throws IOException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(bytes.array(), from, length);
            var content = new byte[most];
            int n = 0;
            int more = -1;
            while (n < most && more != 0) {
                more = inflater.inflate(content, n, most - n);
                n += more;
            }
            return n == most ? content : Arrays.copyOf(content, n);
        } catch (DataFormatException e) {
            throw new IOException(Quote.of(name) + " is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
