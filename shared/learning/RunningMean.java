package shared.learning;

import java.util.Map;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * An exponential moving average, b <- b + rate (x - b): the simplest baseline b of a policy
 * gradient (Sutton and Barto, "Reinforcement Learning", 2018, section 2.5).
 */
public final class RunningMean implements Saveable {

    private final double rate;
    private double value;

    /**
     * Creates a running mean that starts at 0.
     *
     * @param rate the weight of a new number, above 0 and up to 1
     * @throws IllegalArgumentException if the rate is outside that range
     */
    public RunningMean(double rate) {
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("The rate of a running mean must be above 0 and at"
                    + " most 1, not " + rate + ".");
        }
        this.rate = rate;
    }

    /** The mean so far, b. */
    public double value() {
        return value;
    }

    /**
     * Adds a new number to the mean.
     *
     * @throws IllegalArgumentException if it is NaN or infinite; the mean is then unchanged
     */
    public void add(double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("A running mean takes finite numbers, not " + x
                    + ".");
        }
        value += rate * (x - value);
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("value", Tensor.vector(value));
    }

    @Override
    public void load(Map<String, Tensor> state) {
        value = Saveable.doubles(state, "value", 1)[0];
    }
}
