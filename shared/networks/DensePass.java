package shared.networks;

import java.util.Arrays;

/**
 * The pass of batches through a dense layer: small batches in plain Java, large ones with ND4J's
 * matrix products.
 */
final class DensePass implements LayerPass {

    /** Up to this many products of an input and a weight, plain Java is faster. */
    private static final int SMALL = 1024;

    private final Parameter weight;
    private final Parameter bias;
    private final int inputs;
    private final int outputs;
    private final int maxRows;
    private final boolean last;
    private final float[] output;
    private final float[] inputGradient;
    private float[] input;
    private Products products;

    DensePass(Parameter weight, Parameter bias, int maxRows, boolean last) {
        this.weight = weight;
        this.bias = bias;
        this.maxRows = maxRows;
        this.last = last;
        inputs = weight.rows().length;
        outputs = bias.size();
        output = new float[maxRows * outputs];
        inputGradient = last ? null : new float[maxRows * inputs];
    }

    private boolean small(int rows) {
        return (long) rows * inputs * outputs <= SMALL;
    }

    private Products products() {
        if (products == null) {
            products = new Products();
        }
        return products;
    }

    @Override
    public float[] forward(float[] input, int rows) {
        this.input = input;
        if (!small(rows)) {
            products().forward(input, rows);
            return output;
        }
        for (int t = 0; t < rows; t++) {
            float[] y = bias.rows()[0].clone();
            Vectors.addProduct(row(input, t, inputs), weight.rows(), y);
            System.arraycopy(y, 0, output, t * outputs, outputs);
        }
        return output;
    }

    private static float[] row(float[] matrix, int t, int columns) {
        return Arrays.copyOfRange(matrix, t * columns, (t + 1) * columns);
    }

    @Override
    public float[] backward(float[] outputGradient, int rows, Gradient gradient) {
        RowMajor.addRows(outputGradient, rows, gradient.row(bias.first()));
        if (small(rows)) {
            for (int t = 0; t < rows; t++) {
                backwardPlain(row(outputGradient, t, outputs), t, gradient);
            }
        } else {
            products().backward(outputGradient, rows, gradient);
        }
        return inputGradient;
    }

    /** Computes dW += x dy and dx = W dy for one state. */
    private void backwardPlain(float[] dy, int t, Gradient gradient) {
        for (int i = 0; i < inputs; i++) {
            Vectors.add(input[t * inputs + i], dy, gradient.row(weight.first() + i));
            if (!last) {
                inputGradient[t * inputs + i] = Vectors.dot(dy, weight.rows()[i]);
            }
        }
    }

    /** The matrices of the layer in ND4J's memory, and the three products of a pass. */
    private final class Products {

        private final Matrix x = Matrix.ofBatch(maxRows, inputs);
        private final Matrix w = Matrix.ofWeights(inputs, outputs);
        private final Matrix y = Matrix.ofBatch(maxRows, outputs);
        private final Matrix dx = last ? null : Matrix.ofBatch(maxRows, inputs);
        private final Matrix dw = Matrix.ofWeights(inputs, outputs);
        private final Matrix dy = Matrix.ofBatch(maxRows, outputs);
        private final MatrixProduct forward = new MatrixProduct(x, false, w, false, y);
        private final MatrixProduct backwardW = new MatrixProduct(x, true, dy, false, dw);
        private final MatrixProduct backwardX = last ? null
                : new MatrixProduct(dy, false, w, true, dx);
        private final float[] row = new float[outputs];

        /** y = x W + b. */
        void forward(float[] input, int rows) {
            for (int i = 0; i < inputs; i++) {
                w.writeRow(i, weight.rows()[i]);
            }
            x.write(input, rows);
            forward.run(rows);
            y.read(output, rows);
            RowMajor.addToRows(bias.rows()[0], output, rows);
        }

        /** dW += x^T dy, and dx = dy W^T. */
        void backward(float[] outputGradient, int rows, Gradient gradient) {
            dy.write(outputGradient, rows);
            backwardW.run(rows);
            for (int i = 0; i < inputs; i++) {
                dw.readRow(i, row);
                Vectors.add(1, row, gradient.row(weight.first() + i));
            }
            if (!last) {
                backwardX.run(rows);
                dx.read(inputGradient, rows);
            }
        }
    }
}
