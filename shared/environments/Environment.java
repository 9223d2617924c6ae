package shared.environments;

import java.awt.image.BufferedImage;

/**
 * A world that an agent acts in, in the terms of Gymnasium's {@code Env}: {@code reset} starts an
 * episode, {@code step} answers each action until the step says {@code terminated} or
 * {@code truncated}. One object plays one episode at a time and belongs to one thread.
 *
 * @param <A> an action: {@code Integer} in a {@link Space.Discrete} space, {@code float[]} in a
 *     {@link Space.Box}
 */
public interface Environment<A> {

    /**
     * The name, with arguments where it needs them, by which it can be made again: Gymnasium's
     * where it has one. {@link Environments#make} takes it.
     */
    String id();

    /** The space of {@link Step#observation()}. */
    Space.Box observationSpace();

    /** The space of the actions that {@link #step} takes. */
    Space actionSpace();

    /**
     * Starts a new episode, whatever state the last one was in.
     *
     * @param seed decides all chance of the episode: the same seed and actions, the same episode
     * @return the first observation; no reward yet
     */
    Step reset(long seed);

    /**
     * Lets the world react to an action.
     *
     * @throws IllegalArgumentException if the action is not in {@link #actionSpace()}
     * @throws IllegalStateException before the first {@link #reset}, or after the episode's end
     */
    Step step(A action);

    /**
     * The mean return at which it counts as solved, Gymnasium's {@code spec.reward_threshold}; NaN
     * where nobody has set one.
     */
    default double rewardThreshold() {
        return Double.NaN;
    }

    /** Draws the present state: a new picture, always of the same size. */
    BufferedImage render();

    /** How many pictures make one second of the world's time. */
    int framesPerSecond();
}
