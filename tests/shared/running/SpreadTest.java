package shared.running;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers behind the bands of the lessons' charts; in the package of what it tests. */
class SpreadTest {

    private static Series series(double... values) {
        var series = new Series();
        for (double value : values) {
            series.add(value);
        }
        return series;
    }

    @Test
    void aBandIsMeanAndStandardDeviation() {
        Spread spread = Spread.over(List.of(series(1, 5), series(2, 5), series(6, 5)), 500);
        double deviation = Math.sqrt(7);
        assertArrayEquals(new double[] {1, 2}, spread.x());
        assertArrayEquals(new double[] {3, 5}, spread.mid(), 1e-12);
        assertArrayEquals(new double[] {3 - deviation, 5}, spread.low(), 1e-6);
        assertArrayEquals(new double[] {3 + deviation, 5}, spread.high(), 1e-6);
    }

    @Test
    void aRunThatHasEndedCountsOnWithItsLastValue() {
        Spread spread = Spread.over(List.of(series(4), series(2, 6, 8), series()), 500);
        assertArrayEquals(new double[] {3, 5, 6}, spread.mid(), 1e-12);
        assertEquals(6 - Math.sqrt(8), spread.low()[2], 1e-6);
    }

    @Test
    void ofLongSeriesTheLastValueIsAlwaysThere() {
        var longOne = new Series();
        for (int i = 1; i <= 1234; i++) {
            longOne.add(i);
        }
        Spread spread = Spread.over(List.of(longOne), 100);
        int last = spread.x().length - 1;
        assertEquals(1234, spread.x()[last]);
        assertArrayEquals(spread.x(), spread.mid());
        assertArrayEquals(spread.mid(), spread.high());
        assertEquals(12, spread.x()[1] - spread.x()[0]);
    }

    @Test
    void nothingRecordedIsNothingDrawn() {
        assertEquals(0, Spread.over(List.of(series()), 500).x().length);
    }

    @Test
    void meansOfTheLastNumbers() {
        assertEquals(3, series(1, 2, 4).meanOfLast(2));
        assertEquals(7 / 3.0, series(1, 2, 4).meanOfLast(100));
        assertArrayEquals(new double[] {1, 2, 4}, series(1, 2, 4).toArray());
    }
}
