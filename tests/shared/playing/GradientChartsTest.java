package shared.playing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import shared.charts.Chart;
import support.DisplayFirst;

/** Tests of what the charts of gradients show, by the ranges of their axes. */
@ExtendWith(DisplayFirst.class)
class GradientChartsTest {

    private final GradientCharts charts = new GradientCharts("Gradients", new double[] {1, 100},
            10);

    private Chart chart(int index) {
        return charts.figure().charts().get(index);
    }

    /** Half of the samples are zeros; the others have 2 for the number with this index. */
    private static List<double[]> samples(int index) {
        var two = new double[9];
        two[index] = 2;
        return Collections.nCopies(50, List.of(new double[9], two)).stream()
                .flatMap(List::stream).toList();
    }

    private static void assertRange(double low, double high, double[] range) {
        assertArrayEquals(new double[] {low, high}, range, 0.07 * (high - low));
    }

    @Test
    void errorBarsHaveTwoStandardErrorsOnEitherSide() {
        charts.estimate("total", samples(0).subList(0, 2));
        // The numbers are 0 and 2: their mean is 1, and so is its standard error.
        assertRange(-1, 3, chart(0).yRange());
        charts.exact(new double[] {0, 0, 7, 0, 0, 0, 0, 0, 0});
        assertRange(-1, 7, chart(0).yRange());
        assertRange(0.5, 9.5, chart(0).xRange());
    }

    @Test
    void theFifthNumberIsFollowedOverTheEpisodes() {
        charts.estimate("total", samples(0));
        charts.exact(new double[9]);
        assertTrue(chart(1).yRange()[1] < 0.6, "it is 0");
        charts.estimate("value", samples(4));
        assertTrue(chart(1).yRange()[1] > 1.2, "it is 1 with an error");
        assertEquals(100, chart(1).xRange()[1], 1);
    }

    @Test
    void aBarIsAShareOfTheFirst() {
        charts.variance("total", 1, 5);
        charts.variance("value", 1, 10);
        assertRange(0, 2, chart(2).yRange());
        charts.variance("total", 2, 1000);
        charts.variance("value", 2, 3000);
        assertRange(0, 3, chart(2).yRange());
        assertRange(0.6, 1.92, chart(2).xRange());
    }

    @Test
    void theErrorIsBiasAndVariance() {
        charts.discount(0.5, 1, 2);
        charts.discount(0.9, 0.5, 1);
        assertRange(0.5, 0.9, chart(3).xRange());
        assertRange(0, 3, chart(3).yRange());
    }
}
