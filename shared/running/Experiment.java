package shared.running;

import java.util.List;

/**
 * A learning task, with one variant or with several that are compared. Its hyperparameters are
 * fields with {@link shared.options.Setting}. {@code --vary} makes an instance for each value that
 * it compares, with the constructor without parameters.
 */
public interface Experiment {

    /**
     * Learns once, from the beginning or from where {@code run} was resumed, until
     * {@code run.running(...)} is false. Several runs may learn at once in different threads, so
     * everything that changes must be in local variables.
     */
    void train(Run run);

    /**
     * Returns the goal at which the world of a variant counts as solved. By default there is none.
     */
    default Goal goal(String variant) {
        return Goal.NONE;
    }

    /**
     * Returns the number of seeds with which a variant learns, unless {@code --runs} sets another.
     * By default it is 1.
     */
    default int runs(String variant) {
        return 1;
    }

    /**
     * Returns the name of what {@link Run#record(double, int)} records, as messages and the summary
     * call it: "episode" by default. In a world without episodes it may be "pull", for example.
     */
    default String unit() {
        return "episode";
    }

    /**
     * Returns the names of the variants. Each seed learns once for each of them, and
     * {@link Run#variant} tells which variant a run learns. By default there is one variant, whose
     * name is empty.
     */
    default List<String> variants() {
        return List.of("");
    }

    /**
     * Sets the fields to the values that they have in the notebook from which the experiment comes.
     * {@code --notebook} calls it before the other options are read. If it changes no field, as by
     * default, the lesson has no option {@code --notebook}.
     */
    default void notebook() {
    }

    /**
     * Returns the charts, which are shown in rows of up to three. By default they show the learning
     * curves of the variants; variants with the same goal share a chart.
     */
    default List<Plot> plots() {
        return Plot.learningCurves(variants(), this::goal);
    }
}
