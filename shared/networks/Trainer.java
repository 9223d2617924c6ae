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
 * Trains a network with batches of states that are mostly zeros: a forward pass, a backward pass
 * and a step of an optimiser, with the work shared out to several threads. The results do not
 * depend on the number of threads.
 */
public final class Trainer implements Saveable {

    /** A batch is split into this many parts. */
    private static final int PARTS = 2;

    private final Optimiser optimiser;
    private final Parallel parallel;
    private final Network network;
    private final Batch[] batches = new Batch[PARTS];
    private final Gradient[] gradients = new Gradient[PARTS];
    private final Gradient sum;

    /** The first layer's outputs for the states that went forward since the last step. */
    private final Map<Sparse, float[]> known = new ConcurrentHashMap<>();

    /**
     * The gradient of the loss with respect to the network's output for an element of a batch.
     *
     * @param <T> the type of an element
     */
    public interface OutputGradient<T> {

        /**
         * Computes the gradient for one element. It is called once for each element of a batch, in
         * several threads.
         *
         * @param element the element
         * @param y the network's output for its state
         * @return d loss / d y, as many numbers as y
         */
        float[] of(T element, float[] y);
    }

    /**
     * Creates a trainer for a network.
     *
     * @param network the network to train
     * @param optimiser an optimiser of the same network
     * @param parallel runs the parts of the work
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
     * Computes the network's output for a state, as {@link Network#forward(Sparse)} does, and keeps
     * the first layer's output. The next step then need not compute it again if it learns from the
     * same object. Several threads may call this method at once.
     *
     * @param state a vector of as many numbers as the network has inputs
     * @return as many numbers as the network has outputs; a new array
     * @throws IllegalArgumentException if the state has another size
     */
    public float[] forward(Sparse state) {
        float[] first = network.first(state);
        known.put(state, first);
        return network.rest(first);
    }

    /**
     * Takes one step of gradient descent on a loss that is a sum over the elements of a batch.
     *
     * @param batch at least one element
     * @param state returns the state of an element, with as many numbers as the network has inputs
     * @param gradient returns d loss / d output for an element
     * @param maxNorm the maximum norm of the gradient, see {@link Gradient#clip}; may be infinite
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

    /**
     * Takes one step of gradient descent without a maximum norm of the gradient; for the parameters
     * and errors, see {@link #step(List, Function, OutputGradient, double)}.
     */
    public <T> void step(List<T> batch, Function<T, Sparse> state, OutputGradient<T> gradient) {
        step(batch, state, gradient, Double.POSITIVE_INFINITY);
    }

    /** The state of the optimiser. */
    @Override
    public Map<String, Tensor> state() {
        return optimiser.state();
    }

    @Override
    public void load(Map<String, Tensor> state) {
        optimiser.load(state);
    }
}
