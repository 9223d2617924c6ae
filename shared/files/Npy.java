package shared.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an array lies in a file of NumPy: what its header says.
 *
 * @param order the order of the bytes of a number
 * @param kind NumPy's letter for the type of the numbers: f, i, u, or S and U for a text
 * @param bytes the bytes of a number; or the bytes of the text
 * @param byColumn whether the first index changes fastest
 * @param shape the length of each dimension
 * @param start the position of the first number
 */
record Npy(ByteOrder order, char kind, int bytes, boolean byColumn, int[] shape, int start) {

    /** The most that the header can take, with what stands before it; NumPy has the same limit. */
    static final int MAX_START = 10_012;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** A dictionary with three entries in any order; NumPy's arrays have at most 64 dimensions. */
    private static final Pattern HEADER = Pattern.compile("\\{\\s*(?:(?:"
            + "'descr':\\s*'([<>|=])([a-zA-Z])(\\d{1,8})'|"
            + "'fortran_order':\\s*(True|False)|"
            + "'shape':\\s*\\((|\\d+,|\\d+(?:,\\s*\\d+){1,63},?)\\)"
            + ")\\s*(?:,\\s*|(?=\\}))){3}\\}\\s*");

    /**
     * Reads a header.
     *
     * @param name the name of the array in messages
     * @param head the first bytes of the array, with the whole header if there is one
     * @throws IOException if NumPy would not write such a header
     */
    static Npy of(String name, byte[] head) throws IOException {
        var in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (head.length < 12 || !Arrays.equals(head, 0, 6, MAGIC, 0, 6)) {
            throw new IOException(Quote.of(name) + " is not a NumPy array");
        }
        if (head[6] < 1 || head[6] > 3 || head[7] != 0) {
            throw new IOException(Quote.of(name) + " has version " + (head[6] & 0xFF) + "."
                    + (head[7] & 0xFF) + " of NumPy's format, which is not one of 1.0, 2.0, 3.0");
        }
        int before = head[6] == 1 ? 10 : 12;
        int length = head[6] == 1 ? in.getShort(8) & 0xFFFF : in.getInt(8);
        if (length < 0 || length > head.length - before) {
            throw new IOException(Quote.of(name) + " is cut off");
        }
        Matcher header = HEADER.matcher(new String(head, before, length,
                StandardCharsets.ISO_8859_1));
        // Three entries, each of which is there: so each is there once.
        if (!header.matches() || header.group(1) == null || header.group(4) == null
                || header.group(5) == null) {
            throw new IOException(Quote.of(name) + " has a header that NumPy would not write");
        }
        int[] shape;
        try {
            shape = Arrays.stream(header.group(5).split(",")).map(String::strip)
                    .filter(number -> !number.isEmpty()).mapToInt(Integer::parseInt).toArray();
        } catch (NumberFormatException e) {
            throw new IOException(Quote.of(name) + " has an impossible shape", e);
        }
        char kind = header.group(2).charAt(0);
        int number = Integer.parseInt(header.group(3));
        return new Npy(header.group(1).equals(">") ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN, kind, kind == 'U' ? 4 * number : number,
                header.group(4).equals("True"), shape, before + length);
    }

    /** Whether it is a text, which NumPy makes of bytes and of strings. */
    boolean text() {
        return (kind == 'S' || kind == 'U') && shape.length == 0;
    }

    /** The text in the whole content of a file. */
    String text(byte[] content) {
        Charset letters = kind == 'S' ? StandardCharsets.UTF_8
                : Charset.forName(order == ByteOrder.BIG_ENDIAN ? "UTF-32BE" : "UTF-32LE");
        return new String(content, start, content.length - start, letters);
    }

    /**
     * The type to which the numbers are converted.
     *
     * @throws IOException if they are no numbers
     */
    Tensor.Type type(String name) throws IOException {
        return switch ("" + kind + bytes) {
            case "f2", "f4" -> Tensor.Type.FLOAT32;
            case "f8" -> Tensor.Type.FLOAT64;
            case "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8" -> Tensor.Type.INT64;
            default -> throw new IOException(Quote.of(name) + " holds \"" + kind + bytes
                    + "\", which is not a type of numbers such as f4, f8 or i8");
        };
    }

    /**
     * Checks that an array has as many bytes as its header says.
     *
     * @param size the bytes of the whole array with its header
     * @throws IOException if it has more or fewer bytes, or no number at all
     */
    void requireSize(String name, long size) throws IOException {
        int numbers = bytes;
        try {
            for (int dimension : shape) {
                numbers = Math.multiplyExact(numbers, dimension);
            }
        } catch (ArithmeticException e) {
            throw new IOException(Quote.of(name) + " has an impossible shape", e);
        }
        if (numbers != size - start) {
            throw new IOException(Quote.of(name) + " has " + (size - start)
                    + " bytes of numbers where its shape asks for " + numbers);
        }
        if (numbers == 0) {
            throw new IOException(Quote.of(name) + " is empty");
        }
    }

    /** The numbers in row-major order, of the given type: float[], double[] or long[]. */
    Object numbers(byte[] content, Tensor.Type type) {
        var in = ByteBuffer.wrap(content).order(order).position(start);
        int n = in.remaining() / bytes;
        int[] places = byColumn && shape.length > 1 ? rowMajor(n) : null;
        switch (type) {
            case FLOAT32 -> {
                var numbers = new float[n];
                for (int i = 0; i < n; i++) {
                    numbers[places == null ? i : places[i]] = bytes == 2 ? half(in.getShort())
                            : in.getFloat();
                }
                return numbers;
            }
            case FLOAT64 -> {
                var numbers = new double[n];
                for (int i = 0; i < n; i++) {
                    numbers[places == null ? i : places[i]] = in.getDouble();
                }
                return numbers;
            }
            default -> {
                var numbers = new long[n];
                for (int i = 0; i < n; i++) {
                    numbers[places == null ? i : places[i]] = whole(in);
                }
                return numbers;
            }
        }
    }

    private long whole(ByteBuffer in) {
        boolean signed = kind == 'i';
        return switch (bytes) {
            case 1 -> signed ? in.get() : in.get() & 0xFF;
            case 2 -> signed ? in.getShort() : in.getShort() & 0xFFFF;
            case 4 -> signed ? in.getInt() : in.getInt() & 0xFFFFFFFFL;
            default -> in.getLong();
        };
    }

    /** A half-precision number: 1 bit for the sign, 5 for the exponent, 10 for the rest. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 31;
        int rest = bits & 1023;
        float size = exponent == 31 ? rest == 0 ? Float.POSITIVE_INFINITY : Float.NaN
                : exponent == 0 ? Math.scalb((float) rest, -24)
                : Math.scalb((float) (1024 + rest), exponent - 25);
        return bits < 0 ? -size : size;
    }

    /** The index in row-major order of each number of an array that is stored column by column. */
    private int[] rowMajor(int size) {
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
}
