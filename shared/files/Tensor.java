package shared.files;

import java.util.Arrays;

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
    private final Object numbers;

    /** The array becomes part of the tensor; callers pass a copy. */
    private Tensor(Type type, int[] shape, Object numbers, int length) {
        long size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        if (size != length) {
            throw new IllegalArgumentException("The shape " + Arrays.toString(shape) + " needs "
                    + size + " numbers, not " + length + ".");
        }
        this.type = type;
        this.shape = shape.clone();
        this.numbers = numbers;
    }

    /**
     * A tensor of 32-bit numbers.
     *
     * @param numbers in row-major order; copied
     * @param shape the length of each dimension; none for a single number
     * @throws IllegalArgumentException if the shape needs more or fewer numbers
     */
    public static Tensor of(float[] numbers, int... shape) {
        return new Tensor(Type.FLOAT32, shape, numbers.clone(), numbers.length);
    }

    /** A tensor of 64-bit numbers; parameters and errors as in {@link #of(float[], int...)}. */
    public static Tensor of(double[] numbers, int... shape) {
        return new Tensor(Type.FLOAT64, shape, numbers.clone(), numbers.length);
    }

    /** A tensor of integers; parameters and errors as in {@link #of(float[], int...)}. */
    public static Tensor of(long[] numbers, int... shape) {
        return new Tensor(Type.INT64, shape, numbers.clone(), numbers.length);
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

    /**
     * The numbers in row-major order; a copy.
     *
     * @throws IllegalStateException if they are not {@link Type#FLOAT32}
     */
    public float[] floats() {
        require(Type.FLOAT32);
        return ((float[]) numbers).clone();
    }

    /**
     * The numbers in row-major order; a copy.
     *
     * @throws IllegalStateException if they are not {@link Type#FLOAT64}
     */
    public double[] doubles() {
        require(Type.FLOAT64);
        return ((double[]) numbers).clone();
    }

    /**
     * The numbers in row-major order; a copy.
     *
     * @throws IllegalStateException if they are not {@link Type#INT64}
     */
    public long[] longs() {
        require(Type.INT64);
        return ((long[]) numbers).clone();
    }

    private void require(Type wanted) {
        if (type != wanted) {
            throw new IllegalStateException("The numbers are " + type + ", not " + wanted + ".");
        }
    }

    /** Whether the other is a tensor of the same type and shape with the same bits. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && type == tensor.type
                && Arrays.equals(shape, tensor.shape)
                && Arrays.deepEquals(new Object[] {numbers}, new Object[] {tensor.numbers});
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new Object[] {type, shape, numbers});
    }

    /** Type and shape: "FLOAT32 [4, 16]". */
    @Override
    public String toString() {
        return type + " " + Arrays.toString(shape);
    }
}
