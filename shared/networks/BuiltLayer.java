package shared.networks;

import java.util.random.RandomGenerator;
import shared.environments.Sparse;

/** A layer in its place in a network, with its parameters. */
interface BuiltLayer {

    /** Draws the parameters that learning starts from. */
    void initialise(RandomGenerator random);

    /** Its output for one state, in plain Java; safe from several threads at once. */
    float[] forward(float[] input);

    /** Its output for one state that is mostly zeros. */
    default float[] forward(Sparse input) {
        return forward(input.dense());
    }

    /**
     * A way forward and back for batches.
     *
     * @param maxRows how many states a batch may have
     * @param last whether the way back ends here, since no layer before it learns
     */
    LayerPass pass(int maxRows, boolean last);

    /** The same for states that are mostly zeros, where the network begins with this layer. */
    default SparsePass sparsePass(int maxRows) {
        return new DenseInput(pass(maxRows, true));
    }
}
