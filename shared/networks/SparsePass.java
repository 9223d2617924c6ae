package shared.networks;

import java.util.Map;
import shared.environments.Sparse;

/** The first layer's way forward and back for batches of states that are mostly zeros. */
interface SparsePass {

    /**
     * The output (rows, outputs) for a state a row; the next call overwrites it.
     *
     * @param known the outputs for some of the states, which need not be computed again
     */
    float[] forward(Sparse[] input, Map<Sparse, float[]> known);

    /** Takes the gradient of a loss (rows, outputs) back to the parameters. */
    void backward(float[] outputGradient, Gradient gradient);
}
