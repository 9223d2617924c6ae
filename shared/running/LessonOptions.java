package shared.running;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options of a lesson: what they are when it resumes, or does as the notebook did. */
final class LessonOptions {

    /** These belong to one call of the program, not to what was learned. */
    private static final Set<String> NOT_RESUMED = Set.of("runs", "threads", "evaluate",
            "headless", "watch", "chart", "size", "text", "gif", "moments", "tensorboard", "csv",
            "json", "save", "save-agent", "resume", "quiet", "verbose", "debug", "help");

    private static final Pattern SETTING = Pattern.compile("--(\\S+) (\\S+)");

    /** Stands in the help where the lesson's own default of --runs will be. */
    private static final String RUNS = "RUNS";

    private final Lesson lesson;
    private final CommonOptions common;
    private final Options options;

    LessonOptions(Lesson lesson, CommonOptions common) {
        this.lesson = lesson;
        this.common = common;
        options = new Options(lesson, common, Map.of("--runs", "default " + RUNS, "--notebook",
                lesson.notebook()));
        if (lesson.notebook().isEmpty()) {
            options.remove("--notebook");
        }
    }

    /**
     * Fills the fields.
     *
     * @param saved settings that take the place of the defaults
     * @throws ParameterException with a sentence that names the option and the value
     */
    void parse(String[] args, JsonObject saved) {
        Map<String, String> defaults = saved.entrySet().stream()
                .filter(setting -> !NOT_RESUMED.contains(setting.getKey())
                        && setting.getValue().isJsonPrimitive())
                .collect(Collectors.toMap(Map.Entry::getKey, setting ->
                        setting.getValue().getAsString()));
        options.parse(args, defaults);
        if (common.notebook) {
            var settings = new HashMap<>(notebook());
            settings.putAll(defaults);
            options.parse(args, settings);
        }
    }

    /** The notebook's values by the options' names without the dashes. */
    private Map<String, String> notebook() {
        return SETTING.matcher(lesson.notebook()).results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    }

    /** Every option but --help with its value, by name without the dashes. */
    Map<String, Object> values() {
        return options.values();
    }

    /** Of these the ones that decide what is learned, and so belong to it. */
    Map<String, Object> settings() {
        Map<String, Object> settings = values();
        settings.keySet().removeAll(NOT_RESUMED);
        return settings;
    }

    /** The command that learns the same as one run: all options that are not as by default. */
    String command(long seed) {
        Map<String, String> notebook = common.notebook ? notebook() : Map.of();
        Map<String, Object> values = values();
        var command = new StringBuilder("jbang lessons/" + name() + ".java");
        for (OptionSpec option : options.all()) {
            String key = Options.key(option);
            String usual = notebook.getOrDefault(key, option.defaultValue());
            if (!NOT_RESUMED.contains(key) && !key.equals("seed")
                    && !same(values.get(key), usual)) {
                command.append(" --").append(key);
                if (!option.typeInfo().isBoolean()) {
                    command.append(" ").append(values.get(key));
                }
            }
        }
        return command.append(" --seed ").append(seed).toString();
    }

    private static boolean same(Object value, String usual) {
        if (value == null || usual == null) {
            return value == null || value.equals(false) || value.equals("");
        }
        return value instanceof Number number
                ? number.doubleValue() == Double.parseDouble(usual)
                : value.toString().equalsIgnoreCase(usual);
    }

    /** The lesson's name. */
    String name() {
        return options.name();
    }

    /** What the lesson does, in a line. */
    String title() {
        return options.title();
    }

    /** The help; the default of --runs may depend on the lesson's other options. */
    String usage() {
        return options.usage().replace(RUNS, lesson.variants().stream().map(lesson::runs)
                .distinct().map(String::valueOf).collect(Collectors.joining(" and ")));
    }
}
