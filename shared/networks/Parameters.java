package shared.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * All numbers theta that a network learns: the rows of its weight matrices and biases. A layer
 * reads its own rows, and an optimiser changes all rows. {@link #values} returns a copy of them as
 * one vector.
 */
public final class Parameters implements Saveable {

    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Parameter> biases = new ArrayList<>();
    private final List<float[]> rows = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private int longestRow;

    Parameters() {
    }

    /** Appends a parameter of zeros. */
    Parameter add(String name, int... shape) {
        int columns = shape[shape.length - 1];
        int height = Arrays.stream(shape, 0, shape.length - 1).reduce(1, (a, b) -> a * b);
        var parameter = new Parameter(name, shape.clone(), rows.size(), new float[height][columns]);
        parameters.add(parameter);
        if (shape.length == 1) {
            biases.add(parameter);
        }
        longestRow = Math.max(longestRow, columns);
        rows.addAll(Arrays.asList(parameter.rows()));
        return parameter;
    }

    /** The length of the longest row. */
    int longestRow() {
        return longestRow;
    }

    /** The rows of all parameters, one after the other: the numbers themselves. */
    List<float[]> rows() {
        return rows;
    }

    /** Registers a listener, which runs after every change in the thread that makes it. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Tells all listeners that the rows have changed, so that layers update what depends on them.
     */
    void changed() {
        listeners.forEach(Runnable::run);
    }

    /** The number of learned numbers. */
    public int size() {
        return parameters.stream().mapToInt(Parameter::size).sum();
    }

    /** The number of learned numbers in a layer, which is given by its name, such as "dense1". */
    int size(String layer) {
        return parameters.stream().filter(parameter -> parameter.name().startsWith(layer + "."))
                .mapToInt(Parameter::size).sum();
    }

    /** The names of the weight matrices and biases, such as "dense1.weight", in order. */
    public List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /** The name of the weight matrix or bias to which a row belongs. */
    String name(int row) {
        return parameters.stream().filter(parameter -> row >= parameter.first()
                        && row < parameter.first() + parameter.rows().length)
                .findFirst().orElseThrow().name();
    }

    /** A copy of all numbers as one vector: parameter by parameter, each in row-major order. */
    public float[] values() {
        return flat(rows);
    }

    /** Copies rows into one vector, one after the other. */
    static float[] flat(List<float[]> rows) {
        var flat = new float[rows.stream().mapToInt(row -> row.length).sum()];
        int at = 0;
        for (float[] row : rows) {
            System.arraycopy(row, 0, flat, at, row.length);
            at += row.length;
        }
        return flat;
    }

    /**
     * Sets all numbers.
     *
     * @param theta as many numbers as {@link #size}, in the order of {@link #values}; copied
     * @throws IllegalArgumentException if there are more or fewer numbers
     */
    public void set(float[] theta) {
        if (theta.length != size()) {
            throw new IllegalArgumentException("The network has " + size() + " parameters,"
                    + " not " + theta.length + ".");
        }
        int at = 0;
        for (float[] row : rows) {
            System.arraycopy(theta, at, row, 0, row.length);
            at += row.length;
        }
        changed();
    }

    /** A copy of each weight matrix and bias under its name. */
    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        parameters.forEach(parameter -> state.put(parameter.name(),
                Tensor.of(flat(Arrays.asList(parameter.rows())), parameter.shape())));
        return state;
    }

    @Override
    public void load(Map<String, Tensor> state) {
        var loaded = new float[size()];
        int at = 0;
        for (Parameter parameter : parameters) {
            float[] numbers = Saveable.floats(state, parameter.name(), parameter.shape());
            System.arraycopy(numbers, 0, loaded, at, numbers.length);
            at += numbers.length;
        }
        set(loaded);
    }

    /**
     * The biases. To look at them alone costs next to nothing and finds what is NaN or infinite: a
     * gradient that is so in a layer is so in the bias of that layer and in the biases of the
     * layers before it.
     */
    List<Parameter> biases() {
        return biases;
    }

    /** Whether no bias is NaN or infinite. */
    @Override
    public boolean finite() {
        return biases.stream().allMatch(bias -> Vectors.finite(bias.rows()[0]));
    }
}
