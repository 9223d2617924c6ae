package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Conv.conv;
import static shared.networks.Dense.dense;
import static shared.networks.Learned.learned;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import shared.files.Tensor;
import shared.learning.Table;
import support.Theta;

/** Tests of the parameters of a network: as a vector, under names, and whether they are finite. */
class ParametersTest {

    private static final float[] STATE = {0.5f, -1, 2};

    private static Network network(int seed) {
        return new Network(new SplittableRandom(seed), dense(3, 6), Activation.TANH, dense(6, 2),
                learned(1));
    }

    @Test
    void theVectorIsACopyThatCanBePutBack() {
        Network network = network(1);
        float[] before = network.forward(STATE);
        float[] theta = network.parameters().values();
        theta[0] += 1;
        assertArrayEquals(before, network.forward(STATE));
        network.parameters().set(theta);
        assertFalse(before[0] == network.forward(STATE)[0]);
        assertArrayEquals(theta, network.parameters().values());
        assertThrows(IllegalArgumentException.class, () -> network.parameters().set(new float[3]));
        assertArrayEquals(theta, network.parameters().values());
    }

    @Test
    void eachParameterHasANameAndAShape() {
        Network network = network(1);
        assertEquals(List.of("dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias",
                "learned1.value"), network.parameters().names());
        Map<String, Tensor> state = network.state();
        assertArrayEquals(new int[] {3, 6}, state.get("dense1.weight").shape());
        assertArrayEquals(new int[] {2}, state.get("dense2.bias").shape());
        assertEquals(18 + 6 + 12 + 2 + 1, network.parameters().size());
        float[] theta = network.parameters().values();
        assertEquals(theta[1], state.get("dense1.weight").floats()[1]);
        assertEquals(theta[18], state.get("dense1.bias").floats()[0]);
    }

    @Test
    void whatIsSavedCanBeLoaded() {
        Network one = network(1);
        Network other = network(2);
        other.load(one.state());
        assertArrayEquals(one.forward(STATE), other.forward(STATE));
    }

    @Test
    void aStateThatDoesNotFitIsRefusedAndChangesNothing() {
        Network network = network(1);
        float[] before = network.parameters().values();
        for (String name : network.parameters().names()) {
            var missing = new HashMap<>(network(2).state());
            missing.remove(name);
            var thrown = assertThrows(IllegalArgumentException.class, () -> network.load(missing));
            assertTrue(thrown.getMessage().contains(name), thrown.getMessage());
            var wrong = new HashMap<>(network(2).state());
            wrong.put(name, Tensor.vector(1f, 2f, 3f));
            assertThrows(IllegalArgumentException.class, () -> network.load(wrong));
        }
        assertArrayEquals(before, network.parameters().values());
    }

    /** Older files call a learned number a free one. */
    @Test
    void aFreeParameterIsALearnedOne() {
        Network network = Network.parse("dense(3, 6), tanh, dense(6, 2), free(1)");
        var state = new HashMap<>(network(1).state());
        state.put("free1.value", Tensor.vector(0.25f));
        state.remove("learned1.value");
        network.load(state);
        assertEquals(0.25f, network.forward(STATE)[2]);
    }

    /** Sums over filters are derived from the weights, and change with them. */
    @Test
    void whatALayerDerivesFollowsItsNumbers() {
        var network = new Network(new SplittableRandom(1), conv(5, 5, 1, 3, 2, 1));
        Theta.change(network, theta -> theta[0] += 1);
        Network fresh = network.copy();
        float[] state = {1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        assertArrayEquals(fresh.forward(state), network.forward(state));
    }

    /** The bad number may come from any output, also from one that depends on no input. */
    @Test
    void aGradientThatIsNoNumberIsNoticedBeforeTheStep() {
        for (int output = 0; output < 3; output++) {
            Network network = network(1);
            var adam = new Adam(network, 0.01);
            float[][] gradient = network.forward(new float[][] {STATE, STATE});
            adam.step(network.backward(gradient));
            assertTrue(network.finite());
            gradient = network.forward(new float[][] {STATE, STATE});
            gradient[1][output] = Float.NaN;
            Gradient bad = network.backward(gradient);
            assertThrows(NotFiniteException.class, () -> adam.step(bad), "output " + output);
            assertTrue(network.finite(), "output " + output);
        }
    }

    @Test
    void aTableIsLookedAtAsAWhole() {
        var table = new Table(new SplittableRandom(1), 4);
        assertTrue(table.finite());
        table.values()[3] = Float.NEGATIVE_INFINITY;
        assertFalse(table.finite());
    }
}
