package shared.environments;

/**
 * What an environment answers to an action: Gymnasium's {@code step}, and also its {@code reset}
 * (reward 0, neither terminated nor truncated).
 *
 * <p>An observation that is mostly 0, such as a picture of a few lit pixels, is kept as the places
 * where it is not, until somebody asks for all its numbers.
 */
public final class Step {

    private final float[] observation;
    private final int[] places;
    /** How many numbers there are where they are told by their places. */
    private final int size;
    private final double reward;
    private final boolean terminated;
    private final boolean truncated;

    /**
     * An answer.
     *
     * @param observation what the agent sees now; made anew for every step, so it may be kept
     * @param reward the reward of this one step
     * @param terminated the world came to an end of its own: nothing follows, the future is worth 0
     * @param truncated a time limit cut the episode off: the world would have gone on
     */
    public Step(float[] observation, double reward, boolean terminated, boolean truncated) {
        this(observation, null, 0, reward, terminated, truncated);
    }

    private Step(float[] observation, int[] places, int size, double reward, boolean terminated,
            boolean truncated) {
        this.observation = observation;
        this.places = places;
        this.size = size;
        this.reward = reward;
        this.terminated = terminated;
        this.truncated = truncated;
    }

    /**
     * An answer with an observation of zeros, ones and minus ones.
     *
     * @param size how many numbers it has
     * @param places p for a 1 at p, ~p for a -1 at p; each p from 0 to size - 1, at most once
     */
    public static Step sparse(int size, int[] places, double reward, boolean terminated,
            boolean truncated) {
        return new Step(null, places, size, reward, terminated, truncated);
    }

    /** The same answer, but that a limit cuts the episode off here. */
    public Step cutOff() {
        return new Step(observation, places, size, reward, terminated, true);
    }

    /** What the agent sees now: an array that no later step changes. */
    public float[] observation() {
        if (places == null) {
            return observation;
        }
        var numbers = new float[size];
        for (int p : places) {
            if (p >= 0) {
                numbers[p] = 1;
            } else {
                numbers[~p] = -1;
            }
        }
        return numbers;
    }

    /**
     * The same told shortly: p for a 1 at p, ~p for a -1 at p, nothing for zeros. Not to be
     * changed.
     *
     * @throws IllegalStateException if the observation may have other numbers
     */
    public int[] places() {
        if (places == null) {
            throw new IllegalStateException("This observation is more than ones and zeros.");
        }
        return places;
    }

    /** The reward of this one step. */
    public double reward() {
        return reward;
    }

    /** Whether the world came to an end of its own: nothing follows, the future is worth 0. */
    public boolean terminated() {
        return terminated;
    }

    /** Whether a time limit cut the episode off: the world would have gone on. */
    public boolean truncated() {
        return truncated;
    }

    /** Whether the episode is over, for either reason. */
    public boolean done() {
        return terminated || truncated;
    }
}
