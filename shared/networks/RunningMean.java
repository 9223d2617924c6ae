package shared.networks;

import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The mean of what was seen, recent things counting more: b <- b + rate (x - b). The simplest
 * baseline b of a policy gradient (Sutton and Barto, "Reinforcement Learning", 2018, section 2.5).
 */
public final class RunningMean implements Saveable {

    private final double rate;
    private double value;

    /**
     * Starts at 0.
     *
     * @param rate the weight of what comes new, above 0 and up to 1
     */
    public RunningMean(double rate) {
        this.rate = rate;
    }

    /** b, the mean so far. */
    public double value() {
        return value;
    }

    /** Takes in a new number. */
    public void add(double x) {
        value += rate * (x - value);
    }

    @Override
    public Map<String, INDArray> state() {
        return Map.of("value", Nd4j.createFromArray(value));
    }

    @Override
    public void load(Map<String, INDArray> state) {
        value = Saveable.require(state, "value", DataType.DOUBLE, 1).getDouble(0);
    }
}
