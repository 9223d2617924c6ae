package shared.learning;

import java.util.Map;
import shared.files.Saveable;
import shared.files.Tensor;

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
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("values", Tensor.vector(values));
    }

    @Override
    public void load(Map<String, Tensor> state) {
        float[] saved = Saveable.floats(state, "values", values.length);
        System.arraycopy(saved, 0, values, 0, values.length);
    }
}
