package shared.networks;

import shared.files.Saveable;

/** Moves a network's parameters down the gradient of a loss. */
public interface Optimiser extends Saveable {

    /**
     * Changes the parameters once.
     *
     * @param gradient d loss / d theta, as {@link Network#backward} returns it; not changed
     * @throws IllegalArgumentException if it is a gradient of another network; the parameters are
     *     then unchanged
     * @throws NotFiniteException if a number of it, or of a step that may be of any length, is NaN
     *     or infinite; the parameters are then unchanged
     */
    default void step(Gradient gradient) {
        step(gradient, Parallel.NONE);
    }

    /**
     * Changes the parameters once, with their rows shared out to several threads. The result is the
     * same to the last bit.
     *
     * @param gradient d loss / d theta; not changed
     * @param parallel runs the parts of the work
     * @throws IllegalArgumentException if it is a gradient of another network; the parameters are
     *     then unchanged
     * @throws NotFiniteException if a number of it, or of a step that may be of any length, is NaN
     *     or infinite; the parameters are then unchanged
     */
    void step(Gradient gradient, Parallel parallel);

    /**
     * Checks a learning rate.
     *
     * @throws IllegalArgumentException if it is not above 0 and finite
     */
    static double requireRate(double learningRate) {
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A learning rate must be above 0, not "
                    + learningRate + ".");
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
            throw new IllegalArgumentException("A weight decay must be 0 or above, not "
                    + weightDecay + ".");
        }
        return weightDecay;
    }
}
