package shared.networks;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The gradient of a loss with respect to a network's parameters, stored in rows like the
 * parameters. In a layer whose input is mostly zeros, only the rows of the nonzero inputs have a
 * gradient. All other rows are zero and cost neither memory nor time.
 */
public final class Gradient {

    /** The rows are split into this many parts, whatever the number of threads. */
    private static final int PARTS = 8;

    private final List<float[]> shape;
    private final float[][] rows;
    private final boolean[] present;

    /**
     * Arrays to be used again for the rows of the first parameter. Often only a few of these rows
     * have a gradient, and not always the same ones. The arrays used last are still in the
     * processor's cache.
     */
    private final Deque<float[]> spare = new ArrayDeque<>();
    private final int spareLength;
    private final int longestRow;

    /** Creates a gradient of zeros. */
    Gradient(Parameters parameters) {
        shape = parameters.rows();
        rows = new float[shape.size()][];
        present = new boolean[rows.length];
        spareLength = shape.isEmpty() ? 0 : shape.get(0).length;
        longestRow = parameters.longestRow();
    }

    /** Sets all numbers to 0. */
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
     * Sets this gradient to the sum of gradients of the same network. It uses their arrays, so they
     * must be cleared before they are used again.
     *
     * @return the Euclidean norm of the sum
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

    /** Whether a row has a gradient; if not, all its numbers are 0. */
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

    /** Marks a row as one with a gradient and returns its array, which may hold any numbers. */
    private float[] present(int row) {
        present[row] = true;
        if (rows[row] == null) {
            int length = shape.get(row).length;
            rows[row] = length == spareLength && !spare.isEmpty() ? spare.pop()
                    : new float[length];
        }
        return rows[row];
    }

    /**
     * Marks a row as one with a gradient and returns its numbers; they are zeros if it had none.
     */
    float[] row(int row) {
        if (!present[row]) {
            Arrays.fill(present(row), 0);
        }
        return rows[row];
    }

    /**
     * Checks that an optimiser may step along this gradient.
     *
     * @throws IllegalArgumentException if it is a gradient of another network's parameters
     * @throws NotFiniteException if a number of it is NaN, infinite or too large to be squared
     */
    void requireOf(Parameters parameters) {
        if (shape != parameters.rows()) {
            throw new IllegalArgumentException("The gradient belongs to another network.");
        }
        List<Parameter> biases = parameters.biases();
        // From the loss back, as it began in the last layer that has it.
        for (int i = biases.size() - 1; i >= 0; i--) {
            int row = biases.get(i).first();
            if (present[row] && !Vectors.squaresAreFinite(rows[row])) {
                throw new NotFiniteException("gradient", biases.get(i).name());
            }
        }
    }

    /**
     * Adds another gradient of the same network. The other gradient does not change.
     *
     * @throws IllegalArgumentException if it belongs to another network
     */
    public void add(Gradient other) {
        if (other.shape != shape) {
            throw new IllegalArgumentException("Gradients of two networks cannot be added.");
        }
        for (int i = 0; i < rows.length; i++) {
            if (other.present[i]) {
                add(i, other.rows[i]);
            }
        }
    }

    /** The Euclidean norm over all parameters. */
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
     * Clips the gradient to a maximum norm: a longer gradient is scaled down and keeps its
     * direction. Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural
     * networks" (2013); PyTorch's {@code clip_grad_norm_}.
     *
     * @param maxNorm the maximum norm, above 0; may be infinite
     * @return the norm before clipping
     * @throws IllegalArgumentException if {@code maxNorm} is not above 0
     */
    public double clip(double maxNorm) {
        double norm = norm();
        clip(norm, maxNorm, Parallel.NONE);
        return norm;
    }

    /** Clips the gradient, whose norm is given; the rows are shared out to several threads. */
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
     * Checks a maximum norm.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    static double requireMaxNorm(double maxNorm) {
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("The maximum norm of a gradient must be above 0,"
                    + " not " + maxNorm + ".");
        }
        return maxNorm;
    }

    /** A task for the rows {@code from} (included) to {@code to} (excluded). */
    interface Range {
        void accept(int from, int to);
    }

    /** Runs a task for all rows, in parts that may run at the same time. */
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
