package shared.networks;

/** Sums over vectors, in loops that the JVM turns into vector code. */
final class Vectors {

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

    /** y += x x, number by number. */
    static void addSquares(float[] x, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] += x[j] * x[j];
        }
    }

    /** Whether all numbers {@code from} to {@code to} are neither NaN nor infinite. */
    static boolean finite(float[] x, int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += 0 * x[i];
        }
        return sum == 0;
    }

    /** The sum of x_i y_i, in four parts: each addition waits for the one before it in its part. */
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
