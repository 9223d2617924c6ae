package shared.files;

import java.util.Arrays;
import java.util.Map;

/** An object whose numbers can be saved in a file, under names, and loaded again. */
public interface Saveable {

    /** A copy of all numbers that determine what this object does next, under their names. */
    Map<String, Tensor> state();

    /**
     * Loads the numbers that {@link #state} of an object of the same kind and size returned.
     *
     * @throws IllegalArgumentException if a tensor is missing or has another shape, or if a number
     *     makes no sense; this object is then unchanged
     */
    void load(Map<String, Tensor> state);

    /** Whether no number is NaN or infinite, as far as a quick check can tell. */
    default boolean finite() {
        return true;
    }

    /**
     * The numbers of a named tensor, in row-major order and rounded to 32 bits.
     *
     * @throws IllegalArgumentException if it is missing or has another shape, or if a number is NaN
     *     or infinite
     */
    static float[] floats(Map<String, Tensor> state, String name, int... shape) {
        float[] numbers = require(state, name, shape).floats();
        for (float x : numbers) {
            requireFinite(name, x);
        }
        return numbers;
    }

    /**
     * The numbers of a named tensor as 64-bit numbers; parameters and errors as in {@link #floats}.
     */
    static double[] doubles(Map<String, Tensor> state, String name, int... shape) {
        double[] numbers = require(state, name, shape).doubles();
        for (double x : numbers) {
            requireFinite(name, x);
        }
        return numbers;
    }

    /**
     * The integers of a named tensor, in row-major order: numbers of things, at least 0.
     *
     * @param most the greatest number that makes sense
     * @throws IllegalArgumentException if it is missing or has another shape, or if a number is
     *     not whole or lies outside 0 to {@code most}
     */
    static long[] counts(Map<String, Tensor> state, String name, long most, int... shape) {
        Tensor tensor = require(state, name, shape);
        long[] numbers = tensor.longs();
        double[] exact = tensor.type() == Tensor.Type.INT64 ? null : tensor.doubles();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < 0 || numbers[i] > most
                    || exact != null && exact[i] != numbers[i]) {
                throw new IllegalArgumentException(Quote.of(name) + " holds "
                        + (exact == null ? "" + numbers[i] : "" + exact[i])
                        + ", which is not a whole number from 0 to " + most + ".");
            }
        }
        return numbers;
    }

    private static void requireFinite(String name, double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException(Quote.of(name) + " holds a number that is "
                    + (Double.isNaN(x) ? "NaN" : "infinite") + ": use an older file.");
        }
    }

    private static Tensor require(Map<String, Tensor> state, String name, int... shape) {
        Tensor tensor = state.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(Quote.of(name) + " is missing.");
        }
        if (!Arrays.equals(tensor.shape(), shape)) {
            throw new IllegalArgumentException(Quote.of(name) + " has the shape "
                    + Arrays.toString(tensor.shape()) + " where " + Arrays.toString(shape)
                    + " is needed.");
        }
        return tensor;
    }
}
