package shared.files;

import java.util.Arrays;
import java.util.Map;

/** Something whose numbers can be taken out under names, kept in a file, and put back. */
public interface Saveable {

    /** A copy of all numbers that decide how this object goes on. */
    Map<String, Tensor> state();

    /**
     * Goes on from what {@link #state} of an equal object returned.
     *
     * @throws IllegalArgumentException if a tensor is missing or has another shape or type; this
     *     object is then unchanged
     */
    void load(Map<String, Tensor> state);

    /** Whether none of its numbers is NaN or infinite, as far as it can tell cheaply. */
    default boolean finite() {
        return true;
    }

    /**
     * The 32-bit numbers of the tensor of that name, in row-major order.
     *
     * @throws IllegalArgumentException if it is missing or has another shape or type
     */
    static float[] floats(Map<String, Tensor> state, String name, int... shape) {
        return require(state, name, Tensor.Type.FLOAT32, shape).floats();
    }

    /** The 64-bit numbers; as {@link #floats}. */
    static double[] doubles(Map<String, Tensor> state, String name, int... shape) {
        return require(state, name, Tensor.Type.FLOAT64, shape).doubles();
    }

    /** The integers; as {@link #floats}. */
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
