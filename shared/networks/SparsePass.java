package shared.networks;

import java.util.Map;
import shared.environments.Sparse;

/** The forward and backward pass of batches of sparse states through the first layer. */
interface SparsePass {

    /**
     * Computes the output (rows, outputs), a row for each state; the next call overwrites it.
     *
     * @param known the outputs for some of the states, which need not be computed again
     */
    float[] forward(Sparse[] input, Map<Sparse, float[]> known);

    /** Takes the gradient of a loss (rows, outputs) back to the parameters. */
    void backward(float[] outputGradient, Gradient gradient);
}
