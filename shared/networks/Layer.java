package shared.networks;

/**
 * The description of one layer of a {@link Network}, as a program writes it: {@code dense(4, 16)}.
 * It holds no numbers; the network builds the layer, its parameters and its way forward and back.
 */
public interface Layer {

    /** The kind of layer, in one word: the stem of its name. */
    String kind();

    /** The numbers it takes; 0 if it takes any number of them. */
    int inputs();

    /**
     * The numbers it puts out.
     *
     * @param inputs how many it gets
     * @throws IllegalArgumentException if it cannot take that many
     */
    int outputs(int inputs);

    /** The shape of its output, such as "(19, 19, 32)" of an image; parameters as outputs has. */
    default String shape(int inputs) {
        return "(" + outputs(inputs) + ")";
    }

    /** The layer as a program writes it, such as "dense(4, 16)"; {@link Network#parse} reads it. */
    @Override
    String toString();
}
