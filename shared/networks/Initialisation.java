package shared.networks;

import java.util.random.RandomGenerator;

/** Draws the initial parameters of a layer. */
final class Initialisation {

    private Initialisation() {
    }

    /**
     * Draws all numbers uniformly in +-1/sqrt(fan-in), parameter by parameter in row-major order.
     */
    static void uniform(RandomGenerator random, int fanIn, Parameter... parameters) {
        float bound = (float) (1 / Math.sqrt(fanIn));
        for (Parameter parameter : parameters) {
            for (float[] row : parameter.rows()) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = random.nextFloat(-bound, bound);
                }
            }
        }
    }
}
