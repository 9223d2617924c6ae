package shared.running;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import shared.files.UserError;
import shared.options.Options;

/**
 * The options of a lesson: its own, those of all lessons that decide the result, and those that
 * concern only this call.
 */
final class LessonOptions {

    /** The names of options in older saved files, and the names that these options have now. */
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
     * Sets the fields to the values on the command line. Other fields get the notebook's values if
     * {@code --notebook} is given, or else their defaults.
     *
     * @throws UserError with a sentence that names the option and the value
     */
    void parse(String[] args) {
        parse(args, Map.of());
    }

    /**
     * Sets the fields to the values on the command line. Other fields get the values with which a
     * saved run learned. Saved settings that this lesson does not have are ignored.
     *
     * @param file the file's name, for messages
     * @throws UserError if a setting is missing or wrong; the sentence names the file and the
     *     option
     */
    void parse(String[] args, Path file, JsonObject saved) {
        var values = new HashMap<String, String>();
        try {
            saved.entrySet().forEach(setting -> {
                String name = RENAMED.getOrDefault(setting.getKey(), setting.getKey());
                if (settings().containsKey(name)) {
                    values.put(name, text(name, setting.getValue()));
                }
            });
            // Older files do not have --notebook, but all settings that the notebook had changed.
            values.putIfAbsent("notebook", "false");
            settings().forEach((name, value) -> {
                if (value != null && values.get(name) == null && !options.isTyped(name)) {
                    throw new UserError(UserError.USAGE, "it does not say what --" + name
                            + " was; give that option, too.");
                }
            });
            parse(args, values);
        } catch (UserError e) {
            throw new UserError(e.status(), "Cannot resume from " + file + ": " + e.getMessage(),
                    e);
        }
    }

    /** A saved value as it is typed; null if the option had none. */
    private static String text(String name, JsonElement value) {
        if (value.isJsonArray() || value.isJsonObject()) {
            throw new UserError(UserError.USAGE, "its setting \"" + name
                    + "\" is neither a number nor a text.");
        }
        return value.isJsonNull() ? null : value.getAsString();
    }

    private void parse(String[] args, Map<String, String> saved) {
        options.parse(args, saved);
        if (learning.notebook) {
            options.changeDefaults(experiment::notebook);
            options.parse(args, saved);
        }
    }

    /** The options of all lessons that decide the result. */
    LearningOptions learning() {
        return learning;
    }

    /** The options that concern only this call. */
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

    /** The value of every option except --help, by the option's name without its dashes. */
    Map<String, Object> values() {
        return options.values();
    }

    /** The values of the options that decide the result. A saved run keeps them. */
    Map<String, Object> settings() {
        return options.values(experiment, learning);
    }

    /** The names of the lesson's own options, without the dashes, as they are declared. */
    Set<String> own() {
        return options.values(experiment).keySet();
    }

    /** The value of an option, whose name is given without the dashes, as it is typed. */
    String value(String name) {
        return options.value(name);
    }

    /** Whether an option, whose name is given without the dashes, takes several values. */
    boolean isList(String name) {
        return options.isList(name);
    }

    /** Whether an option, whose name is given without the dashes, is on or off. */
    boolean isFlag(String name) {
        return options.isFlag(name);
    }

    /** Whether an option, whose name is given without the dashes, was on the command line. */
    boolean isTyped(String name) {
        return options.isTyped(name);
    }

    /**
     * The command that repeats one run: all options whose values are not the defaults, and the
     * seed.
     */
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
