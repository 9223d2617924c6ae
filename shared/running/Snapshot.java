package shared.running;

/**
 * An agent as it was at one moment of its learning.
 *
 * @param performer plays with what was known then, whatever is learned meanwhile
 * @param episodes how many had been played to learn it
 */
record Snapshot(Performer<?> performer, int episodes) {
}
