package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.RELU;
import static shared.networks.Conv.conv;
import static shared.networks.Dense.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.Sparse;
import shared.files.Tensor;

/** Tests that a trainer takes the same step as a plain batch with a plain Adam. */
class TrainerTest {

    private static final double RATE = 0.01;
    private static final int INPUTS = 162;

    /** A state of a batch and its number in the batch. */
    private record Sample(int number, Sparse state) {
    }

    private static Network network(String kind) {
        var random = new SplittableRandom(1);
        return kind.equals("conv")
                ? new Network(random, conv(9, 9, 2, 5, 3, 2), RELU, dense(80, 4))
                : new Network(random, dense(INPUTS, 20), RELU, dense(20, 4));
    }

    /**
     * Seven states that use every input at least once, because a lazy optimiser does not change the
     * rows of other inputs.
     */
    private static List<Sample> batch(int seed) {
        var random = new SplittableRandom(seed);
        var batch = new ArrayList<Sample>();
        for (int t = 0; t < 7; t++) {
            int number = t;
            int[] indices = IntStream.range(0, INPUTS).filter(i -> i % 7 == number
                    || random.nextInt(20) == 0).toArray();
            var values = new float[indices.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(5) == 0 ? -1 : random.nextFloat(0.5f, 1);
            }
            batch.add(new Sample(t, new Sparse(INPUTS, indices, values)));
        }
        return batch;
    }

    /** The gradient of the loss sum_i (i + 1) y_i0^2 / 2 + y_i3. */
    private static float[] gradient(Sample sample, float[] y) {
        return new float[] {(sample.number + 1) * y[0], 0, 0, 1};
    }

    private static Trainer trainer(Network network) {
        return new Trainer(network, Adam.lazy(network, RATE), Parallel.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv 0.5", "conv Infinity", "dense 0.5", "dense Infinity"})
    void itStepsAsAPlainBatchAndAdamDo(String what) {
        String kind = what.split(" ")[0];
        double maxNorm = Double.parseDouble(what.split(" ")[1]);
        Network taught = network(kind);
        Network plain = network(kind);
        Trainer trainer = trainer(taught);
        var adam = new Adam(plain, RATE);
        for (int step = 0; step < 5; step++) {
            List<Sample> batch = batch(step);
            trainer.step(batch, Sample::state, TrainerTest::gradient, maxNorm);
            float[][] y = plain.forward(batch.stream().map(sample -> sample.state.dense())
                    .toArray(float[][]::new));
            Arrays.setAll(y, i -> gradient(batch.get(i), y[i]));
            Gradient gradient = plain.backward(y);
            gradient.clip(maxNorm);
            adam.step(gradient);
        }
        assertArrayEquals(plain.parameters().values(), taught.parameters().values(), 2e-4f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv", "dense"})
    void theBatchMayHaveAnySize(String kind) {
        Network network = network(kind);
        Trainer trainer = trainer(network);
        for (int size : new int[] {1, 7, 2, 5}) {
            float[] before = network.parameters().values();
            var seen = new HashMap<Integer, Integer>();
            trainer.step(batch(size).subList(0, size), Sample::state, (sample, y) -> {
                seen.merge(sample.number, 1, Integer::sum);
                return gradient(sample, y);
            });
            assertFalse(Arrays.equals(before, network.parameters().values()));
            assertEquals(size, seen.size());
            assertTrue(seen.values().stream().allMatch(times -> times == 1), seen.toString());
        }
    }

    /** States whose outputs were computed before are not computed again, and give the same step. */
    @ParameterizedTest
    @ValueSource(strings = {"conv", "dense"})
    void statesThatWentForwardBeforeGiveTheSameStep(String kind) {
        Network one = network(kind);
        Network two = network(kind);
        Trainer fresh = trainer(one);
        Trainer knowing = trainer(two);
        for (int step = 0; step < 3; step++) {
            List<Sample> batch = batch(step);
            for (Sample sample : batch) {
                assertArrayEquals(two.forward(sample.state), knowing.forward(sample.state));
            }
            fresh.step(batch, Sample::state, TrainerTest::gradient, 1);
            knowing.step(batch, Sample::state, TrainerTest::gradient, 1);
            // The known outputs are forgotten when the parameters have changed.
            knowing.step(batch, Sample::state, TrainerTest::gradient, 1);
            fresh.step(batch, Sample::state, TrainerTest::gradient, 1);
            assertArrayEquals(one.parameters().values(), two.parameters().values());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv", "dense"})
    void threadsDoNotChangeABit(String kind) {
        Network one = network(kind);
        Network two = network(kind);
        Trainer alone = trainer(one);
        var shared = new Trainer(two, Adam.lazy(two, RATE), (tasks, task) -> {
            List<Thread> threads = IntStream.range(0, tasks)
                    .mapToObj(k -> new Thread(() -> task.accept(k))).toList();
            threads.forEach(Thread::start);
            threads.forEach(thread -> {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
        for (int step = 0; step < 4; step++) {
            alone.step(batch(step), Sample::state, TrainerTest::gradient, 0.5);
            shared.step(batch(step), Sample::state, TrainerTest::gradient, 0.5);
            assertArrayEquals(one.parameters().values(), two.parameters().values());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv", "dense"})
    void whatItSavesIsWhatItNeeds(String kind) {
        Network one = network(kind);
        Trainer trainer = trainer(one);
        trainer.step(batch(1), Sample::state, TrainerTest::gradient);
        Map<String, Tensor> state = trainer.state();
        Network two = one.copy();
        Trainer resumed = trainer(two);
        resumed.load(state);
        trainer.step(batch(2), Sample::state, TrainerTest::gradient);
        resumed.step(batch(2), Sample::state, TrainerTest::gradient);
        assertArrayEquals(one.parameters().values(), two.parameters().values());
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        Network network = network("dense");
        Trainer trainer = trainer(network);
        float[] before = network.parameters().values();
        assertThrows(IllegalArgumentException.class,
                () -> trainer.step(List.of(), Sample::state, TrainerTest::gradient));
        assertThrows(IllegalArgumentException.class, () -> trainer.step(
                List.of(new Sample(0, new Sparse(3, new int[0], new float[0]))), Sample::state,
                TrainerTest::gradient));
        assertThrows(IllegalArgumentException.class, () -> trainer.step(batch(1), Sample::state,
                (sample, y) -> new float[3]));
        assertThrows(IllegalArgumentException.class,
                () -> trainer.step(batch(1), Sample::state, TrainerTest::gradient, 0));
        assertArrayEquals(before, network.parameters().values());
    }

    /** The bad number may come from any output of a state. */
    @ParameterizedTest
    @ValueSource(strings = {"conv", "dense"})
    void aGradientThatIsNoNumberIsNoticedBeforeTheStep(String kind) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            for (int output = 0; output < 4; output++) {
                Network network = network(kind);
                Trainer trainer = trainer(network);
                trainer.step(batch(1), Sample::state, TrainerTest::gradient);
                assertTrue(network.finite());
                int last = output;
                assertThrows(NotFiniteException.class, () ->
                        trainer.step(batch(2), Sample::state, (sample, y) -> {
                            float[] gradient = gradient(sample, y);
                            gradient[last] = sample.number == 3 ? bad : gradient[last];
                            return gradient;
                        }), bad + " of output " + output);
                assertTrue(network.finite(), bad + " of output " + output);
            }
        }
    }
}
