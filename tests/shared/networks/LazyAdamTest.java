package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Dense.dense;

import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import shared.files.Tensor;

/**
 * Tests of Adam if some rows have no gradient: they do not change, or change by their running
 * means.
 */
class LazyAdamTest {

    private static final int ROWS = 20;
    private static final int WIDTH = 5;

    private static Network network() {
        return new Network(new SplittableRandom(3), dense(ROWS, WIDTH));
    }

    /** A gradient with some rows of W, and with b. */
    private static Gradient gradient(Network network, RandomGenerator random) {
        Gradient gradient = network.newGradient();
        for (int i = 0; i < gradient.size(); i++) {
            if (i == ROWS || i < ROWS - 3 && random.nextInt(3) == 0) {
                float[] row = gradient.row(i);
                for (int j = 0; j < WIDTH; j++) {
                    row[j] = random.nextFloat(-1, 1);
                }
            }
        }
        return gradient;
    }

    /** The same gradient with all rows; rows without a gradient are zeros. */
    private static Gradient full(Network network, Gradient some) {
        Gradient full = network.newGradient();
        for (int i = 0; i < full.size(); i++) {
            float[] row = full.row(i);
            if (some.has(i)) {
                System.arraycopy(some.row(i), 0, row, 0, WIDTH);
            }
        }
        return full;
    }

    @Test
    void denseMovesAsIfTheMissingRowsWereZeros() {
        Network one = network();
        Network other = network();
        var adam = new Adam(one, 0.01);
        var plain = new Adam(other, 0.01);
        var random = new SplittableRandom(1);
        for (int step = 0; step < 30; step++) {
            Gradient gradient = gradient(one, random);
            adam.step(gradient);
            plain.step(full(other, gradient));
            assertArrayEquals(other.parameters().values(), one.parameters().values());
        }
        assertEquals(plain.state(), adam.state());
    }

    /**
     * As in torch.optim.SparseAdam, rows without a gradient keep their numbers and running means.
     */
    @Test
    void lazyLeavesRowsWithoutAGradientAlone() {
        Network network = network();
        Adam adam = Adam.lazy(network, 0.01);
        var m = new double[ROWS + 1][WIDTH];
        var v = new double[ROWS + 1][WIDTH];
        float[] start = network.parameters().values();
        var theta = new double[start.length];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = start[i];
        }
        var random = new SplittableRandom(2);
        for (int step = 1; step <= 30; step++) {
            Gradient gradient = gradient(network, random);
            float[] before = network.parameters().values();
            adam.step(gradient);
            float[] after = network.parameters().values();
            for (int i = 0; i <= ROWS; i++) {
                for (int j = 0; j < WIDTH; j++) {
                    int at = i * WIDTH + j;
                    if (!gradient.has(i)) {
                        assertEquals(before[at], after[at]);
                        continue;
                    }
                    double g = gradient.row(i)[j];
                    m[i][j] = 0.9 * m[i][j] + 0.1 * g;
                    v[i][j] = 0.999 * v[i][j] + 0.001 * g * g;
                    theta[at] -= 0.01 * m[i][j] / (1 - Math.pow(0.9, step))
                            / (Math.sqrt(v[i][j] / (1 - Math.pow(0.999, step))) + 1e-8);
                    assertEquals(theta[at], after[at], 1e-5);
                }
            }
        }
    }

    @Test
    void whereAllRowsHaveAGradientLazyAndDenseAreOne() {
        Network one = network();
        Network other = network();
        Adam lazy = Adam.lazy(one, 0.01);
        var dense = new Adam(other, 0.01);
        var random = new SplittableRandom(1);
        for (int step = 0; step < 10; step++) {
            Gradient gradient = gradient(one, random);
            lazy.step(full(one, gradient));
            dense.step(full(other, gradient));
        }
        assertArrayEquals(other.parameters().values(), one.parameters().values());
        assertEquals(dense.state(), lazy.state());
    }

    @Test
    void eachGoesOnFromItsStateToTheBit() {
        for (boolean lazy : List.of(true, false)) {
            Network whole = network();
            Network rest = network();
            Adam adam = adam(whole, lazy);
            Adam resumed = adam(rest, lazy);
            for (int step = 0; step < 12; step++) {
                if (step == 6) {
                    rest.load(whole.state());
                    resumed.load(adam.state());
                }
                adam.step(gradient(whole, new SplittableRandom(step)));
                if (step >= 6) {
                    resumed.step(gradient(rest, new SplittableRandom(step)));
                }
            }
            assertArrayEquals(whole.parameters().values(), rest.parameters().values());
            assertEquals(adam.state(), resumed.state());
        }
    }

    private static Adam adam(Network network, boolean lazy) {
        return lazy ? Adam.lazy(network, 0.01) : new Adam(network, 0.01);
    }

    @Test
    void aDamagedStateIsRefusedAndChangesNothing() {
        Network network = network();
        Adam adam = Adam.lazy(network, 0.01);
        adam.step(gradient(network, new SplittableRandom(1)));
        var before = adam.state();
        for (String name : List.of("m", "v", "steps")) {
            for (Tensor damage : new Tensor[] {null, Tensor.vector(1.0, 2.0),
                Tensor.vector(1L, 2L), Tensor.vector(1.5f)}) {
                var state = new HashMap<>(adam.state());
                state.put("m", Tensor.vector(new float[network.parameters().size()]));
                state.put(name, damage);
                var e = assertThrows(IllegalArgumentException.class, () -> adam.load(state));
                assertTrue(e.getMessage().contains(name), e.getMessage());
                assertEquals(before, adam.state());
            }
        }
    }
}
