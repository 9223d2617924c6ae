package shared.networks;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The fully connected layer y = x W + b, with W (inputs, outputs) and b (outputs).
 *
 * <p>Weights and biases start evenly drawn from +-1/sqrt(inputs), as those of PyTorch's
 * {@code torch.nn.Linear}, so that results compare.
 *
 * @param inputs how many numbers come in, at least 1
 * @param outputs how many go out, at least 1
 */
public record Dense(int inputs, int outputs) implements Layer.Sized {

    /** Up to so many products of an input and a weight, a batch is done in plain Java. */
    private static final int SMALL = 8192;

    /** @throws IllegalArgumentException if a size is below 1 */
    public Dense {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException("A dense layer needs at least 1 input and 1 output,"
                    + " not " + inputs + " and " + outputs + ".");
        }
    }

    /** The same as the constructor; reads well in a list of layers. */
    public static Dense dense(int inputs, int outputs) {
        return new Dense(inputs, outputs);
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public Attached attach(String name, int width, Parameters parameters) {
        if (width != inputs) {
            throw new IllegalArgumentException("A dense layer for " + inputs
                    + " inputs cannot follow " + width + " outputs.");
        }
        int weight = parameters.add(name + ".weight", inputs, outputs).offset();
        int bias = parameters.add(name + ".bias", outputs).offset();
        return new AttachedDense(this, parameters, weight, bias);
    }

    /** As it is written in a network: "dense(4, 16)". */
    @Override
    public String toString() {
        return "dense(" + inputs + ", " + outputs + ")";
    }

    /** The layer in a network: where W and b are in the flat vector, and W again as arrays. */
    private static final class AttachedDense implements Attached {

        /** A few outputs are sums over the inputs; more are better taken side by side. */
        private static final int NARROW = 4;

        private final Dense layer;
        private final Parameters parameters;
        private final int weight;
        private final int bias;

        /**
         * The columns of a narrow W, the rows of a wide one. The JVM makes vector code of loops
         * over arrays from their beginning, which the flat vector does not allow.
         */
        private final float[][] vectors;

        AttachedDense(Dense layer, Parameters parameters, int weight, int bias) {
            this.layer = layer;
            this.parameters = parameters;
            this.weight = weight;
            this.bias = bias;
            vectors = narrow() ? new float[layer.outputs][layer.inputs]
                    : new float[layer.inputs][layer.outputs];
            parameters.onChange(this::copyWeights);
        }

        private boolean narrow() {
            return layer.outputs <= NARROW;
        }

        private void copyWeights() {
            float[] theta = parameters.values();
            int outputs = layer.outputs;
            for (int i = 0; i < layer.inputs; i++) {
                int row = weight + i * outputs;
                if (narrow()) {
                    for (int j = 0; j < outputs; j++) {
                        vectors[j][i] = theta[row + j];
                    }
                } else {
                    System.arraycopy(theta, row, vectors[i], 0, outputs);
                }
            }
        }

        @Override
        public int outputs() {
            return layer.outputs;
        }

        @Override
        public void initialise(RandomGenerator random) {
            float bound = (float) (1 / Math.sqrt(layer.inputs));
            for (int i = weight; i < bias + layer.outputs; i++) {
                parameters.values()[i] = random.nextFloat(-bound, bound);
            }
        }

        @Override
        public float[] forward(float[] x) {
            var y = new float[layer.outputs];
            System.arraycopy(parameters.values(), bias, y, 0, y.length);
            if (narrow()) {
                for (int j = 0; j < y.length; j++) {
                    y[j] += dot(x, vectors[j]);
                }
            } else {
                addRows(x, y);
            }
            return y;
        }

        /** y += x W. */
        private void addRows(float[] x, float[] y) {
            int i = 0;
            // Four rows of W at a time: each output is fetched and put back a quarter as often.
            for (; i + 3 < x.length; i += 4) {
                float x0 = x[i];
                float x1 = x[i + 1];
                float x2 = x[i + 2];
                float x3 = x[i + 3];
                if (x0 == 0 && x1 == 0 && x2 == 0 && x3 == 0) {
                    // Pictures and boards are mostly zeros.
                    continue;
                }
                addFour(x0, vectors[i], x1, vectors[i + 1], x2, vectors[i + 2], x3,
                        vectors[i + 3], y);
            }
            for (; i < x.length; i++) {
                add(x[i], vectors[i], y);
            }
        }

        @Override
        public Batch batch(int maxRows, boolean first) {
            return needsBackend(maxRows) ? new AnyBatch(this, maxRows, first)
                    : new SmallBatch(this, maxRows, first);
        }

        @Override
        public boolean needsBackend(int rows) {
            return products(rows) > SMALL;
        }

        private long products(int rows) {
            return (long) rows * layer.inputs * layer.outputs;
        }
    }

    /** y += a x. */
    private static void add(float a, float[] x, float[] y) {
        if (a != 0) {
            for (int j = 0; j < y.length; j++) {
                y[j] += a * x[j];
            }
        }
    }

    /** y += a u + b v + c w + d x. */
    private static void addFour(float a, float[] u, float b, float[] v, float c, float[] w,
            float d, float[] x, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] += a * u[j] + b * v[j] + c * w[j] + d * x[j];
        }
    }

    /** The sum of x_i y_i, in four parts: each addition waits for the one before it in its part. */
    private static float dot(float[] x, float[] y) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            sum0 += x[i] * y[i];
            sum1 += x[i + 1] * y[i + 1];
            sum2 += x[i + 2] * y[i + 2];
            sum3 += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            sum0 += x[i] * y[i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** In plain Java, where that is quicker: of a few products, or where most of them are 0. */
    private static final class AnyBatch implements Batch {

        /** Plain Java leaves zeros out; it wins where at most one number in so many is not 0. */
        private static final int SPARSE = 8;

        private final AttachedDense dense;
        private final int maxRows;
        private final boolean first;
        private final SmallBatch small;
        private NativeBatch large;
        private Batch current;

        AnyBatch(AttachedDense dense, int maxRows, boolean first) {
            this.dense = dense;
            this.maxRows = maxRows;
            this.first = first;
            small = new SmallBatch(dense, maxRows, first);
        }

        @Override
        public float[] forward(float[] input, int rows) {
            current = dense.products(rows) <= SMALL || first && sparse(input, rows) ? small
                    : large();
            return current.forward(input, rows);
        }

        private NativeBatch large() {
            if (large == null) {
                large = new NativeBatch(dense, maxRows, first);
            }
            return large;
        }

        private boolean sparse(float[] input, int rows) {
            int n = rows * dense.layer.inputs;
            int nonzeros = 0;
            for (int i = 0; i < n; i++) {
                nonzeros += input[i] == 0 ? 0 : 1;
            }
            return (long) nonzeros * SPARSE <= n;
        }

        @Override
        public float[] backward(float[] outputGradient, int rows, float[] gradient) {
            return current.backward(outputGradient, rows, gradient);
        }
    }

    /** In plain Java: calling ND4J takes longer than so few products. */
    private static final class SmallBatch implements Batch {

        private final AttachedDense dense;
        private final int inputs;
        private final int outputs;
        private final float[] output;
        private final float[] inputGradient;
        private final float[][] weightGradient;
        private float[] input;

        SmallBatch(AttachedDense dense, int maxRows, boolean first) {
            this.dense = dense;
            inputs = dense.layer.inputs;
            outputs = dense.layer.outputs;
            output = new float[maxRows * outputs];
            inputGradient = first ? null : new float[maxRows * inputs];
            weightGradient = new float[inputs][outputs];
        }

        @Override
        public float[] forward(float[] input, int rows) {
            this.input = input;
            for (int t = 0; t < rows; t++) {
                float[] y = dense.forward(row(input, t, inputs));
                System.arraycopy(y, 0, output, t * outputs, outputs);
            }
            return output;
        }

        private static float[] row(float[] matrix, int t, int columns) {
            return Arrays.copyOfRange(matrix, t * columns, (t + 1) * columns);
        }

        @Override
        public float[] backward(float[] outputGradient, int rows, float[] gradient) {
            for (float[] row : weightGradient) {
                Arrays.fill(row, 0);
            }
            var biasGradient = new float[outputs];
            for (int t = 0; t < rows; t++) {
                float[] dy = row(outputGradient, t, outputs);
                for (int i = 0; i < inputs; i++) {
                    add(input[t * inputs + i], dy, weightGradient[i]);
                }
                add(1, dy, biasGradient);
                if (inputGradient != null) {
                    takeBack(dy, t);
                }
            }
            for (int i = 0; i < inputs; i++) {
                System.arraycopy(weightGradient[i], 0, gradient, dense.weight + i * outputs,
                        outputs);
            }
            System.arraycopy(biasGradient, 0, gradient, dense.bias, outputs);
            return inputGradient;
        }

        /** d loss / d input of one state: W dy. */
        private void takeBack(float[] dy, int t) {
            if (dense.narrow()) {
                var dx = new float[inputs];
                for (int j = 0; j < outputs; j++) {
                    add(dy[j], dense.vectors[j], dx);
                }
                System.arraycopy(dx, 0, inputGradient, t * inputs, inputs);
            } else {
                for (int i = 0; i < inputs; i++) {
                    inputGradient[t * inputs + i] = dot(dy, dense.vectors[i]);
                }
            }
        }
    }

    /** The products run on ND4J; the sums over a few columns are quicker where they are. */
    private static final class NativeBatch implements Batch {

        private final AttachedDense dense;
        private final int inputs;
        private final int outputs;
        private final float[] output;
        private final float[] inputGradient;

        private final NativeMatrix x;
        private final NativeMatrix w;
        private final NativeMatrix y;
        private final NativeMatrix dy;
        private final NativeMatrix dw;
        private final NativeMatrix dx;
        private final MatrixProduct forward;
        private final MatrixProduct weightGradient;
        private final MatrixProduct backward;
        private int version = -1;

        NativeBatch(AttachedDense dense, int maxRows, boolean first) {
            Backend.start();
            this.dense = dense;
            inputs = dense.layer.inputs;
            outputs = dense.layer.outputs;
            output = new float[maxRows * outputs];
            x = new NativeMatrix(maxRows, inputs);
            w = new NativeMatrix(inputs, outputs);
            y = new NativeMatrix(maxRows, outputs);
            dy = new NativeMatrix(maxRows, outputs);
            dw = new NativeMatrix(inputs, outputs);
            forward = new MatrixProduct(x, false, w, false, y);
            weightGradient = new MatrixProduct(x, true, dy, false, dw);
            inputGradient = first ? null : new float[maxRows * inputs];
            dx = first ? null : new NativeMatrix(maxRows, inputs);
            backward = first ? null : new MatrixProduct(dy, false, w, true, dx);
        }

        @Override
        public float[] forward(float[] input, int rows) {
            float[] theta = dense.parameters.values();
            if (version != dense.parameters.version()) {
                w.write(theta, dense.weight, inputs * outputs);
                version = dense.parameters.version();
            }
            // Rows that are not in use are zeros here and in dy, so they add nothing to dW.
            x.writePadded(input, rows * inputs);
            forward.run();
            y.read(output, 0, rows * outputs);
            for (int t = 0; t < rows; t++) {
                for (int j = 0; j < outputs; j++) {
                    output[t * outputs + j] += theta[dense.bias + j];
                }
            }
            return output;
        }

        @Override
        public float[] backward(float[] outputGradient, int rows, float[] gradient) {
            dy.writePadded(outputGradient, rows * outputs);
            weightGradient.run();
            dw.read(gradient, dense.weight, inputs * outputs);
            for (int j = 0; j < outputs; j++) {
                gradient[dense.bias + j] = 0;
            }
            for (int t = 0; t < rows; t++) {
                for (int j = 0; j < outputs; j++) {
                    gradient[dense.bias + j] += outputGradient[t * outputs + j];
                }
            }
            if (backward == null) {
                return null;
            }
            backward.run();
            dx.read(inputGradient, 0, rows * inputs);
            return inputGradient;
        }
    }
}
