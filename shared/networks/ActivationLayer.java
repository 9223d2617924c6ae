package shared.networks;

import java.util.random.RandomGenerator;

/**
 * An {@link Activation} in a network.
 *
 * @param width the number of inputs, which is also the number of outputs
 */
record ActivationLayer(Activation activation, int width) implements BuiltLayer {

    @Override
    public void initialise(RandomGenerator random) {
        // It has no parameters.
    }

    @Override
    public float[] forward(float[] input) {
        var output = new float[width];
        activation.apply(input, output, width);
        return output;
    }

    @Override
    public LayerPass pass(int maxRows, boolean last) {
        var output = new float[maxRows * width];
        var inputGradient = new float[maxRows * width];
        return new LayerPass() {
            @Override
            public float[] forward(float[] input, int rows) {
                activation.apply(input, output, rows * width);
                return output;
            }

            @Override
            public float[] backward(float[] outputGradient, int rows, Gradient gradient) {
                activation.slope(output, outputGradient, inputGradient, rows * width);
                return inputGradient;
            }
        };
    }
}
