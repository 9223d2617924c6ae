package shared.running;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests of the numbers of the bands in charts. They are in the package of the class that they test.
 */
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
        Spread spread = Spread.over(List.of(series(1, 5, 0), series(2, 5, 0), series(6, 5, 0)),
                500);
        double deviation = Math.sqrt(7);
        assertArrayEquals(new double[] {1, 2, 3}, spread.x());
        assertArrayEquals(new double[] {3, 5, 0}, spread.mid(), 1e-12);
        assertArrayEquals(new double[] {3 - deviation, 5, 0}, spread.low(), 1e-6);
        assertArrayEquals(new double[] {3 + deviation, 5, 0}, spread.high(), 1e-6);
    }

    @Test
    void aBandIsNotWhereNoValueIs() {
        Spread spread = Spread.over(List.of(series(500), series(500), series(200)), 500);
        assertEquals(400, spread.mid()[0], 1e-9);
        assertEquals(500, spread.high()[0], "not 573, which no run had");
        assertEquals(400 - Math.sqrt(30_000), spread.low()[0], 1e-6);
    }

    /** The mean return is NaN in the updates before the first episode is over. */
    @Test
    void valuesThatAreNaNTakeNothingFromTheOtherPoints() {
        Spread spread = Spread.over(List.of(series(Double.NaN, 1, 3), series(Double.NaN, 3, 5)),
                500);
        double deviation = Math.sqrt(2);
        assertArrayEquals(new double[] {Double.NaN, 2, 4}, spread.mid(), 1e-12);
        assertArrayEquals(new double[] {Double.NaN, 1, 4 - deviation}, spread.low(), 1e-12);
        assertArrayEquals(new double[] {Double.NaN, 2 + deviation, 5}, spread.high(), 1e-12);
    }

    @Test
    void theDeviationEndsWhereTheFirstRunDoes() {
        Spread spread = Spread.over(List.of(series(1, 4), series(3, 5, 7, 9)), 500)
                .deviationUntil(2);
        assertArrayEquals(new double[] {2, 4.5, 5.5, 6.5}, spread.mid(), 1e-12);
        assertTrue(spread.low()[1] < 4.5 && spread.high()[1] > 4.5);
        for (int i = 2; i < 4; i++) {
            assertEquals(spread.mid()[i], spread.low()[i]);
            assertEquals(spread.mid()[i], spread.high()[i]);
        }
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
