package shared.files;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Numbers with a shape, as NumPy stores them: 32-bit or 64-bit floating-point numbers, or 64-bit
 * integers, in row-major order. A tensor never changes.
 */
public final class Tensor {

    /** The type of a tensor's numbers, with NumPy's name for it in a file. */
    public enum Type {
        /** 32-bit floating-point numbers. */
        FLOAT32("<f4", Float.BYTES),
        /** 64-bit floating-point numbers. */
        FLOAT64("<f8", Double.BYTES),
        /** 64-bit integers. */
        INT64("<i8", Long.BYTES);

        final String code;
        final int bytes;

        Type(String code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    private final Type type;
    private final int[] shape;
    private final Supplier<Object> numbers;

    /** @param numbers returns a new array whenever it is asked */
    private Tensor(Type type, int[] shape, Supplier<Object> numbers) {
        this.type = type;
        this.shape = shape.clone();
        this.numbers = numbers;
    }

    /** A tensor whose numbers lie in a file, and are read from it whenever they are asked for. */
    static Tensor read(Type type, int[] shape, Supplier<Object> numbers) {
        return new Tensor(type, shape, numbers);
    }

    private static Tensor of(Type type, int[] shape, Supplier<Object> numbers, int length) {
        long size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        if (size != length) {
            throw new IllegalArgumentException("The shape " + Arrays.toString(shape) + " needs "
                    + size + " numbers, not " + length + ".");
        }
        return new Tensor(type, shape, numbers);
    }

    /**
     * A tensor of 32-bit numbers.
     *
     * @param numbers in row-major order; copied
     * @param shape the length of each dimension; none for a single number
     * @throws IllegalArgumentException if the shape needs more or fewer numbers
     */
    public static Tensor of(float[] numbers, int... shape) {
        float[] copy = numbers.clone();
        return of(Type.FLOAT32, shape, copy::clone, copy.length);
    }

    /** A tensor of 64-bit numbers; parameters and errors as in {@link #of(float[], int...)}. */
    public static Tensor of(double[] numbers, int... shape) {
        double[] copy = numbers.clone();
        return of(Type.FLOAT64, shape, copy::clone, copy.length);
    }

    /** A tensor of integers; parameters and errors as in {@link #of(float[], int...)}. */
    public static Tensor of(long[] numbers, int... shape) {
        long[] copy = numbers.clone();
        return of(Type.INT64, shape, copy::clone, copy.length);
    }

    /** A vector of 32-bit numbers; copied. */
    public static Tensor vector(float... numbers) {
        return of(numbers, numbers.length);
    }

    /** A vector of 64-bit numbers; copied. */
    public static Tensor vector(double... numbers) {
        return of(numbers, numbers.length);
    }

    /** A vector of integers; copied. */
    public static Tensor vector(long... numbers) {
        return of(numbers, numbers.length);
    }

    /** The type of its numbers. */
    public Type type() {
        return type;
    }

    /** The length of each dimension; empty for a single number. A copy. */
    public int[] shape() {
        return shape.clone();
    }

    /** The number of elements. */
    public int size() {
        int size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        return size;
    }

    /** The numbers in row-major order, rounded to 32 bits; a copy. */
    public float[] floats() {
        if (numbers.get() instanceof float[] floats) {
            return floats;
        }
        double[] doubles = doubles();
        var floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    /** The numbers in row-major order, as 64-bit numbers; a copy. */
    public double[] doubles() {
        Object array = numbers.get();
        if (array instanceof double[] doubles) {
            return doubles;
        }
        var doubles = new double[Array.getLength(array)];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = Array.getDouble(array, i);
        }
        return doubles;
    }

    /** The numbers in row-major order, as integers, without what follows the point; a copy. */
    public long[] longs() {
        return numbers.get() instanceof long[] longs ? longs
                : Arrays.stream(doubles()).mapToLong(x -> (long) x).toArray();
    }

    /** Whether the other is a tensor of the same type and shape with the same bits. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && type == tensor.type
                && Arrays.equals(shape, tensor.shape)
                && Arrays.deepEquals(new Object[] {numbers.get()},
                        new Object[] {tensor.numbers.get()});
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new Object[] {type, shape, numbers.get()});
    }

    /** Type and shape: "FLOAT32 [4, 16]". */
    @Override
    public String toString() {
        return type + " " + Arrays.toString(shape);
    }
}
