package shared.networks;

import java.util.random.RandomGenerator;
import shared.environments.Sparse;

/** A layer that is built into a network, with its parameters. */
interface BuiltLayer {

    /** Draws the initial parameters. */
    void initialise(RandomGenerator random);

    /** Computes the output for one state in plain Java. Several threads may call it at once. */
    float[] forward(float[] input);

    /** Computes the output for one state that is mostly zeros. */
    default float[] forward(Sparse input) {
        return forward(input.dense());
    }

    /**
     * Creates the forward and backward pass for batches.
     *
     * @param maxRows the largest number of states in a batch
     * @param last whether the backward pass ends here, because no layer before this one learns
     */
    LayerPass pass(int maxRows, boolean last);

    /**
     * Creates the pass for states that are mostly zeros. Only the first layer of a network needs
     * it.
     */
    default SparsePass sparsePass(int maxRows) {
        return new DenseInput(pass(maxRows, true));
    }
}
