package shared.playing;

/**
 * An agent as it was at one moment of its learning. A snapshot copies only the parameters of the
 * network, so that many snapshots fit into memory.
 *
 * @param learner the agent, which goes on learning
 * @param parameters a copy of its parameters at that moment
 * @param updates the number of updates up to that moment
 * @param episodes the number of episodes recorded up to that moment
 */
public record Snapshot(Agent<?> learner, float[] parameters, int updates, int episodes) {

    /** Returns a new agent that plays as the learner did at that moment. */
    public Agent<?> agent() {
        return learner.with(parameters);
    }
}
