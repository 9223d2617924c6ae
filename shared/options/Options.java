package shared.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import shared.files.UserError;

/**
 * The options of a command line: those of a program, those that it shares with other programs,
 * {@code --debug} and {@code --help}. Each option is a field with {@link Setting}.
 */
public final class Options {

    private static final int HELP_WIDTH = 90;

    /** The options that every program has. */
    private static final class Always {

        @Setting(help = "shows the stack trace of an error")
        boolean debug;

        @Setting(help = "prints this help")
        boolean help;
    }

    private final Always always = new Always();
    private final Object program;
    private final Map<Binding, Object> arguments = new LinkedHashMap<>();
    private final List<Option> options = new ArrayList<>();
    private final Map<String, Supplier<String>> notes = new HashMap<>();
    private final Set<String> typed = new HashSet<>();

    /**
     * Collects the options of a program. The fields must hold their defaults at this time.
     *
     * @param program an object with settings and perhaps an {@link Argument}; its class may have a
     *     {@link Title}
     * @param shared objects with settings that other programs have, too
     */
    public Options(Object program, Object... shared) {
        this.program = program;
        Binding.of(program, Argument.class)
                .forEach(argument -> arguments.put(argument, argument.get()));
        options.addAll(Option.of(program));
        Stream.of(shared).map(Option::of).forEach(options::addAll);
        options.addAll(Option.of(always));
    }

    /**
     * Removes an option that makes no sense in this program.
     *
     * @param option the option as it is typed
     */
    public void remove(String option) {
        options.removeIf(each -> each.typed().equals(option));
    }

    /**
     * Adds a note to an option's help, in place of its default.
     *
     * @param option the option as it is typed
     * @param note returns the note; it is called when the help is printed
     */
    public void note(String option, Supplier<String> note) {
        notes.put(option, note);
    }

    /**
     * Sets each field to its value on the command line, or else to its default.
     *
     * @param args the command line
     * @throws UserError if the command line is wrong; the message names the option and the value
     */
    public void parse(String... args) {
        parse(args, Map.of());
    }

    /**
     * Sets each field to its value on the command line, or else to a saved value, or else to its
     * default.
     *
     * @param args the command line
     * @param saved values as they are typed, under the options' names without the dashes; values
     *     without an option are ignored
     * @throws UserError if the command line is wrong; the message names the option and the value
     */
    public void parse(String[] args, Map<String, String> saved) {
        CommandLine commandLine = commandLine(option -> null);
        commandLine.setDefaultValueProvider(argument -> argument instanceof OptionSpec option
                ? saved.get(option.longestName().substring(2)) : null);
        try {
            typed.clear();
            commandLine.parseArgs(args).matchedOptions()
                    .forEach(option -> typed.add(option.longestName().substring(2)));
        } catch (ParameterException e) {
            throw error(sentence(e), e);
        }
        options.stream().flatMap(option -> option.mistake().stream()).findFirst()
                .ifPresent(mistake -> {
                    throw error(mistake, null);
                });
    }

    private static UserError error(String sentence, Exception cause) {
        return new UserError(UserError.USAGE, sentence + " --help lists the options.", cause);
    }

    /** A sentence about the error in a command line, with the option that may have been meant. */
    private String sentence(ParameterException e) {
        String message = e.getMessage();
        if (e instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().get(0);
            message = !unmatched.isUnknownOption() ? "Unexpected argument: '" + typed + "'"
                    : "Unknown option: '" + typed + "'" + Suggestion.of(typed, options)
                            .map(option -> "; did you mean " + option + "?").orElse("");
            if (typed.equals("true") || typed.equals("false")) {
                message += "; the value of a flag follows an equals sign, as in --FLAG=" + typed;
            }
        }
        if (e instanceof MissingParameterException missing
                && missing.getMissing().get(0) instanceof OptionSpec option) {
            message = "Option '" + option.longestName() + "' needs a value: "
                    + option.longestName() + "=" + option.paramLabel();
        }
        String sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return sentence.endsWith(".") || sentence.endsWith("?") ? sentence : sentence + ".";
    }

    /**
     * Changes defaults by running code. The fields are first set to their defaults; the code then
     * sets some of them, and the resulting values become the new defaults.
     */
    public void changeDefaults(Runnable code) {
        change(code);
        options.forEach(Option::makeDefault);
    }

    /**
     * The options that code sets to something other than their defaults, as they are typed. The
     * fields are set back to their defaults afterwards.
     */
    public String changedBy(Runnable code) {
        change(code);
        String changes = changes(options);
        options.forEach(Option::reset);
        return changes;
    }

    private void change(Runnable code) {
        options.forEach(Option::reset);
        code.run();
    }

    /** The options of the given objects whose values are not the defaults, as they are typed. */
    public String changed(Object... owners) {
        return changes(options(owners));
    }

    private static String changes(List<Option> options) {
        return options.stream().filter(option -> !option.isDefault()).map(Option::command)
                .collect(Collectors.joining(" "));
    }

    private List<Option> options(Object... owners) {
        return options.stream().filter(option -> Stream.of(owners)
                .anyMatch(owner -> owner == option.owner())).toList();
    }

    /**
     * The value of every option except --help, as in JSON, under the option's name without the
     * dashes.
     */
    public Map<String, Object> values() {
        return values(options.stream().filter(option -> !option.isHelp()).toList());
    }

    /**
     * The values of the options that the given objects have, as in JSON, under their names without
     * the dashes.
     */
    public Map<String, Object> values(Object... owners) {
        return values(options(owners));
    }

    private static Map<String, Object> values(List<Option> options) {
        var values = new LinkedHashMap<String, Object>();
        options.forEach(option -> values.put(option.name(), option.json()));
        return values;
    }

    /** Whether an option, whose name is given without the dashes, was on the command line. */
    public boolean isTyped(String name) {
        return typed.contains(name);
    }

    /** The value of an option, whose name is given without the dashes, as it is typed. */
    public String value(String name) {
        return option(name).text();
    }

    /** Whether an option, whose name is given without the dashes, takes several values. */
    public boolean isList(String name) {
        return option(name).isList();
    }

    /** Whether an option, whose name is given without the dashes, is on or off. */
    public boolean isFlag(String name) {
        return option(name).isFlag();
    }

    private Option option(String name) {
        return options.stream().filter(option -> option.name().equals(name)).findFirst()
                .orElseThrow();
    }

    /** Whether --help was given. */
    public boolean help() {
        return always.help;
    }

    /** Whether --debug was given. */
    public boolean debug() {
        return always.debug;
    }

    /** The program's name, which is that of its source file. */
    public String name() {
        return program.getClass().getNestHost().getSimpleName();
    }

    /** What the program does, in a few words: its {@link Title}, or its name if it has none. */
    public String title() {
        Title title = program.getClass().getAnnotation(Title.class);
        return title == null ? name() : title.value();
    }

    /** The text of the help. */
    public String usage() {
        return commandLine(option -> notes.getOrDefault(option.typed(), () -> null).get())
                .getUsageMessage();
    }

    private CommandLine commandLine(Function<Option, String> notes) {
        CommandSpec spec = CommandSpec.create().name(name());
        spec.usageMessage().header(title()).sortOptions(false).abbreviateSynopsis(true)
                .width(HELP_WIDTH).autoWidth(false);
        arguments.forEach((argument, usual) -> spec.add(spec(argument, usual)));
        options.forEach(option -> spec.add(option.spec(notes.apply(option))));
        var commandLine = new CommandLine(spec);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        // Neither a saved setting nor an argument may refer to variables or other files.
        commandLine.setInterpolateVariables(false);
        commandLine.setExpandAtFiles(false);
        return commandLine;
    }

    private static PositionalParamSpec spec(Binding binding, Object usual) {
        Argument argument = binding.field().getAnnotation(Argument.class);
        return PositionalParamSpec.builder().type(binding.type())
                .converters(Converters.of(binding.element()))
                .arity(binding.type().isArray() ? "0..*" : "0..1").getter(binding).setter(binding)
                .initialValue(usual).paramLabel(argument.label())
                .description(argument.help()).build();
    }
}
