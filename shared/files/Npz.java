package shared.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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
    private static final int MAX_BYTES = 1 << 30;
    private static final Pattern DESCRIPTION = Pattern.compile("'descr':\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");

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
        for (var entry : arrays.entrySet()) {
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
     * written.
     *
     * @throws IOException if it cannot be read, is damaged, or holds arrays of other types; the
     *     message says which
     */
    public static Npz read(Path file) throws IOException {
        var arrays = new LinkedHashMap<String, Tensor>();
        String settings = "";
        try (var zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (entry.getSize() > MAX_BYTES) {
                    throw new IOException("\"" + name + "\" is larger than 1 GiB");
                }
                byte[] bytes;
                try (InputStream in = zip.getInputStream(entry)) {
                    bytes = in.readAllBytes();
                }
                var crc = new CRC32();
                crc.update(bytes);
                if (crc.getValue() != entry.getCrc()) {
                    throw new IOException("\"" + name + "\" is damaged");
                }
                if (name.equals(SETTINGS)) {
                    settings = new String(bytes, StandardCharsets.UTF_8);
                } else if (name.endsWith(SUFFIX)) {
                    String plain = name.substring(0, name.length() - SUFFIX.length());
                    arrays.put(plain, decode(plain, bytes));
                }
            }
        }
        return new Npz(arrays, settings);
    }

    private static Tensor decode(String name, byte[] bytes) throws IOException {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 12 || !Arrays.equals(bytes, 0, 6, MAGIC, 0, 6)) {
            throw new IOException("\"" + name + "\" is not a NumPy array");
        }
        boolean first = bytes[6] == 1;
        int length = first ? in.getShort(8) & 0xFFFF : in.getInt(8);
        int start = (first ? 10 : 12) + length;
        if (length < 0 || start < 0 || start > bytes.length) {
            throw new IOException("\"" + name + "\" is cut off");
        }
        var header = new String(bytes, 0, start, StandardCharsets.ISO_8859_1);
        String code = find(DESCRIPTION, header, name);
        boolean byColumn = find(FORTRAN, header, name).equals("True");
        Tensor.Type type = Arrays.stream(Tensor.Type.values())
                .filter(known -> known.code.equals(code)).findFirst()
                .orElseThrow(() -> new IOException("\"" + name + "\" holds numbers of type \""
                        + code + "\", which is not one of <f4, <f8, <i8"));
        int[] shape;
        long size = 1;
        try {
            shape = Arrays.stream(find(SHAPE, header, name).split(",")).map(String::strip)
                    .filter(number -> !number.isEmpty()).mapToInt(Integer::parseInt).toArray();
            for (int dimension : shape) {
                size = Math.multiplyExact(size, dimension);
            }
            size = Math.multiplyExact(size, (long) type.bytes);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IOException("\"" + name + "\" has an impossible shape", e);
        }
        if (size != bytes.length - start) {
            throw new IOException("\"" + name + "\" has " + (bytes.length - start)
                    + " bytes of numbers where its shape asks for " + size);
        }
        if (size == 0) {
            throw new IOException("\"" + name + "\" is empty");
        }
        in.position(start);
        return tensor(in, type, byColumn ? rowMajor(shape) : null, shape);
    }

    /** The index in row-major order of each number of an array that is stored column by column. */
    private static int[] rowMajor(int[] shape) {
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        var places = new int[size];
        for (int i = 0; i < size; i++) {
            int rest = i;
            int stride = size;
            for (int dimension : shape) {
                stride /= dimension;
                places[i] += rest % dimension * stride;
                rest /= dimension;
            }
        }
        return places;
    }

    /** @param places where each number belongs; null if they are in their places already */
    private static Tensor tensor(ByteBuffer in, Tensor.Type type, int[] places, int... shape) {
        int n = in.remaining() / type.bytes;
        switch (type) {
            case FLOAT32 -> {
                var numbers = new float[n];
                for (int i = 0; i < n; i++) {
                    numbers[places == null ? i : places[i]] = in.getFloat();
                }
                return Tensor.of(numbers, shape);
            }
            case FLOAT64 -> {
                var numbers = new double[n];
                for (int i = 0; i < n; i++) {
                    numbers[places == null ? i : places[i]] = in.getDouble();
                }
                return Tensor.of(numbers, shape);
            }
            default -> {
                var numbers = new long[n];
                for (int i = 0; i < n; i++) {
                    numbers[places == null ? i : places[i]] = in.getLong();
                }
                return Tensor.of(numbers, shape);
            }
        }
    }

    private static String find(Pattern pattern, String header, String name) throws IOException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IOException("\"" + name + "\" has a header that NumPy would not write");
        }
        return matcher.group(1);
    }
}
