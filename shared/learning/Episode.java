package shared.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import shared.environments.Environment;
import shared.environments.Step;

/**
 * What happened in one episode: at each time t the state, the action taken in it and the reward
 * that followed; at the end whether the world terminated or a time limit truncated it.
 *
 * @param <A> an action, as in {@link Environment}
 */
public final class Episode<A> {

    /**
     * How long one may become: longer than in any world of the lessons, and yet of small states not
     * a tenth of the memory that Java takes on a small machine.
     */
    private static final int MOST_STEPS = 100_000;

    private final List<float[]> states = new ArrayList<>();
    private final List<A> actions = new ArrayList<>();
    private double[] rewards = new double[64];
    private double total;
    private boolean truncated;

    /**
     * Appends the state, the action chosen in it and what the environment answered.
     *
     * @throws IllegalStateException if it has 100,000 steps already: then it will never end
     */
    public void add(float[] state, A action, Step answer) {
        int t = length();
        if (t == MOST_STEPS) {
            throw new IllegalStateException("The episode has 100,000 steps and no end: does the"
                    + " loop call step = world.step(action)?");
        }
        if (t == rewards.length) {
            rewards = Arrays.copyOf(rewards, 2 * t);
        }
        states.add(state);
        actions.add(action);
        rewards[t] = answer.reward();
        total += answer.reward();
        truncated = answer.truncated() && !answer.terminated();
    }

    /** Several episodes one after the other, as if they were one long one. */
    public static <A> Episode<A> join(List<Episode<A>> episodes) {
        var all = new Episode<A>();
        for (Episode<A> episode : episodes) {
            int from = all.length();
            all.states.addAll(episode.states);
            all.actions.addAll(episode.actions);
            if (all.length() > all.rewards.length) {
                all.rewards = Arrays.copyOf(all.rewards, 2 * all.length());
            }
            System.arraycopy(episode.rewards, 0, all.rewards, from, episode.length());
            all.total += episode.total;
            all.truncated = episode.truncated;
        }
        return all;
    }

    /** T, the number of steps. */
    public int length() {
        return states.size();
    }

    /** The states s_0, ..., s_T-1: T rows. */
    public float[][] states() {
        return states.toArray(float[][]::new);
    }

    /** The actions a_0, ..., a_T-1. */
    public List<A> actions() {
        return Collections.unmodifiableList(actions);
    }

    /** The rewards r_1, ..., r_T; element t followed action t. */
    public double[] rewards() {
        return Arrays.copyOf(rewards, length());
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
