package shared.networks;

/**
 * Teaches a network from batches of states that are told by their places: forward, back and a step
 * of Adam, with the work shared out. Its results do not depend on how many threads there are.
 */
public interface Trainer extends Saveable {

    /** Says which way a network's output for a state should move. */
    interface OutputGradient {

        /**
         * Called once for each state of a batch, in several threads.
         *
         * @param i which state of the batch, from 0
         * @param y the network's output for it
         * @return d loss / d y, as many numbers
         */
        float[] of(int i, float[] y);
    }

    /**
     * What suits the network: if it begins with a convolution, {@link Pass}es and {@link Adam};
     * if with a dense layer, {@link Tape}s and the lazy {@link SparseAdam}.
     *
     * @param learningRate alpha, above 0
     * @param batch how many states most batches have
     * @param workers who do the work
     * @throws IllegalArgumentException if the network begins with something else
     */
    static Trainer of(Network network, double learningRate, int batch, Workers workers) {
        return network.beginsWithConv() ? new PassTrainer(network, learningRate, batch, workers)
                : new TapeTrainer(network, learningRate, workers);
    }

    /**
     * Takes a step down the gradient of a loss, which is a sum over the states of a batch.
     *
     * @param states of each, p for a 1 at p and ~p for a -1 at p; at least one state
     * @param gradient d loss / d output
     * @param maxNorm a longer gradient of the parameters is shortened to this length, keeping its
     *     direction; may be infinite
     */
    void step(int[][] states, OutputGradient gradient, double maxNorm);

    /** Changes alpha for the steps to come; above 0. It is not saved. */
    void learningRate(double learningRate);
}
