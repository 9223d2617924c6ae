package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Dense.dense;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import shared.learning.Table;

/** Who hears of changed parameters: the layers that they belong to. */
class ParametersTest {

    private static final float[] STATE = {0.5f, -1, 2};

    private final Network network = new Network(new SplittableRandom(1), dense(3, 6),
            Activation.TANH, dense(6, 2));
    private final Parameters parameters = network.parameters();
    private final int[] offsets = parameters.slots().stream().mapToInt(Parameters.Slot::offset)
            .toArray();

    /** What it would put out with the weights of some slots as they are now. */
    private float[] expected(float[] before, Integer... slots) {
        Network copy = network.copy();
        for (int k = 0; k < offsets.length; k++) {
            int to = k + 1 < offsets.length ? offsets[k + 1] : parameters.size();
            if (!Arrays.asList(slots).contains(k)) {
                System.arraycopy(before, offsets[k], copy.parameters().values(), offsets[k],
                        to - offsets[k]);
            }
        }
        copy.parameters().changed();
        return copy.forward(STATE);
    }

    @Test
    void layersOutsideTheRangeKeepTheWeightsTheyKnow() {
        float[] before = parameters.values().clone();
        float[] old = network.forward(STATE);
        for (int k : new int[] {0, 2}) {
            for (int i = offsets[k]; i < offsets[k + 1]; i++) {
                parameters.values()[i] += 0.5f;
            }
        }
        // Biases have no copy that would have to follow.
        parameters.changed(offsets[1], offsets[2]);
        parameters.changed(offsets[3], parameters.size());
        assertArrayEquals(old, network.forward(STATE));

        parameters.changed(offsets[3] - 1, offsets[3]);
        assertArrayEquals(expected(before, 2), network.forward(STATE));
        parameters.changed(0, 1);
        assertArrayEquals(expected(before, 0, 2), network.forward(STATE));

        before = parameters.values().clone();
        parameters.values()[0] -= 0.25f;
        parameters.values()[offsets[2]] += 1;
        parameters.changed(offsets[1] - 1, offsets[1]);
        assertArrayEquals(expected(before, 0), network.forward(STATE));
        parameters.changed(offsets[1], offsets[2] + 1);
        assertArrayEquals(expected(before, 0, 2), network.forward(STATE));

        before = parameters.values().clone();
        parameters.values()[0] -= 0.25f;
        parameters.values()[offsets[2]] += 1;
        parameters.changed();
        assertArrayEquals(expected(before, 0, 2), network.forward(STATE));
    }

    /** Whoever keeps what was computed from old numbers sees that they are old. */
    @Test
    void theVersionGrowsWithEveryChange() {
        int version = parameters.version();
        for (int from : new int[] {0, offsets[1], offsets[3]}) {
            parameters.changed(from, from + 1);
            assertTrue(parameters.version() > version);
            version = parameters.version();
        }
        parameters.changed();
        assertNotEquals(version, parameters.version());
    }

    /** Whichever output it came from, a number that depends on no input among them. */
    @Test
    void aGradientThatIsNoNumberIsNoticedAfterTheStep() {
        for (int output = 0; output < 3; output++) {
            var network = new Network(new SplittableRandom(1), dense(3, 6), Activation.RELU,
                    dense(6, 2), Free.free(1));
            var adam = new Adam(network, 0.01);
            float[][] gradient = network.forward(new float[][] {STATE, STATE});
            adam.step(network.backward(gradient));
            assertTrue(network.finite());
            gradient = network.forward(new float[][] {STATE, STATE});
            gradient[1][output] = Float.NaN;
            adam.step(network.backward(gradient));
            assertFalse(network.finite(), "output " + output);
        }
    }

    @Test
    void aTableIsLookedAtAsAWhole() {
        var table = new Table(4);
        assertTrue(table.finite());
        table.values()[3] = Float.NEGATIVE_INFINITY;
        assertFalse(table.finite());
    }
}
