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
