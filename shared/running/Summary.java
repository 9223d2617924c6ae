package shared.running;

import static shared.playing.Numbers.format;
import static shared.playing.Numbers.many;
import static shared.playing.Numbers.number;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results of one run.
 *
 * @param steps environment steps
 * @param seconds the time of acting and learning
 * @param updates the number of updates
 * @param meanLast100 the mean return of the last 100 episodes, or of all if there were fewer; null
 *     if there was none
 * @param solved whether the goal was reached; null if there is no goal
 * @param episodesToSolve the episodes until the goal was reached; 0 if it was not
 * @param stepsToSolve the environment steps until the goal was reached; 0 if it was not
 * @param evaluation the mean return of the learned policy over new episodes; null if none was
 *     played
 * @param unit the name of an episode in texts
 * @param results the lesson's own results, by name
 */
record Summary(String variant, long seed, long steps, double seconds, int updates, int episodes,
        Double meanLast100, Boolean solved, int episodesToSolve, long stepsToSolve,
        Double evaluation, String unit, Map<String, Object> results) {

    /** The largest number of actions of a list in a table. */
    private static final int MOST_ACTIONS = 10;

    /** @param evaluation null if no episode was played with the learned policy */
    static Summary of(Run run, Double evaluation) {
        History history = run.history();
        return new Summary(run.label(), run.seed(), history.steps(), run.stopwatch().seconds(),
                run.updates(), history.size(), history.size() == 0 ? null
                        : (Double) history.series(History.RETURN).meanOfLast(100),
                run.goal().exists() ? (Boolean) history.solved() : null, history.episodesToSolve(),
                run.goal().ends() && history.solved() ? history.steps()
                        : history.steps(history.episodesToSolve()), evaluation, run.unit(),
                run.records().results());
    }

    double stepsPerSecond() {
        return seconds == 0 ? 0 : steps / seconds;
    }

    /** The text for a single run, in lines of at most {@value TextTable#WIDTH} columns. */
    String text() {
        var text = new StringBuilder();
        add(text, sentence());
        if (episodes > 0) {
            add(text, format("Mean return of the last %d: %s", Math.min(episodes, 100),
                    number(meanLast100)) + (evaluation == null ? "."
                    : "; of new episodes: " + number(evaluation) + "."));
        }
        results.forEach((result, value) -> text.append(TextTable.cut("  " + result + ": "
                + cell(value), TextTable.WIDTH)).append(System.lineSeparator()));
        return text.toString();
    }

    private String sentence() {
        String name = variant.isEmpty() ? "Seed " + seed : variant + ", seed " + seed;
        if (episodes == 0) {
            return updates == 0 ? name + ": nothing was learned yet."
                    : name + ": " + many(updates, "update") + ", and no " + unit + " was over.";
        }
        String reached = solved == null ? "" : !solved ? "not solved after "
                : episodesToSolve == episodes ? "solved after "
                : format("solved after %s (%s); in all ", many(episodesToSolve, unit),
                        many(stepsToSolve, "step"));
        return format("%s: %s%s (%s)%s.", capitalised(name), reached, many(episodes, unit),
                many(steps, "step"), seconds == 0 ? ""
                        : format(" in %.2f s, %,.0f steps/s", seconds, stepsPerSecond()));
    }

    /** A table with a row for each run. */
    private static String table(List<Summary> runs) {
        var columns = new LinkedHashMap<String, Function<Summary, String>>();
        boolean variants = variants(runs).size() > 1;
        if (variants) {
            columns.put("variant", Summary::variant);
        }
        columns.put("seed", run -> String.valueOf(run.seed));
        columns.put(unit(runs) + "s", run -> format("%,d", run.episodes));
        columns.put("steps", run -> format("%,d", run.steps));
        columns.put("seconds", run -> format("%.2f", run.seconds));
        columns.put("return, last 100", run -> cell(run.meanLast100));
        if (runs.stream().anyMatch(run -> run.evaluation != null)) {
            columns.put("return, new", run -> cell(run.evaluation));
        }
        if (runs.stream().anyMatch(run -> run.solved != null)) {
            columns.put("solved", run -> cell(run.solved));
        }
        results(runs).forEach(name -> columns.put(name, run -> cell(run.results.get(name))));
        return table(columns, runs, variants ? 2 : 1);
    }

    /**
     * The text for several runs: a sentence or, with several variants, a table with a row for each.
     *
     * @param each whether a table of all runs comes first
     */
    static String text(List<Summary> runs, double wallSeconds, boolean each) {
        var text = new StringBuilder(each ? table(runs) : "");
        Map<String, List<Summary>> variants = variants(runs);
        if (runs.stream().allMatch(run -> run.episodes == 0)) {
            add(text, runs.stream().allMatch(run -> run.updates == 0) ? "Nothing was learned yet."
                    : "No " + unit(runs) + " was over.");
        } else if (variants.size() == 1) {
            add(text, capitalised(outcome(runs)) + ".");
        } else if (!each || variants.size() < runs.size()) {
            text.append(each ? System.lineSeparator() : "")
                    .append(variantsTable(List.copyOf(variants.values())));
        }
        long steps = runs.stream().mapToLong(Summary::steps).sum();
        add(text, format("%,d steps in %.2f s, %,.0f steps/s together.", steps, wallSeconds,
                steps / wallSeconds));
        return text.toString();
    }

    private static Map<String, List<Summary>> variants(List<Summary> runs) {
        return runs.stream().collect(Collectors.groupingBy(Summary::variant, LinkedHashMap::new,
                Collectors.toList()));
    }

    /** The name of an episode, which is the same in all runs of a lesson. */
    private static String unit(List<Summary> runs) {
        return runs.get(0).unit;
    }

    private static List<String> results(List<Summary> runs) {
        return runs.stream().flatMap(run -> run.results.keySet().stream()).distinct().toList();
    }

    private static String variantsTable(List<List<Summary>> variants) {
        var columns = new LinkedHashMap<String, Function<List<Summary>, String>>();
        columns.put("variant", runs -> runs.get(0).variant);
        columns.put("seeds", runs -> String.valueOf(runs.size()));
        if (variants.stream().anyMatch(runs -> runs.get(0).solved != null)) {
            columns.put("solved", runs -> cell(count(runs.stream().map(Summary::solved))));
            columns.put(unit(variants.get(0)) + "s, median", runs -> episodesToSolve(runs, 0.5));
            columns.put("at most", runs -> episodesToSolve(runs, 1));
        }
        columns.put("return, last 100", runs -> cell(meanLast100(runs)));
        variants.stream().flatMap(runs -> results(runs).stream()).distinct().forEach(name -> {
            if (variants.stream().anyMatch(runs -> together(runs, name) != null)) {
                columns.put(name, runs -> cell(together(runs, name)));
            }
        });
        return table(columns, variants, 1);
    }

    /**
     * The number of episodes until the solved runs reached the goal.
     *
     * @param quantile 0.5 for the median, or 1 for the most
     */
    private static String episodesToSolve(List<Summary> runs, double quantile) {
        int[] episodes = runs.stream().filter(run -> Boolean.TRUE.equals(run.solved))
                .mapToInt(Summary::episodesToSolve).sorted().toArray();
        int n = episodes.length;
        return n == 0 ? "-" : format("%,d", quantile == 1 ? episodes[n - 1]
                : (episodes[(n - 1) / 2] + episodes[n / 2]) / 2);
    }

    private static <T> String table(Map<String, Function<T, String>> columns, List<T> all,
            int keys) {
        return new TextTable(List.copyOf(columns.keySet()), all.stream().map(one ->
                columns.values().stream().map(column -> column.apply(one)).toList()).toList(),
                keys).toString();
    }

    private static double meanLast100(List<Summary> runs) {
        return runs.stream().filter(run -> run.meanLast100 != null)
                .mapToDouble(Summary::meanLast100).average().orElse(Double.NaN);
    }

    /** The number of true values, as in "3 of 6"; null if there are no values. */
    private static String count(Stream<Boolean> truths) {
        List<Boolean> all = truths.filter(Objects::nonNull).toList();
        return all.isEmpty() ? null : format("%d of %d", all.stream().filter(truth -> truth)
                .count(), all.size());
    }

    /**
     * A result of several runs: the count of true values or the mean of numbers; null if it is
     * neither boolean nor a number.
     */
    private static Object together(List<Summary> runs, String name) {
        // A run that was stopped early may have no result.
        List<Object> values = runs.stream().map(run -> run.results.get(name))
                .filter(Objects::nonNull).toList();
        if (!values.isEmpty() && values.get(0) instanceof Boolean) {
            return count(values.stream().map(Boolean.class::cast));
        }
        return !values.isEmpty() && values.get(0) instanceof Number
                ? (Object) values.stream().mapToDouble(value -> ((Number) value).doubleValue())
                        .average().orElseThrow() : null;
    }

    private static String outcome(List<Summary> runs) {
        var text = new StringJoiner(", ");
        boolean all = false;
        if (runs.get(0).solved != null) {
            long solved = runs.stream().filter(Summary::solved).count();
            all = solved == runs.size();
            text.add(format("solved on %d of %d seeds", solved, runs.size()));
            if (solved > 0) {
                text.add("after " + episodesToSolve(runs, 0.5) + " " + unit(runs)
                        + "s in the median and " + episodesToSolve(runs, 1) + " at most");
            }
        }
        if (!all) {
            text.add("mean return of the last 100 " + unit(runs) + "s " + number(meanLast100(runs))
                    + (runs.get(0).solved != null ? ""
                            : format(" over %d seeds", runs.size())));
        }
        results(runs).forEach(name -> {
            Object value = together(runs, name);
            if (value != null) {
                text.add(name + (value instanceof String ? " on " : " ") + cell(value));
            }
        });
        return text.toString();
    }

    /** Appends a text in lines of at most {@value TextTable#WIDTH} columns. */
    private static void add(StringBuilder text, String sentence) {
        int column = 0;
        for (String word : sentence.split(" ")) {
            if (column > 0 && column + 1 + word.length() > TextTable.WIDTH) {
                text.append(System.lineSeparator()).append("   ");
                column = 3;
            }
            text.append(column > 0 ? " " : "").append(word);
            column += (column > 0 ? 1 : 0) + word.length();
        }
        text.append(System.lineSeparator());
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String cell(Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        if (value instanceof List<?> actions) {
            return actions.stream().limit(MOST_ACTIONS).map(String::valueOf)
                    .collect(Collectors.joining(" ", "", actions.size() > MOST_ACTIONS
                            ? format(" ... (%d)", actions.size()) : ""));
        }
        if (value instanceof float[][] policy) {
            return Arrays.stream(policy).map(Summary::row).collect(Collectors.joining(" | "));
        }
        return value instanceof Double number ? number(number) : value.toString();
    }

    private static String row(float[] pi) {
        var text = new StringJoiner(" ");
        for (float p : pi) {
            text.add(format("%.3f", p));
        }
        return text.toString();
    }
}
