package shared.networks;

/**
 * One weight matrix or bias, whose numbers a layer learns. Each row is an array, because the JVM
 * makes vector instructions of loops over whole arrays.
 *
 * @param name such as "dense1.weight"
 * @param shape (rows, columns) for a matrix, (columns) for a bias, (kernel, kernel, channels,
 *     filters) for filters; a row runs along the last dimension
 * @param first the index of its first row among all rows of the network
 * @param rows the numbers themselves; other copies of them are never changed
 */
record Parameter(String name, int[] shape, int first, float[][] rows) {

    /** The number of its elements. */
    int size() {
        return rows.length * rows[0].length;
    }
}
