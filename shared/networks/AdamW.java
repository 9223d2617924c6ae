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
     * @param learningRate alpha, above 0
     * @param weightDecay lambda, 0 or above; PyTorch's default is 0.01
     */
    public AdamW(Network network, double learningRate, double weightDecay) {
        super(network, learningRate);
        parameters = network.parameters();
        this.weightDecay = weightDecay;
    }

    @Override
    public void step(float[] gradient) {
        float shrink = (float) (1 - learningRate() * weightDecay);
        float[] theta = parameters.values();
        for (int i = 0; i < theta.length; i++) {
            theta[i] *= shrink;
        }
        super.step(gradient);
    }
}
