package shared.networks;

/**
 * Matrices stored row by row in one array. The loops stand alone in short methods: the JVM compiles
 * a loop soon, and with it the whole method around it.
 */
final class RowMajor {

    private RowMajor() {
    }

    /** Returns a copy of rows of {@code columns} numbers each, one after the other. */
    static float[] flat(float[][] rows, int columns) {
        var flat = new float[rows.length * columns];
        for (int t = 0; t < rows.length; t++) {
            System.arraycopy(rows[t], 0, flat, t * columns, columns);
        }
        return flat;
    }

    /** Returns copies of the first rows of a matrix. */
    static float[][] rows(float[] matrix, int rows, int columns) {
        var copies = new float[rows][columns];
        for (int t = 0; t < rows; t++) {
            System.arraycopy(matrix, t * columns, copies[t], 0, columns);
        }
        return copies;
    }

    /** Adds y to each of the first rows of a matrix. */
    static void addToRows(float[] y, float[] matrix, int rows) {
        for (int t = 0; t < rows; t++) {
            for (int j = 0; j < y.length; j++) {
                matrix[t * y.length + j] += y[j];
            }
        }
    }

    /** Adds the first rows of a matrix to y. */
    static void addRows(float[] matrix, int rows, float[] y) {
        for (int t = 0; t < rows; t++) {
            for (int j = 0; j < y.length; j++) {
                y[j] += matrix[t * y.length + j];
            }
        }
    }
}
