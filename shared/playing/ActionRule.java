package shared.playing;

import java.util.random.RandomGenerator;
import shared.networks.Network;

/**
 * How an action follows from the output of a policy's network: by drawing it from a distribution,
 * for example.
 *
 * @param <A> an action
 */
public interface ActionRule<A> {

    /**
     * Chooses the action in a state.
     *
     * @param state an observation of the world
     * @param random for rules that draw the action
     */
    A act(Network policy, float[] state, RandomGenerator random);
}
