package shared.running;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import shared.files.UserError;
import shared.options.Options;

/** The options of a lesson: its own, those that decide what is learned, and those of this call. */
final class LessonOptions {

    /** Names that options had when older files were saved, and the names that they have now. */
    private static final Map<String, String> RENAMED = Map.of("entropy", "entropy-coefficient");

    private final Experiment experiment;
    private final LearningOptions learning = new LearningOptions();
    private final SessionOptions session = new SessionOptions();
    private final Options options;

    LessonOptions(Experiment experiment) {
        this.experiment = experiment;
        options = new Options(experiment, learning, session);
        // The number of runs may depend on the lesson's other options.
        options.note("--runs", () -> "default " + experiment.variants().stream()
                .map(experiment::runs).distinct().map(String::valueOf)
                .collect(Collectors.joining(" and ")));
        String notebook = options.changedBy(experiment::notebook);
        options.note("--notebook", () -> notebook);
        if (notebook.isEmpty()) {
            options.remove("--notebook");
        }
    }

    /**
     * Sets the fields: to what is on the command line, else to the notebook's values if
     * {@code --notebook} is there, else to their defaults.
     *
     * @throws UserError with a sentence that names the option and the value
     */
    void parse(String[] args) {
        parse(args, Map.of());
    }

    /**
     * Sets the fields: to what is on the command line, else to what a saved run learned with, else
     * to their defaults. Saved settings that this lesson does not have are ignored.
     *
     * @throws UserError with a sentence that names the option and the value
     */
    void parse(String[] args, JsonObject saved) {
        var values = new HashMap<String, String>();
        saved.entrySet().stream().filter(setting -> setting.getValue().isJsonPrimitive())
                .forEach(setting -> values.put(
                        RENAMED.getOrDefault(setting.getKey(), setting.getKey()),
                        setting.getValue().getAsString()));
        values.keySet().retainAll(settings().keySet());
        parse(args, values);
    }

    private void parse(String[] args, Map<String, String> saved) {
        options.parse(args, saved);
        if (learning.notebook) {
            options.changeDefaults(experiment::notebook);
            options.parse(args, saved);
        }
    }

    /** The options that decide what is learned, beside the lesson's own. */
    LearningOptions learning() {
        return learning;
    }

    /** The options of this call alone. */
    SessionOptions session() {
        return session;
    }

    /** Whether --help was given. */
    boolean help() {
        return options.help();
    }

    /** Whether --debug was given. */
    boolean debug() {
        return options.debug();
    }

    /** The value of every option but --help, by its name without the dashes. */
    Map<String, Object> values() {
        return options.values();
    }

    /** Of these the ones that decide what is learned, which a saved run keeps. */
    Map<String, Object> settings() {
        return options.values(experiment, learning);
    }

    /** The command that learns the same as one run: all options that are not as by default. */
    String command(long seed) {
        String changed = options.changed(experiment);
        return "jbang lessons/" + name() + ".java " + (changed.isEmpty() ? "" : changed + " ")
                + (learning.notebook ? "--notebook " : "") + "--seed " + seed;
    }

    /** The lesson's name. */
    String name() {
        return options.name();
    }

    /** What the lesson does, in a few words. */
    String title() {
        return options.title();
    }

    /** The help. */
    String usage() {
        return options.usage();
    }
}
