package shared.networks;

import java.util.Locale;

/** An activation function, applied to each number separately. It has no parameters. */
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
                // The factor is 1 where y is above 0, else 0. A branch would be mispredicted half
                // the time.
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

    /**
     * Computes dx = dy times the derivative, which for these functions follows from their value y.
     */
    abstract void slope(float[] y, float[] dy, float[] dx, int n);

    @Override
    public String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int inputs() {
        return 0;
    }

    @Override
    public int outputs(int inputs) {
        return inputs;
    }

    /** The name as a program writes it, such as "relu". */
    @Override
    public String toString() {
        return kind();
    }
}
