package shared.learning;

import java.util.random.RandomGenerator;
import shared.environments.Step;
import shared.environments.ThreeStates;

/**
 * Holds a policy for {@link ThreeStates} as a table: the probability of each action in each state.
 *
 * @param pi a row for each of the states -1, 0 and 1, with the probabilities of going left, staying
 *     and going right, whose sum is 1; not copied
 */
public record TablePolicy(double[][] pi) {

    /** The time limit: the number of steps after which an episode is truncated. */
    public static final int STEPS = 200;

    /** Plays one episode in {@link ThreeStates}, with actions drawn from the table. */
    public Episode<Integer> play(RandomGenerator random) {
        var world = new ThreeStates(STEPS);
        var episode = new Episode<Integer>();
        Step step = world.reset(0);
        while (!step.done()) {
            float[] state = step.observation();
            int action = draw(pi[row(state)], random);
            step = world.step(action);
            episode.add(state, action, step);
        }
        return episode;
    }

    private static int draw(double[] p, RandomGenerator random) {
        double u = random.nextDouble();
        return u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2;
    }

    /** Returns the row of a state in the table: 0, 1 or 2 for the state -1, 0 or 1. */
    public static int row(float[] state) {
        return (int) state[0] + 1;
    }
}
