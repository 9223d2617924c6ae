package shared.networks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A way forward and back through a network for batches of states. It belongs to one thread at a
 * time; several threads may each go their own through the same network, as long as nobody changes
 * it.
 */
public final class Pass {

    private static final int TINY_BATCH = 8;
    private static final int SMALL_BATCH = 64;
    private static final int LARGE_BATCH = 512;

    private final Network network;
    private final int usual;
    private final Map<Integer, List<Layer.Batch>> batches = new HashMap<>();
    private List<Layer.Batch> current;
    private int rows;

    /** A way through this network for batches of all sizes. */
    public Pass(Network network) {
        this(network, 0);
    }

    /**
     * The same for who knows how large batches will be, and wants no room left over: what is left
     * over takes time, too.
     *
     * @param usual how many states most batches have; there may be more or fewer
     */
    public Pass(Network network, int usual) {
        this.network = network;
        this.usual = usual;
    }

    /**
     * The outputs for a batch of states, of which {@link #backward} can take a gradient back.
     *
     * @param states T rows of as many numbers as the first layer has inputs, T at least 1
     * @return T rows of as many numbers as the last layer has outputs; new arrays
     * @throws IllegalArgumentException if there is no state or one has another length
     */
    public float[][] forward(float[][] states) {
        if (states.length == 0) {
            throw new IllegalArgumentException("A batch needs at least one state.");
        }
        int inputs = network.inputs();
        var x = new float[states.length * inputs];
        for (int t = 0; t < states.length; t++) {
            network.requireState(states[t]);
            System.arraycopy(states[t], 0, x, t * inputs, inputs);
        }
        begin(states.length);
        return rest(current.get(0).forward(x, rows));
    }

    /**
     * The same for states of zeros, ones and minus ones, told by the places that are not 0.
     *
     * @param places of each state, p for a 1 at p and ~p for a -1 at p
     */
    public float[][] forward(int[][] places) {
        if (places.length == 0) {
            throw new IllegalArgumentException("A batch needs at least one state.");
        }
        begin(places.length);
        if (current.get(0) instanceof Convolutions.Batch convolutions) {
            return rest(convolutions.forward(places));
        }
        var x = new float[places.length * network.inputs()];
        for (int t = 0; t < places.length; t++) {
            int start = t * network.inputs();
            for (int p : places[t]) {
                x[start + (p >= 0 ? p : ~p)] = p >= 0 ? 1 : -1;
            }
        }
        return rest(current.get(0).forward(x, rows));
    }

    private void begin(int rows) {
        this.rows = rows;
        current = batches.computeIfAbsent(capacity(rows), network::newBatch);
    }

    /** What the layers behind the first one make of its output. */
    private float[][] rest(float[] output) {
        float[] x = output;
        for (Layer.Batch layer : current.subList(1, current.size())) {
            x = layer.forward(x, rows);
        }
        int outputs = network.outputs();
        var y = new float[rows][outputs];
        for (int t = 0; t < rows; t++) {
            System.arraycopy(x, t * outputs, y[t], 0, outputs);
        }
        return y;
    }

    /**
     * The gradient of a loss with respect to the parameters, for the batch of the last
     * {@link #forward}; the parameters must be the same still.
     *
     * @param outputGradient d loss / d output: T rows, as forward returned
     * @return d loss / d theta, in the order of {@link Network#parameters}; a new array
     * @throws IllegalStateException if no batch went forward before
     * @throws IllegalArgumentException if the shape is not that of the last forward's result
     */
    public float[] backward(float[][] outputGradient) {
        if (current == null) {
            throw new IllegalStateException("Call forward with a batch before backward.");
        }
        if (outputGradient.length != rows) {
            throw new IllegalArgumentException("The gradient has " + outputGradient.length
                    + " rows where forward returned " + rows + ".");
        }
        int outputs = network.outputs();
        var dy = new float[rows * outputs];
        for (int t = 0; t < rows; t++) {
            if (outputGradient[t].length != outputs) {
                throw new IllegalArgumentException("A row of the gradient has "
                        + outputGradient[t].length + " numbers where forward returned " + outputs
                        + ".");
            }
            System.arraycopy(outputGradient[t], 0, dy, t * outputs, outputs);
        }
        var gradient = new float[network.parameters().size()];
        for (int i = current.size() - 1; i >= 0 && dy != null; i--) {
            dy = current.get(i).backward(dy, rows, gradient);
        }
        return gradient;
    }

    /** Gives back the room that batches took, which may be a lot; the next one takes it anew. */
    public void release() {
        batches.clear();
        current = null;
    }

    /** One of a few sizes, so that episodes of all lengths share a few prepared batches. */
    private int capacity(int rows) {
        return rows <= usual ? usual : rows <= TINY_BATCH ? TINY_BATCH
                : rows <= SMALL_BATCH ? SMALL_BATCH
                : Math.max(LARGE_BATCH, 2 * Integer.highestOneBit(rows - 1));
    }
}
