package shared.running;

import java.util.random.RandomGenerator;

/**
 * Chooses actions with what it has learned.
 *
 * @param <A> an action
 */
public interface Agent<A> {

    /** The action in a state; {@code random} is there for agents that draw theirs. */
    A act(float[] state, RandomGenerator random);
}
