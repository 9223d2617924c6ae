package shared.playing;

import shared.charts.Band;
import shared.charts.Chart;

/**
 * Collects the scores that an agent reaches in one episode after another, and draws two curves of
 * them: the mean so far with a band of one standard error on either side, and the histogram.
 */
public final class Scores {

    private final Histogram histogram = new Histogram();
    private final Band meanCurve;
    private final Band bars;
    private int count;
    private double mean;
    /** The sum of the squared differences from the mean (Welford, 1962). */
    private double squares;

    /**
     * Adds the two curves, still without points, to two charts.
     *
     * @param means the chart for the curve of the mean
     * @param histograms the chart for the histogram
     * @param name the name of both curves; may be empty
     */
    Scores(Chart means, Chart histograms, String name) {
        meanCurve = means.band(name);
        bars = histograms.band(name);
    }

    /** Adds the score of an episode, which must be finite, and extends both curves. */
    public void add(double score) {
        count++;
        double before = score - mean;
        mean += before / count;
        squares += before * (score - mean);
        double error = count == 1 ? 0 : Math.sqrt(squares / (count - 1) / count);
        meanCurve.add(count, mean - error, mean, mean + error);
        histogram.add(score);
        double[][] outline = histogram.outline();
        bars.set(outline[0], new double[outline[0].length], outline[1], outline[1]);
    }

    /** Returns the curve of the mean, in the form of {@link Band#points}. */
    double[][] mean() {
        return meanCurve.points();
    }

    /** Returns all scores so far in the order in which they were added, as a new array. */
    public double[] values() {
        return histogram.numbers();
    }
}
