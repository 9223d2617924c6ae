package shared.networks;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A matrix in ND4J's memory: weights, or a batch of which only the first rows are in use. */
final class Matrix {

    private final INDArray array;
    private final int columns;
    private final boolean batch;
    private final FloatBuffer memory;
    private final float[] zeros;

    /** All rows from this index on hold only zeros. */
    private int written;

    private Matrix(int rows, int columns, boolean batch) {
        Backend.start();
        array = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'c');
        this.columns = columns;
        this.batch = batch;
        memory = array.data().asNioFloat();
        zeros = new float[columns];
    }

    /**
     * A matrix of zeros that takes part in products with all its rows. The first matrix starts
     * ND4J.
     */
    static Matrix ofWeights(int rows, int columns) {
        return new Matrix(rows, columns, false);
    }

    /** A matrix of zeros for batches of at most {@code maxRows} rows. */
    static Matrix ofBatch(int maxRows, int columns) {
        return new Matrix(roundUp(maxRows), columns, true);
    }

    /**
     * The number of rows that take part in a product for a batch of {@code rows} rows; the rows
     * after those of the batch hold zeros. Preparing a product for every number of rows would cost
     * more than multiplying some zeros, so few numbers occur: from one power of two to the next
     * there is one up to 64 rows, then two up to 512 rows, then eight.
     */
    static int roundUp(int rows) {
        int power = Integer.highestOneBit(Math.max(1, rows - 1));
        int step = rows > 128 ? power / 8 : 2 * power;
        return (rows + step - 1) / step * step;
    }

    /** The part of the matrix that a product uses, for a batch rounded up to {@code rows} rows. */
    INDArray rows(int rows) {
        return batch ? Nd4j.create(array.data(), new long[] {rows, columns},
                new long[] {columns, 1}, 0, 'c') : array;
    }

    /** Copies the rows of a batch from an array that holds them one after the other. */
    void write(float[] source, int rows) {
        memory.put(0, source, 0, rows * columns);
        for (int row = rows; row < Math.min(written, roundUp(rows)); row++) {
            memory.put(row * columns, zeros, 0, columns);
        }
        written = Math.max(rows, written > roundUp(rows) ? written : 0);
    }

    /** Copies a row from an array. */
    void writeRow(int row, float[] source) {
        memory.put(row * columns, source, 0, columns);
    }

    /** Copies the first rows to an array, one after the other. */
    void read(float[] target, int rows) {
        memory.get(0, target, 0, rows * columns);
    }

    /** Copies a row to an array. */
    void readRow(int row, float[] target) {
        memory.get(row * columns, target, 0, columns);
    }
}
