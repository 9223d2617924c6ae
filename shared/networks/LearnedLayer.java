package shared.networks;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** {@link Learned} numbers in a network. */
final class LearnedLayer implements BuiltLayer {

    private final int inputs;
    private final Parameter value;

    /**
     * Appends the parameter of the layer to those of a network.
     *
     * @param name such as "learned1"
     */
    LearnedLayer(Learned learned, int inputs, String name, Parameters parameters) {
        this.inputs = inputs;
        value = parameters.add(name + ".value", learned.count());
    }

    @Override
    public void initialise(RandomGenerator random) {
        Arrays.fill(value.rows()[0], 0);
    }

    @Override
    public float[] forward(float[] input) {
        return append(input, 1, new float[inputs + value.size()]);
    }

    private float[] append(float[] x, int rows, float[] y) {
        int count = value.size();
        for (int t = 0; t < rows; t++) {
            System.arraycopy(x, t * inputs, y, t * (inputs + count), inputs);
            System.arraycopy(value.rows()[0], 0, y, t * (inputs + count) + inputs, count);
        }
        return y;
    }

    @Override
    public LayerPass pass(int maxRows, boolean last) {
        int outputs = inputs + value.size();
        var output = new float[maxRows * outputs];
        var inputGradient = new float[maxRows * inputs];
        return new LayerPass() {
            @Override
            public float[] forward(float[] input, int rows) {
                return append(input, rows, output);
            }

            @Override
            public float[] backward(float[] outputGradient, int rows, Gradient gradient) {
                float[] sum = gradient.row(value.first());
                for (int t = 0; t < rows; t++) {
                    System.arraycopy(outputGradient, t * outputs, inputGradient, t * inputs,
                            inputs);
                    for (int k = 0; k < sum.length; k++) {
                        sum[k] += outputGradient[t * outputs + inputs + k];
                    }
                }
                return inputGradient;
            }
        };
    }
}
