package shared.networks;

/**
 * The description of one layer of a {@link Network}, as a program writes it: {@code dense(4, 16)}.
 * It holds no learned numbers. The network builds the layer with its parameters and its forward and
 * backward pass.
 */
public interface Layer {

    /** The kind of layer in one word, such as "dense"; names such as "dense1" begin with it. */
    String kind();

    /** The number of inputs that the layer takes; 0 if it takes any number of inputs. */
    int inputs();

    /**
     * The number of outputs of the layer.
     *
     * @param inputs the number of inputs that it gets
     * @throws IllegalArgumentException if it cannot take that many inputs
     */
    int outputs(int inputs);

    /**
     * The shape of the layer's output, such as "(19, 19, 32)" for an image.
     *
     * @param inputs the number of inputs that it gets
     * @throws IllegalArgumentException if it cannot take that many inputs
     */
    default String shape(int inputs) {
        return "(" + outputs(inputs) + ")";
    }

    /** The number of parameters that the layer has; none by default. */
    default long parameters() {
        return 0;
    }

    /** The number of further numbers that the layer keeps in memory; none by default. */
    default long buffers() {
        return 0;
    }

    /** The layer as a program writes it, such as "dense(4, 16)"; {@link Network#parse} reads it. */
    @Override
    String toString();
}
