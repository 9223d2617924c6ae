package shared.networks;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A matrix in ND4J's memory, with a fast way in and out for plain Java arrays. */
final class NativeMatrix {

    private final INDArray array;
    private final FloatBuffer memory;
    private int written;

    /** All zeros. */
    NativeMatrix(int rows, int columns) {
        array = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'c');
        memory = new FloatPointer((FloatPointer) array.data().addressPointer())
                .capacity((long) rows * columns).asBuffer();
    }

    INDArray array() {
        return array;
    }

    /** Copies {@code length} numbers, from {@code offset} on, to the start of this matrix. */
    void write(float[] source, int offset, int length) {
        memory.put(0, source, offset, length);
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
