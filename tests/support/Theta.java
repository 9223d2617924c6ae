package support;

import java.util.function.Consumer;
import shared.networks.Network;

/** Changes the parameters of a network directly. */
public final class Theta {

    private Theta() {
    }

    /** Changes the vector of all parameters, and sets it as the parameters of the network. */
    public static void change(Network network, Consumer<float[]> change) {
        float[] theta = network.parameters().values();
        change.accept(theta);
        network.parameters().set(theta);
    }
}
