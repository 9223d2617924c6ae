package shared.playing;

import shared.charts.Band;
import shared.charts.Chart;

/**
 * The scores that an agent reaches in one episode after another, with two curves that grow with
 * them: the mean so far with one standard error to either side, and the histogram.
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
     * Adds the curves to two charts.
     *
     * @param name the name of both curves; may be empty
     */
    Scores(Chart means, Chart histograms, String name) {
        meanCurve = means.band(name);
        bars = histograms.band(name);
    }

    /** Adds the score of an episode, a finite number. */
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

    /** The curve of the mean, as {@link Band#points} returns it. */
    double[][] mean() {
        return meanCurve.points();
    }

    /** All scores so far, in the order in which they came; a new array. */
    public double[] values() {
        return histogram.numbers();
    }
}
