package shared.learning;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Statistics of a vector of numbers. */
public final class Statistics {

    private Statistics() {
    }

    /** The mean; NaN if there are no numbers. */
    public static double mean(double[] numbers) {
        double sum = 0;
        for (double x : numbers) {
            sum += x;
        }
        return sum / numbers.length;
    }

    /** The mean of one number for each element; NaN if there are no elements. */
    public static <T> double mean(Collection<T> elements, ToDoubleFunction<T> number) {
        double sum = 0;
        for (T element : elements) {
            sum += number.applyAsDouble(element);
        }
        return sum / elements.size();
    }

    /**
     * Normalises numbers: (x - mean) / standard deviation for each number x, or 0 if all numbers
     * are the same. A new array.
     */
    public static double[] normalise(double[] numbers) {
        double mean = mean(numbers);
        // A little is added, because the deviation may be 0.
        double unit = std(numbers) + 1e-9;
        return Arrays.stream(numbers).map(x -> (x - mean) / unit).toArray();
    }

    /** The standard deviation with n - 1 in the denominator; 0 for a single number. */
    public static double std(double[] numbers) {
        double mean = mean(numbers);
        double squares = 0;
        for (double x : numbers) {
            squares += (x - mean) * (x - mean);
        }
        return numbers.length == 1 ? 0 : Math.sqrt(squares / (numbers.length - 1));
    }

    /**
     * Adds two vectors, number by number: x + y, a new array.
     *
     * @throws IllegalArgumentException if their lengths differ
     */
    public static double[] sum(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("Vectors of " + x.length + " and " + y.length
                    + " numbers cannot be added.");
        }
        var sum = new double[x.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = x[i] + y[i];
        }
        return sum;
    }
}
