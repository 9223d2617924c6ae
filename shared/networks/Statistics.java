package shared.networks;

/** The two numbers that a lesson needs of many. */
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

    /** The standard deviation with n - 1 in the denominator; 0 for a single number. */
    public static double std(double[] numbers) {
        double mean = mean(numbers);
        double squares = 0;
        for (double x : numbers) {
            squares += (x - mean) * (x - mean);
        }
        return numbers.length == 1 ? 0 : Math.sqrt(squares / (numbers.length - 1));
    }
}
