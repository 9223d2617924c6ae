package shared.exercises;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import shared.environments.Step;
import shared.environments.ThreeStates;
import shared.learning.Categorical;
import shared.learning.Episode;

/**
 * REINFORCE on three states in a row, as in lessons/SequenceWorld.java, but with a lookup table of
 * logits. The advantages are a student's.
 */
public final class Row {

    private static final int EPISODES = 500;
    private static final int REPORTED = 50;
    private static final double ALPHA = 0.05;

    private Row() {
    }

    /** The states of an episode as indices: 0, 1 or 2. */
    public static int[] states(Episode<?> episode) {
        float[][] states = episode.states();
        var indices = new int[states.length];
        for (int t = 0; t < indices.length; t++) {
            indices[t] = 1 + (int) states[t][0];
        }
        return indices;
    }

    /**
     * Learns for 500 episodes.
     *
     * @param curve shows the mean return of each 50 of them
     * @param random the source of all random numbers
     * @param advantages computes the advantage of each step of an episode
     */
    public static void learn(Curve curve, RandomGenerator random,
            Function<Episode<Integer>, double[]> advantages) {
        var z = new float[3][3];
        curve.axes("episode", "mean return", 0, 0.9);
        double sum = 0;
        for (int e = 1; e <= EPISODES; e++) {
            Episode<Integer> episode = play(z, random);
            sum += episode.totalReward();
            if (e % REPORTED == 0) {
                curve.add(e, sum / REPORTED);
                sum = 0;
            }
            double[] a = advantages.apply(episode);
            int[] states = states(episode);
            for (int t = 0; t < a.length; t++) {
                float[] down = Categorical.gradient(Categorical.softmax(z[states[t]]),
                        episode.actions().get(t), a[t], 0);
                for (int b = 0; b < down.length; b++) {
                    z[states[t]][b] -= (float) (ALPHA * down[b]);
                }
            }
        }
    }

    private static Episode<Integer> play(float[][] z, RandomGenerator random) {
        var world = new ThreeStates();
        var episode = new Episode<Integer>();
        for (Step step = world.reset(0); !step.done();) {
            float[] state = step.observation();
            int action = Categorical.sample(Categorical.softmax(z[1 + (int) state[0]]), random);
            step = world.step(action);
            episode.add(state, action, step);
        }
        return episode;
    }
}
