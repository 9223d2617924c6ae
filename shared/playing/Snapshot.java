package shared.playing;

/**
 * An agent as it was at one moment of its learning. Of its network only the parameters are stored,
 * so that there can be many snapshots.
 *
 * @param learner the agent, which goes on learning
 * @param parameters a copy of its parameters at that moment
 * @param updates how many updates it had learned from
 * @param episodes how many episodes had been played for them
 */
public record Snapshot(Agent<?> learner, float[] parameters, int updates, int episodes) {

    /** A new agent that plays as the learner did at that moment. */
    public Agent<?> agent() {
        return learner.with(parameters);
    }
}
