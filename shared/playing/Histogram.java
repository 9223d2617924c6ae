package shared.playing;

import java.util.Arrays;

/**
 * Keeps a histogram to which numbers are added one after another. The width of its bins is 1, 2 or
 * 5 times a power of ten, and at least 1 if all numbers are whole. The middle of every bin is a
 * multiple of this width.
 */
final class Histogram {

    /** The approximate number of bins. */
    private static final int BINS = 20;

    private double[] numbers = new double[64];
    private int count;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private boolean whole = true;
    private double width;
    /** The index of the first bin; the bin with index i has the middle i * width. */
    private long first;
    private int[] counts = {};

    Histogram() {
    }

    /** Adds a number, which must be finite. */
    void add(double number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
        if (number >= least && number <= most && whole == (whole && isWhole(number))) {
            counts[bin(number)]++;
        } else {
            least = Math.min(least, number);
            most = Math.max(most, number);
            whole = whole && isWhole(number);
            divide();
        }
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number);
    }

    /** Chooses new bins for all numbers so far, and counts the numbers in them. */
    private void divide() {
        width = least == most ? 1 : round((most - least) / BINS);
        if (whole) {
            width = Math.max(1, width);
        }
        first = Math.round(least / width);
        counts = new int[(int) (Math.round(most / width) - first) + 1];
        for (int i = 0; i < count; i++) {
            counts[bin(numbers[i])]++;
        }
    }

    private int bin(double number) {
        return (int) (Math.round(number / width) - first);
    }

    /** Rounds a positive number up to 1, 2 or 5 times a power of ten. */
    private static double round(double number) {
        double power = Math.pow(10, Math.floor(Math.log10(number)));
        double digit = number / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    /** Returns all numbers in the order in which they were added, as a new array. */
    double[] numbers() {
        return Arrays.copyOf(numbers, count);
    }

    /**
     * Returns the outline of the bars from left to right, with an empty bin at either end.
     *
     * @return two arrays of the same length: x, and how many numbers are in the bin there
     */
    double[][] outline() {
        int bins = counts.length + 2;
        var x = new double[2 * bins];
        var y = new double[2 * bins];
        for (int i = 0; i < bins; i++) {
            x[2 * i] = (first + i - 1.5) * width;
            x[2 * i + 1] = (first + i - 0.5) * width;
            y[2 * i] = i == 0 || i == bins - 1 ? 0 : counts[i - 1];
            y[2 * i + 1] = y[2 * i];
        }
        return new double[][] {x, y};
    }
}
