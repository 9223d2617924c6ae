package support;

import shared.networks.Adam;
import shared.networks.Gradient;
import shared.networks.Network;
import shared.networks.Parallel;

/** An optimiser that keeps the gradient of the last step and changes no parameter. */
public final class RecordingAdam extends Adam {

    private float[] gradient;

    /** Makes an optimiser that replaces Adam for the parameters of a network. */
    public RecordingAdam(Network network) {
        super(network, 0.1);
    }

    @Override
    public void step(Gradient gradient, Parallel parallel) {
        this.gradient = gradient.values();
    }

    /** Returns the gradient of the last step as a vector; null before the first step. */
    public float[] gradient() {
        return gradient;
    }
}
