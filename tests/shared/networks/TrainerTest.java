package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.RELU;
import static shared.networks.Conv.conv;
import static shared.networks.Dense.dense;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.files.Tensor;

/** Trainer: the step it takes is the one that a plain batch and a plain Adam take. */
class TrainerTest {

    private static final double RATE = 0.01;

    private static Network network(String kind) {
        var random = new SplittableRandom(1);
        return kind.equals("conv")
                ? new Network(random, conv(9, 9, 2, 5, 3, 2), RELU, dense(80, 4))
                : new Network(random, dense(162, 20), RELU, dense(20, 4));
    }

    /** Seven states in which every input is lit once, as idle ones are left alone by one kind. */
    private static int[][] states(int seed) {
        var random = new SplittableRandom(seed);
        var states = new int[7][];
        Arrays.setAll(states, t -> IntStream.range(0, 162).filter(i -> i % 7 == t
                || random.nextInt(20) == 0).map(i -> random.nextInt(5) == 0 ? ~i : i).toArray());
        return states;
    }

    private static float[][] full(int[][] states) {
        var full = new float[states.length][162];
        for (int t = 0; t < states.length; t++) {
            for (int p : states[t]) {
                full[t][p >= 0 ? p : ~p] = p >= 0 ? 1 : -1;
            }
        }
        return full;
    }

    /** Of sum_i (i + 1) y_i0^2 / 2 + y_i3. */
    private static float[] gradient(int i, float[] y) {
        return new float[] {(i + 1) * y[0], 0, 0, 1};
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv 0.5", "conv Infinity", "dense 0.5", "dense Infinity"})
    void itStepsAsAPlainBatchAndAdamDo(String what) {
        String kind = what.split(" ")[0];
        double maxNorm = Double.parseDouble(what.split(" ")[1]);
        Network taught = network(kind);
        Network plain = network(kind);
        Trainer trainer = Trainer.of(taught, RATE, 4, Workers.ONE);
        var adam = new Adam(plain, RATE);
        for (int step = 0; step < 5; step++) {
            int[][] states = states(step);
            if (Double.isFinite(maxNorm)) {
                trainer.step(states, TrainerTest::gradient, maxNorm);
            } else {
                trainer.step(states, TrainerTest::gradient);
            }
            float[][] y = plain.forward(full(states));
            Arrays.setAll(y, i -> gradient(i, y[i]));
            float[] gradient = plain.backward(y);
            Optimiser.clipNorm(gradient, maxNorm);
            adam.step(gradient);
        }
        assertArrayEquals(plain.parameters().values(), taught.parameters().values(), 2e-4f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv", "dense"})
    void theBatchMayHaveAnySize(String kind) {
        Network network = network(kind);
        Trainer trainer = Trainer.of(network, RATE, 4, Workers.ONE);
        for (int size : new int[] {1, 7, 2, 5}) {
            var before = network.parameters().values().clone();
            var seen = new boolean[size];
            trainer.step(Arrays.copyOf(states(size), size), (i, y) -> {
                assertFalse(seen[i]);
                seen[i] = true;
                return gradient(i, y);
            });
            assertFalse(Arrays.equals(before, network.parameters().values()));
            assertTrue(IntStream.range(0, size).allMatch(i -> seen[i]), Arrays.toString(seen));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv", "dense"})
    void whatItSavesIsWhatItNeeds(String kind) {
        Network one = network(kind);
        Trainer trainer = Trainer.of(one, RATE, 7, Workers.ONE);
        trainer.step(states(1), TrainerTest::gradient);
        Map<String, Tensor> state = trainer.state();
        Network two = one.copy();
        Trainer resumed = Trainer.of(two, 1, 7, Workers.ONE);
        resumed.load(state);
        resumed.learningRate(RATE);
        trainer.step(states(2), TrainerTest::gradient);
        resumed.step(states(2), TrainerTest::gradient);
        assertArrayEquals(one.parameters().values(), two.parameters().values());
    }

    @Test
    void minibatchesHaveEachNumberOnceInAnOrderOfChance() {
        List<int[]> batches = Trainer.minibatches(100, 32, new SplittableRandom(1));
        assertEquals(4, batches.size());
        assertEquals(4, batches.get(3).length);
        int[] all = batches.stream().flatMapToInt(IntStream::of).toArray();
        assertFalse(IntStream.range(0, 100).allMatch(i -> all[i] == i), "shuffled");
        assertArrayEquals(IntStream.range(0, 100).toArray(), IntStream.of(all).sorted().toArray());
        assertArrayEquals(all, Trainer.minibatches(100, 100, new SplittableRandom(1)).get(0));
        assertEquals(List.of(), Trainer.minibatches(0, 5, new SplittableRandom(1)));
    }

    @Test
    void aNetworkThatBeginsWithSomethingElseIsRefused() {
        var network = new Network(new SplittableRandom(1), dense(3, 2), RELU);
        assertThrows(IllegalArgumentException.class,
                () -> Trainer.of(network, RATE, 4, Workers.ONE));
    }

    /** Whichever output of whichever state it came from. */
    @ParameterizedTest
    @ValueSource(strings = {"conv", "dense"})
    void aGradientThatIsNoNumberIsNoticedAfterTheStep(String kind) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            for (int output = 0; output < 4; output++) {
                Network network = network(kind);
                Trainer trainer = Trainer.of(network, RATE, 7, Workers.ONE);
                trainer.step(states(1), TrainerTest::gradient);
                assertTrue(network.finite());
                int last = output;
                trainer.step(states(2), (i, y) -> {
                    float[] gradient = gradient(i, y);
                    gradient[last] = i == 3 ? bad : gradient[last];
                    return gradient;
                });
                assertFalse(network.finite(), bad + " of output " + output);
            }
        }
    }
}
