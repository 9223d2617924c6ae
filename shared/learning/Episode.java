package shared.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import shared.environments.Environment;
import shared.environments.Step;

/**
 * The record of one episode: at each time t the state, the action taken in it and the reward that
 * followed; at the end, whether the episode was truncated by a time limit.
 *
 * @param <A> the type of an action, as in {@link Environment}
 */
public final class Episode<A> {

    /**
     * The maximum number of steps. Every episode of the lessons is shorter. With small states, this
     * many steps take less than a tenth of the memory that Java uses on a small machine.
     */
    private static final int MOST_STEPS = 100_000;

    private final List<float[]> states = new ArrayList<>();
    private final List<A> actions = new ArrayList<>();
    private double[] rewards = new double[64];
    private double total;
    private boolean truncated;

    /**
     * Appends a step: the state, the action chosen in it and the environment's answer.
     *
     * @param state the state before the action; not copied
     * @param action the action
     * @param answer the result of the action
     * @throws IllegalStateException if the episode already has 100,000 steps and seems to have no
     *     end
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

    /**
     * Joins several episodes, one after the other, as if they were one long episode. The result is
     * truncated if the last of them is.
     */
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

    /** The number of steps, T. */
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

    /** The rewards r_1, ..., r_T: element t is the reward that followed action t. A new array. */
    public double[] rewards() {
        return Arrays.copyOf(rewards, length());
    }

    /** The sum of all rewards, without discounting. */
    public double totalReward() {
        return total;
    }

    /** Whether only a time limit ended the episode: the world itself would have gone on. */
    public boolean truncated() {
        return truncated;
    }
}
