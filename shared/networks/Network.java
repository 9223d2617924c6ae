package shared.networks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import shared.environments.Sparse;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * A neural network: a sequence of layers with parameters theta, in which each layer takes the
 * output of the one before it: {@code new Network(random, dense(4, 16), RELU, dense(16, 2))}.
 *
 * <p>There are two forward passes, which give the same numbers except for rounding. To act in a
 * single state, the network computes in plain Java, which takes a fraction of a microsecond. To
 * learn from a batch of states, it uses ND4J's matrix products, and {@link #backward} is the
 * backward pass of such a batch. Several threads may act with the same network at once; only one
 * thread may learn with it.
 */
public final class Network implements Saveable {

    private final List<Layer> layers;
    private final LayerBuilder built;
    private final Parameters parameters;
    private final List<BuiltLayer> chain;
    private final Batch batch;

    /**
     * Builds the network and draws its initial parameters.
     *
     * @param random the source of random numbers for the parameters
     * @param layers the layers in order; the first one determines the size of a state
     * @throws IllegalArgumentException if there is no layer, if the first one takes any number of
     *     inputs, or if a layer does not fit the one before it
     */
    public Network(RandomGenerator random, Layer... layers) {
        this(List.of(layers));
        chain.forEach(layer -> layer.initialise(random));
        parameters.changed();
    }

    /** Builds the network with all parameters 0. */
    private Network(List<Layer> layers) {
        this.layers = List.copyOf(layers);
        built = new LayerBuilder(layers);
        parameters = built.parameters();
        chain = built.chain();
        batch = newBatch();
    }

    /**
     * Builds the network that {@link #toString} describes; all its parameters are 0.
     *
     * @throws IllegalArgumentException if the text does not describe a network, or if it would take
     *     too much memory
     */
    public static Network parse(String description) {
        return zeros(layers(description));
    }

    /**
     * Reads the layers of the network that {@link #toString} describes, but builds nothing, so that
     * its size can be checked before it takes memory.
     *
     * @throws IllegalArgumentException if the text does not describe a network, or if it would take
     *     too much memory
     */
    public static List<Layer> layers(String description) {
        return LayerParser.parse(description);
    }

    /**
     * The number of outputs of a network with these layers, which is not built.
     *
     * @throws IllegalArgumentException if there is no layer, if the first one takes any number of
     *     inputs, or if a layer does not fit the one before it
     */
    public static int outputs(List<Layer> layers) {
        return LayerBuilder.outputs(layers);
    }

    /**
     * Builds a network whose parameters are all 0.
     *
     * @throws IllegalArgumentException as in {@link #outputs(List)}
     */
    public static Network zeros(List<Layer> layers) {
        return new Network(layers);
    }

    /** A network with the same layers and a copy of the parameters. */
    public Network copy() {
        return copy(parameters.values());
    }

    /**
     * A network with the same layers and other parameters.
     *
     * @param theta the parameters, in the order of {@link Parameters#values}; copied
     * @throws IllegalArgumentException if {@code theta} is longer or shorter than the parameters
     */
    public Network copy(float[] theta) {
        var copy = new Network(layers);
        copy.parameters.set(theta);
        return copy;
    }

    /**
     * A copy of the network that keeps only its first outputs: for example, the policy of a network
     * that puts out a policy and a value. The parameters are copied, too.
     *
     * @param n the number of outputs to keep, at least 1
     * @throws IllegalArgumentException if there are fewer outputs or {@code n} is below 1, or if
     *     the last layer is not dense
     */
    public Network firstOutputs(int n) {
        if (n > outputs() || !(layers.get(layers.size() - 1) instanceof Dense last)) {
            throw new IllegalArgumentException("Cannot keep the first " + n + " outputs of " + this
                    + ": it needs that many, and a dense layer at the end.");
        }
        var shorter = new ArrayList<>(layers);
        shorter.set(layers.size() - 1, new Dense(last.inputs(), n));
        var part = new Network(shorter);
        for (int i = 0; i < parameters.rows().size(); i++) {
            float[] row = part.parameters.rows().get(i);
            System.arraycopy(parameters.rows().get(i), 0, row, 0, row.length);
        }
        part.parameters.changed();
        return part;
    }

    /** The number of inputs, which is the size of a state. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** The number of outputs for a state. */
    public int outputs() {
        return built.outputs();
    }

    /** The numbers that the network learns. */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Computes the output for one state.
     *
     * @param state as many numbers as {@link #inputs}
     * @return as many numbers as {@link #outputs}; a new array
     * @throws IllegalArgumentException if the state has another length
     */
    public float[] forward(float[] state) {
        Batch.requireSize(inputs(), state.length);
        return rest(chain.get(0).forward(state));
    }

    /**
     * Computes the output for one state that is mostly zeros; this takes less time than for all its
     * numbers.
     *
     * @param state a vector of {@link #inputs} numbers
     * @return as many numbers as {@link #outputs}; a new array
     * @throws IllegalArgumentException if the state has another size
     */
    public float[] forward(Sparse state) {
        return rest(first(state));
    }

    /** Computes the first layer's output for one state. */
    float[] first(Sparse state) {
        Batch.requireSize(inputs(), state.size());
        return chain.get(0).forward(state);
    }

    /** Computes the network's output from the first layer's output, which is not changed. */
    float[] rest(float[] output) {
        float[] x = output;
        for (int i = 1; i < chain.size(); i++) {
            x = chain.get(i).forward(x);
        }
        return x;
    }

    /**
     * Computes the outputs for a batch of states. {@link #backward} can then compute a gradient for
     * the same batch.
     *
     * @param states (T, inputs), T at least 1
     * @return (T, outputs); new arrays
     * @throws IllegalArgumentException if there is no state or one has another length
     */
    public float[][] forward(float[][] states) {
        return batch.forward(states);
    }

    /**
     * Computes the gradient of a loss with respect to the parameters, for the batch of the last
     * {@link #forward(float[][])}. The parameters must not have changed since.
     *
     * @param outputGradient d loss / d output (T, outputs)
     * @return d loss / d theta
     * @throws IllegalStateException if there was no batch before
     * @throws IllegalArgumentException if the shape is not that of the last batch's outputs
     */
    public Gradient backward(float[][] outputGradient) {
        Gradient gradient = newGradient();
        batch.backward(outputGradient, gradient);
        return gradient;
    }

    /** Frees the batch buffers, which can be large; the next batch allocates them again. */
    public void release() {
        batch.release();
    }

    /** Creates another forward and backward pass for batches. */
    Batch newBatch() {
        return new Batch(chain, built.fixed(), inputs(), outputs());
    }

    /** A gradient of zeros. */
    Gradient newGradient() {
        return new Gradient(parameters);
    }

    @Override
    public boolean finite() {
        return parameters.finite();
    }

    @Override
    public Map<String, Tensor> state() {
        return parameters.state();
    }

    @Override
    public void load(Map<String, Tensor> state) {
        var renamed = new HashMap<String, Tensor>();
        // Older files call learned numbers "free1.value".
        state.forEach((name, tensor) ->
                renamed.put(name.replaceFirst("^free(\\d+\\.value)$", "learned$1"), tensor));
        parameters.load(renamed);
    }

    /** The layers as a program writes them: "dense(4, 16), relu, dense(16, 2)". */
    @Override
    public String toString() {
        return built.toString();
    }

    /** A table with a line for each layer: its name, its output shape, its number of parameters. */
    public String summary() {
        return built.summary();
    }
}
