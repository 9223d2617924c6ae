package shared.running;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shared.files.UserError;

/**
 * A lesson with one value of each option that {@code --vary} compares, in an instance of its own.
 *
 * @param name the names and values of these options, such as "learning rate 0.001"; empty if
 *     nothing is varied
 * @param experiment the lesson, whose fields hold the values
 * @param options the options of this instance, as if the values had been typed
 */
record Setup(String name, Experiment experiment, LessonOptions options) {

    /**
     * Returns a setup for each combination of the values that {@code --vary} compares, or the
     * lesson itself if nothing is varied.
     *
     * @param experiment the lesson
     * @param options its options, which were parsed from the command line
     * @param args the command line
     * @throws UserError if an option cannot be varied or a value is wrong
     */
    static List<Setup> all(Experiment experiment, LessonOptions options, String[] args) {
        List<Variation> varied = List.of(options.session().vary);
        if (varied.isEmpty()) {
            return List.of(new Setup("", experiment, options));
        }
        requireVariable(varied, options);
        List<String> names = varied.stream().map(Variation::option).toList();
        List<Setup> setups = combinations(varied).stream()
                .map(typed -> of(experiment, names, typed, args)).toList();
        var seen = new HashSet<String>();
        setups.stream().map(Setup::name).filter(name -> !seen.add(name)).findFirst()
                .ifPresent(name -> {
                    throw new UserError(UserError.USAGE, "--vary has " + name + " twice.");
                });
        return setups;
    }

    private static void requireVariable(List<Variation> varied, LessonOptions options) {
        if (options.session().resume != null) {
            throw new UserError(UserError.USAGE,
                    "--resume goes on with one run: leave out --vary.");
        }
        Set<String> own = options.own();
        var seen = new HashSet<String>();
        for (Variation variation : varied) {
            String option = variation.option();
            if (!own.contains(option)) {
                throw new UserError(UserError.USAGE, "--vary: " + option + " is no setting of "
                        + options.name() + "; choose from " + own.stream()
                                .filter(name -> !options.isList(name))
                                .collect(Collectors.joining(", ")) + ".");
            }
            if (options.isList(option)) {
                throw new UserError(UserError.USAGE, "--vary: --" + option + " takes a list"
                        + " itself, so give that option with its values.");
            }
            if (options.isTyped(option)) {
                throw new UserError(UserError.USAGE, "--" + option + " has a value, and --vary"
                        + " has others: leave out one of them.");
            }
            if (!seen.add(option)) {
                throw new UserError(UserError.USAGE, "--vary has " + option + " twice: give all"
                        + " its values at once.");
            }
        }
    }

    /** Returns all combinations, each as options with their values as they are typed. */
    private static List<List<String>> combinations(List<Variation> varied) {
        List<List<String>> combinations = List.of(List.of());
        for (Variation next : varied) {
            combinations = combinations.stream().flatMap(before -> next.values().stream()
                    .map(value -> Stream.concat(before.stream(),
                            Stream.of("--" + next.option() + "=" + value)).toList()))
                    .toList();
        }
        return combinations;
    }

    private static Setup of(Experiment experiment, List<String> names, List<String> typed,
            String[] args) {
        Experiment own = copy(experiment);
        var options = new LessonOptions(own);
        options.parse(Stream.concat(typed.stream(), Stream.of(args)).toArray(String[]::new));
        return new Setup(names.stream()
                .map(name -> name.replace('-', ' ') + " " + options.value(name))
                .collect(Collectors.joining(", ")), own, options);
    }

    private static Experiment copy(Experiment experiment) {
        try {
            Constructor<? extends Experiment> constructor =
                    experiment.getClass().getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new UserError(UserError.USAGE, "--vary makes several instances of the lesson, so"
                    + " its class needs a constructor without parameters.", e);
        }
    }

    /** Returns the name that a variant of the lesson has in charts, tables and files. */
    String label(String variant) {
        return variant.isEmpty() || name.isEmpty() ? variant + name : variant + ", " + name;
    }

    /**
     * Returns the charts of all setups. Charts that are alike become one with all curves. Surfaces
     * cannot share a chart, so those of the first setup are shown.
     */
    static List<Plot> plots(List<Setup> setups) {
        var charts = new ArrayList<>(setups.get(0).plots());
        for (Setup setup : setups.subList(1, setups.size())) {
            var others = new ArrayList<>(charts);
            for (Plot plot : setup.plots()) {
                if (plot.colours() != null) {
                    continue;
                }
                others.stream().filter(plot::isLike).findFirst().ifPresentOrElse(chart -> {
                    chart.overlay(plot);
                    others.remove(chart);
                }, () -> charts.add(plot));
            }
        }
        return charts;
    }

    private List<Plot> plots() {
        List<Plot> plots = experiment.plots();
        return name.isEmpty() ? plots
                : plots.stream().map(plot -> plot.renamed(name, this::label)).toList();
    }
}
