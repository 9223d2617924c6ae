package shared.running;

import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;
import shared.charts.Size;

/** A command line: a program's own options first, then those that it shares with others. */
final class Options {

    private final CommandLine commandLine;

    /**
     * @param program has picocli's {@code @Command}, and {@code @Option} on its settings
     * @param common has {@code @Option} on settings
     * @param notes what stands in the help behind an option's description, by its name
     */
    Options(Object program, Object common, Map<String, String> notes) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(program);
        spec.addMixin("common", CommandSpec.forAnnotatedObject(common));
        for (OptionSpec option : List.copyOf(spec.options())) {
            describe(spec, option, notes.get(option.longestName()));
        }
        spec.usageMessage().sortOptions(false).abbreviateSynopsis(true).width(90)
                .autoWidth(false);
        commandLine = new CommandLine(spec);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Adds range and default, which are declared with the option, to its help. */
    private static void describe(CommandSpec spec, OptionSpec option, String note) {
        String help = String.join(" ", option.description());
        Range range = range(option);
        var notes = new ArrayList<String>();
        if (range != null && !help.endsWith(")")) {
            notes.add(words(range));
        }
        if (note != null) {
            notes.add(note);
        } else if (option.defaultValue() != null && !option.typeInfo().isBoolean()) {
            notes.add("default " + option.defaultValue());
        }
        if (!notes.isEmpty()) {
            help += " (" + String.join("; ", notes) + ")";
        }
        spec.remove(option);
        spec.addOption(OptionSpec.builder(option).description(help).build());
    }

    /** Takes an option away that makes no sense in this program. */
    void remove(String name) {
        CommandSpec spec = commandLine.getCommandSpec();
        spec.remove(spec.findOption(name));
    }

    /**
     * Fills the fields.
     *
     * @param defaults values by the options' names without the dashes, in the place of defaults
     * @throws ParameterException with a sentence that names the option and the value
     */
    void parse(String[] args, Map<String, String> defaults) {
        commandLine.setDefaultValueProvider(argument -> argument instanceof OptionSpec option
                ? defaults.get(key(option)) : null);
        commandLine.parseArgs(args);
        for (OptionSpec option : all()) {
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

    /** An option's longest name without the dashes. */
    static String key(OptionSpec option) {
        return option.longestName().substring(2);
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

    /** Every option, the program's own first. */
    List<OptionSpec> all() {
        return commandLine.getCommandSpec().options();
    }

    /** Every option but --help with its value, by name without the dashes. */
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        for (OptionSpec option : all()) {
            if (!option.usageHelp()) {
                values.put(key(option), plain(option.getValue()));
            }
        }
        return values;
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
            return numbers.length == 0 ? null : Arrays.stream(numbers).mapToObj(String::valueOf)
                    .collect(Collectors.joining(","));
        }
        return value instanceof Path || value instanceof Size ? value.toString() : value;
    }

    /** The program's name, as in its {@code @Command}. */
    String name() {
        return commandLine.getCommandName();
    }

    /** What the program does, in a line: the header in its {@code @Command}. */
    String title() {
        return String.join(" ", commandLine.getCommandSpec().usageMessage().header());
    }

    /** The help. */
    String usage() {
        return commandLine.getUsageMessage();
    }
}
