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
 * A chain of layers with parameters theta, each layer taking what the one before puts out:
 * {@code new Network(random, dense(4, 16), RELU, dense(16, 2))}.
 *
 * <p>There are two ways forward that give the same numbers but for rounding. For one state, to act
 * in it, the network computes in plain Java, which takes a fraction of a microsecond; for a batch
 * of states, to learn from them, it uses ND4J's matrix products. {@link #backward} goes the second
 * way back. Acting is safe from several threads at once, learning belongs to one thread.
 */
public final class Network implements Saveable {

    private final List<Layer> layers;
    private final LayerBuilder built;
    private final Parameters parameters;
    private final List<BuiltLayer> chain;
    private final Batch batch;

    /**
     * Builds the network and draws its first parameters.
     *
     * @param random where they are drawn from
     * @param layers in their order; the first one says how many numbers a state has
     * @throws IllegalArgumentException if there is no layer, or one does not fit the one before it
     */
    public Network(RandomGenerator random, Layer... layers) {
        this(List.of(layers));
        chain.forEach(layer -> layer.initialise(random));
        parameters.changed();
    }

    /** All parameters are 0. */
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
     * @throws IllegalArgumentException if the text does not describe a network
     */
    public static Network parse(String description) {
        return new Network(LayerParser.parse(description));
    }

    /** A network with the same layers and a copy of the parameters. */
    public Network copy() {
        return copy(parameters.values());
    }

    /**
     * A network with the same layers and other parameters.
     *
     * @param theta copied, in the order of {@link Parameters#values}
     * @throws IllegalArgumentException if there are more or fewer than this network's
     */
    public Network copy(float[] theta) {
        var copy = new Network(layers);
        copy.parameters.set(theta);
        return copy;
    }

    /**
     * The same network without the last of its outputs: for example the policy alone, of a network
     * that puts out a policy and a value. Its parameters are copies.
     *
     * @param n how many outputs to leave, at least 1
     * @throws IllegalArgumentException if there are fewer, or the last layer is not dense
     */
    public Network firstOutputs(int n) {
        if (n > outputs() || !(layers.get(layers.size() - 1) instanceof Dense last)) {
            throw new IllegalArgumentException("There are no first " + n + " outputs of " + this
                    + ".");
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

    /** The number of numbers in a state. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** The number of numbers that it puts out for a state. */
    public int outputs() {
        return built.outputs();
    }

    /** The numbers that the network learns. */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * The output for one state.
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
     * The output for one state that is mostly zeros, which costs less than for all its numbers.
     *
     * @param state of {@link #inputs} numbers
     * @return as many numbers as {@link #outputs}; a new array
     * @throws IllegalArgumentException if the state has another size
     */
    public float[] forward(Sparse state) {
        return rest(first(state));
    }

    /** The first layer's output for one state. */
    float[] first(Sparse state) {
        Batch.requireSize(inputs(), state.size());
        return chain.get(0).forward(state);
    }

    /** What the other layers make of the first one's output; that is not changed. */
    float[] rest(float[] output) {
        float[] x = output;
        for (int i = 1; i < chain.size(); i++) {
            x = chain.get(i).forward(x);
        }
        return x;
    }

    /**
     * The outputs for a batch of states, of which {@link #backward} can take a gradient back.
     *
     * @param states (T, inputs), T at least 1
     * @return (T, outputs); new arrays
     * @throws IllegalArgumentException if there is no state or one has another length
     */
    public float[][] forward(float[][] states) {
        return batch.forward(states);
    }

    /**
     * The gradient of a loss with respect to the parameters, for the batch of the last
     * {@link #forward(float[][])}; the parameters must not have changed since.
     *
     * @param outputGradient d loss / d output (T, outputs)
     * @return d loss / d theta
     * @throws IllegalStateException if no batch went forward before
     * @throws IllegalArgumentException if the shape is not that of the last forward's result
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

    /** Another way forward and back for batches. */
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
        // Files written before learned numbers had their present name call them "free1.value".
        state.forEach((name, tensor) ->
                renamed.put(name.replaceFirst("^free(\\d+\\.value)$", "learned$1"), tensor));
        parameters.load(renamed);
    }

    /** Its layers as a program writes them: "dense(4, 16), relu, dense(16, 2)". */
    @Override
    public String toString() {
        return built.toString();
    }

    /** A table with a line for each layer: its name, its output's shape, its parameters. */
    public String summary() {
        return built.summary();
    }
}
