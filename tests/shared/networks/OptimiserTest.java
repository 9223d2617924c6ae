package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.RELU;
import static shared.networks.Dense.dense;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.learning.RunningMean;

/**
 * Compares optimisers with PyTorch 2.15. The parameters are (0.5, -1, 2, 0). There are five steps
 * with the gradients (0.1 k, -0.5, 0, 4 - k), k = 1 to 5. The values are those after the first and
 * the last step.
 */
class OptimiserTest {

    @Test
    void adam() {
        compare(network -> new Adam(network, 0.01),
                new float[] {0.49000000953674316f, -0.9900000095367432f, 2, -0.009999999776482582f},
                new float[] {0.45149171352386475f, -0.9500000476837158f, 2,
                    -0.040525488555431366f});
    }

    @Test
    void adamW() {
        compare(network -> new AdamW(network, 0.01, 0.1),
                new float[] {0.4895000159740448f, -0.9890000224113464f, 1.9980000257492065f,
                    -0.009999999776482582f},
                new float[] {0.44909435510635376f, -0.945110023021698f, 1.9900201559066772f,
                    -0.04043128341436386f});
    }

    @Test
    void sgd() {
        compare(network -> new Sgd(network, 0.1, 0.5),
                new float[] {0.4650000035762787f, -0.8999999761581421f, 1.899999976158142f,
                    -0.30000001192092896f},
                new float[] {0.2465229034423828f, -0.547561764717102f, 1.5475618839263916f,
                    -0.40607690811157227f});
    }

    private static Network network() {
        var network = new Network(new SplittableRandom(1), Dense.dense(1, 2));
        float[] start = {0.5f, -1, 2, 0};
        network.parameters().set(start);
        return network;
    }

    private static void step(Network network, Optimiser optimiser, int k) {
        optimiser.step(gradient(network, 0.1f * k, -0.5f, 0, 4 - k));
    }

    /** A gradient of these numbers, in the order of the parameters. */
    static Gradient gradient(Network network, float... numbers) {
        Gradient gradient = network.newGradient();
        int at = 0;
        for (int i = 0; i < gradient.size(); i++) {
            float[] row = gradient.row(i);
            System.arraycopy(numbers, at, row, 0, row.length);
            at += row.length;
        }
        return gradient;
    }

    private static void compare(Function<Network, Optimiser> make, float[] first, float[] last) {
        Network network = network();
        Optimiser optimiser = make.apply(network);
        step(network, optimiser, 1);
        assertArrayEquals(first, network.parameters().values(), 1e-7f);
        for (int k = 2; k <= 5; k++) {
            step(network, optimiser, k);
        }
        assertArrayEquals(last, network.parameters().values(), 3e-7f);
    }

    @Test
    void clippingKeepsTheDirection() {
        Gradient gradient = gradient(network(), 3, 4, 12, 0);
        assertEquals(13, gradient.norm());
        assertEquals(13, gradient.clip(2));
        assertArrayEquals(new float[] {0.4615384340286255f, 0.615384578704834f,
            1.846153736114502f, 0}, gradient.values(), 1e-7f);
        Gradient small = gradient(network(), 0.3f, 0.4f, 0, 0);
        small.clip(2);
        small.clip(Double.POSITIVE_INFINITY);
        assertArrayEquals(new float[] {0.3f, 0.4f, 0, 0}, small.values());
        for (double norm : new double[] {0, -1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> small.clip(norm));
        }
    }

    @Test
    void gradientsOfOneNetworkAddUp() {
        Network network = network();
        Gradient sum = gradient(network, 1, 2, 3, 4);
        Gradient other = gradient(network, 0.5f, 0, -3, 1);
        sum.add(other);
        assertArrayEquals(new float[] {1.5f, 2, 0, 5}, sum.values());
        assertArrayEquals(new float[] {0.5f, 0, -3, 1}, other.values());
        Gradient empty = network.newGradient();
        empty.add(other);
        assertArrayEquals(other.values(), empty.values());
        assertThrows(IllegalArgumentException.class,
                () -> sum.add(gradient(network(), 1, 1, 1, 1)));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        Network network = network();
        for (double bad : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new Adam(network, bad));
            assertThrows(IllegalArgumentException.class, () -> Adam.lazy(network, bad));
            assertThrows(IllegalArgumentException.class, () -> new Sgd(network, bad, 0));
            assertThrows(IllegalArgumentException.class,
                    () -> new Adam(network, 0.1).learningRate(bad));
        }
        for (double bad : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new Sgd(network, 0.1, bad));
            assertThrows(IllegalArgumentException.class, () -> new AdamW(network, 0.1, bad));
        }
    }

    @Test
    void aGradientOfAnotherNetworkIsRefusedBeforeAnythingMoves() {
        Network network = network();
        float[] before = network.parameters().values();
        Gradient foreign = gradient(network(), 1, 1, 1, 1);
        for (Optimiser optimiser : new Optimiser[] {new Adam(network, 0.1),
            new AdamW(network, 0.1, 0.1), new Sgd(network, 0.1, 0.1)}) {
            assertThrows(IllegalArgumentException.class, () -> optimiser.step(foreign));
            assertArrayEquals(before, network.parameters().values());
        }
    }

    /** The agent of the update before can then be saved. */
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 2e19f})
    void aGradientThatIsNotFiniteIsRefusedBeforeAnythingMoves(float bad) {
        var network = new Network(new SplittableRandom(1), dense(2, 3), RELU, dense(3, 2));
        network.forward(new float[][] {{1, 2}});
        Gradient gradient = network.backward(new float[][] {{bad, 1}});
        float[] before = network.parameters().values();
        for (Optimiser optimiser : new Optimiser[] {new Adam(network, 0.1),
            Adam.lazy(network, 0.1), new AdamW(network, 0.1, 0.1), new Sgd(network, 0.1, 0.1)}) {
            var e = assertThrows(NotFiniteException.class, () -> optimiser.step(gradient));
            assertEquals("The gradient of dense2.bias is NaN, infinite or too large",
                    e.getMessage());
            assertArrayEquals(before, network.parameters().values());
        }
    }

    /** Only a step of gradient descent may be so long that a finite gradient overflows. */
    @ParameterizedTest
    @ValueSource(doubles = {1e20, 1e21})
    void aStepThatIsNotFiniteIsRefusedBeforeAnythingMoves(double learningRate) {
        Network network = network();
        network.parameters().set(new float[] {1, 2, 3, -2.8e38f});
        float[] before = network.parameters().values();
        var sgd = new Sgd(network, learningRate, 0);
        var e = assertThrows(NotFiniteException.class,
                () -> sgd.step(gradient(network, 1, 1, 1, 1e18f)));
        assertEquals("The step of dense1.bias is NaN, infinite or too large", e.getMessage());
        assertArrayEquals(before, network.parameters().values());
        sgd.step(gradient(network, 1, 1, 1, 0));
        assertEquals((float) (1 - learningRate), network.parameters().values()[0]);
        var decaying = new Sgd(network, 1, 1e4);
        assertThrows(NotFiniteException.class, () -> decaying.step(network.newGradient()));
    }

    /** Each part of the step is done once, in any order. */
    @Test
    void aSharedOutStepMovesTheSameToTheBit() {
        var alone = new Network(new SplittableRandom(1), Dense.dense(7, 9));
        var shared = new Network(new SplittableRandom(1), Dense.dense(7, 9));
        var one = new Adam(alone, 0.01);
        var several = new Adam(shared, 0.01);
        Parallel backwards = (tasks, task) -> {
            assertTrue(tasks > 1);
            for (int i = tasks - 1; i >= 0; i--) {
                task.accept(i);
            }
        };
        var random = new SplittableRandom(2);
        for (int k = 0; k < 20; k++) {
            var numbers = new float[alone.parameters().size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextFloat(-1, 1);
            }
            one.step(gradient(alone, numbers));
            several.step(gradient(shared, numbers), backwards);
        }
        assertArrayEquals(alone.parameters().values(), shared.parameters().values());
    }

    @Test
    void adamGoesOnFromItsStateToTheBit() {
        Network whole = network();
        var adam = new Adam(whole, 0.01);
        Network half = network();
        var before = new Adam(half, 0.01);
        for (int k = 1; k <= 5; k++) {
            step(whole, adam, k);
            if (k <= 2) {
                step(half, before, k);
            }
        }
        Network rest = network();
        rest.load(half.state());
        var after = new Adam(rest, 0.01);
        after.load(before.state());
        for (int k = 3; k <= 5; k++) {
            step(rest, after, k);
        }
        assertArrayEquals(whole.parameters().values(), rest.parameters().values());
    }

    @Test
    void aForeignStateIsRefusedAndChangesNothing() {
        Network network = network();
        var adam = new Adam(network, 0.01);
        step(network, adam, 1);
        var other = new Adam(new Network(new SplittableRandom(1), Dense.dense(2, 2)), 0.01);
        assertThrows(IllegalArgumentException.class, () -> adam.load(other.state()));
        assertThrows(IllegalArgumentException.class, () -> adam.load(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> network.load(Map.of()));
    }

    @Test
    void theRunningMeanMovesByItsRate() {
        var mean = new RunningMean(0.1);
        assertEquals(0, mean.value());
        mean.add(10);
        assertEquals(1, mean.value(), 1e-15);
        mean.add(1);
        assertEquals(1, mean.value(), 1e-15);
        var copy = new RunningMean(0.1);
        copy.load(mean.state());
        assertEquals(mean.value(), copy.value());
    }
}
