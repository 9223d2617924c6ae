package shared.networks;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A matrix in ND4J's memory, with a fast way in and out for plain Java arrays. */
final class NativeMatrix {

    private final INDArray array;
    private final int columns;
    private final FloatPointer pointer;
    private final FloatBuffer memory;
    private int written;

    /** All zeros. */
    NativeMatrix(int rows, int columns) {
        array = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'c');
        this.columns = columns;
        pointer = new FloatPointer((FloatPointer) array.data().addressPointer())
                .capacity((long) rows * columns);
        memory = pointer.asBuffer();
    }

    INDArray array() {
        return array;
    }

    /** Copies {@code length} numbers, from {@code offset} on, to the start of this matrix. */
    void write(float[] source, int offset, int length) {
        memory.put(0, source, offset, length);
    }

    /** Copies as many numbers as there are columns. */
    void writeRow(int row, float[] source) {
        memory.put(row * columns, source, 0, columns);
    }

    /** c = this b, or this times b transposed; of this and of c the first rows alone. */
    void times(NativeMatrix b, boolean transposed, int rows, NativeMatrix c) {
        openblas_nolapack.cblas_sgemm(CblasRowMajor, CblasNoTrans,
                transposed ? CblasTrans : CblasNoTrans, rows, c.columns, columns,
                1, pointer, columns, b.pointer, b.columns, 0, c.pointer, c.columns);
    }

    /** c = this transposed times b; of this and of b the first rows alone. */
    void transposedTimes(NativeMatrix b, int rows, NativeMatrix c) {
        openblas_nolapack.cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, columns, b.columns,
                rows, 1, pointer, columns, b.pointer, b.columns, 0, c.pointer, c.columns);
    }

    /** Copies the first {@code length} numbers here and leaves zeros behind them. */
    void writePadded(float[] source, int length) {
        memory.put(0, source, 0, length);
        for (int i = length; i < written; i++) {
            memory.put(i, 0f);
        }
        written = length;
    }

    /** Copies the first {@code length} numbers to {@code target}, from {@code offset} on. */
    void read(float[] target, int offset, int length) {
        memory.get(0, target, offset, length);
    }
}
