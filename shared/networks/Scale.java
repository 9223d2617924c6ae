package shared.networks;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Multiplies each number by a constant factor, y_i = factor_i x_i. It brings observations to a
 * similar size before the first layer, or an output to the range of the actions.
 */
public final class Scale implements Layer {

    private final float[] factors;

    private Scale(float[] factors) {
        this.factors = factors;
    }

    /**
     * Creates a layer with the given factors.
     *
     * @param factors one factor for each input, at least one
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public static Scale scale(double... factors) {
        var rounded = new float[factors.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) factors[i];
            if (!Float.isFinite(rounded[i])) {
                throw new IllegalArgumentException("A scale needs finite factors, not "
                        + factors[i] + ".");
            }
        }
        if (rounded.length == 0) {
            throw new IllegalArgumentException("A scale needs a factor for each input.");
        }
        return new Scale(rounded);
    }

    /** The factors; a copy. */
    float[] factors() {
        return factors.clone();
    }

    @Override
    public int inputs() {
        return factors.length;
    }

    @Override
    public int outputs(int inputs) {
        Fit.require(this, inputs);
        return inputs;
    }

    @Override
    public String kind() {
        return "scale";
    }

    /** Whether the other is a scale with the same factors. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Scale scale && Arrays.equals(factors, scale.factors);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(factors);
    }

    @Override
    public String toString() {
        return IntStream.range(0, factors.length).mapToObj(i -> String.valueOf(factors[i]))
                .collect(Collectors.joining(", ", "scale(", ")"));
    }
}
