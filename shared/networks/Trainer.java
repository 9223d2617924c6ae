package shared.networks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import shared.environments.Sparse;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * Teaches a network from batches of states that are mostly zeros: forward, back and a step of an
 * optimiser, with the work shared out. Its results do not depend on the number of threads.
 */
public final class Trainer implements Saveable {

    /** A batch is shared out in this many parts. */
    private static final int PARTS = 2;

    private final Optimiser optimiser;
    private final Parallel parallel;
    private final Network network;
    private final Batch[] batches = new Batch[PARTS];
    private final Gradient[] gradients = new Gradient[PARTS];
    private final Gradient sum;

    /** The first layer's outputs for the states that went forward since the last step. */
    private final Map<Sparse, float[]> known = new ConcurrentHashMap<>();

    /** How the loss changes with a network's output for an element of a batch. */
    public interface OutputGradient<T> {

        /**
         * Called once for each element of a batch, in several threads.
         *
         * @param element of the batch
         * @param y the network's output for its state
         * @return d loss / d y, as many numbers
         */
        float[] of(T element, float[] y);
    }

    /**
     * A trainer of a network.
     *
     * @param optimiser of the same network
     * @param parallel shares the work out
     */
    public Trainer(Network network, Optimiser optimiser, Parallel parallel) {
        this.network = network;
        this.optimiser = optimiser;
        this.parallel = parallel;
        for (int part = 0; part < PARTS; part++) {
            batches[part] = network.newBatch();
            gradients[part] = network.newGradient();
        }
        sum = network.newGradient();
        network.parameters().onChange(known::clear);
    }

    /**
     * The network's output for a state that a step will learn from, as {@link
     * Network#forward(Sparse)} gives it. Part of the work need not be done again in that step. Safe
     * from several threads at once.
     */
    public float[] forward(Sparse state) {
        float[] first = network.first(state);
        known.put(state, first);
        return network.rest(first);
    }

    /**
     * Takes a step down the gradient of a loss that is a sum over the elements of a batch.
     *
     * @param batch at least one element
     * @param state the state of an element, of as many numbers as the network has inputs
     * @param gradient d loss / d output
     * @param maxNorm the longest gradient of the parameters allowed, see {@link Gradient#clip};
     *     may be infinite
     * @throws IllegalArgumentException if there is no element, a size does not fit or
     *     {@code maxNorm} is not above 0; the parameters are then unchanged
     */
    public <T> void step(List<T> batch, Function<T, Sparse> state, OutputGradient<T> gradient,
            double maxNorm) {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("A batch needs at least one element.");
        }
        Gradient.requireMaxNorm(maxNorm);
        parallel.each(PARTS, part -> {
            gradients[part].clear();
            List<T> some = batch.subList(batch.size() * part / PARTS,
                    batch.size() * (part + 1) / PARTS);
            if (!some.isEmpty()) {
                var states = new Sparse[some.size()];
                Arrays.setAll(states, i -> state.apply(some.get(i)));
                float[][] y = batches[part].forward(states, known);
                for (int i = 0; i < y.length; i++) {
                    y[i] = gradient.of(some.get(i), y[i]);
                }
                batches[part].backward(y, gradients[part]);
            }
        });
        sum.clip(sum.sumUp(gradients, parallel), maxNorm, parallel);
        optimiser.step(sum, parallel);
    }

    /** The same, however long the gradient is. */
    public <T> void step(List<T> batch, Function<T, Sparse> state, OutputGradient<T> gradient) {
        step(batch, state, gradient, Double.POSITIVE_INFINITY);
    }

    /** What the optimiser saves. */
    @Override
    public Map<String, Tensor> state() {
        return optimiser.state();
    }

    @Override
    public void load(Map<String, Tensor> state) {
        optimiser.load(state);
    }
}
