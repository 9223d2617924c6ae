package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.TANH;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shared.files.Tensor;
import shared.networks.SparseAdam.Idle;

/** Adam for observations that are mostly zeros, against Adam that looks at every number. */
class SparseAdamTest {

    private static final int INPUTS = 40;
    private static final int WIDTH = 9;

    /** No observation has the last inputs; those before them are there at the beginning alone. */
    private static final int NEVER = 4;
    private static final int EARLY = 6;
    private static final int EARLY_UPDATES = 3;

    private static final int ROWS = 30;
    private static final int OUTPUTS = 3;

    private static final Workers ONE_BY_ONE = (tasks, task) -> {
        for (int k = 0; k < tasks; k++) {
            task.accept(k);
        }
    };

    private static final Workers BACKWARDS = (tasks, task) -> {
        for (int k = tasks - 1; k >= 0; k--) {
            task.accept(k);
        }
    };

    private static final Workers AT_ONCE = (tasks, task) -> {
        List<Thread> threads = IntStream.range(0, tasks)
                .mapToObj(k -> new Thread(() -> task.accept(k))).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private static Network network() {
        return new Network(new SplittableRandom(3), dense(INPUTS, WIDTH), TANH,
                dense(WIDTH, OUTPUTS));
    }

    /** The observations of update number k, and d loss / d output for them. */
    private record Data(int[][] observations, float[][] gradient) {

        static Data of(int k) {
            var random = new SplittableRandom(k);
            int inputs = INPUTS - NEVER - (k < EARLY_UPDATES ? 0 : EARLY);
            var observations = new int[ROWS][];
            var gradient = new float[ROWS][OUTPUTS];
            for (int t = 0; t < ROWS; t++) {
                // Every seventh update sees nothing, every fifth few inputs.
                int most = k % 7 == 6 ? 0 : k % 5 == 4 ? 1 : 4;
                observations[t] = random.ints(random.nextInt(most + 1), 0, inputs).distinct()
                        .map(p -> random.nextBoolean() ? p : ~p).toArray();
                for (int j = 0; j < OUTPUTS; j++) {
                    gradient[t][j] = random.nextFloat(-1, 1);
                }
            }
            return new Data(observations, gradient);
        }

        /** The same with another gradient. */
        Data times(float factor) {
            var scaled = new float[ROWS][OUTPUTS];
            for (int t = 0; t < ROWS; t++) {
                for (int j = 0; j < OUTPUTS; j++) {
                    scaled[t][j] = factor * gradient[t][j];
                }
            }
            return new Data(observations, scaled);
        }

        float[][] numbers() {
            var numbers = new float[ROWS][INPUTS];
            for (int t = 0; t < ROWS; t++) {
                for (int p : observations[t]) {
                    numbers[t][p >= 0 ? p : ~p] = p >= 0 ? 1 : -1;
                }
            }
            return numbers;
        }

        /** d loss / d theta of a network that looks at every number. */
        float[] backward(Network network) {
            network.forward(numbers());
            return network.backward(gradient);
        }

        boolean met(int input) {
            return Arrays.stream(observations).flatMapToInt(Arrays::stream)
                    .anyMatch(p -> p == input || p == ~input);
        }
    }

    /** A network, its optimiser and its tapes. */
    private static final class Learner {

        private final Network network = network();
        private final SparseAdam adam;
        private final List<Tape> tapes = List.of(new Tape(network, ROWS), new Tape(network, ROWS));

        Learner(Idle idle, Workers workers) {
            adam = new SparseAdam(network, 0.01, idle, workers);
        }

        /** An update, a third of it on one tape and the rest on the other. */
        double step(Data data, double maxNorm) {
            for (int k = 0; k < 2; k++) {
                int from = k == 0 ? 0 : ROWS / 3;
                int to = k == 0 ? ROWS / 3 : ROWS;
                for (int t = from; t < to; t++) {
                    tapes.get(k).forward(data.observations[t]);
                }
                tapes.get(k).backward(Arrays.copyOfRange(data.gradient, from, to));
            }
            return adam.step(tapes, maxNorm);
        }

        float[] theta() {
            return network.parameters().values();
        }

        void load(Map<String, Tensor> network, Map<String, Tensor> adam) {
            this.network.load(network);
            this.adam.load(adam);
        }
    }

    /** Gradients so small that epsilon counts, too, and in clipping the number that is added. */
    @ParameterizedTest
    @CsvSource({"1, 1e9", "1, 7", "1, 0.1", "1e-7, 1e9", "1e-7, 1e-7"})
    void denseIsAdam(float size, double maxNorm) {
        var learner = new Learner(Idle.DENSE, ONE_BY_ONE);
        Network network = network();
        var adam = new Adam(network, 0.01);
        for (int k = 0; k < 150; k++) {
            Data data = Data.of(k).times(size);
            float[] gradient = data.backward(network);
            double norm = Optimiser.clipNorm(gradient, maxNorm);
            adam.step(gradient);
            assertEquals(norm, learner.step(data, maxNorm), 1e-5 * norm, "update " + k);
            assertArrayEquals(network.parameters().values(), learner.theta(), 3e-5f,
                    "update " + k);
        }
    }

    /** torch.optim.SparseAdam for the first weights, Adam for everything else. */
    @ParameterizedTest
    @CsvSource({"1, 1e9", "1, 0.1", "1e-7, 1e9"})
    void lazyLeavesWhatWasNotMet(float size, double maxNorm) {
        var learner = new Learner(Idle.LAZY, ONE_BY_ONE);
        Network network = network();
        float[] theta = network.parameters().values();
        var m = new double[theta.length];
        var v = new double[theta.length];
        for (int k = 0; k < 150; k++) {
            Data data = Data.of(k).times(size);
            float[] gradient = data.backward(network);
            double norm = Optimiser.clipNorm(gradient, maxNorm);
            for (int i = 0; i < theta.length; i++) {
                int input = i / WIDTH;
                if (input < INPUTS && !data.met(input)) {
                    continue;
                }
                double g = gradient[i];
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                double mean = m[i] / (1 - Math.pow(0.9, k + 1));
                double square = v[i] / (1 - Math.pow(0.999, k + 1));
                theta[i] -= 0.01 * mean / (Math.sqrt(square) + 1e-8);
            }
            network.parameters().changed();
            float[] before = learner.theta().clone();
            assertEquals(norm, learner.step(data, maxNorm), 1e-5 * norm, "update " + k);
            assertArrayEquals(theta, learner.theta(), 3e-5f, "update " + k);
            for (int input = 0; input < INPUTS; input++) {
                if (!data.met(input)) {
                    assertArrayEquals(row(before, input), row(learner.theta(), input));
                }
            }
        }
    }

    private static float[] row(float[] theta, int input) {
        return Arrays.copyOfRange(theta, input * WIDTH, (input + 1) * WIDTH);
    }

    /** The two differ, for those that were met early, and for nobody who never was. */
    @Test
    void idleWeightsGoOnWhereTheyAreDense() {
        var dense = new Learner(Idle.DENSE, ONE_BY_ONE);
        var lazy = new Learner(Idle.LAZY, ONE_BY_ONE);
        for (int k = 0; k < EARLY_UPDATES; k++) {
            dense.step(Data.of(k), 1);
            lazy.step(Data.of(k), 1);
        }
        float[] denseThen = dense.theta().clone();
        float[] lazyThen = lazy.theta().clone();
        dense.step(Data.of(EARLY_UPDATES), 1);
        lazy.step(Data.of(EARLY_UPDATES), 1);
        for (int input = INPUTS - NEVER - EARLY; input < INPUTS - NEVER; input++) {
            assertArrayEquals(row(lazyThen, input), row(lazy.theta(), input));
            assertNotEquals(row(denseThen, input)[0], row(dense.theta(), input)[0]);
        }
        for (int input = INPUTS - NEVER; input < INPUTS; input++) {
            assertArrayEquals(row(network().parameters().values(), input),
                    row(dense.theta(), input));
        }
    }

    /** The length it had, whether it is shortened or not; a short one is not made longer. */
    @Test
    void longGradientsAreShortened() {
        var free = new Learner(Idle.LAZY, ONE_BY_ONE);
        double norm = free.step(Data.of(0), 1e9);
        assertTrue(norm > 1);
        var roomy = new Learner(Idle.LAZY, ONE_BY_ONE);
        assertEquals(norm, roomy.step(Data.of(0), 1.01 * norm));
        var tight = new Learner(Idle.LAZY, ONE_BY_ONE);
        assertEquals(norm, tight.step(Data.of(0), norm / 4));
        // The first step hides the gradient's length, the running means show it.
        float[] m = free.adam.state().get("m").floats();
        assertArrayEquals(m, roomy.adam.state().get("m").floats());
        float[] quarter = tight.adam.state().get("m").floats();
        for (int i = 0; i < m.length; i++) {
            assertEquals(m[i] / 4, quarter[i], 1e-6 * Math.abs(m[i]), "parameter " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void howTheWorkIsSharedOutChangesNoBit(Idle idle) {
        var learners = List.of(new Learner(idle, ONE_BY_ONE), new Learner(idle, BACKWARDS),
                new Learner(idle, AT_ONCE));
        for (int k = 0; k < 40; k++) {
            var norms = new ArrayList<Double>();
            for (Learner learner : learners) {
                norms.add(learner.step(Data.of(k), 1));
            }
            for (int i = 1; i < 3; i++) {
                assertEquals(norms.get(0), norms.get(i));
                assertArrayEquals(learners.get(0).theta(), learners.get(i).theta());
                assertEquals(learners.get(0).adam.state(), learners.get(i).adam.state());
            }
        }
    }

    /** All ways forward see the step: by places, by numbers, as a batch, from a file. */
    @ParameterizedTest
    @EnumSource
    void theWholeNetworkKnowsOfAStep(Idle idle) {
        var learner = new Learner(idle, AT_ONCE);
        var random = new SplittableRandom(8);
        var full = new float[90][INPUTS];
        for (float[] state : full) {
            for (int i = 0; i < INPUTS; i++) {
                state[i] = random.nextFloat(-1, 1);
            }
        }
        int[] places = {0, ~5, 17, ~31, 34, ~39};
        Network network = learner.network;
        for (int k = 0; k < 10; k++) {
            float[] before = network.forward(places);
            network.forward(full);
            learner.step(Data.of(k), 1);
            assertNotEquals(before[0], network.forward(places)[0]);
            Network copy = network.copy();
            Network loaded = Network.parse(network.toString());
            loaded.load(network.state());
            for (Network other : List.of(copy, loaded)) {
                assertArrayEquals(other.forward(places), network.forward(places));
                assertArrayEquals(other.forward(full[0]), network.forward(full[0]));
                assertArrayEquals(other.forward(full), network.forward(full));
            }
        }
    }

    @Test
    void tapesAreClearedAndOneIsAsGoodAsTwo() {
        var two = new Learner(Idle.DENSE, ONE_BY_ONE);
        Network network = network();
        var adam = new SparseAdam(network, 0.01, Idle.DENSE, ONE_BY_ONE);
        var tape = new Tape(network, ROWS);
        var idle = new Tape(network, 1);
        for (int k = 0; k < 30; k++) {
            Data data = Data.of(k);
            two.step(data, 1);
            assertEquals(List.of(0, 0), two.tapes.stream().map(Tape::rows).toList());
            for (int[] places : data.observations) {
                tape.forward(places);
            }
            tape.backward(data.gradient);
            idle.backward(new float[0][]);
            adam.step(List.of(tape, idle), 1);
            assertArrayEquals(two.theta(), network.parameters().values(), 1e-5f, "update " + k);
        }
    }

    /** Saved early, when some inputs were not met yet, and late. */
    @ParameterizedTest
    @CsvSource({"LAZY, 1", "LAZY, 15", "DENSE, 1", "DENSE, 15"})
    void itGoesOnFromItsStateToTheBit(Idle idle, int saved) {
        var whole = new Learner(idle, ONE_BY_ONE);
        for (int k = 0; k < saved; k++) {
            whole.step(Data.of(k), 1);
        }
        var fresh = new Learner(idle, ONE_BY_ONE);
        // One that has met other inputs, and more often.
        var used = new Learner(idle, ONE_BY_ONE);
        for (int k = 100; k < 120; k++) {
            used.step(Data.of(k), 1);
        }
        for (Learner learner : List.of(fresh, used)) {
            learner.load(whole.network.state(), whole.adam.state());
            assertEquals(whole.adam.state(), learner.adam.state());
        }
        for (int k = saved; k < 40; k++) {
            double norm = whole.step(Data.of(k), 1);
            for (Learner learner : List.of(fresh, used)) {
                assertEquals(norm, learner.step(Data.of(k), 1));
                assertArrayEquals(whole.theta(), learner.theta(), "update " + k);
                assertEquals(whole.adam.state(), learner.adam.state());
            }
        }
    }

    /** In the same order as those of Adam, which they stand for. */
    @Test
    void itsStateIsAdams() {
        var learner = new Learner(Idle.DENSE, ONE_BY_ONE);
        Network network = network();
        var adam = new Adam(network, 0.01);
        for (int k = 0; k < 5; k++) {
            adam.step(Data.of(k).backward(network));
            learner.step(Data.of(k), 1e9);
        }
        Map<String, Tensor> state = learner.adam.state();
        assertEquals(adam.state().keySet(), state.keySet());
        for (String name : List.of("m", "v")) {
            assertArrayEquals(adam.state().get(name).floats(),
                    state.get(name).floats(), 1e-5f, name);
        }
        assertEquals(5, state.get("steps").longs()[0]);
        learner.load(network.state(), adam.state());
        for (String name : List.of("m", "v")) {
            assertArrayEquals(adam.state().get(name).floats(),
                    learner.adam.state().get(name).floats(), name);
        }
    }

    /** A hidden unit that is never active has no gradient, whatever its inputs. */
    @Test
    void aRowOfWhichLittleIsNot0IsLoaded() {
        var learner = new Learner(Idle.DENSE, ONE_BY_ONE);
        int size = learner.theta().length;
        var m = new float[size];
        var v = new float[size];
        m[3 * WIDTH - 1] = 0.5f;
        v[3 * WIDTH - 1] = 0.25f;
        v[7 * WIDTH + 2] = 0.125f;
        learner.adam.load(Map.of("m", Tensor.vector(m), "v", Tensor.vector(v),
                "steps", Tensor.vector(9L)));
        Map<String, Tensor> state = learner.adam.state();
        assertArrayEquals(m, state.get("m").floats());
        assertArrayEquals(v, state.get("v").floats());
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedStateIsRefusedAndChangesNothing(Idle idle) {
        var learner = new Learner(idle, ONE_BY_ONE);
        var undisturbed = new Learner(idle, ONE_BY_ONE);
        var later = new Learner(idle, ONE_BY_ONE);
        for (int k = 0; k < 8; k++) {
            later.step(Data.of(k), 1);
            if (k < 2) {
                learner.step(Data.of(k), 1);
                undisturbed.step(Data.of(k), 1);
            }
        }
        for (String name : List.of("m", "v", "steps")) {
            Tensor good = later.adam.state().get(name);
            var damages = new ArrayList<Tensor>();
            damages.add(null);
            damages.add(good.type() == Tensor.Type.INT64 ? Tensor.vector(1L, 2L)
                    : Tensor.vector(new float[good.size() + 1]));
            damages.add(Tensor.vector(new double[good.size()]));
            for (Tensor damage : damages) {
                var state = new HashMap<>(later.adam.state());
                state.put(name, damage);
                var e = assertThrows(IllegalArgumentException.class,
                        () -> learner.adam.load(state));
                assertTrue(e.getMessage().contains(name), e.getMessage());
                assertEquals(undisturbed.adam.state(), learner.adam.state());
            }
        }
        for (int k = 2; k < 5; k++) {
            assertEquals(undisturbed.step(Data.of(k), 1), learner.step(Data.of(k), 1));
            assertArrayEquals(undisturbed.theta(), learner.theta());
        }
    }
}
