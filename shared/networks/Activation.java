package shared.networks;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** A function applied to each number by itself; it has no parameters. */
public enum Activation implements Layer {

    /** x itself: the layer before it stays linear. */
    IDENTITY {
        @Override
        void apply(float[] x, float[] y, int n) {
            System.arraycopy(x, 0, y, 0, n);
        }

        @Override
        void slope(float[] y, float[] dy, float[] dx, int n) {
            System.arraycopy(dy, 0, dx, 0, n);
        }
    },

    /** max(0, x). */
    RELU {
        @Override
        void apply(float[] x, float[] y, int n) {
            for (int i = 0; i < n; i++) {
                y[i] = Math.max(0f, x[i]);
            }
        }

        @Override
        void slope(float[] y, float[] dy, float[] dx, int n) {
            for (int i = 0; i < n; i++) {
                // 1 for every y above 0, or else 0: half of the time a guess would be wrong.
                dx[i] = dy[i] * Math.min(1f, y[i] * HUGE * HUGE);
            }
        }
    },

    /** The hyperbolic tangent. */
    TANH {
        @Override
        void apply(float[] x, float[] y, int n) {
            for (int i = 0; i < n; i++) {
                y[i] = (float) Math.tanh(x[i]);
            }
        }

        @Override
        void slope(float[] y, float[] dy, float[] dx, int n) {
            for (int i = 0; i < n; i++) {
                dx[i] = dy[i] * (1 - y[i] * y[i]);
            }
        }
    };

    private static final float HUGE = 1e30f;

    /** Computes y for the first n numbers of x. */
    abstract void apply(float[] x, float[] y, int n);

    /** dx = dy times the derivative, which for these functions follows from their value y. */
    abstract void slope(float[] y, float[] dy, float[] dx, int n);

    @Override
    public String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is written in a network: "relu". */
    @Override
    public String toString() {
        return kind();
    }

    @Override
    public Layer.Attached attach(String name, int inputs, Parameters parameters) {
        return new Attached(this, inputs);
    }

    /** An activation in a network, behind so many numbers. */
    record Attached(Activation activation, int outputs) implements Layer.Attached {

        @Override
        public void initialise(RandomGenerator random) {
            // There is nothing to draw.
        }

        @Override
        public float[] forward(float[] input) {
            var output = new float[outputs];
            activation.apply(input, output, outputs);
            return output;
        }

        @Override
        public boolean needsBackend(int rows) {
            return false;
        }

        @Override
        public Layer.Batch batch(int maxRows, boolean first) {
            return activation.new ActivationBatch(outputs, maxRows);
        }
    }

    private final class ActivationBatch implements Batch {

        private final int width;
        private final float[] output;
        private final float[] inputGradient;

        ActivationBatch(int width, int maxRows) {
            this.width = width;
            output = new float[maxRows * width];
            inputGradient = new float[maxRows * width];
        }

        @Override
        public float[] forward(float[] input, int rows) {
            apply(input, output, rows * width);
            return output;
        }

        @Override
        public float[] backward(float[] outputGradient, int rows, float[] gradient) {
            slope(output, outputGradient, inputGradient, rows * width);
            return inputGradient;
        }
    }
}
