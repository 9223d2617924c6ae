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
     * @throws IllegalArgumentException if a tensor is missing or has another shape or type; this
     *     object is then unchanged
     */
    void load(Map<String, Tensor> state);

    /** Whether no number is NaN or infinite, as far as a quick check can tell. */
    default boolean finite() {
        return true;
    }

    /**
     * The 32-bit floating-point numbers of a named tensor, in row-major order.
     *
     * @throws IllegalArgumentException if it is missing or has another shape or type
     */
    static float[] floats(Map<String, Tensor> state, String name, int... shape) {
        return require(state, name, Tensor.Type.FLOAT32, shape).floats();
    }

    /**
     * The 64-bit floating-point numbers of a named tensor; parameters and errors as in
     * {@link #floats}.
     */
    static double[] doubles(Map<String, Tensor> state, String name, int... shape) {
        return require(state, name, Tensor.Type.FLOAT64, shape).doubles();
    }

    /** The 64-bit integers of a named tensor; parameters and errors as in {@link #floats}. */
    static long[] longs(Map<String, Tensor> state, String name, int... shape) {
        return require(state, name, Tensor.Type.INT64, shape).longs();
    }

    private static Tensor require(Map<String, Tensor> state, String name, Tensor.Type type,
            int... shape) {
        Tensor tensor = state.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("\"" + name + "\" is missing.");
        }
        if (tensor.type() != type || !Arrays.equals(tensor.shape(), shape)) {
            throw new IllegalArgumentException("\"" + name + "\" is " + tensor + " where " + type
                    + " " + Arrays.toString(shape) + " is needed.");
        }
        return tensor;
    }
}
