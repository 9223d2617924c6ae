package shared.running;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import shared.files.UserError;
import shared.networks.NotFiniteException;
import shared.playing.Evaluation;
import shared.playing.Numbers;

/**
 * A lesson with its settings that learns for another program, seed by seed: it opens no window,
 * writes no file and prints nothing. Several threads may learn at once.
 */
public final class Unattended {

    private static final String NOTEBOOK = "notebook";
    private static final String EVALUATE = "evaluate";

    private final Experiment lesson;
    private final LessonOptions options;

    /**
     * Sets a lesson's options. By default the learned agent plays no new episodes.
     *
     * @param lesson the lesson, which nobody else uses
     * @param typed the options as they are typed, such as "--gamma=0.9": the lesson's own settings,
     *     --notebook and --evaluate
     * @throws UserError if an option or a value is wrong, or if they do not fit each other
     */
    public Unattended(Experiment lesson, List<String> typed) {
        this.lesson = lesson;
        options = new LessonOptions(lesson);
        options.parse(typed.toArray(String[]::new));
        if (!options.isTyped(EVALUATE)) {
            options.session().evaluate = 0;
        }
        try {
            lesson.variants().forEach(lesson::goal);
            lesson.plots();
        } catch (IllegalArgumentException e) {
            // Each option is valid by itself, but no world has all of them together.
            throw new UserError(UserError.USAGE, "The options do not fit each other: "
                    + e.getMessage(), e);
        }
    }

    /** Returns the lesson's name. */
    public String name() {
        return options.name();
    }

    /** Returns what the lesson does, in a few words. */
    public String title() {
        return options.title();
    }

    /** Returns the names of the lesson's variants; a single one may be empty. */
    public List<String> variants() {
        return lesson.variants();
    }

    /** Returns whether there is a variant with a goal. */
    public boolean hasGoal() {
        return lesson.variants().stream().anyMatch(variant -> lesson.goal(variant).exists());
    }

    /** Returns the names of the options that may be set, without the dashes. */
    public Set<String> settings() {
        var names = new LinkedHashSet<>(options.own());
        if (options.settings().containsKey(NOTEBOOK)) {
            names.add(NOTEBOOK);
        }
        names.add(EVALUATE);
        return names;
    }

    /** Returns the value of an option as it is typed. */
    public String value(String name) {
        return options.value(name);
    }

    /** Returns whether an option is on or off. */
    public boolean isFlag(String name) {
        return options.isFlag(name);
    }

    /** Returns whether an option takes several values at once. */
    public boolean isList(String name) {
        return options.isList(name);
    }

    /**
     * Learns once, in the calling thread alone.
     *
     * @param stopped tells whether to stop early; what is returned then is the result so far
     * @return the result: the object that {@code --json} writes for a run. If the gradient was not
     *     finite, learning has ended there, and "error" says so
     */
    public String learn(long seed, String variant, BooleanSupplier stopped) {
        var run = new Run(seed, variant, lesson.goal(variant), stopped, null);
        run.unit(lesson.unit());
        try {
            lesson.train(run);
            run.end();
            int episodes = options.session().evaluate;
            boolean plays = run.shown().agent() != null && episodes > 0
                    && !stopped.getAsBoolean();
            return Report.json(Summary.of(run, plays ? (Double) Evaluation.evaluate(
                    run.shown().agent(), seed, episodes, stopped) : null), null);
        } catch (NotFiniteException e) {
            run.end();
            return Report.json(Summary.of(run, null),
                    Numbers.format("%s in update %,d", e.getMessage(), run.updates()));
        } finally {
            run.dismiss();
        }
    }
}
