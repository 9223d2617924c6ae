package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.RELU;
import static shared.networks.Activation.TANH;
import static shared.networks.Conv.conv;
import static shared.networks.Dense.dense;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.Sparse;
import shared.environments.Step;
import shared.environments.pong.Pong;
import shared.environments.pong.PongObservation;
import support.Theta;

/** Tests of convolutions: their outputs and their gradients. */
class ConvTest {

    /** The sum of the docstring, computed term by term. */
    private static float[] plain(Conv layer, float[] theta, float[] x) {
        int bias = theta.length - layer.filters();
        var y = new float[layer.rows() * layer.columns() * layer.filters()];
        for (int r = 0; r < layer.rows(); r++) {
            for (int c = 0; c < layer.columns(); c++) {
                for (int f = 0; f < layer.filters(); f++) {
                    double sum = theta[bias + f];
                    for (int i = 0; i < layer.kernel(); i++) {
                        for (int j = 0; j < layer.kernel(); j++) {
                            for (int k = 0; k < layer.channels(); k++) {
                                int row = layer.stride() * r + i;
                                int column = layer.stride() * c + j;
                                sum += x[(row * layer.width() + column) * layer.channels() + k]
                                        * theta[((i * layer.kernel() + j) * layer.channels() + k)
                                                * layer.filters() + f];
                            }
                        }
                    }
                    y[(r * layer.columns() + c) * layer.filters() + f] = (float) sum;
                }
            }
        }
        return y;
    }

    /**
     * Returns a picture in which about one of {@code oneIn} pixels is random and all others are the
     * same.
     */
    private static float[] picture(RandomGenerator random, Conv layer, int oneIn) {
        var common = new float[layer.channels()];
        for (int k = 0; k < common.length; k++) {
            common[k] = random.nextFloat(-1, 1);
        }
        var x = new float[layer.inputs()];
        for (int pixel = 0; pixel < x.length / common.length; pixel++) {
            boolean common1 = random.nextInt(oneIn) > 0;
            for (int k = 0; k < common.length; k++) {
                x[pixel * common.length + k] = common1 ? common[k] : random.nextFloat(-1, 1);
            }
        }
        return x;
    }

    @ParameterizedTest
    @CsvSource({"80, 80, 2, 32, 7, 4, 90", "19, 19, 32, 64, 7, 4, 15", "9, 11, 3, 5, 4, 3, 1",
        "9, 11, 3, 5, 4, 3, 5", "6, 6, 4, 1, 6, 1, 4", "7, 8, 5, 3, 2, 3, 3", "5, 5, 1, 9, 1, 1, 3",
        "12, 7, 6, 8, 3, 1, 6"})
    void itIsTheSumThatItSaysForOneStateAndForBatches(int height, int width, int channels,
            int filters, int kernel, int stride, int oneIn) {
        Conv layer = conv(height, width, channels, filters, kernel, stride);
        var network = new Network(new SplittableRandom(1), layer);
        var random = new SplittableRandom(2);
        var pictures = new float[11][];
        Arrays.setAll(pictures, t -> picture(random, layer, oneIn));
        for (int again = 0; again < 2; again++) {
            float[][] batch = network.forward(pictures);
            for (int t = 0; t < pictures.length; t++) {
                float[] y = plain(layer, network.parameters().values(), pictures[t]);
                assertArrayEquals(y, network.forward(pictures[t]), 1e-5f);
                assertArrayEquals(y, batch[t], 1e-5f);
            }
            Theta.change(network, theta -> theta[3] += 1);
        }
    }

    /** Pictures from games of Pong go through both convolutions of the network of the lessons. */
    @Test
    void onRealPicturesItIsTheSumThatItSays() {
        Conv first = conv(80, 80, 2, 32, 7, 4);
        Conv second = conv(19, 19, 32, 64, 7, 4);
        var network = new Network(new SplittableRandom(1), first, RELU, second);
        float[] theta = network.parameters().values();
        var random = new SplittableRandom(7);
        var world = new Pong(PongObservation.TWO_FRAMES);
        Step step = world.reset(3);
        var seen = new Sparse[12];
        var expected = new float[12][];
        for (int t = 0; t < 12; t++) {
            for (int i = 0; i < 17; i++) {
                step = world.step(random.nextInt(6));
            }
            seen[t] = step.sparse();
            float[] hidden = plain(first, Arrays.copyOf(theta, 3168), step.observation());
            for (int i = 0; i < hidden.length; i++) {
                hidden[i] = Math.max(0, hidden[i]);
            }
            expected[t] = plain(second, Arrays.copyOfRange(theta, 3168, theta.length), hidden);
        }
        float[][] batch = network.newBatch().forward(seen, Map.of());
        for (int t = 0; t < 12; t++) {
            assertArrayEquals(expected[t], network.forward(seen[t]), 1e-5f);
            assertArrayEquals(expected[t], batch[t], 1e-5f);
        }
    }

    @Test
    void sparseImagesAreAsGoodAsDenseOnes() {
        Conv layer = conv(80, 80, 2, 32, 7, 4);
        var network = new Network(new SplittableRandom(1), layer, RELU,
                conv(19, 19, 32, 64, 7, 4));
        Batch batch = network.newBatch();
        var random = new SplittableRandom(5);
        var sparse = new Sparse[9];
        var states = new float[9][];
        for (int t = 0; t < 9; t++) {
            int[] indices = random.ints(10 * t, 0, 12800).distinct().sorted().toArray();
            var values = new float[indices.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat(-1, 1);
            }
            sparse[t] = new Sparse(12800, indices, values);
            states[t] = sparse[t].dense();
            assertArrayEquals(network.forward(states[t]), network.forward(sparse[t]), 1e-5f);
        }
        float[][] y = batch.forward(sparse, Map.of());
        assertArrayEquals(network.forward(states), y);
        assertArrayEquals(network.backward(y).values(), backward(network, batch, y));
    }

    private static float[] backward(Network network, Batch batch, float[][] outputGradient) {
        Gradient gradient = network.newGradient();
        batch.backward(outputGradient, gradient);
        return gradient.values();
    }

    /** Returns numbers of which the n-th is ((37 n + 11) mod 101 - 50) / 50. */
    private static float[] numbers(int size) {
        var numbers = new float[size];
        for (int n = 0; n < size; n++) {
            numbers[n] = ((37 * n + 11) % 101 - 50) / 50f;
        }
        return numbers;
    }

    /**
     * The outputs are those of torch.nn.functional.conv2d of PyTorch 2.9, where the dimensions have
     * another order.
     */
    @Test
    void itIsPyTorchs() {
        Conv layer = conv(9, 11, 3, 5, 4, 3);
        var network = new Network(new SplittableRandom(1), layer);
        float[] w = numbers(4 * 4 * 3 * 5);
        float[] theta = network.parameters().values();
        for (int i = 0; i < w.length; i++) {
            theta[i] = w[i] / 4;
        }
        System.arraycopy(numbers(5), 0, theta, w.length, 5);
        network.parameters().set(theta);
        float[] x = numbers(2 * layer.inputs());
        float[][] states = {Arrays.copyOf(x, layer.inputs()),
            Arrays.copyOfRange(x, layer.inputs(), x.length)};
        float[] expected = {0.13380f, -1.03210f, -0.12750f, 0.48420f, 1.03530f, 0.01380f, 0.59040f,
            -0.12580f, -1.02380f, 0.36080f, -2.04540f, 0.64740f, 1.74440f, -1.30970f, -0.75810f,
            0.02580f, 0.55440f, -0.17950f, -1.00430f, 0.42320f, -2.03340f, 0.61140f, 1.69070f,
            -1.29020f, -0.69570f, -1.25450f, -0.94760f, 1.57120f, 0.14090f, 0.54880f};
        assertArrayEquals(expected, network.forward(states)[1], 1e-5f);
        float[] g = numbers(2 * 30);
        float[] gradient = network.backward(new float[][] {Arrays.copyOf(g, 30),
            Arrays.copyOfRange(g, 30, 60)}).values();
        float[] biases = {0.52000f, 1.32000f, 0.10000f, -1.12000f, -0.32000f};
        assertArrayEquals(biases, Arrays.copyOfRange(gradient, w.length, w.length + 5), 1e-5f);
        float[] ofRow2Column3 = {1.70640f, 0.24520f, -0.52920f, -0.21280f, -1.43160f, -3.16080f,
            -0.75760f, 0.83760f, -0.55680f, 2.08880f, 1.34480f, -0.14440f, 0.14400f, 1.52320f,
            0.27640f};
        int at = (2 * 4 + 3) * 15;
        assertArrayEquals(ofRow2Column3, Arrays.copyOfRange(gradient, at, at + 15), 1e-5f);
    }

    /**
     * The gradients go through two convolutions, for pictures that are mostly empty and for others.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 25, 1_000_000})
    void gradientsAreThoseOfFiniteDifferences(int oneIn) {
        Conv first = conv(12, 13, 2, 3, 4, 2);
        var network = new Network(new SplittableRandom(3), first, TANH,
                conv(5, 5, 3, 4, 3, 2), TANH, dense(16, 2));
        var random = new SplittableRandom(4);
        var states = new float[5][];
        Arrays.setAll(states, t -> picture(random, first, oneIn));
        float[][] y = network.forward(states);
        var outputGradient = new float[5][2];
        for (int t = 0; t < 5; t++) {
            outputGradient[t] = new float[] {(t + 1) * y[t][0], y[t][1] - t};
        }
        float[] gradient = network.backward(outputGradient).values();
        float[] theta = network.parameters().values();
        double largest = 0;
        for (int i = 0; i < theta.length; i++) {
            double up = loss(network, states, i, theta[i] + 0.01f);
            double down = loss(network, states, i, theta[i] - 0.01f);
            network.parameters().set(theta);
            assertEquals((up - down) / 0.02, gradient[i], 2e-3, "parameter " + i);
            largest = Math.max(largest, Math.abs(gradient[i]));
        }
        assertTrue(largest > 0.5, "the largest is " + largest);
    }

    private static double loss(Network network, float[][] states, int i, float value) {
        Theta.change(network, theta -> theta[i] = value);
        double loss = 0;
        for (int t = 0; t < states.length; t++) {
            float[] y = network.forward(states[t]);
            loss += (t + 1) * y[0] * y[0] / 2 + (y[1] - t) * (y[1] - t) / 2;
        }
        return loss;
    }

    /** Some pixels are in no filter, and other pictures have gone through the same batch before. */
    @Test
    void nothingIsLeftOfEarlierBatches() {
        Conv first = conv(12, 13, 2, 3, 4, 2);
        var network = new Network(new SplittableRandom(3), first, TANH,
                conv(5, 5, 3, 4, 1, 2), TANH, dense(36, 2));
        var random = new SplittableRandom(4);
        Batch used = network.newBatch();
        for (int oneIn : new int[] {1, 3, 9, 30}) {
            var states = new float[5][];
            Arrays.setAll(states, t -> picture(random, first, oneIn));
            Batch fresh = network.newBatch();
            float[][] y = used.forward(states);
            assertArrayEquals(fresh.forward(states), y);
            assertArrayEquals(backward(network, fresh, y), backward(network, used, y));
        }
    }

    /**
     * A layer before the convolution gives all pixels the same value; its gradient is that of
     * changing all pixels at once.
     */
    @Test
    void pixelsThatAreAlikeShareTheirGradient() {
        var network = new Network(new SplittableRandom(3), dense(1, 6 * 6 * 2), TANH,
                conv(6, 6, 2, 3, 3, 2), TANH, dense(12, 1));
        float[] theta = network.parameters().values();
        float[][] nothing = {{0}};
        for (int pixel = 0; pixel < 36; pixel++) {
            theta[72 + 2 * pixel] = 0.3f;
            theta[72 + 2 * pixel + 1] = pixel == 9 ? 0.9f : -0.5f;
        }
        network.parameters().set(theta);
        network.forward(nothing);
        float[] gradient = network.backward(new float[][] {{1}}).values();
        double sum = 0;
        for (int pixel = 0; pixel < 36; pixel++) {
            sum += pixel == 9 ? 0 : gradient[72 + 2 * pixel];
        }
        var outputs = new double[2];
        for (int side = 0; side < 2; side++) {
            for (int pixel = 0; pixel < 36; pixel++) {
                theta[72 + 2 * pixel] = pixel == 9 ? 0.3f : side == 0 ? 0.29f : 0.31f;
            }
            network.parameters().set(theta);
            outputs[side] = network.forward(nothing)[0][0];
        }
        assertEquals((outputs[1] - outputs[0]) / 0.02, sum, 1e-3);
        assertEquals(gradient[72], gradient[74], 0);
    }

    @Test
    void aNetworkWithThemCanBeWrittenAndRead() {
        var network = new Network(new SplittableRandom(3), conv(80, 80, 2, 32, 7, 4), RELU,
                conv(19, 19, 32, 64, 7, 4), RELU, dense(1024, 128), RELU, dense(128, 6));
        assertEquals("conv(80, 80, 2, 32, 7, 4), relu, conv(19, 19, 32, 64, 7, 4), relu,"
                + " dense(1024, 128), relu, dense(128, 6)", network.toString());
        Network read = Network.parse(network.toString());
        read.load(network.state());
        assertArrayEquals(network.forward(new float[12800]), read.forward(new float[12800]));
        assertArrayEquals(new int[] {7, 7, 2, 32}, network.state().get("conv1.weight").shape());
        assertEquals(235_558, network.parameters().size());
        String summary = network.summary();
        assertTrue(summary.contains("(19, 19, 32)") && summary.contains("(4, 4, 64)"), summary);
        assertTrue(summary.contains("3168") && summary.contains("100416"), summary);
    }

    @Test
    void aKernelThatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> conv(6, 5, 2, 3, 6, 1));
        assertThrows(IllegalArgumentException.class, () -> conv(6, 5, 2, 0, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> conv(6, 5, 2, 3, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> new Network(new SplittableRandom(1),
                dense(3, 7), conv(2, 2, 2, 1, 1, 1)));
    }

    @Test
    void itStartsEvenlyWithinItsBound() {
        var network = new Network(new SplittableRandom(1), conv(19, 19, 32, 64, 7, 4));
        float bound = (float) (1 / Math.sqrt(7 * 7 * 32));
        double squares = 0;
        for (float x : network.parameters().values()) {
            assertTrue(Math.abs(x) <= bound);
            squares += x * x;
        }
        assertEquals(bound * bound / 3, squares / network.parameters().size(), bound * bound / 100);
    }
}
