package shared.networks;

import java.util.List;
import java.util.Map;
import shared.files.Tensor;

/**
 * Stochastic gradient descent: theta <- theta - alpha (gradient + decay * theta);
 * {@code torch.optim.SGD} without momentum.
 */
public final class Sgd implements Optimiser {

    private final Parameters parameters;
    private final float learningRate;
    private final float weightDecay;

    /**
     * Creates an optimiser for a network's parameters.
     *
     * @param network the network whose parameters it changes
     * @param learningRate alpha, above 0
     * @param weightDecay how strongly the parameters are pulled towards 0; 0 or above
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Sgd(Network network, double learningRate, double weightDecay) {
        parameters = network.parameters();
        this.learningRate = (float) Optimiser.requireRate(learningRate);
        this.weightDecay = (float) Optimiser.requireDecay(weightDecay);
    }

    @Override
    public void step(Gradient gradient, Parallel parallel) {
        gradient.requireOf(parameters);
        List<float[]> rows = parameters.rows();
        // A step has any length, unlike one of Adam, and what was learned must not be lost by it.
        gradient.each(parallel, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (!finite(rows.get(i), gradient.has(i) ? gradient.row(i) : null)) {
                    throw new NotFiniteException("step", parameters.name(i));
                }
            }
        });
        gradient.each(parallel, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (gradient.has(i)) {
                    move(rows.get(i), gradient.row(i));
                } else if (weightDecay > 0) {
                    Vectors.multiply(1 - learningRate * weightDecay, rows.get(i));
                }
            }
        });
        parameters.changed();
    }

    /** Whether numbers are finite after a step; without a gradient they only decay. */
    private boolean finite(float[] theta, float[] gradient) {
        float sum = 0;
        for (int j = 0; j < theta.length; j++) {
            float number = gradient == null ? (1 - learningRate * weightDecay) * theta[j]
                    : theta[j] - learningRate * (gradient[j] + weightDecay * theta[j]);
            sum += 0 * number;
        }
        return sum == 0;
    }

    private void move(float[] theta, float[] gradient) {
        for (int j = 0; j < theta.length; j++) {
            theta[j] -= learningRate * (gradient[j] + weightDecay * theta[j]);
        }
    }

    /** Empty, because a step depends only on the parameters and the gradient. */
    @Override
    public Map<String, Tensor> state() {
        return Map.of();
    }

    @Override
    public void load(Map<String, Tensor> state) {
        // There is nothing to load.
    }
}
