package shared.sweeps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shared.files.UserError;
import shared.running.Unattended;

/**
 * The command line of a sweep, taken apart.
 *
 * @param choices the options of the lesson, in the order in which they were typed
 * @param rest everything else: the options of the sweep
 */
record CommandLine(List<Choice> choices, String[] rest) {

    private static final String DASHES = "--";
    private static final String NO = "no-";

    /** The options of a lesson that a sweep sets itself. */
    private static final Set<String> OWN = Set.of("seed", "runs", "vary");

    /**
     * The first words: a lesson, or files with results. Before them there may be flags, and options
     * whose values follow an equals sign.
     *
     * @param flags the flags of a sweep, without the dashes
     */
    static List<String> words(String[] args, Set<String> flags) {
        return Arrays.stream(args)
                .dropWhile(arg -> arg.startsWith(DASHES)
                        && (arg.contains("=") || flags.contains(name(arg))))
                .takeWhile(arg -> !arg.startsWith("-")).toList();
    }

    /**
     * Takes the options of a lesson from a command line.
     *
     * @param args the command line
     * @param lesson the lesson
     * @throws UserError if an option has no value, or the same option is given twice
     */
    static CommandLine of(String[] args, Unattended lesson) {
        var choices = new ArrayList<Choice>();
        var rest = new ArrayList<String>();
        for (int i = 0; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            String name = name(args[i]);
            String option = option(name, lesson).orElse(null);
            if (option == null) {
                if (OWN.contains(name)) {
                    throw new UserError(UserError.USAGE, DASHES + name + " is no option of a sweep:"
                            + " --seeds names the seeds, and each option may have several values.");
                }
                rest.add(args[i]);
                continue;
            }
            String value;
            if (equals >= 0) {
                value = args[i].substring(equals + 1);
            } else if (lesson.isFlag(option)) {
                value = String.valueOf(option.equals(name));
            } else if (i + 1 < args.length && !args[i + 1].startsWith(DASHES)) {
                i++;
                value = args[i];
            } else {
                throw new UserError(UserError.USAGE, "Option '" + DASHES + option
                        + "' needs a value, or several with commas between them.");
            }
            add(choices, lesson.isList(option) ? new Choice(option, List.of(value), false)
                    : Choice.of(option, value));
        }
        return new CommandLine(choices, rest.toArray(String[]::new));
    }

    private static void add(List<Choice> choices, Choice added) {
        if (choices.stream().anyMatch(choice -> choice.option().equals(added.option()))) {
            throw new UserError(UserError.USAGE, DASHES + added.option() + " is given twice: give"
                    + " all its values at once.");
        }
        choices.add(added);
    }

    private static String name(String arg) {
        return arg.startsWith(DASHES) ? arg.substring(DASHES.length()).replaceFirst("=.*", "")
                : "";
    }

    /** The lesson's option that was typed; empty if it is none. A flag may be typed --no-FLAG. */
    private static Optional<String> option(String name, Unattended lesson) {
        return Stream.of(name, name.startsWith(NO) ? name.substring(NO.length()) : name)
                .filter(lesson.settings()::contains)
                .filter(option -> option.equals(name) || lesson.isFlag(option)).findFirst();
    }

    /** The lesson's options as they can be typed, for the help. */
    static String options(Unattended lesson) {
        return lesson.settings().stream().map(name -> DASHES + name)
                .collect(Collectors.joining(", "));
    }
}
