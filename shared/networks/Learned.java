package shared.networks;

/**
 * Appends learned numbers to its input that depend on no input, such as the logarithm of a
 * standard deviation that is the same in every state. They start at 0.
 *
 * @param count how many, at least 1
 */
public record Learned(int count) implements Layer {

    /** @throws IllegalArgumentException if the count is below 1 */
    public Learned {
        if (count < 1) {
            throw new IllegalArgumentException("There must be at least 1 learned number, not "
                    + count + ".");
        }
    }

    /** The same as the constructor; reads well in a list of layers. */
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
    public String toString() {
        return "learned(" + count + ")";
    }
}
