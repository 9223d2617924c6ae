package shared.running;

import java.util.List;

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

    /** When a variant's world counts as solved; by default, never. */
    default Goal goal(String variant) {
        return Goal.NONE;
    }

    /** With how many seeds a variant learns unless {@code --runs} says otherwise. */
    default int runs(String variant) {
        return 1;
    }

    /**
     * What is compared: each seed learns once for each name, which {@link Run#variant} tells. By
     * default there is one nameless way to learn.
     */
    default List<String> variants() {
        return List.of("");
    }

    /**
     * The options that {@code --notebook} puts in the place of defaults, as they are typed:
     * "--learning-rate 0.001 --episodes 80". By default there is no such option.
     */
    default String notebook() {
        return "";
    }

    /**
     * The charts, in rows of up to three; by default the learning curves of the variants, those
     * with the same goal in one chart.
     */
    default List<Plot> plots() {
        return Plot.learningCurves(variants(), this::goal);
    }
}
