package shared.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's file of named arrays: {@code numpy.load("agent.npz")["policy.dense1.weight"]}. Besides
 * the arrays, the file has one text, {@code settings.json}, which {@code numpy.load} returns as
 * bytes.
 *
 * <p>The formats are those of {@code numpy/lib/format.py} (version 1.0) and {@code numpy.savez};
 * compressed files can be read, too. ND4J's own reader is not used, because it fails on damaged
 * files and on arrays stored column by column.
 *
 * @param arrays tensors by name, without ".npy"
 * @param settings any text, usually JSON
 */
public record Npz(Map<String, Tensor> arrays, String settings) {

    private static final String SETTINGS = "settings.json";
    private static final String SUFFIX = ".npy";
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int MAX_SETTINGS = 1 << 20;

    /**
     * The arrays whose names begin with {@code prefix} and a dot, under their names without the
     * prefix and the dot.
     */
    public Map<String, Tensor> under(String prefix) {
        var found = new LinkedHashMap<String, Tensor>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix + ".")) {
                found.put(name.substring(prefix.length() + 1), array);
            }
        });
        return found;
    }

    /**
     * A copy with the same text, but only the arrays whose names begin with {@code prefix} and a
     * dot.
     */
    public Npz only(String prefix) {
        var some = new LinkedHashMap<>(arrays);
        some.keySet().removeIf(name -> !name.startsWith(prefix + "."));
        return new Npz(some, settings);
    }

    /**
     * A copy whose 32-bit numbers are rounded to 11 significant bits, the precision of
     * half-precision numbers. This is precise enough for acting, and compresses to half the size.
     */
    public Npz rounded() {
        var rounded = new LinkedHashMap<>(arrays);
        rounded.replaceAll((name, array) -> array.type() == Tensor.Type.FLOAT32
                ? rounded(array) : array);
        return new Npz(rounded, settings);
    }

    private static Tensor rounded(Tensor array) {
        float[] numbers = array.floats();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rounded(numbers[i]);
        }
        return Tensor.of(numbers, array.shape());
    }

    /** Rounds a float: the last 13 of its 24 significant bits become zeros. */
    private static float rounded(float x) {
        int half = 1 << 12;
        return Float.isFinite(x)
                ? Float.intBitsToFloat(Float.floatToRawIntBits(x) + half & -2 * half) : x;
    }

    /** Writes the file; equal contents give equal bytes. The stream is flushed, but not closed. */
    public void write(OutputStream out) throws IOException {
        write(out, ZipOutputStream.STORED);
    }

    /**
     * Writes a smaller file in more time, as {@code numpy.savez_compressed} does; the stream is
     * flushed, but not closed.
     */
    public void writeCompressed(OutputStream out) throws IOException {
        write(out, ZipOutputStream.DEFLATED);
    }

    private void write(OutputStream out, int method) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.setMethod(method);
        zip.setLevel(Deflater.BEST_COMPRESSION);
        put(zip, SETTINGS, settings.getBytes(StandardCharsets.UTF_8));
        // Equal contents give equal bytes, whatever order a map has.
        for (var entry : new TreeMap<>(arrays).entrySet()) {
            put(zip, entry.getKey() + SUFFIX, encode(entry.getValue()));
        }
        zip.finish();
        zip.flush();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var crc = new CRC32();
        crc.update(bytes);
        var entry = new ZipEntry(name);
        // Without a fixed time, the same agent saved twice would give two different files.
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] encode(Tensor array) {
        int[] dimensions = array.shape();
        String shape = Arrays.toString(dimensions).replace("[", "").replace("]", "");
        String header = "{'descr': '" + array.type().code + "', 'fortran_order': False, 'shape': ("
                + shape + (dimensions.length == 1 ? "," : "") + "), }";
        // The numbers begin at a multiple of 64 bytes, after a line feed.
        int padding = 63 - (MAGIC.length + 2 + header.length()) % 64;
        int headerLength = header.length() + padding + 1;

        var bytes = ByteBuffer.allocate(MAGIC.length + 2 + headerLength
                + array.size() * array.type().bytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).putShort((short) headerLength);
        bytes.put((header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
        switch (array.type()) {
            case FLOAT32 -> bytes.asFloatBuffer().put(array.floats());
            case FLOAT64 -> bytes.asDoubleBuffer().put(array.doubles());
            case INT64 -> bytes.asLongBuffer().put(array.longs());
        }
        return bytes.array();
    }

    /**
     * Reads a file that {@link #write}, {@code numpy.savez} or {@code numpy.savez_compressed} has
     * written. The numbers of an array are read when they are asked for; if they are damaged, the
     * tensor says so then, by an {@link IllegalArgumentException}.
     *
     * <p>NumPy writes the text that it has read as an array of one string; it is read as the text.
     *
     * @throws IOException if it cannot be read, is damaged, or holds arrays of other types; the
     *     message says which
     */
    public static Npz read(Path file) throws IOException {
        var arrays = new LinkedHashMap<String, Tensor>();
        String settings = "";
        try (var archive = new Archive(file)) {
            for (String entry : archive.names()) {
                if (entry.equals(SETTINGS)) {
                    settings = new String(settings(archive, entry), StandardCharsets.UTF_8);
                } else if (entry.endsWith(SUFFIX)) {
                    String name = entry.substring(0, entry.length() - SUFFIX.length());
                    Npy npy = Npy.of(name, archive.start(entry, Npy.MAX_START));
                    if (name.equals(SETTINGS) && npy.text()) {
                        npy.requireSize(name, archive.size(entry));
                        settings = npy.text(settings(archive, entry));
                    } else {
                        arrays.put(name, tensor(name, npy, archive, entry));
                    }
                }
            }
        }
        return new Npz(arrays, settings);
    }

    private static byte[] settings(Archive archive, String entry) throws IOException {
        if (archive.size(entry) > MAX_SETTINGS) {
            throw new IOException(Quote.of(entry) + " is larger than 1 MB, which no settings are");
        }
        return archive.content(entry);
    }

    private static Tensor tensor(String name, Npy npy, Archive archive, String entry)
            throws IOException {
        Tensor.Type type = npy.type(name);
        npy.requireSize(name, archive.size(entry));
        return Tensor.read(type, npy.shape(), () -> {
            try {
                return npy.numbers(archive.content(entry), type);
            } catch (IOException e) {
                throw new IllegalArgumentException(e.getMessage() + ".", e);
            }
        });
    }
}
