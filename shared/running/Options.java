package shared.running;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of a lesson: its own options first, then those that all lessons share. */
final class Options {

    /** These belong to one call of the program, not to what was learned. */
    private static final Set<String> NOT_RESUMED = Set.of("--runs", "--threads", "--evaluate",
            "--headless", "--watch", "--chart", "--gif", "--tensorboard", "--csv", "--json",
            "--save", "--resume", "--quiet", "--debug", "--help");

    /** Stands in the help where the lesson's own default of --runs will be. */
    private static final String RUNS = "RUNS";

    private final Lesson lesson;
    private final CommandLine commandLine;

    /** @param lesson has picocli's {@code @Command}, and {@code @Option} on its hyperparameters */
    Options(Lesson lesson, CommonOptions common) {
        this.lesson = lesson;
        CommandSpec spec = CommandSpec.forAnnotatedObject(lesson);
        spec.addMixin("common", CommandSpec.forAnnotatedObject(common));
        for (OptionSpec option : List.copyOf(spec.options())) {
            describe(spec, option, option.longestName().equals("--runs") ? RUNS
                    : option.defaultValue());
        }
        spec.usageMessage().sortOptions(false).abbreviateSynopsis(true).width(90)
                .autoWidth(false);
        commandLine = new CommandLine(spec);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The default of --runs, which is the lesson's. */
    private static String runs(Lesson lesson) {
        return lesson.variants().stream().map(lesson::runs).distinct().map(String::valueOf)
                .collect(Collectors.joining(" and "));
    }

    /** Adds range and default, which are declared with the option, to its help. */
    private static void describe(CommandSpec spec, OptionSpec option, String defaultValue) {
        String help = String.join(" ", option.description());
        Range range = range(option);
        var notes = new ArrayList<String>();
        if (range != null && !help.endsWith(")")) {
            notes.add(words(range));
        }
        if (defaultValue != null && !option.typeInfo().isBoolean()) {
            notes.add("default " + defaultValue);
        }
        if (!notes.isEmpty()) {
            help += " (" + String.join("; ", notes) + ")";
        }
        spec.remove(option);
        spec.addOption(OptionSpec.builder(option).description(help).build());
    }

    /**
     * Fills the fields.
     *
     * @param saved settings that take the place of the defaults
     * @throws ParameterException with a sentence that names the option and the value
     */
    void parse(String[] args, JsonObject saved) {
        commandLine.setDefaultValueProvider(argument -> {
            JsonElement value = argument instanceof OptionSpec option && resumes(option)
                    ? saved.get(key(option)) : null;
            return value == null ? null : value.getAsString();
        });
        commandLine.parseArgs(args);
        for (OptionSpec option : commandLine.getCommandSpec().options()) {
            check(option);
        }
    }

    private void check(OptionSpec option) {
        Range range = range(option);
        Object value = option.getValue();
        if (range == null || value == null) {
            return;
        }
        if (value instanceof int[] numbers) {
            for (int number : numbers) {
                check(option, range, number);
            }
        } else {
            check(option, range, (Number) value);
        }
    }

    private void check(OptionSpec option, Range range, Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value) || value < range.from() || value <= range.above()
                || value > range.to()) {
            throw new ParameterException(commandLine, option.longestName() + " " + number
                    + " is out of range: give a number " + words(range) + ".");
        }
    }

    private static String words(Range range) {
        var words = new ArrayList<String>();
        if (!Double.isNaN(range.above())) {
            words.add("above " + plain(range.above()));
        }
        if (range.from() != Double.NEGATIVE_INFINITY) {
            words.add("from " + plain(range.from()));
        }
        if (range.to() != Double.POSITIVE_INFINITY) {
            words.add("to " + plain(range.to()));
        }
        return String.join(" ", words);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    private static Range range(OptionSpec option) {
        return option.userObject() instanceof AnnotatedElement field
                ? field.getAnnotation(Range.class) : null;
    }

    private static String key(OptionSpec option) {
        return option.longestName().substring(2);
    }

    private static boolean resumes(OptionSpec option) {
        return !NOT_RESUMED.contains(option.longestName());
    }

    /** What is wrong with a command line, with the options that may have been meant. */
    static String sentence(ParameterException e) {
        String message = e.getMessage();
        if (e instanceof UnmatchedArgumentException unmatched
                && unmatched.isUnknownOption() && !unmatched.getSuggestions().isEmpty()) {
            message += "; did you mean " + unmatched.getSuggestions().get(0) + "?";
        }
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }

    /** Every option but --help with its value, by name without the dashes. */
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        for (OptionSpec option : commandLine.getCommandSpec().options()) {
            if (!option.usageHelp()) {
                Object value = option.getValue();
                values.put(key(option), plain(value));
            }
        }
        return values;
    }

    /** The lesson's name, as in its {@code @Command}. */
    String name() {
        return commandLine.getCommandName();
    }

    /** What the lesson does, in a line: the header in its {@code @Command}. */
    String title() {
        return String.join(" ", commandLine.getCommandSpec().usageMessage().header());
    }

    /** A value as it stands in a JSON file: what one would type, numbers as numbers. */
    private static Object plain(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Object[] several) {
            return Arrays.stream(several).map(each -> plain(each).toString())
                    .collect(Collectors.joining(","));
        }
        if (value instanceof int[] numbers) {
            return Arrays.stream(numbers).mapToObj(String::valueOf)
                    .collect(Collectors.joining(","));
        }
        return value instanceof Path ? value.toString() : value;
    }

    /** The help; the default of --runs may depend on the lesson's other options. */
    String usage() {
        return commandLine.getUsageMessage().replace(RUNS, runs(lesson));
    }
}
