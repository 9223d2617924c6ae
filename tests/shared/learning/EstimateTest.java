package shared.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of the mean of vectors and its standard error. */
class EstimateTest {

    private static Estimate estimate() {
        return Estimate.of(List.of(new double[] {1, 10}, new double[] {3, 10},
                new double[] {5, 10}, new double[] {7, 18}));
    }

    @Test
    void theMeanAndItsErrorAreTakenNumberByNumber() {
        assertArrayEquals(new double[] {4, 12}, estimate().mean(), 1e-12);
        // The standard deviations are the roots of 20/3 and of 48/3; there are 4 samples.
        assertArrayEquals(new double[] {Math.sqrt(20.0 / 3) / 2, 2}, estimate().error(), 1e-12);
        assertEquals(20.0 / 3 + 16, estimate().variance(), 1e-12);
    }

    @Test
    void theDistanceIsTheLargestInStandardErrors() {
        assertEquals(0, estimate().distance(new double[] {4, 12}));
        assertEquals(3, estimate().distance(new double[] {4, 18}), 1e-12);
        assertEquals(4, estimate().distance(new double[] {
            4 - 4 * estimate().error()[0], 14}), 1e-12);
    }

    @Test
    void oneSampleHasNoError() {
        assertThrows(IllegalArgumentException.class,
                () -> Estimate.of(List.of(new double[] {1})));
    }
}
