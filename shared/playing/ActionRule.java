package shared.playing;

import java.util.random.RandomGenerator;
import shared.networks.Network;

/**
 * A rule that turns the output of a policy's network into an action, for example by drawing the
 * action from a distribution.
 *
 * @param <A> an action
 */
public interface ActionRule<A> {

    /**
     * Chooses the action in a state.
     *
     * @param state an observation of the world
     * @param random the random numbers, for rules that draw the action
     */
    A act(Network policy, float[] state, RandomGenerator random);
}
