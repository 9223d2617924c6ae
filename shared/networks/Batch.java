package shared.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shared.environments.Sparse;

/**
 * The forward and backward pass of batches of states through a network's layers. An object must be
 * used by one thread at a time. Several objects may use the same layers in different threads, as
 * long as the parameters do not change meanwhile.
 */
final class Batch {

    /**
     * Room for that many states at first: with more room, the products are prepared again, which
     * takes longer than to multiply. Episodes of most worlds are shorter.
     */
    private static final int FIRST_CAPACITY = 512;

    private final List<BuiltLayer> chain;
    private final int fixed;
    private final int inputs;
    private final int outputs;

    private final List<LayerPass> passes = new ArrayList<>();
    private SparsePass sparse;
    private int capacity;
    private int rows;
    private boolean sparseStates;

    /**
     * Creates a pass without buffers; the first batch allocates them.
     *
     * @param fixed the number of layers before the first one that learns
     */
    Batch(List<BuiltLayer> chain, int fixed, int inputs, int outputs) {
        this.chain = chain;
        this.fixed = fixed;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * Computes the outputs (T, outputs) for T states.
     *
     * @throws IllegalArgumentException if there is no state or one has another size
     */
    float[][] forward(float[][] states) {
        float[] x = flatStates(states);
        begin(states.length);
        if (passes.get(0) == null) {
            passes.set(0, chain.get(0).pass(capacity, true));
        }
        sparseStates = false;
        return rest(passes.get(0).forward(x, rows));
    }

    private float[] flatStates(float[][] states) {
        for (float[] state : states) {
            requireSize(inputs, state.length);
        }
        return RowMajor.flat(states, inputs);
    }

    /**
     * Computes the outputs (T, outputs) for T states that are mostly zeros.
     *
     * @param known the first layer's outputs for some of the states
     * @throws IllegalArgumentException if there is no state or one has another size
     */
    float[][] forward(Sparse[] states, Map<Sparse, float[]> known) {
        for (Sparse state : states) {
            requireSize(inputs, state.size());
        }
        begin(states.length);
        if (sparse == null) {
            sparse = chain.get(0).sparsePass(capacity);
        }
        sparseStates = true;
        return rest(sparse.forward(states, known));
    }

    /**
     * Checks the size of a state.
     *
     * @throws IllegalArgumentException if a state does not have as many numbers as inputs
     */
    static void requireSize(int inputs, int numbers) {
        if (numbers != inputs) {
            throw new IllegalArgumentException("A state of this network has " + inputs
                    + " numbers, not " + numbers + ".");
        }
    }

    /** Makes room for a batch of the given number of states. */
    private void begin(int states) {
        if (states == 0) {
            throw new IllegalArgumentException("A batch needs at least one state.");
        }
        rows = states;
        if (rows > capacity) {
            capacity = Math.max(rows, Math.max(FIRST_CAPACITY, 2 * capacity));
            passes.clear();
            // The first layer's pass is created once it is known whether the states are sparse.
            passes.add(null);
            sparse = null;
            for (int i = 1; i < chain.size(); i++) {
                passes.add(chain.get(i).pass(capacity, i <= fixed));
            }
        }
    }

    private float[][] rest(float[] output) {
        float[] x = output;
        for (LayerPass pass : passes.subList(1, passes.size())) {
            x = pass.forward(x, rows);
        }
        return RowMajor.rows(x, rows, outputs);
    }

    /**
     * Adds the gradient of a loss with respect to the parameters, for the states of the last
     * forward pass.
     *
     * @param outputGradient d loss / d output (T, outputs)
     * @param gradient the gradient to which it is added
     */
    void backward(float[][] outputGradient, Gradient gradient) {
        float[] dy = flat(outputGradient);
        for (int i = passes.size() - 1; i > 0 && dy != null; i--) {
            dy = passes.get(i).backward(dy, rows, gradient);
        }
        if (dy != null && sparseStates) {
            sparse.backward(dy, gradient);
        } else if (dy != null) {
            passes.get(0).backward(dy, rows, gradient);
        }
    }

    private float[] flat(float[][] outputGradient) {
        if (rows == 0) {
            throw new IllegalStateException("Call forward with a batch before backward.");
        }
        if (outputGradient.length != rows) {
            throw new IllegalArgumentException("The gradient has " + outputGradient.length
                    + " rows where forward returned " + rows + ".");
        }
        for (float[] row : outputGradient) {
            if (row.length != outputs) {
                throw new IllegalArgumentException("A row of the gradient has "
                        + row.length + " numbers where forward returned " + outputs
                        + ".");
            }
        }
        return RowMajor.flat(outputGradient, outputs);
    }

    /** Frees the buffers, which can be large; the next batch allocates them again. */
    void release() {
        passes.clear();
        sparse = null;
        capacity = 0;
        rows = 0;
    }
}
