package shared.networks;

import java.util.Arrays;
import java.util.Map;
import shared.environments.Sparse;

/**
 * The pass of batches of sparse states through the dense layer at the beginning of a network. A
 * number at index i of a state adds a multiple of the i-th row of W to the output; all other rows
 * are not even read. In the backward pass, only the same rows have a gradient.
 */
final class SparseDensePass implements SparsePass {

    private final Parameter weight;
    private final Parameter bias;
    private final int outputs;
    private final float[] output;
    private final float[][] outputGradients;
    private Sparse[] input;

    /** For each index its newest entry; -1 if there is none. */
    private final int[] newest;
    private final int[] touched;
    private Entries entries = new Entries(0);

    /**
     * For each index, a linked list of the states in which its number is not 0: in state
     * {@code row[e]} the number is {@code value[e]}, and {@code next[e]} is the next entry of the
     * same index.
     */
    private record Entries(int[] row, float[] value, int[] next) {
        Entries(int size) {
            this(new int[size], new float[size], new int[size]);
        }
    }

    SparseDensePass(Parameter weight, Parameter bias, int maxRows) {
        this.weight = weight;
        this.bias = bias;
        outputs = bias.size();
        output = new float[maxRows * outputs];
        outputGradients = new float[maxRows][outputs];
        newest = new int[weight.rows().length];
        Arrays.fill(newest, -1);
        touched = new int[newest.length + 1];
    }

    /** y += x W, four rows of W at a time. */
    static void addProduct(Sparse x, float[][] w, float[] y) {
        int[] indices = x.indices();
        float[] values = x.values();
        int i = 0;
        for (; i + 3 < indices.length; i += 4) {
            Vectors.addFour(values[i], w[indices[i]], values[i + 1], w[indices[i + 1]],
                    values[i + 2], w[indices[i + 2]], values[i + 3], w[indices[i + 3]], y);
        }
        for (; i < indices.length; i++) {
            Vectors.add(values[i], w[indices[i]], y);
        }
    }

    @Override
    public float[] forward(Sparse[] input, Map<Sparse, float[]> known) {
        this.input = input;
        for (int t = 0; t < input.length; t++) {
            float[] y = known.get(input[t]);
            if (y == null) {
                y = bias.rows()[0].clone();
                addProduct(input[t], weight.rows(), y);
            }
            System.arraycopy(y, 0, output, t * outputs, outputs);
        }
        return output;
    }

    @Override
    public void backward(float[] outputGradient, Gradient gradient) {
        float[] biasGradient = gradient.row(bias.first());
        for (int t = 0; t < input.length; t++) {
            System.arraycopy(outputGradient, t * outputs, outputGradients[t], 0, outputs);
            Vectors.add(1, outputGradients[t], biasGradient);
        }
        int size = enter();
        float[] last = null;
        for (int i = 0; i < size; i++) {
            int row = weight.first() + touched[i];
            boolean empty = !gradient.has(row);
            // Neighbours in an image often light up and go dark together.
            if (last != null && empty && alike(touched[i - 1], touched[i])) {
                gradient.add(row, last);
            } else {
                addRow(touched[i], gradient.row(row));
            }
            last = empty ? gradient.row(row) : null;
        }
        for (int i = 0; i < size; i++) {
            newest[touched[i]] = -1;
        }
    }

    /** Lists the entries of each index, first state first; returns how many indices have any. */
    private int enter() {
        int all = 0;
        for (Sparse state : input) {
            all += state.indices().length;
        }
        if (all > entries.row.length) {
            entries = new Entries(2 * all);
        }
        int size = 0;
        int e = 0;
        for (int t = input.length - 1; t >= 0; t--) {
            size = enter(input[t], t, e, size);
            e += input[t].indices().length;
        }
        return size;
    }

    /** Enters state t from entry e on, where size indices have any; returns how many have then. */
    private int enter(Sparse state, int t, int e, int size) {
        int[] indices = state.indices();
        int[] next = entries.next;
        int some = size;
        for (int i = 0; i < indices.length; i++) {
            int index = indices[i];
            int before = newest[index];
            // Without a branch, which would be mispredicted often.
            touched[some] = index;
            some += before >>> 31;
            next[e + i] = before;
            newest[index] = e + i;
        }
        Arrays.fill(entries.row, e, e + indices.length, t);
        System.arraycopy(state.values(), 0, entries.value, e, indices.length);
        return some;
    }

    /** Adds d loss / d W for one row of W to a sum. */
    private void addRow(int index, float[] sum) {
        float[] value = entries.value;
        int[] row = entries.row;
        int[] next = entries.next;
        int e = newest[index];
        while (e >= 0) {
            int f = next[e];
            int g = f < 0 ? f : next[f];
            int h = g < 0 ? g : next[g];
            if (h < 0) {
                Vectors.add(value[e], outputGradients[row[e]], sum);
                e = f;
            } else {
                Vectors.addFour(value[e], outputGradients[row[e]],
                        value[f], outputGradients[row[f]], value[g], outputGradients[row[g]],
                        value[h], outputGradients[row[h]], sum);
                e = next[h];
            }
        }
    }

    /**
     * Whether two indices hold the same number in every state, so that their rows of the gradient
     * are equal.
     */
    private boolean alike(int index, int other) {
        int e = newest[index];
        int f = newest[other];
        while (e >= 0 && f >= 0 && entries.row[e] == entries.row[f]
                && entries.value[e] == entries.value[f]) {
            e = entries.next[e];
            f = entries.next[f];
        }
        return e < 0 && f < 0;
    }
}
