package shared.networks;

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
public record Dense(int inputs, int outputs) implements Layer {

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

    /** @param weight offset of W in the flat vector; likewise {@code bias} */
    private record AttachedDense(Dense layer, Parameters parameters, int weight, int bias)
            implements Attached {

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
        public float[] forward(float[] input) {
            var output = new float[layer.outputs];
            forward(input, 0, output, 0);
            return output;
        }

        /** One state's output, from and to places in arrays. */
        private void forward(float[] input, int from, float[] output, int to) {
            float[] theta = parameters.values();
            int outputs = layer.outputs;
            System.arraycopy(theta, bias, output, to, outputs);
            int i = 0;
            // Four rows of W at a time: each output is fetched and put back a quarter as often.
            for (; i + 3 < layer.inputs; i += 4) {
                float x0 = input[from + i];
                float x1 = input[from + i + 1];
                float x2 = input[from + i + 2];
                float x3 = input[from + i + 3];
                int row0 = weight + i * outputs;
                int row1 = row0 + outputs;
                int row2 = row1 + outputs;
                int row3 = row2 + outputs;
                for (int j = 0; j < outputs; j++) {
                    output[to + j] += x0 * theta[row0 + j] + x1 * theta[row1 + j]
                            + x2 * theta[row2 + j] + x3 * theta[row3 + j];
                }
            }
            for (; i < layer.inputs; i++) {
                float x = input[from + i];
                int row = weight + i * outputs;
                for (int j = 0; j < outputs; j++) {
                    output[to + j] += x * theta[row + j];
                }
            }
        }

        @Override
        public Batch batch(int maxRows, boolean first) {
            return needsBackend(maxRows) ? new NativeBatch(this, maxRows, first)
                    : new SmallBatch(this, maxRows, first);
        }

        @Override
        public boolean needsBackend(int rows) {
            return (long) rows * layer.inputs * layer.outputs > SMALL;
        }
    }

    /** In plain Java: calling ND4J takes longer than so few products. */
    private static final class SmallBatch implements Batch {

        private final AttachedDense dense;
        private final int inputs;
        private final int outputs;
        private final float[] output;
        private final float[] inputGradient;
        private float[] input;

        SmallBatch(AttachedDense dense, int maxRows, boolean first) {
            this.dense = dense;
            inputs = dense.layer.inputs;
            outputs = dense.layer.outputs;
            output = new float[maxRows * outputs];
            inputGradient = first ? null : new float[maxRows * inputs];
        }

        @Override
        public float[] forward(float[] input, int rows) {
            this.input = input;
            for (int t = 0; t < rows; t++) {
                dense.forward(input, t * inputs, output, t * outputs);
            }
            return output;
        }

        @Override
        public float[] backward(float[] outputGradient, int rows, float[] gradient) {
            for (int t = 0; t < rows; t++) {
                int dy = t * outputs;
                for (int i = 0; i < inputs; i++) {
                    float x = input[t * inputs + i];
                    int row = dense.weight + i * outputs;
                    for (int j = 0; j < outputs; j++) {
                        gradient[row + j] += x * outputGradient[dy + j];
                    }
                }
                for (int j = 0; j < outputs; j++) {
                    gradient[dense.bias + j] += outputGradient[dy + j];
                }
            }
            if (inputGradient == null) {
                return null;
            }
            float[] theta = dense.parameters.values();
            for (int t = 0; t < rows; t++) {
                for (int i = 0; i < inputs; i++) {
                    inputGradient[t * inputs + i] =
                            dot(outputGradient, t * outputs, theta, dense.weight + i * outputs,
                                    outputs);
                }
            }
            return inputGradient;
        }

        /** Four sums side by side: each addition waits for the one before it in its sum. */
        private static float dot(float[] x, int from, float[] y, int start, int n) {
            float sum0 = 0;
            float sum1 = 0;
            float sum2 = 0;
            float sum3 = 0;
            int j = 0;
            for (; j + 3 < n; j += 4) {
                sum0 += x[from + j] * y[start + j];
                sum1 += x[from + j + 1] * y[start + j + 1];
                sum2 += x[from + j + 2] * y[start + j + 2];
                sum3 += x[from + j + 3] * y[start + j + 3];
            }
            for (; j < n; j++) {
                sum0 += x[from + j] * y[start + j];
            }
            return (sum0 + sum1) + (sum2 + sum3);
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
