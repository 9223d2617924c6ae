package shared.learning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Holds an estimate of a vector that is computed from independent samples: the mean of the samples
 * and the standard error of each number of this mean.
 *
 * @param mean the mean of the samples; as long as a sample
 * @param error the standard error of each number of the mean; as long as the mean
 * @param variance the variance of one sample: the sum of the variances of its numbers
 */
public record Estimate(double[] mean, double[] error, double variance) {

    /**
     * Estimates a vector by the mean of its samples.
     *
     * @param samples at least two vectors, all of the same length
     * @throws IllegalArgumentException if there are fewer than two samples
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
     * Returns how far the mean is from another vector: the largest difference between two numbers
     * in the same place, in standard errors of the mean.
     *
     * @param other the other vector, as long as the mean
     */
    public double distance(double[] other) {
        double most = 0;
        for (int i = 0; i < mean.length; i++) {
            most = Math.max(most, Math.abs(mean[i] - other[i]) / error[i]);
        }
        return most;
    }
}
