package shared.networks;

/** Sums over vectors, in loops that the JVM turns into vector instructions. */
final class Vectors {

    /** From this length on, it is faster to look for zeros first. */
    private static final int LONG = 64;

    private Vectors() {
    }

    /** y += a x. */
    static void add(float a, float[] x, float[] y) {
        if (a != 0) {
            for (int j = 0; j < y.length; j++) {
                y[j] += a * x[j];
            }
        }
    }

    /** y += a u + b v + c w + d x. */
    static void addFour(float a, float[] u, float b, float[] v, float c, float[] w,
            float d, float[] x, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] += a * u[j] + b * v[j] + c * w[j] + d * x[j];
        }
    }

    /** y += x W, where W has a row for each number of x. */
    static void addProduct(float[] x, float[][] w, float[] y) {
        if (x.length >= LONG) {
            addNonzeros(x, w, y);
            return;
        }
        int i = 0;
        // Four rows at a time, so that each output is loaded and stored a quarter as often.
        for (; i + 3 < x.length; i += 4) {
            float x0 = x[i];
            float x1 = x[i + 1];
            float x2 = x[i + 2];
            float x3 = x[i + 3];
            if (x0 != 0 || x1 != 0 || x2 != 0 || x3 != 0) {
                addFour(x0, w[i], x1, w[i + 1], x2, w[i + 2], x3, w[i + 3], y);
            }
        }
        for (; i < x.length; i++) {
            add(x[i], w[i], y);
        }
    }

    /**
     * Computes y += x W without the zeros of x: half of the outputs of a ReLU are 0, and most
     * pixels of an image.
     */
    private static void addNonzeros(float[] x, float[][] w, float[] y) {
        var indices = new int[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            // Without a branch, which would be mispredicted half the time.
            indices[n] = i;
            n += x[i] != 0 ? 1 : 0;
        }
        int i = 0;
        for (; i + 3 < n; i += 4) {
            int p = indices[i];
            int q = indices[i + 1];
            int r = indices[i + 2];
            int s = indices[i + 3];
            addFour(x[p], w[p], x[q], w[q], x[r], w[r], x[s], w[s], y);
        }
        for (; i < n; i++) {
            add(x[indices[i]], w[indices[i]], y);
        }
    }

    /** x *= a. */
    static void multiply(float a, float[] x) {
        for (int j = 0; j < x.length; j++) {
            x[j] *= a;
        }
    }

    /** y += x x, number by number. */
    static void addSquares(float[] x, float[] y) {
        for (int j = 0; j < x.length; j++) {
            y[j] += x[j] * x[j];
        }
    }

    /** Whether no number is NaN or infinite. */
    static boolean finite(float[] x) {
        float sum = 0;
        for (float number : x) {
            sum += 0 * number;
        }
        return sum == 0;
    }

    /** Whether no number is NaN, infinite, or so large that its square is (above 1.8e19). */
    static boolean squaresAreFinite(float[] x) {
        float sum = 0;
        for (float number : x) {
            sum += 0 * (number * number);
        }
        return sum == 0;
    }

    /** The sum of x_i y_i, computed as four sums that do not wait for each other. */
    static float dot(float[] x, float[] y) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            sum0 += x[i] * y[i];
            sum1 += x[i + 1] * y[i + 1];
            sum2 += x[i + 2] * y[i + 2];
            sum3 += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            sum0 += x[i] * y[i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
