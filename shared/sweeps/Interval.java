package shared.sweeps;

/**
 * A confidence interval for a probability.
 *
 * @param low its lower end, from 0 to 1
 * @param high its upper end, from low to 1
 */
public record Interval(double low, double high) {
}
