package support;

import java.util.function.Consumer;
import shared.networks.Network;

/** Changes a network's parameters by hand. */
public final class Theta {

    private Theta() {
    }

    /** Changes the vector of all parameters, and has the network take it over. */
    public static void change(Network network, Consumer<float[]> change) {
        float[] theta = network.parameters().values();
        change.accept(theta);
        network.parameters().set(theta);
    }
}
