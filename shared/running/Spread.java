package shared.running;

import java.util.List;

/**
 * The mean over several series and one standard deviation to either side of it, point by point.
 *
 * <p>A point is NaN if the value of one of the series is.
 *
 * @param x the index of each point in the series, counted from 1
 * @param low the mean minus the standard deviation (with n - 1 in its denominator), but not less
 *     than the lowest value of all
 * @param mid the mean
 * @param high the mean plus the standard deviation, but not more than the highest value of all
 */
record Spread(double[] x, double[] low, double[] mid, double[] high) {

    /**
     * Returns the spread over all series that are not empty. A series that is shorter than the
     * longest is continued with its last value; otherwise only the slow runs would be left at the
     * end.
     *
     * @param most the approximate number of points; of longer series only every second, third, ...
     *     value is used, and always the last one
     */
    static Spread over(List<Series> all, int most) {
        List<Series> begun = all.stream().filter(series -> series.size() > 0).toList();
        int n = begun.size();
        // Series may grow during this method, so the length of each is read once.
        int[] sizes = begun.stream().mapToInt(Series::size).toArray();
        int longest = 0;
        for (int size : sizes) {
            longest = Math.max(longest, size);
        }
        int stride = Math.max(1, longest / most);
        int points = (longest + stride - 1) / stride;
        var spread = new Spread(new double[points], new double[points], new double[points],
                new double[points]);
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points; i++) {
            int index = longest - 1 - (points - 1 - i) * stride;
            double sum = 0;
            double squares = 0;
            for (int k = 0; k < n; k++) {
                double value = begun.get(k).get(Math.min(index, sizes[k] - 1));
                sum += value;
                squares += value * value;
                // A mean of episodes is NaN before the first one; min and max would stay NaN.
                lowest = value < lowest ? value : lowest;
                highest = value > highest ? value : highest;
            }
            double deviation = n == 1 ? 0
                    : Math.sqrt(Math.max(0, (squares - sum * sum / n) / (n - 1)));
            spread.x[i] = index + 1;
            spread.mid[i] = sum / n;
            spread.low[i] = spread.mid[i] - deviation;
            spread.high[i] = spread.mid[i] + deviation;
        }
        // The band must not show a return of 525 if the highest return of all runs is 500.
        for (int i = 0; i < points; i++) {
            spread.low[i] = Math.max(lowest, spread.low[i]);
            spread.high[i] = Math.min(highest, spread.high[i]);
        }
        return spread;
    }

    /**
     * Returns the same spread with the deviation up to the value {@code last} of the series, and
     * only the mean after it. Runs that have stopped at a goal would make the deviation look too
     * small.
     */
    Spread deviationUntil(int last) {
        var narrow = new Spread(x, low.clone(), mid, high.clone());
        for (int i = 0; i < x.length; i++) {
            if (x[i] > last) {
                narrow.low[i] = mid[i];
                narrow.high[i] = mid[i];
            }
        }
        return narrow;
    }
}
