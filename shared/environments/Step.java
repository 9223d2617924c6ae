package shared.environments;

/**
 * An environment's answer to an action: the result of Gymnasium's {@code step}, and also of its
 * {@code reset} (reward 0, neither terminated nor truncated).
 *
 * <p>An observation that is mostly zeros, such as an image of a few lit pixels, is stored without
 * them, as {@link Sparse}, and written out in full when {@link #observation} is called.
 */
public final class Step {

    private final float[] observation;
    private final Sparse sparse;
    private final double reward;
    private final boolean terminated;
    private final boolean truncated;

    /**
     * Creates an answer.
     *
     * @param observation what the agent sees now; a new array for every step, so it may be kept
     * @param reward the reward of this one step
     * @param terminated whether the world has come to an end: the future is worth 0
     * @param truncated whether a time limit ends the episode here: the world would have gone on
     */
    public Step(float[] observation, double reward, boolean terminated, boolean truncated) {
        this(observation, null, reward, terminated, truncated);
    }

    /**
     * Creates an answer with an observation that is mostly zeros.
     *
     * @param observation what the agent sees now
     * @param reward the reward of this one step
     * @param terminated whether the world has come to an end: the future is worth 0
     * @param truncated whether a time limit ends the episode here: the world would have gone on
     */
    public Step(Sparse observation, double reward, boolean terminated, boolean truncated) {
        this(null, observation, reward, terminated, truncated);
    }

    private Step(float[] observation, Sparse sparse, double reward, boolean terminated,
            boolean truncated) {
        this.observation = observation;
        this.sparse = sparse;
        this.reward = reward;
        this.terminated = terminated;
        this.truncated = truncated;
    }

    /** A copy of this answer that is truncated. */
    public Step cutOff() {
        return new Step(observation, sparse, reward, terminated, true);
    }

    /**
     * What the agent sees now: as many numbers as the observation space has, in an array that no
     * later step changes.
     */
    public float[] observation() {
        return sparse == null ? observation : sparse.dense();
    }

    /**
     * The same observation without its zeros.
     *
     * @throws IllegalStateException if the environment's observations are not sparse
     */
    public Sparse sparse() {
        if (sparse == null) {
            throw new IllegalStateException("This environment's observations are not sparse.");
        }
        return sparse;
    }

    /** The reward of this one step. */
    public double reward() {
        return reward;
    }

    /** Whether the world has come to an end: nothing follows, the future is worth 0. */
    public boolean terminated() {
        return terminated;
    }

    /** Whether a time limit ended the episode: the world would have gone on. */
    public boolean truncated() {
        return truncated;
    }

    /** Whether the episode is over, for either reason. */
    public boolean done() {
        return terminated || truncated;
    }
}
