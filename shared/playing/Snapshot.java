package shared.playing;

/**
 * An agent as it was at one moment of its learning. Of its network only the parameters are kept,
 * so that there can be many.
 *
 * @param learner who has learned on since
 * @param parameters a copy of what it knew then
 * @param updates how many it had learned from
 * @param episodes how many had been played to learn it
 */
public record Snapshot(Agent<?> learner, float[] parameters, int updates, int episodes) {

    /** Somebody new who plays with what was known then, whatever is learned meanwhile. */
    public Agent<?> agent() {
        return learner.with(parameters);
    }
}
