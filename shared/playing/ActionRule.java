package shared.playing;

import java.util.random.RandomGenerator;
import shared.networks.Network;

/**
 * How actions follow from what a network says of a state: drawn from a distribution, say.
 *
 * @param <A> an action
 */
public interface ActionRule<A> {

    /** The action in a state; {@code random} is there for agents that draw theirs. */
    A act(Network policy, float[] state, RandomGenerator random);
}
