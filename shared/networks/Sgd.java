package shared.networks;

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
     * @param learningRate alpha, above 0
     * @param weightDecay how strongly parameters are pulled to 0; 0 or above
     */
    public Sgd(Network network, double learningRate, double weightDecay) {
        parameters = network.parameters();
        this.learningRate = (float) learningRate;
        this.weightDecay = (float) weightDecay;
    }

    @Override
    public void step(float[] gradient) {
        float[] theta = parameters.values();
        for (int i = 0; i < theta.length; i++) {
            theta[i] -= learningRate * (gradient[i] + weightDecay * theta[i]);
        }
        parameters.changed();
    }

    /** Nothing: a step depends on the parameters and the gradient alone. */
    @Override
    public Map<String, Tensor> state() {
        return Map.of();
    }

    @Override
    public void load(Map<String, Tensor> state) {
        // There is nothing to load.
    }
}
