package shared.networks;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shared.files.Saveable;

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
     * The numbers from 0 to n - 1, each once, shuffled, some at a time.
     *
     * @param n at least 0
     * @param size how many at a time, at least 1; the last ones may be fewer
     * @param random decides the order
     */
    static List<int[]> minibatches(int n, int size, RandomGenerator random) {
        List<Integer> numbers = IntStream.range(0, n).boxed().collect(Collectors.toList());
        Collections.shuffle(numbers, new Random(random.nextLong()));
        return IntStream.iterate(0, from -> from < n, from -> from + size)
                .mapToObj(from -> numbers.subList(from, Math.min(n, from + size)).stream()
                        .mapToInt(Integer::intValue).toArray())
                .toList();
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

    /** The same, however long the gradient is. */
    default void step(int[][] states, OutputGradient gradient) {
        step(states, gradient, Double.POSITIVE_INFINITY);
    }

    /** Changes alpha for the steps to come; above 0. It is not saved. */
    void learningRate(double learningRate);
}
