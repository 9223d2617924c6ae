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
     * The name by which {@link Environments#make} makes it again, with arguments where it needs
     * them. It is Gymnasium's name where Gymnasium has this environment.
     */
    String id();

    /** The space of {@link Step#observation()}. */
    Space.Box observationSpace();

    /** The space of the actions that {@link #step} takes. */
    Space actionSpace();

    /**
     * Starts a new episode, whether the last one is over or not.
     *
     * @param seed decides everything random in the episode: the same seed and the same actions give
     *     the same episode
     * @return the first observation, with reward 0
     */
    Step reset(long seed);

    /**
     * Takes an action.
     *
     * @return what the agent sees next, and the reward of this step
     *
     * @throws IllegalArgumentException if the action is not in {@link #actionSpace()}
     * @throws IllegalStateException before the first {@link #reset}, or after the episode's end
     */
    Step step(A action);

    /**
     * The mean return at which it counts as solved, Gymnasium's {@code spec.reward_threshold}; NaN
     * where none is defined.
     */
    default double rewardThreshold() {
        return Double.NaN;
    }

    /** Draws the present state in a new picture, always of the same size. */
    BufferedImage render();

    /** The number of steps, and so of pictures, in one second of the world's time. */
    int framesPerSecond();
}
