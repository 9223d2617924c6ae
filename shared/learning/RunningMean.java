package shared.learning;

import java.util.Map;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * Keeps a running mean, b <- b + rate (x - b), the simplest baseline of a policy gradient. With a
 * constant rate it is an exponential moving average; with the rate 1/n it is the mean of all n
 * numbers (Sutton and Barto, "Reinforcement Learning", 2018, sections 2.4 and 2.5).
 */
public final class RunningMean implements Saveable {

    /** The weight of a new number, or 0 if every number has the same weight. */
    private final double rate;
    private double value;
    private long count;

    /** Creates the mean of all numbers; it is 0 before the first number. */
    public RunningMean() {
        rate = 0;
    }

    /**
     * Creates an exponential moving average that starts at 0.
     *
     * @param rate the weight of a new number, above 0 and up to 1
     * @throws IllegalArgumentException if the rate is outside this range
     */
    public RunningMean(double rate) {
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("The rate of a running mean must be above 0 and at"
                    + " most 1, not " + rate + ".");
        }
        this.rate = rate;
    }

    /** Returns the mean b of the numbers so far, or 0 if there are none. */
    public double value() {
        return value;
    }

    /**
     * Adds a new number to the mean.
     *
     * @param x the new number, which must be finite
     * @throws IllegalArgumentException if x is NaN or infinite; the mean is then unchanged
     */
    public void add(double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("A running mean takes finite numbers, not " + x
                    + ".");
        }
        count++;
        value += (rate == 0 ? 1.0 / count : rate) * (x - value);
    }

    @Override
    public Map<String, Tensor> state() {
        return rate == 0 ? Map.of("value", Tensor.vector(value), "count", Tensor.vector(count))
                : Map.of("value", Tensor.vector(value));
    }

    @Override
    public void load(Map<String, Tensor> state) {
        double saved = Saveable.doubles(state, "value", 1)[0];
        if (rate == 0) {
            count = Saveable.counts(state, "count", Long.MAX_VALUE / 2, 1)[0];
        }
        value = saved;
    }
}
