package support;

import shared.networks.Adam;
import shared.networks.Gradient;
import shared.networks.Network;
import shared.networks.Parallel;

/** An optimiser that keeps the gradient of the last step and moves nothing. */
public final class RecordingAdam extends Adam {

    private float[] gradient;

    /** Stands for an optimiser of a network's parameters. */
    public RecordingAdam(Network network) {
        super(network, 0.1);
    }

    @Override
    public void step(Gradient gradient, Parallel parallel) {
        this.gradient = gradient.values();
    }

    /** The gradient of the last step, as a vector; null before the first. */
    public float[] gradient() {
        return gradient;
    }
}
