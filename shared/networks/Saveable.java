package shared.networks;

import java.util.Arrays;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Something whose numbers can be taken out under names, kept in a file, and put back. */
public interface Saveable {

    /** A copy of all numbers that decide how this object goes on. */
    Map<String, INDArray> state();

    /**
     * Goes on from what {@link #state} of an equal object returned.
     *
     * @throws IllegalArgumentException if an array is missing or has another shape or type; this
     *     object is then unchanged
     */
    void load(Map<String, INDArray> state);

    /** Whether its numbers are numbers, not NaN or infinite, as far as can be seen at once. */
    default boolean finite() {
        return true;
    }

    /** The array of that name, after a check that it is there and what it should be. */
    static INDArray require(Map<String, INDArray> state, String name, DataType type,
            int... shape) {
        INDArray array = state.get(name);
        if (array == null) {
            throw new IllegalArgumentException("\"" + name + "\" is missing.");
        }
        long[] expected = Arrays.stream(shape).asLongStream().toArray();
        if (array.dataType() != type || !Arrays.equals(array.shape(), expected)) {
            throw new IllegalArgumentException("\"" + name + "\" is " + array.dataType() + " "
                    + Arrays.toString(array.shape()) + " where " + type + " "
                    + Arrays.toString(shape) + " is needed.");
        }
        return array;
    }
}
