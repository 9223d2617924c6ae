package shared.running;

/**
 * A program that learns: what {@link Lessons#run} needs to know of a lesson. Its hyperparameters
 * are fields with picocli's {@code @Option}, numbers also with a {@link Range}.
 */
public interface Lesson {

    /**
     * Learns once, from the beginning (or from where {@code run} was resumed) until
     * {@code run.running(...)} says no. Several runs with different seeds may be under way at
     * once in different threads, so what changes belongs in local variables.
     */
    void train(Run run);

    /** When the world counts as solved. */
    Goal goal();
}
