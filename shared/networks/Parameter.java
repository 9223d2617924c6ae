package shared.networks;

/**
 * One weight matrix or bias: the numbers that a layer learns, each row in an array, since the JVM
 * makes vector instructions of loops over whole arrays.
 *
 * @param name such as "dense1.weight"
 * @param shape of a matrix (rows, columns), of a bias (columns), of filters (kernel, kernel,
 *     channels, filters); a row runs along the last dimension
 * @param first the index of its first row among all rows of the network
 * @param rows the numbers themselves: no other copy of them is ever changed
 */
record Parameter(String name, int[] shape, int first, float[][] rows) {

    /** The number of numbers. */
    int size() {
        return rows.length * rows[0].length;
    }
}
