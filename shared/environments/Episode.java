package shared.environments;

import java.util.Arrays;

/**
 * What happened in one episode: at each time t the state, the action taken in it and the reward
 * that followed; at the end whether the world terminated or a time limit truncated it.
 */
public final class Episode {

    private float[][] states = new float[64][];
    private int[] actions = new int[64];
    private double[] rewards = new double[64];
    private int length;
    private double total;
    private boolean truncated;

    /** Appends the state, the action chosen in it and what the environment answered. */
    public void add(float[] state, int action, Step answer) {
        if (length == actions.length) {
            states = Arrays.copyOf(states, 2 * length);
            actions = Arrays.copyOf(actions, 2 * length);
            rewards = Arrays.copyOf(rewards, 2 * length);
        }
        states[length] = state;
        actions[length] = action;
        rewards[length] = answer.reward();
        length++;
        total += answer.reward();
        truncated = answer.truncated() && !answer.terminated();
    }

    /** T, the number of steps. */
    public int length() {
        return length;
    }

    /** The states s_0, ..., s_T-1: T rows. */
    public float[][] states() {
        return Arrays.copyOf(states, length);
    }

    /** The actions a_0, ..., a_T-1. */
    public int[] actions() {
        return Arrays.copyOf(actions, length);
    }

    /** The rewards r_1, ..., r_T; element t followed action t. */
    public double[] rewards() {
        return Arrays.copyOf(rewards, length);
    }

    /** The sum of all rewards, not discounted. */
    public double totalReward() {
        return total;
    }

    /** Whether a time limit alone ended the episode, so that the world would have gone on. */
    public boolean truncated() {
        return truncated;
    }
}
