package shared.networks;

import shared.files.Saveable;

/** Takes the parameters a step down a loss's gradient. */
public interface Optimiser extends Saveable {

    /**
     * Changes the parameters once.
     *
     * @param gradient d loss / d theta, as {@link Network#backward} gives it; not changed
     */
    void step(float[] gradient);

    /**
     * Shortens a gradient that is longer than it may be, keeping its direction; PyTorch's
     * {@code clip_grad_norm_}.
     *
     * @param gradient changed in place
     * @param maxNorm the longest Euclidean norm allowed, above 0
     * @return the norm it had
     */
    static double clipNorm(float[] gradient, double maxNorm) {
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        double norm = Math.sqrt(squares);
        double scale = maxNorm / (norm + 1e-6);
        if (scale < 1) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= (float) scale;
            }
        }
        return norm;
    }
}
