package shared.networks;

import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A lookup table: numbers that are learned as they are, without a network in between. */
public final class Table implements Saveable {

    private final float[] values;

    /** All zeros. */
    public Table(int size) {
        values = new float[size];
    }

    /** The numbers themselves, not a copy. */
    public float[] values() {
        return values;
    }

    @Override
    public boolean finite() {
        return Vectors.finite(values, 0, values.length);
    }

    @Override
    public Map<String, INDArray> state() {
        return Map.of("values", Nd4j.createFromArray(values.clone()));
    }

    @Override
    public void load(Map<String, INDArray> state) {
        INDArray saved = Saveable.require(state, "values", DataType.FLOAT, values.length);
        System.arraycopy(saved.toFloatVector(), 0, values, 0, values.length);
    }
}
