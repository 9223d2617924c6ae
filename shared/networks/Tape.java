package shared.networks;

import java.util.Arrays;
import java.util.List;

/**
 * Takes observations that are mostly zeros through a network, one by one as they come, and
 * remembers of each what it takes to learn from it: acting is then the way forward, and only the
 * way back is left.
 *
 * <p>The network's first layer is dense. A 1 at place p adds the p-th row of its weights to what
 * the other layers get, a -1 takes it off, and the rows at all other places are not even read; on
 * the way back, the same rows are the only ones that have a gradient. Several tapes may take the
 * same network's observations in different threads at once, as long as nobody changes it.
 */
public final class Tape {

    private final Network network;
    private final AttachedDense first;
    private final List<Layer.Batch> rest;
    private final int width;
    private final int[][] places;
    private final float[] hidden;
    private final float[][] hiddenGradient;
    private final float[] gradient;
    private int rows;

    /** Of each input the last of its entries, -1 where there is none. */
    private final int[] newest;
    private Entries entries = new Entries(0);
    private int size;
    private final int[] touched;
    private int touchedSize;

    /**
     * Who met which input: observation {@code row[e]}, where it was {@code sign[e]}; the entry of
     * the same input that is next on its list is {@code next[e]}.
     */
    private record Entries(int[] row, float[] sign, int[] next) {
        Entries(int size) {
            this(new int[size], new float[size], new int[size]);
        }
    }

    /**
     * An empty tape.
     *
     * @param maxRows how many observations it can remember
     * @throws IllegalArgumentException if the network does not begin with a dense layer of more
     *     than a few outputs
     */
    public Tape(Network network, int maxRows) {
        this.network = network;
        first = network.firstDense();
        rest = network.rest(maxRows);
        width = first.outputs();
        places = new int[maxRows][];
        hidden = new float[maxRows * width];
        hiddenGradient = new float[maxRows][width];
        gradient = new float[network.parameters().size()];
        newest = new int[first.inputs()];
        Arrays.fill(newest, -1);
        touched = new int[first.inputs()];
    }

    /** Forgets all observations. */
    public void clear() {
        clearGradient();
        rows = 0;
    }

    private void clearGradient() {
        Arrays.fill(gradient, first.bias(), gradient.length, 0);
        for (int i = 0; i < touchedSize; i++) {
            newest[touched[i]] = -1;
        }
        touchedSize = 0;
        size = 0;
    }

    /** How many observations it remembers. */
    public int rows() {
        return rows;
    }

    /**
     * The network's output for an observation, which is remembered.
     *
     * @param places p for a 1 at p, ~p for a -1 at p; it is kept and must not change
     * @return as many numbers as the network has outputs; a new array
     * @throws IllegalStateException if the tape is full
     */
    public float[] forward(int[] places) {
        if (rows == this.places.length) {
            throw new IllegalStateException("The tape is full after " + rows + " observations.");
        }
        float[] y = first.forward(places);
        System.arraycopy(y, 0, hidden, rows * width, width);
        this.places[rows] = places;
        rows++;
        return network.rest(y);
    }

    /**
     * Takes the gradient of a loss with respect to the outputs back to the parameters, where
     * {@link #gradient} or a {@link SparseAdam} finds it in the place of an earlier one. The
     * parameters must still be those that the observations met.
     *
     * @param outputGradient d loss / d output, a row for each observation in the order they came
     * @throws IllegalArgumentException if the shape is another one
     */
    public void backward(float[][] outputGradient) {
        if (outputGradient.length != rows) {
            throw new IllegalArgumentException("The gradient has " + outputGradient.length
                    + " rows where the tape has " + rows + ".");
        }
        clearGradient();
        float[] x = hidden;
        for (Layer.Batch layer : rest) {
            x = layer.forward(x, rows);
        }
        float[] dy = flat(outputGradient);
        for (int i = rest.size() - 1; i >= 0; i--) {
            dy = rest.get(i).backward(dy, rows, gradient);
        }
        var biasGradient = new float[width];
        for (int t = 0; t < rows; t++) {
            System.arraycopy(dy, t * width, hiddenGradient[t], 0, width);
            Vectors.add(1, hiddenGradient[t], biasGradient);
        }
        System.arraycopy(biasGradient, 0, gradient, first.bias(), width);
        enter();
    }

    private float[] flat(float[][] matrix) {
        int columns = network.outputs();
        var flat = new float[rows * columns];
        for (int t = 0; t < rows; t++) {
            if (matrix[t].length != columns) {
                throw new IllegalArgumentException("A row of the gradient has " + matrix[t].length
                        + " numbers where the network puts out " + columns + ".");
            }
            System.arraycopy(matrix[t], 0, flat, t * columns, columns);
        }
        return flat;
    }

    /** Lists for each input the observations in which it was not 0, the first one in front. */
    private void enter() {
        int all = 0;
        for (int t = 0; t < rows; t++) {
            all += places[t].length;
        }
        if (all > entries.row.length) {
            entries = new Entries(2 * all);
        }
        for (int t = rows - 1; t >= 0; t--) {
            for (int p : places[t]) {
                int input = p >= 0 ? p : ~p;
                if (newest[input] < 0) {
                    touched[touchedSize++] = input;
                }
                entries.row[size] = t;
                entries.sign[size] = p >= 0 ? 1 : -1;
                entries.next[size] = newest[input];
                newest[input] = size++;
            }
        }
    }

    /** How many inputs were not 0 in some observation; known after {@link #backward}. */
    int touchedSize() {
        return touchedSize;
    }

    /** The i-th of these inputs. */
    int touched(int i) {
        return touched[i];
    }

    /** Adds d loss / d W of the first layer's weights at an input to {@code sum}. */
    void addRow(int input, float[] sum) {
        int[] next = entries.next;
        int e = newest[input];
        while (e >= 0) {
            int f = next[e];
            int g = f < 0 ? f : next[f];
            int h = g < 0 ? g : next[g];
            if (h < 0) {
                Vectors.add(entries.sign[e], hiddenGradient[entries.row[e]], sum);
                e = f;
            } else {
                Vectors.addFour(entries.sign[e], hiddenGradient[entries.row[e]],
                        entries.sign[f], hiddenGradient[entries.row[f]],
                        entries.sign[g], hiddenGradient[entries.row[g]],
                        entries.sign[h], hiddenGradient[entries.row[h]], sum);
                e = next[h];
            }
        }
    }

    /** Whether two inputs were always the same, so that the gradients of their weights are, too. */
    boolean same(int input, int other) {
        int e = newest[input];
        int f = newest[other];
        while (e >= 0 && f >= 0 && entries.row[e] == entries.row[f]
                && entries.sign[e] == entries.sign[f]) {
            e = entries.next[e];
            f = entries.next[f];
        }
        return e < 0 && f < 0;
    }

    /**
     * Adds d loss / d theta of all parameters behind the first layer's weights.
     *
     * @param sum as long as these
     */
    void addRest(float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += gradient[first.bias() + i];
        }
    }

    /**
     * The sum of the gradients of several tapes of a network.
     *
     * @return d loss / d theta, in the order of {@link Network#parameters}; a new array
     */
    public static float[] gradient(List<Tape> tapes) {
        AttachedDense first = tapes.get(0).first;
        var sum = new float[tapes.get(0).gradient.length];
        for (int input = 0; input < first.inputs(); input++) {
            var row = new float[first.outputs()];
            for (Tape tape : tapes) {
                tape.addRow(input, row);
            }
            System.arraycopy(row, 0, sum, first.weight() + input * row.length, row.length);
        }
        var rest = new float[sum.length - first.bias()];
        tapes.forEach(tape -> tape.addRest(rest));
        System.arraycopy(rest, 0, sum, first.bias(), rest.length);
        return sum;
    }
}
