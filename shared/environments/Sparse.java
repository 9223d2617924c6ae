package shared.environments;

/**
 * A vector that is mostly zeros, such as an image in which little happens. The arrays belong to the
 * vector and must not be changed.
 *
 * @param size the length of the vector, zeros included
 * @param indices the positions of the numbers that are not zero, each from 0 to {@code size} - 1,
 *     each once, in any order
 * @param values these numbers, one for each index
 */
public record Sparse(int size, int[] indices, float[] values) {

    /**
     * Checks the lengths and the range of the indices. It does not check whether an index occurs
     * twice, which would take longer than the sparse vector saves.
     *
     * @throws IllegalArgumentException if there are not as many values as indices, or if an index
     *     is below 0 or not below {@code size}
     */
    public Sparse {
        if (indices.length != values.length) {
            throw new IllegalArgumentException("A sparse vector needs a value for each index, not "
                    + values.length + " for " + indices.length + ".");
        }
        for (int index : indices) {
            if (index < 0 || index >= size) {
                throw new IllegalArgumentException("A sparse vector of " + size
                        + " numbers has no number at index " + index + ".");
            }
        }
    }

    /** All numbers, zeros included; a new array of length {@code size}. */
    public float[] dense() {
        var all = new float[size];
        for (int i = 0; i < indices.length; i++) {
            all[indices[i]] = values[i];
        }
        return all;
    }
}
