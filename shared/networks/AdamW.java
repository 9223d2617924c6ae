package shared.networks;

/**
 * Adam with decoupled weight decay: before each step every parameter shrinks by the factor
 * 1 - learning rate * decay. Loshchilov and Hutter, "Decoupled Weight Decay Regularization"
 * (2019); {@code torch.optim.AdamW}.
 */
public final class AdamW extends Adam {

    private final Parameters parameters;
    private final double weightDecay;

    /**
     * Creates an optimiser for a network's parameters.
     *
     * @param network the network whose parameters it changes
     * @param learningRate alpha, above 0
     * @param weightDecay lambda, 0 or above; PyTorch's default is 0.01
     * @throws IllegalArgumentException if a number is out of its range
     */
    public AdamW(Network network, double learningRate, double weightDecay) {
        super(network, learningRate);
        parameters = network.parameters();
        this.weightDecay = Optimiser.requireDecay(weightDecay);
    }

    @Override
    public void step(Gradient gradient, Parallel parallel) {
        gradient.requireOf(parameters);
        float factor = (float) (1 - learningRate() * weightDecay);
        parameters.rows().forEach(row -> Vectors.multiply(factor, row));
        super.step(gradient, parallel);
    }
}
