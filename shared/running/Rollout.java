package shared.running;

import shared.environments.Sparse;
import shared.environments.Step;

/**
 * A rollout: T successive steps of one game.
 *
 * @param states the T states s_0, ..., s_T-1
 * @param outputs the outputs of a network for s_0, ..., s_T: T + 1 rows
 * @param actions the T actions a_0, ..., a_T-1
 * @param answers the answers of the world to these T actions; if an answer ends an episode, the
 *     next state is the first state of the next episode
 */
public record Rollout(Sparse[] states, float[][] outputs, int[] actions, Step[] answers) {
}
