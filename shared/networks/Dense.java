package shared.networks;

/**
 * The fully connected layer y = x W + b, with W (inputs, outputs) and b (outputs).
 *
 * <p>The initial weights and biases are uniform in +-1/sqrt(inputs), as in PyTorch's
 * {@code torch.nn.Linear}, so that results can be compared.
 *
 * @param inputs the number of inputs, at least 1
 * @param outputs the number of outputs, at least 1
 */
public record Dense(int inputs, int outputs) implements Layer {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public Dense {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException("A dense layer needs at least 1 input and 1 output,"
                    + " not " + inputs + " and " + outputs + ".");
        }
    }

    /**
     * Creates a dense layer, as the constructor does; this method reads well in a list of layers.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public static Dense dense(int inputs, int outputs) {
        return new Dense(inputs, outputs);
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public int outputs(int width) {
        Fit.require(this, width);
        return outputs;
    }

    @Override
    public long parameters() {
        return (inputs + 1L) * outputs;
    }

    @Override
    public String toString() {
        return "dense(" + inputs + ", " + outputs + ")";
    }
}
