package shared.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static shared.learning.Minibatches.minibatches;
import static shared.learning.Returns.discounted;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of discounted sums, minibatches, schedules and running means. */
class ReturnsTest {

    @Test
    void aReturnIsTheDiscountedSumOfWhatFollows() {
        assertArrayEquals(new double[] {1 + 0.5 * 2 + 0.25 * 4, 2 + 0.5 * 4, 4},
                discounted(new double[] {1, 2, 4}, 0.5));
        assertArrayEquals(new double[] {1, 2, 4}, discounted(new double[] {1, 2, 4}, 0));
        assertArrayEquals(new double[] {7, 6, 4}, discounted(new double[] {1, 2, 4}, 1));
    }

    @Test
    void nothingIsAddedBehindAnEnd() {
        assertArrayEquals(new double[] {2, 2, 6, 4},
                discounted(new double[] {1, 2, 4, 4}, new boolean[] {false, true, false, false},
                        0.5));
        double[] x = {1, 2};
        discounted(x, 0.5);
        assertArrayEquals(new double[] {1, 2}, x);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> discounted(new double[2], new boolean[3], 0.5));
        for (double factor : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> discounted(new double[2], factor));
        }
    }

    @Test
    void minibatchesHaveEachElementOnceInARandomOrder() {
        List<Integer> batch = IntStream.range(0, 100).boxed().toList();
        List<List<Integer>> parts = minibatches(batch, 32, new SplittableRandom(1));
        assertEquals(List.of(32, 32, 32, 4), parts.stream().map(List::size).toList());
        List<Integer> all = parts.stream().flatMap(List::stream).toList();
        assertNotEquals(batch, all);
        assertEquals(batch, all.stream().sorted().toList());
        assertEquals(parts, minibatches(batch, 32, new SplittableRandom(1)));
        assertNotEquals(parts, minibatches(batch, 32, new SplittableRandom(2)));
        assertEquals(List.of(), minibatches(List.of(), 5, new SplittableRandom(1)));
        assertThrows(IllegalArgumentException.class,
                () -> minibatches(batch, 0, new SplittableRandom(1)));
    }

    @Test
    void aScheduleFallsFromOneToZero() {
        assertEquals(1, Schedules.toGo(Double.NaN, -21, 18));
        assertEquals(1, Schedules.toGo(-21, -21, 18));
        assertEquals(0.5, Schedules.toGo(-1.5, -21, 18), 1e-12);
        assertEquals(0, Schedules.toGo(18, -21, 18));
        assertEquals(0, Schedules.toGo(21, -21, 18));
    }

    @Test
    void aRunningMeanChecksItsRateAndItsNumbers() {
        for (double rate : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new RunningMean(rate));
        }
        var mean = new RunningMean(0.5);
        mean.add(2);
        for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> mean.add(x));
        }
        assertEquals(1, mean.value());
    }

    @Test
    void aRunningMeanWithoutARateIsTheMeanOfAllNumbers() {
        var mean = new RunningMean();
        assertEquals(0, mean.value());
        for (double x : new double[] {4, 1, -2}) {
            mean.add(x);
        }
        assertEquals(1, mean.value(), 1e-15);
        var loaded = new RunningMean();
        loaded.load(mean.state());
        loaded.add(9);
        assertEquals(3, loaded.value(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> new RunningMean().load(
                new RunningMean(0.5).state()));
    }
}
