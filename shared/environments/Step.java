package shared.environments;

/**
 * What an environment answers to an action: Gymnasium's {@code step}, and also its {@code reset}
 * (reward 0, neither terminated nor truncated).
 *
 * @param observation what the agent sees now; made anew for every step, so it may be kept
 * @param reward the reward of this one step
 * @param terminated the world came to an end of its own: nothing follows, the future is worth 0
 * @param truncated a time limit cut the episode off: the world would have gone on
 */
public record Step(float[] observation, double reward, boolean terminated, boolean truncated) {

    /** Whether the episode is over, for either reason. */
    public boolean done() {
        return terminated || truncated;
    }
}
