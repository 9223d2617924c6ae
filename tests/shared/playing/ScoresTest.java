package shared.playing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shared.charts.Chart;
import shared.charts.Figure;
import shared.learning.Statistics;

/** Tests of the curves of scores, and of their histogram. */
class ScoresTest {

    private static double[][] outline(double... numbers) {
        var histogram = new Histogram();
        for (double number : numbers) {
            histogram.add(number);
        }
        assertArrayEquals(numbers, histogram.numbers());
        return histogram.outline();
    }

    /** Whole numbers are in the middle of bins of width 1, and an empty bin is at each end. */
    @Test
    void wholeNumbersHaveBinsOfTheirOwn() {
        double[][] bars = outline(-21, -20, -21, -18, -21);
        assertArrayEquals(new double[] {-22.5, -21.5, -21.5, -20.5, -20.5, -19.5, -19.5, -18.5,
            -18.5, -17.5, -17.5, -16.5}, bars[0]);
        assertArrayEquals(new double[] {0, 0, 3, 3, 1, 1, 0, 0, 1, 1, 0, 0}, bars[1]);
    }

    @ParameterizedTest
    @CsvSource({"500, 499.5, 500.5", "0.9, 0.5, 1.5", "0, -0.5, 0.5"})
    void oneNumberIsOneBar(double number, double left, double right) {
        double[][] bars = outline(number, number, number);
        assertArrayEquals(new double[] {0, 0, 3, 3, 0, 0}, bars[1]);
        assertEquals(left, bars[0][2]);
        assertEquals(right, bars[0][3]);
    }

    /** Whatever the numbers, each is counted once, in the bar above it; the bars are 10 to 23. */
    @Test
    void everyNumberIsCountedInItsBar() {
        var random = new Random(5);
        for (double scale : new double[] {0.003, 1, 77, 12345}) {
            double[] numbers = random.doubles(500, -scale, 2 * scale).toArray();
            double[][] bars = outline(numbers);
            int bins = bars[0].length / 2 - 2;
            assertTrue(bins >= 10 && bins <= 23, bins + " bars");
            double sum = 0;
            for (int i = 0; i < bars[0].length; i += 2) {
                double left = bars[0][i];
                double right = bars[0][i + 1];
                assertEquals(Arrays.stream(numbers).filter(x -> x >= left && x < right).count(),
                        bars[1][i], "from " + left + " to " + right);
                assertEquals(bars[1][i], bars[1][i + 1]);
                sum += bars[1][i];
            }
            assertEquals(500, sum);
        }
    }

    @Test
    void theCurveIsTheMeanWithItsStandardError() {
        var means = new Chart("", "game", "score");
        var scores = new Scores(means, new Chart("", "score", "games"), "");
        double[] all = new Random(1).doubles(50, -21, 21).toArray();
        for (int n = 1; n <= all.length; n++) {
            scores.add(all[n - 1]);
            double[] first = Arrays.copyOf(all, n);
            double mean = Statistics.mean(first);
            double error = Statistics.std(first) / Math.sqrt(n);
            double[][] curve = scores.mean();
            assertEquals(n, curve[0].length);
            assertEquals(n, curve[0][n - 1]);
            assertEquals(mean - error, curve[1][n - 1], 1e-9);
            assertEquals(mean, curve[2][n - 1], 1e-9);
            assertEquals(mean + error, curve[3][n - 1], 1e-9);
        }
        assertArrayEquals(all, scores.values());
    }

    @Test
    void eachAgentHasTwoCharts() {
        var charts = new ScoreCharts("Agents", "score", "game", 2);
        charts.add("one", "greedy", "drawn").get(1).add(3);
        charts.add("two", "");
        Figure figure = charts.figure();
        assertEquals(4, figure.charts().size());
        assertArrayEquals(new double[] {1.5, 4.5}, figure.charts().get(1).xRange(), 1e-9);
    }
}
