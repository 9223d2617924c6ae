package shared.networks;

/** A dense layer at work: the products run on ND4J; the sums over a few columns are quicker where they are. */
final class DenseNativeBatch implements Layer.Batch {

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

    DenseNativeBatch(AttachedDense dense, int maxRows, boolean first) {
        Backend.start();
        this.dense = dense;
        inputs = dense.inputs();
        outputs = dense.outputs();
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
        float[] theta = dense.theta();
        if (version != dense.parameters().version()) {
            w.write(theta, dense.weight(), inputs * outputs);
            version = dense.parameters().version();
        }
        // Rows that are not in use are zeros here and in dy, so they add nothing to dW.
        x.writePadded(input, rows * inputs);
        forward.run();
        y.read(output, 0, rows * outputs);
        for (int t = 0; t < rows; t++) {
            for (int j = 0; j < outputs; j++) {
                output[t * outputs + j] += theta[dense.bias() + j];
            }
        }
        return output;
    }

    @Override
    public float[] backward(float[] outputGradient, int rows, float[] gradient) {
        dy.writePadded(outputGradient, rows * outputs);
        weightGradient.run();
        dw.read(gradient, dense.weight(), inputs * outputs);
        for (int j = 0; j < outputs; j++) {
            gradient[dense.bias() + j] = 0;
        }
        for (int t = 0; t < rows; t++) {
            for (int j = 0; j < outputs; j++) {
                gradient[dense.bias() + j] += outputGradient[t * outputs + j];
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
