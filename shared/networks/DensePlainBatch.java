package shared.networks;

import java.util.Arrays;

/** A dense layer at work in plain Java, which leaves out what is multiplied by 0. */
final class DensePlainBatch implements Layer.Batch {

    private final AttachedDense dense;
    private final int inputs;
    private final int outputs;
    private final float[] output;
    private final float[] inputGradient;
    private final float[][] weightGradient;
    private float[] input;

    DensePlainBatch(AttachedDense dense, int maxRows, boolean first) {
        this.dense = dense;
        inputs = dense.inputs();
        outputs = dense.outputs();
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
                Vectors.add(input[t * inputs + i], dy, weightGradient[i]);
            }
            Vectors.add(1, dy, biasGradient);
            if (inputGradient != null) {
                takeBack(dy, t);
            }
        }
        for (int i = 0; i < inputs; i++) {
            System.arraycopy(weightGradient[i], 0, gradient, dense.weight() + i * outputs,
                    outputs);
        }
        System.arraycopy(biasGradient, 0, gradient, dense.bias(), outputs);
        return inputGradient;
    }

    /** d loss / d input of one state: W dy. */
    private void takeBack(float[] dy, int t) {
        if (dense.narrow()) {
            var dx = new float[inputs];
            for (int j = 0; j < outputs; j++) {
                Vectors.add(dy[j], dense.vectors()[j], dx);
            }
            System.arraycopy(dx, 0, inputGradient, t * inputs, inputs);
        } else {
            for (int i = 0; i < inputs; i++) {
                inputGradient[t * inputs + i] = Vectors.dot(dy, dense.vectors()[i]);
            }
        }
    }
}
