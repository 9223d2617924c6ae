package shared.running;

import java.io.PrintStream;
import java.util.List;
import shared.options.Interrupt;
import shared.options.Launchable;

/**
 * A program that learns. Its hyperparameters are fields with {@link shared.options.Setting}, and
 * {@link shared.options.Launch#run} starts it.
 */
public interface Lesson extends Launchable {

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
     * Sets the fields to the values that they have in the notebook from which the lesson comes.
     * {@code --notebook} calls it, before the other options are read; a lesson where it changes
     * nothing, as by default, does not have that option.
     */
    default void notebook() {
    }

    /**
     * The charts, in rows of up to three; by default the learning curves of the variants, those
     * with the same goal in one chart.
     */
    default List<Plot> plots() {
        return Plot.learningCurves(variants(), this::goal);
    }

    @Override
    default boolean launch(String[] args, Interrupt interrupt, PrintStream out, PrintStream err)
            throws InterruptedException {
        return Session.run(this, args, interrupt, out, err);
    }
}
