package shared.networks;

/**
 * Appends learned numbers to the input. They do not depend on the input: for example, the logarithm
 * of a standard deviation that is the same in every state. Their initial value is 0.
 *
 * @param count the number of learned numbers, at least 1
 */
public record Learned(int count) implements Layer {

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if the count is below 1
     */
    public Learned {
        if (count < 1) {
            throw new IllegalArgumentException("There must be at least 1 learned number, not "
                    + count + ".");
        }
    }

    /**
     * Creates the layer, as the constructor does; this method reads well in a list of layers.
     *
     * @throws IllegalArgumentException if the count is below 1
     */
    public static Learned learned(int count) {
        return new Learned(count);
    }

    @Override
    public String kind() {
        return "learned";
    }

    @Override
    public int inputs() {
        return 0;
    }

    @Override
    public int outputs(int inputs) {
        return inputs + count;
    }

    @Override
    public long parameters() {
        return count;
    }

    @Override
    public String toString() {
        return "learned(" + count + ")";
    }
}
