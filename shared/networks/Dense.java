package shared.networks;

/**
 * The fully connected layer y = x W + b, with W (inputs, outputs) and b (outputs).
 *
 * <p>Weights and biases start evenly drawn from +-1/sqrt(inputs), as those of PyTorch's
 * {@code torch.nn.Linear}, so that results compare.
 *
 * @param inputs how many numbers come in, at least 1
 * @param outputs how many go out, at least 1
 */
public record Dense(int inputs, int outputs) implements Layer.Sized {

    /** @throws IllegalArgumentException if a size is below 1 */
    public Dense {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException("A dense layer needs at least 1 input and 1 output,"
                    + " not " + inputs + " and " + outputs + ".");
        }
    }

    /** The same as the constructor; reads well in a list of layers. */
    public static Dense dense(int inputs, int outputs) {
        return new Dense(inputs, outputs);
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public Attached attach(String name, int width, Parameters parameters) {
        if (width != inputs) {
            throw new IllegalArgumentException("A dense layer for " + inputs
                    + " inputs cannot follow " + width + " outputs.");
        }
        int weight = parameters.add(name + ".weight", inputs, outputs).offset();
        int bias = parameters.add(name + ".bias", outputs).offset();
        return new AttachedDense(this, parameters, weight, bias);
    }

    /** As it is written in a network: "dense(4, 16)". */
    @Override
    public String toString() {
        return "dense(" + inputs + ", " + outputs + ")";
    }
}
