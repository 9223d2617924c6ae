package shared.environments;

import java.awt.image.BufferedImage;

/**
 * A world that an agent acts in, in the terms of Gymnasium's {@code Env}: {@code reset} starts an
 * episode, {@code step} answers each action until the step says {@code terminated} or
 * {@code truncated}. One object plays one episode at a time and belongs to one thread.
 *
 * @param <A> the type of an action: {@code Integer} in a {@link Space.Discrete} space,
 *     {@code float[]} in a {@link Space.Box}
 */
public interface Environment<A> {

    /**
     * The name with which {@link Environments#make} makes this environment again, with arguments if
     * it needs any. It is Gymnasium's name if Gymnasium has this environment.
     */
    String id();

    /** The space of {@link Step#observation()}. */
    Space.Box observationSpace();

    /** The space of the actions that {@link #step} takes. */
    Space actionSpace();

    /**
     * Starts a new episode, even if the last one is not over.
     *
     * @param seed determines everything random in the episode: the same seed and the same actions
     *     give the same episode
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
     * The mean return at which the environment counts as solved, Gymnasium's
     * {@code spec.reward_threshold}; NaN if none is defined.
     */
    default double rewardThreshold() {
        return Double.NaN;
    }

    /** Draws the present state in a new picture, always of the same size. */
    BufferedImage render();

    /** The number of steps, and thus of pictures, in one second of the world's time. */
    int framesPerSecond();
}
