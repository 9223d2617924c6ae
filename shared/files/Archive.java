package shared.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads a zip file that need not be trusted. An entry is inflated only when it is asked for, and
 * only up to its stated size, so a small file cannot take much memory or time.
 *
 * <p>{@link ZipFile} does the work. But it believes the sizes and checksums that a file states, it
 * allows two entries of the same name, and its messages are for programmers.
 */
final class Archive implements Closeable {

    private static final int MAX_BYTES = 1 << 30;
    private static final int MAX_ENTRIES = 2000;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    /**
     * Opens a file and checks all its entries in one pass, without inflating any.
     *
     * @throws IOException if it cannot be read, is no zip file or is damaged; the message says why
     */
    Archive(Path file) throws IOException {
        this.file = file;
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder; give the name of a file");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is a pipe or a device; give the name of a file");
        }
        // If this fails, it says why; ZipFile's message would be the name of the file.
        Files.newInputStream(file).close();
        requireRoom("it", Files.size(file), 4);
        zip = open(file);
        try {
            requireWhole();
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            String message = String.valueOf(e.getMessage());
            throw new IOException(message.contains("encrypted")
                    ? "it is encrypted; save it without a password"
                    : message.contains("compression method")
                    ? "it is compressed in a way that is unknown here; numpy.savez and"
                    + " numpy.savez_compressed save it so that it can be read"
                    : "it is no .npz file, or it is damaged or cut off", e);
        }
    }

    private void requireWhole() throws IOException {
        if (zip.size() > MAX_ENTRIES) {
            throw new IOException("it has " + zip.size() + " entries, and at most " + MAX_ENTRIES
                    + " are read");
        }
        long left = Files.size(file);
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (entries.put(name, entry) != null) {
                throw new IOException("it has two entries of the name " + Quote.of(name));
            }
            left -= entry.getCompressedSize();
            if (left < 0) {
                // Entries may lie in the same place, which would be read again and again.
                throw new IOException("its entries take more bytes than the file has");
            }
            if (entry.getMethod() == ZipEntry.STORED) {
                try (CheckedInputStream in = content(zip, entry)) {
                    requireSound(entry, in.transferTo(OutputStream.nullOutputStream()), in);
                } catch (ZipException | EOFException e) {
                    throw damaged(entry, e);
                }
            }
        }
    }

    private static CheckedInputStream content(ZipFile zip, ZipEntry entry) throws IOException {
        return new CheckedInputStream(zip.getInputStream(entry), new CRC32());
    }

    private static void requireSound(ZipEntry entry, long size, CheckedInputStream read)
            throws IOException {
        if (size != entry.getSize() || read.getChecksum().getValue() != entry.getCrc()) {
            throw damaged(entry, null);
        }
    }

    private static IOException damaged(ZipEntry entry, IOException cause) {
        return new IOException(Quote.of(entry.getName()) + " is damaged", cause);
    }

    /** Checks that a thing takes at most 1/{@code parts} of the memory, and at most 1 GB. */
    private static void requireRoom(String thing, long size, int parts) throws IOException {
        long most = Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / parts);
        if (size > most) {
            throw new IOException(thing + " takes " + (size >> 20) + " MB, which is too much for"
                    + " the memory that Java has; JAVA_TOOL_OPTIONS=-Xmx4g gives it 4 GB");
        }
    }

    /** Returns the names of all entries. */
    Set<String> names() {
        return entries.keySet();
    }

    /** Returns the size of an entry in bytes, as stated in the table of contents. */
    long size(String name) {
        return entries.get(name).getSize();
    }

    /**
     * Inflates the first {@code most} bytes of an entry, or all if there are fewer.
     *
     * @throws IOException if the entry cannot be read or is damaged
     */
    byte[] start(String name, int most) throws IOException {
        try (CheckedInputStream in = content(zip, entries.get(name))) {
            return in.readNBytes(most);
        } catch (ZipException | EOFException e) {
            throw damaged(entries.get(name), e);
        }
    }

    /**
     * Inflates the whole of an entry, even if this archive is closed.
     *
     * <p>The file is opened again, because a file that is held open cannot be replaced on Windows.
     * If it has been replaced in between, the checksum of the entry differs.
     *
     * @throws IOException if the entry is damaged or needs more than an eighth of the memory
     */
    byte[] content(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        requireRoom(Quote.of(name), entry.getSize(), 8);
        try (ZipFile again = open(file)) {
            if (again.getEntry(name) == null) {
                throw damaged(entry, null);
            }
            try (CheckedInputStream in = content(again, entry)) {
                byte[] content = in.readNBytes((int) entry.getSize() + 1);
                requireSound(entry, content.length, in);
                return content;
            }
        } catch (ZipException | EOFException e) {
            throw damaged(entry, e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
