package shared.networks;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import shared.files.Saveable;
import shared.files.Tensor;

/** Holds a vector in ND4J's memory that a run saves, for a lesson that learns in ND4J alone. */
public final class SavedVector implements Saveable {

    private final INDArray numbers;

    /**
     * Creates a vector of zeros; the first call starts ND4J.
     *
     * @param size the number of its components
     */
    public SavedVector(int size) {
        Backend.start();
        numbers = Nd4j.createFromArray(new float[size]);
    }

    /** Returns the array of the numbers itself, not a copy; its shape is (size). */
    public INDArray numbers() {
        return numbers;
    }

    @Override
    public boolean finite() {
        return Vectors.finite(numbers.toFloatVector());
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("values", Tensor.vector(numbers.toFloatVector()));
    }

    @Override
    public void load(Map<String, Tensor> state) {
        numbers.assign(Nd4j.createFromArray(
                Saveable.floats(state, "values", (int) numbers.length())));
    }
}
