package shared.networks;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The gradient of a loss with respect to a network's parameters, row by row like these. Of a layer
 * whose input is mostly zeros, only the rows of the other inputs have a gradient; all others are
 * zero and take neither room nor time.
 */
public final class Gradient {

    /** The rows are shared out in this many parts, whatever the number of threads. */
    private static final int PARTS = 8;

    private final List<float[]> shape;
    private final float[][] rows;
    private final boolean[] present;

    /**
     * Arrays for the first parameter's rows, of which often a few have a gradient, now these, now
     * others: the last ones used are still in the processor's cache.
     */
    private final Deque<float[]> spare = new ArrayDeque<>();
    private final int spareLength;
    private final int longestRow;

    /** A gradient of zeros. */
    Gradient(Parameters parameters) {
        shape = parameters.rows();
        rows = new float[shape.size()][];
        present = new boolean[rows.length];
        spareLength = shape.isEmpty() ? 0 : shape.get(0).length;
        longestRow = parameters.longestRow();
    }

    /** Makes all numbers 0. */
    void clear() {
        for (int i = 0; i < rows.length; i++) {
            if (present[i] && rows[i].length == spareLength) {
                spare.push(rows[i]);
                rows[i] = null;
            }
        }
        Arrays.fill(present, false);
    }

    /**
     * Becomes the sum of gradients of the same network, whose arrays it uses: they must be cleared
     * before they are used again.
     *
     * @return its Euclidean norm
     */
    double sumUp(Gradient[] parts, Parallel parallel) {
        var sums = new double[PARTS];
        parallel.each(PARTS, part -> {
            var squares = new float[longestRow];
            for (int i = from(part); i < from(part + 1); i++) {
                sumUp(parts, i);
                if (present[i]) {
                    Vectors.addSquares(rows[i], squares);
                }
            }
            for (float square : squares) {
                sums[part] += square;
            }
        });
        return Math.sqrt(Arrays.stream(sums).sum());
    }

    private void sumUp(Gradient[] parts, int row) {
        present[row] = false;
        for (Gradient part : parts) {
            if (part.present[row] && present[row]) {
                Vectors.add(1, part.rows[row], rows[row]);
            } else if (part.present[row]) {
                rows[row] = part.rows[row];
                present[row] = true;
            }
        }
    }

    /** The number of rows. */
    int size() {
        return rows.length;
    }

    /** Whether a row has a gradient; all numbers of any other are 0. */
    boolean has(int row) {
        return present[row];
    }

    /** Adds numbers to a row. */
    void add(int row, float[] numbers) {
        if (present[row]) {
            Vectors.add(1, numbers, rows[row]);
        } else {
            System.arraycopy(numbers, 0, present(row), 0, numbers.length);
        }
    }

    /** The array of a row, which has a gradient from now on; what it holds may be anything. */
    private float[] present(int row) {
        present[row] = true;
        if (rows[row] == null) {
            int length = shape.get(row).length;
            rows[row] = length == spareLength && !spare.isEmpty() ? spare.pop()
                    : new float[length];
        }
        return rows[row];
    }

    /** The numbers of a row, which has a gradient from now on: those it had, at first zeros. */
    float[] row(int row) {
        if (!present[row]) {
            Arrays.fill(present(row), 0);
        }
        return rows[row];
    }

    /**
     * Checks that an optimiser may step along it.
     *
     * @throws IllegalArgumentException if it is a gradient of another network's parameters
     */
    void requireOf(Parameters parameters) {
        if (shape != parameters.rows()) {
            throw new IllegalArgumentException("This is a gradient of another network.");
        }
    }

    /**
     * Adds another gradient of the same network, which does not change.
     *
     * @throws IllegalArgumentException if it is one of another network
     */
    public void add(Gradient other) {
        if (other.shape != shape) {
            throw new IllegalArgumentException("There is no sum of gradients of two networks.");
        }
        for (int i = 0; i < rows.length; i++) {
            if (other.present[i]) {
                add(i, other.rows[i]);
            }
        }
    }

    /** The Euclidean norm, over all parameters. */
    public double norm() {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            if (present[i]) {
                for (float number : rows[i]) {
                    sum += (double) number * number;
                }
            }
        }
        return Math.sqrt(sum);
    }

    /**
     * Shortens the gradient if it is longer than it may be, keeping its direction: Pascanu,
     * Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013);
     * PyTorch's {@code clip_grad_norm_}.
     *
     * @param maxNorm the longest norm allowed, above 0; may be infinite
     * @return the norm it had
     * @throws IllegalArgumentException if {@code maxNorm} is not above 0
     */
    public double clip(double maxNorm) {
        double norm = norm();
        clip(norm, maxNorm, Parallel.NONE);
        return norm;
    }

    /** The same for a norm that is known, shared out. */
    void clip(double norm, double maxNorm, Parallel parallel) {
        double scale = requireMaxNorm(maxNorm) / (norm + 1e-6);
        if (scale < 1) {
            each(parallel, (from, to) -> {
                for (int i = from; i < to; i++) {
                    if (present[i]) {
                        Vectors.multiply((float) scale, rows[i]);
                    }
                }
            });
        }
    }

    /**
     * Checks the longest norm allowed.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    static double requireMaxNorm(double maxNorm) {
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("The longest norm allowed is above 0, not "
                    + maxNorm + ".");
        }
        return maxNorm;
    }

    /** Does something for the rows {@code from} to {@code to}. */
    interface Range {
        void accept(int from, int to);
    }

    /** Does something for all rows, some parts of them at the same time. */
    void each(Parallel parallel, Range range) {
        parallel.each(PARTS, part -> range.accept(from(part), from(part + 1)));
    }

    private int from(int part) {
        return (int) ((long) rows.length * part / PARTS);
    }

    /** A copy as one vector, in the order of {@link Parameters#values}. */
    public float[] values() {
        float[][] all = rows.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] = present[i] ? rows[i] : new float[shape.get(i).length];
        }
        return Parameters.flat(Arrays.asList(all));
    }
}
