package shared.learning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The estimate of a vector from independent samples of it: number by number their mean, and the
 * standard error of that mean.
 *
 * @param mean the mean of the samples
 * @param error the standard error of each number of the mean
 * @param variance the variance of one sample: the sum of the variances of its numbers
 */
public record Estimate(double[] mean, double[] error, double variance) {

    /**
     * Estimates a vector.
     *
     * @param samples at least two vectors, all of the same length
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Estimate of(List<double[]> samples) {
        int n = samples.size();
        if (n < 2) {
            throw new IllegalArgumentException("An estimate needs at least 2 samples, not " + n
                    + ".");
        }
        var mean = new double[samples.get(0).length];
        var std = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            int index = i;
            double[] x = samples.stream().mapToDouble(sample -> sample[index]).toArray();
            mean[i] = Statistics.mean(x);
            std[i] = Statistics.std(x);
        }
        return new Estimate(mean, Arrays.stream(std).map(x -> x / Math.sqrt(n)).toArray(),
                DoubleStream.of(std).map(x -> x * x).sum());
    }

    /**
     * How far the mean is from another vector: the largest difference of two numbers, in standard
     * errors.
     *
     * @param other as long as the mean
     */
    public double distance(double[] other) {
        double most = 0;
        for (int i = 0; i < mean.length; i++) {
            most = Math.max(most, Math.abs(mean[i] - other[i]) / error[i]);
        }
        return most;
    }
}
