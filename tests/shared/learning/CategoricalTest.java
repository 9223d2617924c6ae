package shared.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Tests of the distribution of a softmax policy. */
class CategoricalTest {

    @Test
    void softmaxIsTheExponentialsShare() {
        float[] pi = Categorical.softmax(new float[] {0, (float) Math.log(3), -1e4f});
        assertArrayEquals(new float[] {0.25f, 0.75f, 0}, pi, 1e-6f);
        assertArrayEquals(new float[] {1}, Categorical.softmax(new float[] {-7}));
    }

    @Test
    void hugeLogitsDoNotOverflow() {
        float[] pi = Categorical.softmax(new float[] {1000, 999, -3e38f});
        assertArrayEquals(new float[] {0.7310586f, 0.2689414f, 0}, pi, 1e-6f);
    }

    @Test
    void aBatchIsDoneRowByRow() {
        float[][] logits = {{1, 2, 3}, {-1, 0, 5}};
        float[][] pi = Categorical.softmax(logits);
        assertArrayEquals(Categorical.softmax(logits[0]), pi[0]);
        assertArrayEquals(Categorical.softmax(logits[1]), pi[1]);
    }

    @Test
    void actionsAreDrawnAsOftenAsTheyAreProbable() {
        float[] pi = {0.1f, 0.6f, 0, 0.3f};
        var count = new int[4];
        var random = new SplittableRandom(3);
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            count[Categorical.sample(pi, random)]++;
        }
        for (int a = 0; a < 4; a++) {
            assertEquals(pi[a], count[a] / (double) n,
                    4 * Math.sqrt(pi[a] * (1 - pi[a]) / n));
        }
    }

    /** The floats of a softmax may add up to a little less than 1. */
    @Test
    void anActionOfProbability0IsNeverDrawn() {
        RandomGenerator largest = () -> -1;
        assertEquals(Math.nextDown(1.0), largest.nextDouble());
        float[] pi = Categorical.softmax(new float[] {0, -0.3f, -200});
        assertEquals(0, pi[2]);
        assertEquals(1, Categorical.sample(pi, largest));
        assertEquals(1, Categorical.sample(new float[] {0, 1}, () -> 0));
        assertEquals(0, Categorical.sample(new float[] {1, 0, 0}, largest));
    }

    @Test
    void argmaxTakesTheFirstOfTheLargest() {
        assertEquals(1, Categorical.argmax(new float[] {0.2f, 0.4f, 0.4f}));
        assertEquals(0, Categorical.argmax(new float[] {0.5f}));
    }

    @Test
    void meanAndDeviation() {
        double[] numbers = {1, 2, 3, 6};
        assertEquals(3, Statistics.mean(numbers));
        assertEquals(Math.sqrt(14 / 3.0), Statistics.std(numbers), 1e-15);
        assertEquals(0, Statistics.std(new double[] {5}));
    }

    @Test
    void aMeanOfElementsIsThatOfTheirNumbers() {
        assertEquals(2, Statistics.mean(List.of("a", "bcd"), String::length));
        assertTrue(Double.isNaN(Statistics.mean(List.<String>of(), String::length)));
    }

    /** The loss is -weight ln pi(action) - beta H; the gradient is by the logits. */
    @Test
    void theGradientIsThatOfTheLoss() {
        float[] logits = {0.5f, -1, 2, 0.25f};
        for (double[] factors : new double[][] {{1.5, 0}, {0, 0.7}, {-2, 0.3}}) {
            float[] gradient = Categorical.gradient(Categorical.softmax(logits), 2, factors[0],
                    factors[1]);
            for (int a = 0; a < 4; a++) {
                float kept = logits[a];
                logits[a] = kept + 0.01f;
                double up = loss(logits, factors);
                logits[a] = kept - 0.01f;
                double down = loss(logits, factors);
                logits[a] = kept;
                assertEquals((up - down) / 0.02, gradient[a], 1e-4);
            }
        }
        for (float g : Categorical.gradient(new float[] {0, 1, 0}, 1, 1, 1)) {
            assertEquals(0, g, "certain");
        }
    }

    private static double loss(float[] logits, double[] factors) {
        float[] pi = Categorical.softmax(logits);
        return -factors[0] * Math.log(pi[2]) - factors[1] * Categorical.entropy(pi);
    }

    @Test
    void aValueBehindTheLogitsIsLeftOut() {
        assertArrayEquals(Categorical.softmax(new float[] {1, 2}),
                Categorical.softmax(new float[] {1, 2, 100}, 2));
    }
}
