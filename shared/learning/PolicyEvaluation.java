package shared.learning;

import shared.environments.Step;
import shared.environments.ThreeStates;

/**
 * Evaluates a policy in {@link ThreeStates} exactly, without playing an episode: it computes the
 * values of states and actions, and the probability of being in a state at a step. The values are
 * computed backwards from the time limit (Sutton and Barto, "Reinforcement Learning", 2018, section
 * 4.1), the probabilities forwards from the start.
 *
 * <p>The states -1, 0 and 1 have the indices 0, 1 and 2, and an episode starts in state -1. The
 * reward at the goal can be chosen; the other rewards are those of {@link ThreeStates}.
 */
public final class PolicyEvaluation {

    private static final int STEPS = TablePolicy.STEPS;
    private static final int STATES = 3;
    private static final int ACTIONS = 3;

    private final double goal;
    private final double gamma;
    private final Step[][] moves = new Step[STATES][ACTIONS];
    private final double[][] values = new double[STEPS + 1][STATES];
    private final double[][] visits = new double[STEPS + 1][STATES];

    /**
     * Evaluates a policy.
     *
     * @param pi a row for each state, with the probabilities of going left, staying and going
     *     right, whose sum is 1; later changes have no effect
     * @param goal the reward for staying in state 1, which ends the episode
     * @param gamma the discount factor, from 0 to 1
     */
    public PolicyEvaluation(double[][] pi, double goal, double gamma) {
        this.goal = goal;
        this.gamma = gamma;
        for (int s = 0; s < STATES; s++) {
            for (int a = 0; a < ACTIONS; a++) {
                moves[s][a] = move(s, a);
            }
        }
        visits[0][0] = 1;
        for (int t = 0; t < STEPS; t++) {
            for (int s = 0; s < STATES; s++) {
                for (int a = 0; a < ACTIONS; a++) {
                    if (!moves[s][a].terminated()) {
                        visits[t + 1][state(moves[s][a])] += visits[t][s] * pi[s][a];
                    }
                }
            }
        }
        for (int t = STEPS - 1; t >= 0; t--) {
            for (int s = 0; s < STATES; s++) {
                for (int a = 0; a < ACTIONS; a++) {
                    values[t][s] += pi[s][a] * q(t, s, a);
                }
            }
        }
    }

    /** Tries out an action in a state. Nothing in this world is random, so once is enough. */
    private static Step move(int s, int a) {
        var world = new ThreeStates(STEPS);
        Step step = world.reset(0);
        while (state(step) < s) {
            step = world.step(2);
        }
        return world.step(a);
    }

    private static int state(Step step) {
        return TablePolicy.row(step.observation());
    }

    /** Returns the probability that step t, from 0 to 199, begins in state s. */
    public double probability(int t, int s) {
        return visits[t][s];
    }

    /** Returns v_t(s), the expected return from step t on in state s; it is 0 at the time limit. */
    public double v(int t, int s) {
        return values[t][s];
    }

    /** Returns q_t(s, a), the expected return from step t on if a is the action in state s. */
    public double q(int t, int s, int a) {
        Step step = moves[s][a];
        return step.terminated() ? goal : step.reward() + gamma * values[t + 1][state(step)];
    }

    /**
     * Computes the return from each step of an episode on, with the reward at the goal and the
     * discount factor of this evaluation.
     *
     * @param episode an episode that was played in {@link ThreeStates}
     * @return a new array with a return for each step
     */
    public double[] returns(Episode<?> episode) {
        double[] rewards = episode.rewards();
        if (!episode.truncated()) {
            rewards[rewards.length - 1] = goal;
        }
        return Returns.discounted(rewards, gamma);
    }
}
