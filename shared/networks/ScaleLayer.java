package shared.networks;

import java.util.random.RandomGenerator;

/** A {@link Scale} in a network. */
record ScaleLayer(float... factors) implements BuiltLayer {

    @Override
    public void initialise(RandomGenerator random) {
        // It has no parameters.
    }

    @Override
    public float[] forward(float[] input) {
        return times(input, 1, new float[factors.length]);
    }

    private float[] times(float[] x, int rows, float[] y) {
        int n = factors.length;
        for (int t = 0; t < rows; t++) {
            for (int i = 0; i < n; i++) {
                y[t * n + i] = x[t * n + i] * factors[i];
            }
        }
        return y;
    }

    @Override
    public LayerPass pass(int maxRows, boolean last) {
        var output = new float[maxRows * factors.length];
        var inputGradient = new float[maxRows * factors.length];
        return new LayerPass() {
            @Override
            public float[] forward(float[] input, int rows) {
                return times(input, rows, output);
            }

            @Override
            public float[] backward(float[] outputGradient, int rows, Gradient gradient) {
                return times(outputGradient, rows, inputGradient);
            }
        };
    }
}
