package shared.networks;

import shared.files.Saveable;

/** Moves a network's parameters down the gradient of a loss. */
public interface Optimiser extends Saveable {

    /**
     * Changes the parameters once.
     *
     * @param gradient d loss / d theta, as {@link Network#backward} gives it; not changed
     * @throws IllegalArgumentException if it is a gradient of another network; the parameters are
     *     then unchanged
     */
    default void step(Gradient gradient) {
        step(gradient, Parallel.NONE);
    }

    /**
     * The same, with the rows of the parameters shared out; that does not change a bit of the
     * result.
     */
    void step(Gradient gradient, Parallel parallel);

    /**
     * Checks a learning rate.
     *
     * @throws IllegalArgumentException if it is not above 0 and finite
     */
    static double requireRate(double learningRate) {
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A learning rate is above 0, not " + learningRate
                    + ".");
        }
        return learningRate;
    }

    /**
     * Checks a weight decay.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    static double requireDecay(double weightDecay) {
        if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A weight decay is 0 or above, not " + weightDecay
                    + ".");
        }
        return weightDecay;
    }
}
