package shared.running;

import shared.environments.Sparse;
import shared.environments.Step;

/**
 * T steps of one game.
 *
 * @param states s_0, ..., s_T-1
 * @param outputs of a network for s_0, ..., s_T: T + 1 rows
 * @param actions a_0, ..., a_T-1
 * @param answers of the world to these actions; where one ends an episode, the next state is the
 *     first of another
 */
public record Rollout(Sparse[] states, float[][] outputs, int[] actions, Step[] answers) {
}
