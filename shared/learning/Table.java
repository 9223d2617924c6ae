package shared.learning;

import java.util.Map;
import java.util.random.RandomGenerator;
import shared.files.Saveable;
import shared.files.Tensor;

/** A lookup table: its numbers are learned directly, without a network. */
public final class Table implements Saveable {

    private final float[] values;

    /**
     * Creates a table of random numbers, drawn uniformly from 0 (included) to 1 (excluded).
     *
     * @param size the number of entries
     */
    public Table(RandomGenerator random, int size) {
        values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat();
        }
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
