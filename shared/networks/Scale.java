package shared.networks;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Multiplies each number by a factor of its own that stays as it is: brings observations to a
 * like size before the first layer, or an output to the range that actions have.
 */
public final class Scale implements Layer.Sized {

    private final float[] factors;

    private Scale(float[] factors) {
        this.factors = factors;
    }

    /**
     * y_i = factor_i x_i.
     *
     * @param factors one for each number that comes in, at least one
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public static Scale scale(double... factors) {
        var rounded = new float[factors.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) factors[i];
            if (!Float.isFinite(rounded[i])) {
                throw new IllegalArgumentException("A scale needs finite factors, not "
                        + factors[i] + ".");
            }
        }
        if (rounded.length == 0) {
            throw new IllegalArgumentException("A scale needs a factor for each input.");
        }
        return new Scale(rounded);
    }

    @Override
    public int inputs() {
        return factors.length;
    }

    @Override
    public String kind() {
        return "scale";
    }

    @Override
    public Attached attach(String name, int width, Parameters parameters) {
        if (width != factors.length) {
            throw new IllegalArgumentException("A scale of " + factors.length
                    + " factors cannot follow " + width + " outputs.");
        }
        return new AttachedScale(factors);
    }

    /** As it is written in a network: "scale(1.0, 0.125)". */
    @Override
    public String toString() {
        return IntStream.range(0, factors.length).mapToObj(i -> String.valueOf(factors[i]))
                .collect(Collectors.joining(", ", "scale(", ")"));
    }

    private record AttachedScale(float[] factors) implements Attached {

        @Override
        public int outputs() {
            return factors.length;
        }

        @Override
        public void initialise(RandomGenerator random) {
            // There is nothing to draw.
        }

        @Override
        public float[] forward(float[] input) {
            float[] output = Arrays.copyOf(input, factors.length);
            multiply(output, 1);
            return output;
        }

        private void multiply(float[] x, int rows) {
            int n = factors.length;
            for (int t = 0; t < rows; t++) {
                for (int i = 0; i < n; i++) {
                    x[t * n + i] *= factors[i];
                }
            }
        }

        @Override
        public boolean needsBackend(int rows) {
            return false;
        }

        @Override
        public Batch batch(int maxRows, boolean first) {
            var output = new float[maxRows * factors.length];
            var inputGradient = new float[maxRows * factors.length];
            return new Batch() {
                @Override
                public float[] forward(float[] input, int rows) {
                    return times(input, rows, output);
                }

                @Override
                public float[] backward(float[] outputGradient, int rows, float[] gradient) {
                    return times(outputGradient, rows, inputGradient);
                }
            };
        }

        private float[] times(float[] x, int rows, float[] y) {
            System.arraycopy(x, 0, y, 0, rows * factors.length);
            multiply(y, rows);
            return y;
        }
    }
}
