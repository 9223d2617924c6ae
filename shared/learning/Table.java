package shared.learning;

import java.util.Map;
import shared.files.Saveable;
import shared.files.Tensor;

/** A lookup table: its numbers are learned directly, without a network. */
public final class Table implements Saveable {

    private final float[] values;

    /**
     * Creates a table of zeros.
     *
     * @param size the number of entries
     */
    public Table(int size) {
        values = new float[size];
    }

    /** The numbers of the table: the array itself, not a copy. */
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
