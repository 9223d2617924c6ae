package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.IDENTITY;
import static shared.networks.Activation.RELU;
import static shared.networks.Activation.TANH;
import static shared.networks.Dense.dense;
import static shared.networks.Learned.learned;
import static shared.networks.Scale.scale;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import shared.files.UserError;
import shared.learning.Categorical;
import support.Differences;
import support.Theta;

/** Tests of networks: forward pass, backward pass and parameters. */
class NetworkTest {

    private static float[][] states(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        var states = new float[rows][columns];
        for (float[] state : states) {
            for (int i = 0; i < columns; i++) {
                state[i] = random.nextFloat(-2, 2);
            }
        }
        return states;
    }

    @ParameterizedTest
    @EnumSource
    void oneStateGivesWhatTheBatchGives(Activation activation) {
        var network = new Network(new SplittableRandom(4), dense(5, 33), activation,
                dense(33, 18), activation, dense(18, 3));
        for (int rows : new int[] {1, 8, 9, 63, 64, 65, 500}) {
            float[][] states = states(rows, 5, rows);
            float[][] batch = network.forward(states);
            double size = 0;
            for (float[] row : batch) {
                for (float y : row) {
                    size = Math.max(size, Math.abs(y));
                }
            }
            for (int t = 0; t < rows; t++) {
                float[] one = network.forward(states[t]);
                for (int j = 0; j < 3; j++) {
                    assertEquals(one[j], batch[t][j], 1e-6 * size, "row " + t + " of " + rows);
                }
            }
        }
    }

    /**
     * The loss is sum_tj w_tj y_tj^2 / 2. The states are chosen so that no ReLU is near its kink,
     * where a difference would mix both sides.
     */
    @ParameterizedTest
    @EnumSource
    void gradientsAreThoseOfFiniteDifferences(Activation activation) {
        var network = new Network(new SplittableRandom(9), dense(3, 7), activation,
                dense(7, 5), activation, dense(5, 2));
        float[][] states = states(4, 3, 8);
        float[][] weights = states(4, 2, 6);
        float[][] y = network.forward(states);
        var gradient = new float[4][2];
        for (int t = 0; t < 4; t++) {
            for (int j = 0; j < 2; j++) {
                gradient[t][j] = weights[t][j] * y[t][j];
            }
        }
        compareWithDifferences(network, network.backward(gradient).values(), () -> {
            double loss = 0;
            for (int t = 0; t < 4; t++) {
                float[] out = network.forward(states[t]);
                for (int j = 0; j < 2; j++) {
                    loss += weights[t][j] * out[j] * out[j] / 2.0;
                }
            }
            return loss;
        });
    }

    @Test
    void thePolicyGradientIsThatOfFiniteDifferences() {
        var network = new Network(new SplittableRandom(2), dense(4, 6), TANH, dense(6, 3));
        float[][] states = states(20, 4, 1);
        var random = new SplittableRandom(3);
        int[] actions = random.ints(20, 0, 3).toArray();
        double[] advantages = random.doubles(20, -2, 2).toArray();
        float[][] pi = Categorical.softmax(network.forward(states));
        for (int t = 0; t < 20; t++) {
            pi[t][actions[t]] -= 1;
            for (int a = 0; a < 3; a++) {
                pi[t][a] *= (float) advantages[t];
            }
        }
        compareWithDifferences(network, network.backward(pi).values(), () -> {
            double loss = 0;
            for (int t = 0; t < 20; t++) {
                loss -= advantages[t] * Math.log(
                        Categorical.softmax(network.forward(states[t]))[actions[t]]);
            }
            return loss;
        });
    }

    private static void compareWithDifferences(Network network, float[] gradient,
            DoubleSupplier loss) {
        double size = 0;
        for (float g : gradient) {
            size = Math.max(size, Math.abs(g));
        }
        assertTrue(size > 0.1, "the gradient is too small to compare");
        Differences.compare(network, gradient, loss, 5e-4f, 2e-3 * size);
    }

    /**
     * Gradients go through every kind of layer, also after other layers, and if only some inputs
     * count.
     */
    @Test
    void gradientsGoThroughScalesAndFreeParameters() {
        var network = new Network(new SplittableRandom(5), scale(1, -2, 0.25), dense(3, 6), TANH,
                learned(2), dense(8, 3), scale(3, 1, -0.5), learned(1));
        float[] theta = network.parameters().values();
        for (int i = 0; i < theta.length; i++) {
            theta[i] += 0.05f * (i % 5);  // free parameters start at 0, where less can be seen
        }
        network.parameters().set(theta);
        float[][] states = states(6, 3, 2);
        float[][] weights = states(6, 4, 3);
        network.forward(states);
        compareWithDifferences(network, network.backward(weights).values(), () -> {
            double loss = 0;
            for (int t = 0; t < 6; t++) {
                float[] out = network.forward(states[t]);
                for (int j = 0; j < 4; j++) {
                    loss += weights[t][j] * out[j];
                }
            }
            return loss;
        });
    }

    @Test
    void scalesMultiplyAndFreeParametersFollow() {
        var network = new Network(new SplittableRandom(5), scale(2, -0.5), learned(2));
        float[] theta = network.parameters().values();
        assertArrayEquals(new float[] {0, 0}, theta);
        theta[0] = 7;
        theta[1] = -1;
        network.parameters().set(theta);
        assertArrayEquals(new float[] {6, -2, 7, -1}, network.forward(new float[] {3, 4}));
        assertArrayEquals(new float[][] {{6, -2, 7, -1}, {0, 1, 7, -1}},
                network.forward(new float[][] {{3, 4}, {0, -2}}));
        assertThrows(IllegalArgumentException.class, () -> scale());
        assertThrows(IllegalArgumentException.class, () -> scale(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> learned(0));
        assertThrows(IllegalArgumentException.class, () -> new Network(new SplittableRandom(1),
                dense(2, 3), scale(1, 2)));
    }

    /**
     * Boards and pictures are nearly empty. They are computed in another way, with the same
     * results.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6, 7, 48})
    void aBatchOfFewNonzerosGivesWhatAFullOneGives(int nonzeros) {
        var network = new Network(new SplittableRandom(4), dense(48, 32), RELU, dense(32, 4));
        var full = new Network(new SplittableRandom(4), scale(ones(48)), dense(48, 32), RELU,
                dense(32, 4));
        var random = new SplittableRandom(6);
        var states = new float[700][48];
        for (float[] state : states) {
            for (int k = 0; k < nonzeros; k++) {
                state[random.nextInt(48)] = random.nextFloat(-1, 1);
            }
        }
        float[][] outputs = network.forward(states);
        float[][] expected = new float[700][];
        for (int t = 0; t < 700; t++) {
            expected[t] = full.forward(states[t]);
            assertArrayEquals(expected[t], outputs[t], 1e-5f);
        }
        float[][] gradient = states(700, 4, 3);
        float[] sparse = network.backward(gradient).values();
        var sum = new double[sparse.length];
        for (int t = 0; t < 700; t++) {
            full.forward(new float[][] {states[t]});
            float[] one = full.backward(new float[][] {gradient[t]}).values();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            assertEquals(sum[i], sparse[i], 1e-3, "parameter " + i);
        }
    }

    private static double[] ones(int n) {
        var ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void aCopyLearnsForItself() {
        var network = new Network(new SplittableRandom(4), scale(1, 0.125), dense(2, 5), TANH,
                dense(5, 1), learned(1));
        Network copy = network.copy();
        float[] state = {0.5f, -3};
        float[] before = network.forward(state);
        assertArrayEquals(before, copy.forward(state));
        Theta.change(network, theta -> theta[0] += 1);
        assertArrayEquals(before, copy.forward(state));
        assertNotEquals(before[0], network.forward(state)[0]);
        assertArrayEquals(network.forward(state),
                copy.copy(network.parameters().values()).forward(state));
        copy.parameters().set(network.parameters().values());
        assertArrayEquals(network.forward(state), copy.forward(state));
        assertThrows(IllegalArgumentException.class,
                () -> copy.parameters().set(new float[3]));
    }

    @Test
    void aNetworkCanBeBuiltAgainFromItsText() {
        var network = new Network(new SplittableRandom(4), scale(1, 0.125), dense(2, 5), TANH,
                dense(5, 4), RELU, dense(4, 1), IDENTITY, learned(1));
        assertEquals("scale(1.0, 0.125), dense(2, 5), tanh, dense(5, 4), relu, dense(4, 1),"
                + " identity, learned(1)", network.toString());
        Network again = Network.parse(network.toString());
        assertEquals(network.toString(), again.toString());
        assertArrayEquals(new float[] {0, 0}, again.forward(new float[] {1, 2}));
        again.load(network.state());
        assertArrayEquals(network.forward(new float[] {1, 2}), again.forward(new float[] {1, 2}));
        assertEquals(2, again.inputs());
        assertEquals(2, again.outputs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dense", "dense(2)", "dense(2, 0)", "dense(2, 1.5)", "relu",
        "dense(2, 3), dense(4, 1)", "dense(2, 3),", "dense(2, 3) relu", "relu dense(2, 3)",
        "dense(2, 3), sigmoid", "conv(30000, 30000, 9, 1, 3, 1)", "conv(180, 180, 1, 1, 90, 1)",
        "dense(32768, 32768), dense(32768, 32768), dense(32768, 32768), dense(32768, 32768)",
        "dense(a, b)", "dense(40000, 40000)", "scale()", "learned(0)", "dense(2, 3), relu(1)"})
    void otherTextsBuildNoNetwork(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> Network.parse(text));
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }

    @Test
    void aReleasedNetworkLearnsAsBefore() {
        var network = new Network(new SplittableRandom(4), dense(3, 8), RELU, dense(8, 2));
        float[][] states = states(5, 3, 2);
        float[] gradient = network.backward(network.forward(states)).values();
        network.release();
        assertThrows(IllegalStateException.class, () -> network.backward(new float[5][2]));
        assertArrayEquals(gradient, network.backward(network.forward(states)).values());
    }

    /**
     * The values were computed by PyTorch 2.15 for the weights ((7 i mod 11) - 5) / 10, i = 0, 1,
     * ...
     */
    @ParameterizedTest
    @ValueSource(strings = {"TANH", "RELU"})
    void outputsAndGradientsArePyTorchs(String activation) {
        boolean tanh = activation.equals("TANH");
        var network = new Network(new SplittableRandom(1), dense(3, 4),
                Activation.valueOf(activation), dense(4, 2));
        float[] theta = network.parameters().values();
        for (int i = 0; i < theta.length; i++) {
            theta[i] = (i * 7 % 11 - 5) / 10f;
        }
        network.parameters().set(theta);
        float[][] y = network.forward(new float[][] {{0.5f, -1, 2}, {1.5f, 0.25f, -0.75f}});
        float[][] expected = tanh
                ? new float[][] {{0.24855731f, -0.15612441f}, {-0.44667071f, 0.62282759f}}
                : new float[][] {{-0.2f, 0.18f}, {-0.7f, 0.70749998f}};
        for (int t = 0; t < 2; t++) {
            assertArrayEquals(expected[t], y[t], 1e-6f);
        }
        float[][] pi = Categorical.softmax(y);
        pi[0][1] -= 1;
        pi[1][0] -= 1;
        double[] advantage = {1.5, -0.5};
        for (int t = 0; t < 2; t++) {
            for (int a = 0; a < 2; a++) {
                pi[t][a] *= (float) (advantage[t] / 2);
            }
        }
        float[] gradient = tanh
                ? new float[] {-0.25714374f, 0.15762389f, 0.18380067f, -0.16316089f, 0.11158535f,
                    -0.08271095f, -0.15671122f, 0.20246179f, -0.19219361f, 0.14753446f,
                    0.29720011f, -0.3953959f, -0.26647079f, 0.1721482f, 0.2378228f, -0.25010026f,
                    -0.37398356f, 0.37398356f, 0.26198635f, -0.26198635f, -0.02209165f,
                    0.02209165f, -0.10061654f, 0.10061654f, 0.6359843f, -0.6359843f}
                : new float[] {0, 0.06091904f, 0.12050569f, -0.21088497f, 0, -0.12183807f,
                    0.02008428f, -0.0351475f, 0, 0.24367614f, -0.06025285f, 0.10544249f, 0,
                    0.12183807f, 0.08033713f, -0.14058998f, 0, 0, 0.24367614f, -0.24367614f,
                    0.07531606f, -0.07531606f, 0.24603246f, -0.24603246f, 0.50543797f,
                    -0.50543797f};
        assertArrayEquals(gradient, network.backward(pi).values(), 1e-6f);
    }

    @Test
    void aShortBatchAfterALongOneIsNotSpoiltByIt() {
        var network = new Network(new SplittableRandom(4), dense(3, 8), RELU, dense(8, 2));
        var fresh = new Network(new SplittableRandom(4), dense(3, 8), RELU, dense(8, 2));
        network.backward(network.forward(states(60, 3, 1)));
        float[][] few = states(5, 3, 2);
        float[] after = network.backward(network.forward(few)).values();
        assertArrayEquals(fresh.backward(fresh.forward(few)).values(), after);
    }

    @Test
    void parametersStartAsPyTorchsLinear() {
        var network = new Network(new SplittableRandom(1), dense(25, 400), IDENTITY,
                dense(400, 3));
        network.state().forEach((name, tensor) -> {
            double bound = name.startsWith("dense1") ? 0.2 : 0.05;
            double largest = 0;
            double squares = 0;
            for (float x : tensor.floats()) {
                largest = Math.max(largest, Math.abs(x));
                squares += x * x;
            }
            assertTrue(largest <= bound, name);
            if (tensor.size() > 1000) {
                assertTrue(largest > 0.99 * bound, name);
                assertEquals(bound * bound / 3, squares / tensor.size(), 0.05 * bound * bound);
            }
        });
        assertEquals("[dense1.weight, dense1.bias, dense2.weight, dense2.bias]",
                network.parameters().names().toString());
    }

    @Test
    void theSeedDecidesTheParameters() {
        var one = new Network(new SplittableRandom(1), dense(4, 4));
        var same = new Network(new SplittableRandom(1), dense(4, 4));
        var other = new Network(new SplittableRandom(2), dense(4, 4));
        assertArrayEquals(one.parameters().values(), same.parameters().values());
        assertNotEquals(one.parameters().values()[0], other.parameters().values()[0]);
    }

    @Test
    void networksInSeveralThreadsGiveTheSameBits() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        var results = new ArrayList<Future<float[]>>();
        for (int k = 0; k < 8; k++) {
            results.add(pool.submit(() -> {
                var network = new Network(new SplittableRandom(4), dense(4, 16), RELU,
                        dense(16, 16), RELU, dense(16, 2));
                float[] gradient = null;
                for (int i = 0; i < 200; i++) {
                    gradient = network.backward(
                            network.forward(states(1 + 7 * i % 300, 4, i))).values();
                }
                return gradient;
            }));
        }
        for (Future<float[]> result : results) {
            assertArrayEquals(results.get(0).get(), result.get());
        }
        pool.shutdown();
    }

    /** The slope is 1 for all numbers from the smallest above 0 to the largest. */
    @Test
    void reluIsAsSteepEverywhereAbove0() {
        float[] y = {0, Float.MIN_VALUE, 3 * Float.MIN_VALUE, Float.MIN_NORMAL, 1e-30f, 1e-20f,
            0.1f, 1, 1.5f, 1e20f, Float.MAX_VALUE, -0f, -Float.MIN_VALUE, -1, -Float.MAX_VALUE};
        var network = new Network(new SplittableRandom(4), dense(1, y.length), RELU);
        // Where the state is 0, the outputs are the biases and d loss / d bias is d loss / d y.
        float[] theta = network.parameters().values();
        System.arraycopy(y, 0, theta, y.length, y.length);
        network.parameters().set(theta);
        float[][] state = {{0}};
        for (float dy : new float[] {1, 0.3f, -0.7f, 1e-20f, -1e30f, 1e38f, Float.MAX_VALUE,
            Float.MIN_NORMAL, -Float.MIN_VALUE}) {
            var gradient = new float[1][y.length];
            Arrays.fill(gradient[0], dy);
            network.forward(state);
            float[] found = network.backward(gradient).values();
            for (int j = 0; j < y.length; j++) {
                // -0 counts as 0.
                assertEquals(y[j] > 0 ? dy : 0, found[y.length + j] + 0f, "at " + y[j]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense(3, 8), relu, dense(8, 6)", "dense(3, 6)", "scale(1, 2, 3),"
        + " dense(3, 9), tanh, dense(9, 6)"})
    void theFirstOutputsAreANetworkOfTheirOwn(String layers) {
        Network network = Network.parse(layers);
        var random = new SplittableRandom(5);
        float[] theta = network.parameters().values();
        for (int i = 0; i < theta.length; i++) {
            theta[i] = random.nextFloat(-1, 1);
        }
        network.parameters().set(theta);
        float[][] states = states(20, 3, 2);
        float[][] all = network.forward(states);
        // Up to four outputs, the weights are kept in another way.
        for (int n : new int[] {1, 4, 5, 6}) {
            Network part = network.firstOutputs(n);
            assertEquals(n, part.outputs());
            assertEquals(3, part.inputs());
            float[][] found = part.forward(states);
            for (int t = 0; t < 20; t++) {
                assertArrayEquals(Arrays.copyOf(all[t], n), found[t], 1e-5f);
                assertArrayEquals(Arrays.copyOf(all[t], n), part.forward(states[t]), 1e-5f);
            }
        }
        for (int n : new int[] {-1, 0, 7}) {
            var e = assertThrows(IllegalArgumentException.class, () -> network.firstOutputs(n));
            assertTrue(e.getMessage().endsWith("."), e.getMessage());
        }
    }

    @Test
    void theFirstOutputsDoNotLearnWithTheOthers() {
        var network = new Network(new SplittableRandom(4), dense(2, 5), TANH, dense(5, 3));
        Network part = network.firstOutputs(2);
        float[] state = {0.5f, -3};
        float[] before = part.forward(state);
        float[] whole = network.forward(state);
        add1(network);
        assertArrayEquals(before, part.forward(state));
        assertNotEquals(whole[0], network.forward(state)[0]);
        whole = network.forward(state);
        add1(part);
        assertArrayEquals(whole, network.forward(state));
        assertNotEquals(before[0], part.forward(state)[0]);
        assertEquals("dense(2, 5), tanh, dense(5, 2)", part.toString());

        var relu = new Network(new SplittableRandom(4), dense(2, 5), RELU);
        assertThrows(IllegalArgumentException.class, () -> relu.firstOutputs(2));
        var more = new Network(new SplittableRandom(4), dense(2, 5), learned(2));
        assertThrows(IllegalArgumentException.class, () -> more.firstOutputs(2));
    }

    private static void add1(Network network) {
        float[] theta = network.parameters().values();
        for (int i = 0; i < theta.length; i++) {
            theta[i] += 1;
        }
        network.parameters().set(theta);
    }

    @Test
    void layersMustFit() {
        var random = new SplittableRandom(1);
        assertThrows(IllegalArgumentException.class,
                () -> new Network(random, dense(4, 16), RELU, dense(15, 2)));
        assertThrows(IllegalArgumentException.class, () -> dense(0, 2));
        var network = new Network(random, dense(4, 2));
        assertThrows(IllegalArgumentException.class, () -> network.forward(new float[3]));
        assertThrows(IllegalArgumentException.class, () -> network.forward(new float[0][]));
        assertThrows(IllegalArgumentException.class, () -> network.forward(new float[2][5]));
        assertThrows(IllegalStateException.class, () -> network.backward(new float[1][2]));
        network.forward(new float[3][4]);
        assertThrows(IllegalArgumentException.class, () -> network.backward(new float[2][2]));
        assertThrows(IllegalArgumentException.class, () -> network.backward(new float[3][1]));
    }

    @Test
    void theSummaryCountsParameters() {
        var network = new Network(new SplittableRandom(1), dense(4, 16), RELU, dense(16, 16),
                RELU, dense(16, 2));
        String[] lines = network.summary().split("\\R");
        assertEquals(7, lines.length);
        assertTrue(lines[1].matches("dense1 +\\(16\\) +80"), lines[1]);
        assertTrue(lines[2].matches("relu1 +\\(16\\) +0"), lines[2]);
        assertTrue(lines[6].matches("total +386"), lines[6]);
    }

    /** For an unknown platform there is no native code, as if its folder were full or noexec. */
    @Test
    void withoutNativeCodeASentenceNamesTheWayOut() throws Exception {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.platform=none", "-cp",
                System.getProperty("java.class.path"), "Reinforce", "--headless", "--quiet",
                "--episodes", "1").redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes());
        assertEquals(UserError.WORLD, process.waitFor(), text);
        assertTrue(text.matches("Cannot load ND4J's native code from .+"
                + " -Dorg.bytedeco.javacpp.cachedir=FOLDER .+\\R"), text);
    }
}
