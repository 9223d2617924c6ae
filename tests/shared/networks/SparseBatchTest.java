package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.RELU;
import static shared.networks.Activation.TANH;
import static shared.networks.Scale.scale;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shared.environments.Sparse;
import support.Differences;

/** Tests that states that are mostly zeros give the same outputs and gradients as dense states. */
class SparseBatchTest {

    private static final int INPUTS = 30;

    /**
     * States with up to {@code most} numbers. Some have one number, some have none, and some share
     * indices.
     */
    private static Sparse[] states(int rows, int most, long seed) {
        var random = new SplittableRandom(seed);
        var states = new Sparse[rows];
        for (int t = 0; t < rows; t++) {
            int[] indices = random.ints(random.nextInt(most + 1), 0, INPUTS).distinct().toArray();
            var values = new float[indices.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(3) == 0 ? random.nextFloat(-2, 2)
                        : random.nextBoolean() ? 1 : -1;
            }
            states[t] = new Sparse(INPUTS, indices, values);
        }
        return states;
    }

    private static float[][] dense(Sparse[] states) {
        return Arrays.stream(states).map(Sparse::dense).toArray(float[][]::new);
    }

    private static float[][] weights(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        var weights = new float[rows][columns];
        for (float[] row : weights) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextFloat(-2, 2);
            }
        }
        return weights;
    }

    static List<Network> networks() {
        var ones = new double[INPUTS];
        Arrays.fill(ones, 2);
        return List.of(network(Dense.dense(INPUTS, 12)),
                network(Dense.dense(INPUTS, 12), RELU, Dense.dense(12, 7)),
                network(Dense.dense(INPUTS, 3), TANH, Dense.dense(3, 2)),
                network(scale(ones), Dense.dense(INPUTS, 12), TANH, Dense.dense(12, 2)),
                network(Dense.dense(INPUTS, 12), RELU, Dense.dense(12, 9), TANH,
                        Dense.dense(9, 2)));
    }

    private static Network network(Layer... layers) {
        return new Network(new SplittableRandom(9), layers);
    }

    private static float[] backward(Network network, Batch batch, float[][] outputGradient) {
        Gradient gradient = network.newGradient();
        batch.backward(outputGradient, gradient);
        return gradient.values();
    }

    private static float size(float[] numbers) {
        float size = 0;
        for (float x : numbers) {
            size = Math.max(size, Math.abs(x));
        }
        return size;
    }

    /** Batches of many sizes follow each other and use the same memory. */
    @ParameterizedTest
    @MethodSource("networks")
    void outputsAndGradientsAreThoseOfAllNumbers(Network network) {
        Batch batch = network.newBatch();
        for (int rows : new int[] {13, 1, 400, 5, 64}) {
            Sparse[] states = states(rows, 11, rows);
            float[][] y = batch.forward(states, Map.of());
            float[][] expected = network.forward(dense(states));
            for (int t = 0; t < rows; t++) {
                assertArrayEquals(expected[t], y[t], 2e-6f, "row " + t);
                assertArrayEquals(expected[t], network.forward(states[t]), 2e-6f, "row " + t);
            }
            float[][] weights = weights(rows, network.outputs(), 2);
            float[] gradient = network.backward(weights).values();
            assertArrayEquals(gradient, backward(network, batch, weights),
                    4e-6f * size(gradient), rows + " rows");
        }
    }

    /** The loss is sum_tj w_tj y_tj^2 / 2. */
    @ParameterizedTest
    @MethodSource("networks")
    void gradientsAreThoseOfFiniteDifferences(Network network) {
        Sparse[] states = states(13, 9, 4);
        float[][] weights = weights(13, network.outputs(), 6);
        Batch batch = network.newBatch();
        float[][] gradient = batch.forward(states, Map.of());
        for (int t = 0; t < 13; t++) {
            for (int j = 0; j < network.outputs(); j++) {
                gradient[t][j] *= weights[t][j];
            }
        }
        float[] found = backward(network, batch, gradient);
        assertTrue(size(found) > 0.1, "the gradient is too small to compare");
        Differences.compare(network, found, () -> {
            double loss = 0;
            for (int t = 0; t < 13; t++) {
                float[] y = network.forward(states[t]);
                for (int j = 0; j < y.length; j++) {
                    loss += weights[t][j] * y[j] * y[j] / 2.0;
                }
            }
            return loss;
        }, 5e-4f, 2e-3 * size(found));
    }

    @Test
    void onlyRowsOfNumbersOtherThanZeroHaveAGradient() {
        Network network = networks().get(1);
        Batch batch = network.newBatch();
        batch.forward(new Sparse[] {new Sparse(INPUTS, new int[] {3, 8}, new float[] {1, -1})},
                Map.of());
        Gradient gradient = network.newGradient();
        batch.backward(weights(1, 7, 1), gradient);
        for (int i = 0; i < INPUTS; i++) {
            assertTrue(gradient.has(i) == (i == 3 || i == 8), "row " + i);
        }
    }

    /** Outputs that are known already are not computed again; the others are. */
    @Test
    void knownOutputsOfTheFirstLayerAreUsed() {
        Network network = networks().get(1);
        Sparse[] states = states(20, 9, 3);
        var known = new HashMap<Sparse, float[]>();
        for (int t = 0; t < 20; t += 2) {
            known.put(states[t], network.first(states[t]));
        }
        float[][] expected = network.newBatch().forward(states, Map.of());
        assertArrayEquals(expected, network.newBatch().forward(states, known));
        known.put(states[0], new float[12]);
        assertArrayEquals(network.rest(new float[12]),
                network.newBatch().forward(states, known)[0], 1e-6f);
    }

    @Test
    void batchesInTwoThreadsGiveTheSameBits() throws Exception {
        Network network = networks().get(4);
        var pool = Executors.newFixedThreadPool(2);
        List<Future<float[]>> results = List.of(1L, 2L).stream()
                .map(seed -> pool.submit(() -> many(network, seed))).toList();
        pool.shutdown();
        assertArrayEquals(many(network, 1), results.get(0).get());
        assertArrayEquals(many(network, 2), results.get(1).get());
    }

    private static float[] many(Network network, long seed) {
        Batch batch = network.newBatch();
        Gradient sum = network.newGradient();
        for (int i = 0; i < 60; i++) {
            int rows = 1 + (int) (37 * i + seed) % 100;
            batch.forward(states(rows, 12, seed + i), Map.of());
            batch.backward(weights(rows, network.outputs(), i), sum);
        }
        return sum.values();
    }

    @Test
    void wrongSizesAreRefusedWithASentence() {
        Network network = networks().get(1);
        Batch batch = network.newBatch();
        var wrong = new Sparse(INPUTS + 1, new int[] {1}, new float[] {1});
        for (Runnable use : List.<Runnable>of(() -> network.forward(wrong),
                () -> batch.forward(new Sparse[] {wrong}, Map.of()),
                () -> batch.forward(new Sparse[0], Map.of()))) {
            var e = assertThrows(IllegalArgumentException.class, use::run);
            assertTrue(e.getMessage().endsWith("."), e.getMessage());
        }
        assertThrows(IllegalStateException.class,
                () -> backward(network, network.newBatch(), new float[1][7]));
        batch.forward(states(5, 9, 1), Map.of());
        for (float[][] gradient : new float[][][] {new float[4][7], new float[6][7],
            new float[5][6], new float[0][]}) {
            var e = assertThrows(IllegalArgumentException.class,
                    () -> backward(network, batch, gradient));
            assertTrue(e.getMessage().endsWith("."), e.getMessage());
        }
    }
}
