package shared.running;

import java.util.List;

/**
 * Something to learn, in one way or in several variants that are compared. Its hyperparameters are
 * fields with {@link shared.options.Setting}.
 */
public interface Experiment {

    /**
     * Learns once, from the beginning or from where {@code run} was resumed, until
     * {@code run.running(...)} is false. Several runs may learn at once in different threads, so
     * whatever changes belongs in local variables.
     */
    void train(Run run);

    /** When the world of a variant counts as solved; by default, never. */
    default Goal goal(String variant) {
        return Goal.NONE;
    }

    /** With how many seeds a variant learns, unless {@code --runs} says otherwise. */
    default int runs(String variant) {
        return 1;
    }

    /**
     * The names of the variants. Each seed learns once for each of them, and {@link Run#variant}
     * says which one it is. By default there is one variant, whose name is empty.
     */
    default List<String> variants() {
        return List.of("");
    }

    /**
     * Sets the fields to the values that they have in the notebook from which the experiment comes.
     * {@code --notebook} calls it, before the other options are read; where it changes nothing, as
     * by default, there is no such option.
     */
    default void notebook() {
    }

    /**
     * The charts, in rows of up to three. By default, they show the learning curves of the
     * variants, those with the same goal in one chart.
     */
    default List<Plot> plots() {
        return Plot.learningCurves(variants(), this::goal);
    }
}
