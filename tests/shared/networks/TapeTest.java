package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.RELU;
import static shared.networks.Activation.TANH;
import static shared.networks.Dense.dense;
import static shared.networks.Scale.scale;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import support.Differences;

/** Tapes: observations told by their places go forward and back as their numbers do. */
class TapeTest {

    private static final int INPUTS = 30;

    /** How often the first inputs are met in {@link #OBSERVATIONS}; the others are never met. */
    private static final int[] TIMES = {1, 2, 3, 4, 5, 9, 0, 8, 6};

    /** None of these inputs, some, or all of them at once; now as 1, now as -1. */
    private static final int[][] OBSERVATIONS = observations();

    private static int[][] observations() {
        var observations = new int[13][];
        for (int t = 0; t < observations.length; t++) {
            var places = new int[INPUTS];
            // 1 to 12, each once, and 0 for the observation with no place at all.
            int turn = 5 * t % 13;
            int n = 0;
            for (int i = 0; i < TIMES.length; i++) {
                if (turn > 0 && turn <= TIMES[i]) {
                    places[n++] = (turn + i) % 2 == 0 ? i : ~i;
                }
            }
            observations[t] = Arrays.copyOf(places, n);
        }
        return observations;
    }

    /** Any observations of at most so many places. */
    private static int[][] observations(int rows, int most, long seed) {
        var random = new SplittableRandom(seed);
        var observations = new int[rows][];
        for (int t = 0; t < rows; t++) {
            observations[t] = random.ints(random.nextInt(most + 1), 0, INPUTS).distinct()
                    .map(p -> random.nextBoolean() ? p : ~p).toArray();
        }
        return observations;
    }

    private static float[] numbers(int[] places) {
        var numbers = new float[INPUTS];
        for (int p : places) {
            numbers[p >= 0 ? p : ~p] = p >= 0 ? 1 : -1;
        }
        return numbers;
    }

    private static float[][] numbers(int[][] observations) {
        return Arrays.stream(observations).map(TapeTest::numbers).toArray(float[][]::new);
    }

    private static float[][] gradient(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        var gradient = new float[rows][columns];
        for (float[] row : gradient) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextFloat(-2, 2);
            }
        }
        return gradient;
    }

    private static Network network(Layer... more) {
        return new Network(new SplittableRandom(9), dense(INPUTS, 12), more);
    }

    static List<Network> networks() {
        return List.of(network(), network(TANH), network(RELU, dense(12, 7)),
                network(TANH, dense(12, 7)), network(dense(12, 3)),
                network(RELU, dense(12, 9), TANH, dense(9, 2)));
    }

    /** A tape that observations went forward on. */
    private static Tape tape(Network network, int[]... observations) {
        var tape = new Tape(network, Math.max(1, observations.length));
        for (int[] places : observations) {
            tape.forward(places);
        }
        return tape;
    }

    private static double size(float[]... rows) {
        double size = 0;
        for (float[] row : rows) {
            for (float x : row) {
                size = Math.max(size, Math.abs(x));
            }
        }
        return size;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void outputsAreThoseOfTheNumbers(Network network) {
        int[][] observations = observations(200, 11, 3);
        var tape = new Tape(network, 200);
        for (int t = 0; t < 200; t++) {
            float[] expected = network.forward(numbers(observations[t]));
            assertEquals(t, tape.rows());
            assertArrayEquals(expected, tape.forward(observations[t]), 1e-6f, "row " + t);
            assertArrayEquals(expected, network.forward(observations[t]), 1e-6f, "row " + t);
        }
        assertEquals(200, tape.rows());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientsAreThoseOfTheNumbers(Network network) {
        compareWithTheNetwork(network, OBSERVATIONS);
        // So many that the layers behind the first go another way.
        compareWithTheNetwork(network, observations(400, 11, 5));
    }

    private static void compareWithTheNetwork(Network network, int[][] observations) {
        int rows = observations.length;
        float[][] weights = gradient(rows, network.outputs(), 2);
        network.forward(numbers(observations));
        float[] expected = network.backward(weights);
        // One tape; then several, some of them with one observation or none, and all in order.
        for (int[] cuts : new int[][] {{0, rows}, {0, 5, 5, 6, rows}}) {
            List<Tape> tapes = tapes(network, observations, weights, cuts);
            assertArrayEquals(expected, Tape.gradient(tapes), (float) (2e-6 * size(expected)));
        }
    }

    /** A tape for each part of the observations, the gradient taken back on each. */
    private static List<Tape> tapes(Network network, int[][] observations, float[][] weights,
            int... cuts) {
        var tapes = new Tape[cuts.length - 1];
        for (int k = 0; k < tapes.length; k++) {
            tapes[k] = tape(network, Arrays.copyOfRange(observations, cuts[k], cuts[k + 1]));
            tapes[k].backward(Arrays.copyOfRange(weights, cuts[k], cuts[k + 1]));
        }
        return List.of(tapes);
    }

    /** For the loss sum_tj w_tj y_tj^2 / 2. */
    @ParameterizedTest
    @MethodSource("networks")
    void gradientsAreThoseOfFiniteDifferences(Network network) {
        int rows = OBSERVATIONS.length;
        float[][] weights = gradient(rows, network.outputs(), 6);
        var gradient = new float[rows][network.outputs()];
        for (int t = 0; t < rows; t++) {
            float[] y = network.forward(numbers(OBSERVATIONS[t]));
            for (int j = 0; j < y.length; j++) {
                gradient[t][j] = weights[t][j] * y[j];
            }
        }
        float[] found = Tape.gradient(tapes(network, OBSERVATIONS, gradient, 0, 4, rows));
        assertTrue(size(found) > 0.1, "the gradient is too small to compare");
        Differences.compare(network, found, () -> {
            double loss = 0;
            for (int t = 0; t < rows; t++) {
                float[] y = network.forward(numbers(OBSERVATIONS[t]));
                for (int j = 0; j < y.length; j++) {
                    loss += weights[t][j] * y[j] * y[j] / 2.0;
                }
            }
            return loss;
        }, 5e-4f, 2e-3 * size(found));
    }

    /** Longer and shorter observations before, with and without the way back. */
    @Test
    void aClearedTapeIsAsNew() {
        Network network = network(RELU, dense(12, 7));
        int rows = OBSERVATIONS.length;
        float[][] weights = gradient(rows, 7, 1);
        float[] expected = Tape.gradient(tapes(network, OBSERVATIONS, weights, 0, rows));
        var tape = new Tape(network, 40);
        for (int before : new int[] {40, 3, 0}) {
            for (boolean back : new boolean[] {true, false}) {
                for (int[] places : observations(before, 20, 7)) {
                    tape.forward(places);
                }
                if (back) {
                    tape.backward(gradient(before, 7, 2));
                }
                tape.clear();
                assertEquals(0, tape.rows());
                for (int[] places : OBSERVATIONS) {
                    tape.forward(places);
                }
                tape.backward(weights);
                assertArrayEquals(expected, Tape.gradient(List.of(tape)));
                tape.clear();
            }
        }
    }

    /** Of another loss, and of the next observations with those before. */
    @Test
    void theWayBackCanBeTakenAgain() {
        Network network = network(RELU, dense(12, 7));
        int rows = OBSERVATIONS.length;
        float[][] weights = gradient(rows, 7, 1);
        var tape = new Tape(network, rows);
        int next = 0;
        for (int until : new int[] {2, 2, 2, rows, rows}) {
            while (next < until) {
                tape.forward(OBSERVATIONS[next++]);
            }
            tape.backward(gradient(until, 7, 5));
            float[][] part = Arrays.copyOf(weights, until);
            tape.backward(part);
            assertArrayEquals(Tape.gradient(tapes(network, OBSERVATIONS, part, 0, until)),
                    Tape.gradient(List.of(tape)));
        }
    }

    @Test
    void aTapeWithoutObservationsHasNoGradient() {
        Network network = network(RELU, dense(12, 7));
        var none = new float[network.parameters().size()];
        var tape = new Tape(network, OBSERVATIONS.length);
        assertArrayEquals(none, Tape.gradient(List.of(tape)));
        for (int[] places : OBSERVATIONS) {
            tape.forward(places);
        }
        tape.backward(gradient(OBSERVATIONS.length, 7, 1));
        tape.clear();
        assertArrayEquals(none, Tape.gradient(List.of(tape)));
        tape.backward(new float[0][]);
        assertArrayEquals(none, Tape.gradient(List.of(tape)));
    }

    @Test
    void theParametersThatCountAreThoseOfNow() {
        Network network = network(TANH, dense(12, 7));
        var tape = new Tape(network, 400);
        for (long k = 0; k < 3; k++) {
            float[] theta = network.parameters().values();
            for (int i = 0; i < theta.length; i++) {
                theta[i] += 0.1f * ((i + k) % 3 - 1);
            }
            network.parameters().changed();
            int[][] observations = observations(400, 9, k);
            float[][] weights = gradient(400, 7, k);
            tape.clear();
            for (int[] places : observations) {
                assertArrayEquals(network.forward(numbers(places)), tape.forward(places), 2e-6f);
            }
            tape.backward(weights);
            Network fresh = network.copy();
            fresh.forward(numbers(observations));
            float[] expected = fresh.backward(weights);
            assertArrayEquals(expected, Tape.gradient(List.of(tape)),
                    (float) (2e-6 * size(expected)));
        }
    }

    @Test
    void tapesInTwoThreadsGiveTheSameBits() throws Exception {
        Network network = network(RELU, dense(12, 40), TANH, dense(40, 7));
        var alone = new float[2][][];
        for (int k = 0; k < 2; k++) {
            alone[k] = play(network, k);
        }
        var together = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        List<Future<float[][]>> results = List.of(0, 1).stream().map(k -> pool.submit(() -> {
            together.await(20, TimeUnit.SECONDS);
            return play(network, k);
        })).toList();
        pool.shutdown();
        for (int k = 0; k < 2; k++) {
            assertArrayEquals(alone[k], results.get(k).get());
        }
    }

    /** Gradients and the last outputs of a tape of its own. */
    private static float[][] play(Network network, int number) {
        var tape = new Tape(network, 100);
        var results = new float[120][];
        for (int i = 0; i < results.length; i += 2) {
            int rows = 1 + (37 * i + number) % 100;
            for (int[] places : observations(rows, 12, 2L * i + number)) {
                results[i + 1] = tape.forward(places);
            }
            tape.backward(gradient(rows, 7, i));
            results[i] = Tape.gradient(List.of(tape));
            tape.clear();
        }
        return results;
    }

    @Test
    void outputsAreNewArrays() {
        Network network = network();
        var tape = new Tape(network, 2);
        float[] y = tape.forward(new int[] {1});
        float[] kept = y.clone();
        float[] other = tape.forward(new int[] {2});
        assertArrayEquals(kept, y);
        assertNotEquals(y[0], other[0]);
        Arrays.fill(y, 7);
        tape.backward(gradient(2, 12, 1));
        assertArrayEquals(kept, network.forward(new int[] {1}));
    }

    /** And it is then as it was. */
    @Test
    void aFullTapeTakesNoMore() {
        Network network = network(RELU, dense(12, 7));
        Tape tape = tape(network, OBSERVATIONS);
        var e = assertThrows(IllegalStateException.class, () -> tape.forward(new int[] {1}));
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
        int rows = OBSERVATIONS.length;
        assertEquals(rows, tape.rows());
        float[][] weights = gradient(rows, 7, 1);
        tape.backward(weights);
        assertArrayEquals(Tape.gradient(tapes(network, OBSERVATIONS, weights, 0, rows)),
                Tape.gradient(List.of(tape)));
    }

    @Test
    void aGradientOfAnotherShapeIsRefused() {
        Network network = network(RELU, dense(12, 7));
        Tape tape = tape(network, OBSERVATIONS);
        int rows = OBSERVATIONS.length;
        for (float[][] wrong : new float[][][] {new float[rows - 1][7], new float[rows + 1][7],
            new float[rows][6], new float[rows][8], new float[0][]}) {
            var e = assertThrows(IllegalArgumentException.class, () -> tape.backward(wrong));
            assertTrue(e.getMessage().endsWith("."), e.getMessage());
        }
        float[][] weights = gradient(rows, 7, 1);
        tape.backward(weights);
        assertArrayEquals(Tape.gradient(tapes(network, OBSERVATIONS, weights, 0, rows)),
                Tape.gradient(List.of(tape)));
    }

    @Test
    void otherNetworksAreRefused() {
        var random = new SplittableRandom(1);
        var ones = new double[INPUTS];
        Arrays.fill(ones, 1);
        for (Network network : List.of(new Network(random, dense(INPUTS, 4)),
                new Network(random, dense(INPUTS, 1), TANH, dense(1, 8)),
                new Network(random, scale(ones), dense(INPUTS, 12)))) {
            for (var use : List.<Runnable>of(() -> new Tape(network, 5),
                    () -> new SparseAdam(network, 0.1, SparseAdam.Idle.LAZY, null))) {
                var e = assertThrows(IllegalArgumentException.class, use::run);
                assertTrue(e.getMessage().endsWith("."), e.getMessage());
            }
            int[] places = {~3, 8};
            assertArrayEquals(network.forward(numbers(places)), network.forward(places),
                    "one by one, they act");
        }
        var enough = new Network(random, dense(INPUTS, 5));
        assertArrayEquals(enough.forward(numbers(new int[] {~3, 8})),
                tape(enough).forward(new int[] {~3, 8}), 1e-6f);
    }
}
