package support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleSupplier;
import shared.networks.Network;

/**
 * Computes gradients by their definition: the change of a loss when a parameter changes a little.
 */
public final class Differences {

    private Differences() {
    }

    /**
     * Compares a gradient with central differences of the loss, parameter by parameter.
     *
     * @param loss computes the loss from the present parameters of the network
     * @param step the distance by which each parameter is moved to either side
     */
    public static void compare(Network network, float[] gradient, DoubleSupplier loss, float step,
            double tolerance) {
        float[] theta = network.parameters().values();
        assertEquals(theta.length, gradient.length);
        for (int i = 0; i < theta.length; i++) {
            float kept = theta[i];
            theta[i] = kept + step;
            double width = theta[i];
            network.parameters().set(theta);
            double up = loss.getAsDouble();
            theta[i] = kept - step;
            width -= theta[i];
            network.parameters().set(theta);
            double down = loss.getAsDouble();
            theta[i] = kept;
            network.parameters().set(theta);
            assertEquals((up - down) / width, gradient[i], tolerance, "parameter " + i);
        }
    }
}
