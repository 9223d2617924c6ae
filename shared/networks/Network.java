package shared.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * A chain of layers with parameters theta, each layer taking what the one before puts out:
 * {@code new Network(random, dense(4, 16), RELU, dense(16, 2))}.
 *
 * <p>There are two ways forward that give the same numbers (but for rounding): for one state, to
 * act in it, plain Java, which takes a fraction of a microsecond; for a batch of states, to learn
 * from them, ND4J's matrix products. {@link #backward} goes the second way back. Acting is safe
 * from several threads at once, learning belongs to one.
 */
public final class Network implements Saveable {

    /** Whether a network needs ND4J is asked for batches of so many states. */
    private static final int LARGE_BATCH = 512;

    /** A layer in its place. */
    private record Stage(String name, Layer layer, Layer.Attached attached) {
    }

    private final List<Stage> stages = new ArrayList<>();

    /** What states go through: the same layers, with convolutions in a row as one. */
    private final List<Layer.Attached> chain;

    /** How many layers come before the first one that learns: no gradient goes further back. */
    private final int fixed;

    private final Parameters parameters = new Parameters();
    private final int inputs;
    private final int outputs;

    private final Pass pass = new Pass(this);

    /**
     * Builds the network and draws its first parameters.
     *
     * @param random where they are drawn from
     * @param first a layer that says how many numbers a state has
     * @param more the layers behind it
     * @throws IllegalArgumentException if a layer does not fit the one before it
     */
    public Network(RandomGenerator random, Layer.Sized first, Layer... more) {
        this(first, List.of(more));
        stages.forEach(stage -> stage.attached.initialise(random));
        parameters.changed();
        if (stages.stream().anyMatch(stage -> stage.attached.needsBackend(LARGE_BATCH))) {
            // Now, that is, and not in the middle of the first update.
            Backend.start();
        }
    }

    /** All parameters are 0. */
    private Network(Layer.Sized first, List<? extends Layer> more) {
        inputs = first.inputs();
        int width = attach(first, inputs);
        for (Layer layer : more) {
            width = attach(layer, width);
        }
        outputs = width;
        chain = Convolutions.join(stages.stream().map(Stage::attached).toList());
        fixed = (int) stages.stream().takeWhile(stage -> size(stage) == 0).count();
    }

    /**
     * Builds the network that {@link #toString} describes; all its parameters are 0.
     *
     * @throws IllegalArgumentException if it is no description of a network
     */
    public static Network parse(String description) {
        List<Layer> layers = Layers.parse(description);
        if (!(layers.get(0) instanceof Layer.Sized first)) {
            throw new IllegalArgumentException("A network cannot begin with " + layers.get(0)
                    + ", which does not say how many numbers it takes.");
        }
        return new Network(first, layers.subList(1, layers.size()));
    }

    /** A network with the same layers and parameters of its own that are the same now. */
    public Network copy() {
        return copy(parameters.values());
    }

    /**
     * A network with the same layers and other parameters.
     *
     * @param theta copied, in the order of {@link #parameters}
     * @throws IllegalArgumentException if there are more or fewer than this network's
     */
    public Network copy(float[] theta) {
        List<Layer> layers = stages.stream().map(Stage::layer).toList();
        var copy = new Network((Layer.Sized) layers.get(0), layers.subList(1, layers.size()));
        copy.parameters.set(theta);
        return copy;
    }

    /**
     * The same network without the last of its outputs: the policy alone, for example, of one that
     * puts out a policy and a value. Its parameters are copies.
     *
     * @param n how many outputs to leave, at least 1
     * @throws IllegalArgumentException if there are fewer, or the last layer is not dense
     */
    public Network firstOutputs(int n) {
        if (n > outputs || !(stages.get(stages.size() - 1).layer instanceof Dense last)) {
            throw new IllegalArgumentException("There are no first " + n + " outputs of " + this
                    + ".");
        }
        List<Layer> layers = new ArrayList<>(stages.stream().map(Stage::layer).toList());
        layers.set(layers.size() - 1, new Dense(last.inputs(), n));
        var part = new Network((Layer.Sized) layers.get(0), layers.subList(1, layers.size()));
        float[] from = parameters.values();
        float[] to = part.parameters.values();
        int rows = last.inputs() + 1;
        int before = from.length - rows * outputs;
        System.arraycopy(from, 0, to, 0, before);
        // The rows of W, and then b, one behind the other.
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, before + i * outputs, to, before + i * n, n);
        }
        part.parameters.changed();
        return part;
    }

    /**
     * The smallest networks: one linear layer, or two with ReLU units between them.
     *
     * @param hidden how many units there are between; 0 for one layer alone
     */
    public static Network shallow(RandomGenerator random, int inputs, int hidden, int outputs) {
        return hidden == 0 ? new Network(random, new Dense(inputs, outputs))
                : new Network(random, new Dense(inputs, hidden), Activation.RELU,
                        new Dense(hidden, outputs));
    }

    private int attach(Layer layer, int width) {
        long before = stages.stream().filter(stage -> stage.layer.kind().equals(layer.kind()))
                .count();
        String name = layer.kind() + (before + 1);
        Layer.Attached attached = layer.attach(name, width, parameters);
        stages.add(new Stage(name, layer, attached));
        return attached.outputs();
    }

    /** How many numbers a state has. */
    public int inputs() {
        return inputs;
    }

    /** How many numbers it puts out for a state. */
    public int outputs() {
        return outputs;
    }

    /** The numbers that the network learns. */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * The output for one state.
     *
     * @param state as many numbers as the first layer has inputs
     * @return as many numbers as the last layer has outputs; a new array
     * @throws IllegalArgumentException if the state has another length
     */
    public float[] forward(float[] state) {
        requireState(state);
        float[] x = state;
        for (Layer.Attached layer : chain) {
            x = layer.forward(x);
        }
        return x;
    }

    /**
     * The same for a state of zeros, ones and minus ones, told by the places that are not 0.
     *
     * @param places p for a 1 at p, ~p for a -1 at p
     */
    public float[] forward(int[] places) {
        if (chain.get(0) instanceof Convolutions convolutions) {
            return rest(convolutions.forward(places));
        }
        return takesPlaces() ? rest(firstDense().forward(places)) : forward(written(places));
    }

    /** A state told by its places, as numbers. */
    private float[] written(int[] places) {
        var state = new float[inputs];
        for (int p : places) {
            state[p >= 0 ? p : ~p] = p >= 0 ? 1 : -1;
        }
        return state;
    }

    /** Whether the first layer is a convolution. */
    boolean beginsWithConv() {
        return chain.get(0) instanceof Convolutions;
    }

    /** The first layer, which can take such states. */
    AttachedDense firstDense() {
        if (takesPlaces()) {
            return (AttachedDense) chain.get(0);
        }
        throw new IllegalArgumentException("A network for states told by their places begins with"
                + " a dense layer of more than a few outputs, not with " + stages.get(0).layer
                + ".");
    }

    private boolean takesPlaces() {
        return chain.get(0) instanceof AttachedDense dense && !dense.narrow();
    }

    /** What the layers behind the first one make of its output for one state. */
    float[] rest(float[] y) {
        float[] x = y;
        for (int i = 1; i < chain.size(); i++) {
            x = chain.get(i).forward(x);
        }
        return x;
    }

    /** Room to take whole batches through the layers behind the first one. */
    List<Layer.Batch> rest(int maxRows) {
        return newBatch(maxRows, 1);
    }

    /**
     * The outputs for a batch of states, of which {@link #backward} can take a gradient back.
     *
     * @param states T rows of as many numbers as the first layer has inputs, T at least 1
     * @return T rows of as many numbers as the last layer has outputs; new arrays
     * @throws IllegalArgumentException if there is no state or one has another length
     */
    public float[][] forward(float[][] states) {
        return pass.forward(states);
    }

    /**
     * The gradient of a loss with respect to the parameters, for the batch of the last
     * {@link #forward(float[][])}.
     *
     * @param outputGradient d loss / d output: T rows, as forward returned
     * @return d loss / d theta, in the order of {@link #parameters}; a new array
     * @throws IllegalStateException if no batch went forward before
     * @throws IllegalArgumentException if the shape is not that of the last forward's result
     */
    public float[] backward(float[][] outputGradient) {
        return pass.backward(outputGradient);
    }

    /** Gives back the room that batches took, which may be a lot; the next one takes it anew. */
    public void release() {
        pass.release();
    }

    /** Room to take batches of up to so many states through all layers. */
    List<Layer.Batch> newBatch(int maxRows) {
        return newBatch(maxRows, 0);
    }

    private List<Layer.Batch> newBatch(int maxRows, int from) {
        return IntStream.range(from, chain.size())
                .mapToObj(i -> chain.get(i).batch(maxRows, i <= fixed)).toList();
    }

    void requireState(float[] state) {
        if (state.length != inputs) {
            throw new IllegalArgumentException("A state of this network has " + inputs
                    + " numbers, not " + state.length + ".");
        }
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
        parameters.load(state);
    }

    /** Its layers as they are written in a program: "dense(4, 16), relu, dense(16, 2)". */
    @Override
    public String toString() {
        return stages.stream().map(stage -> stage.layer.toString())
                .collect(Collectors.joining(", "));
    }

    /** A table with a line for each layer: its name, its output's shape, its parameters. */
    public String summary() {
        var text = new StringBuilder();
        String row = "%-12s %14s %12s%n";
        text.append(row.formatted("layer", "output shape", "parameters"));
        for (Stage stage : stages) {
            text.append(row.formatted(stage.name, stage.attached.shape(),
                    size(stage)));
        }
        return text.append(row.formatted("total", "", parameters.size())).toString();
    }

    /** How many parameters a layer has. */
    private int size(Stage stage) {
        return parameters.slots().stream()
                .filter(slot -> slot.name().startsWith(stage.name + "."))
                .mapToInt(Parameters.Slot::size).sum();
    }
}
