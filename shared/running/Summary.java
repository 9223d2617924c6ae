package shared.running;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one run reached.
 *
 * @param seconds acting and learning
 * @param updates how often it learned
 * @param meanLast100 mean return of the last 100 episodes (of all, if they were fewer)
 * @param solved null if there is no goal
 * @param episodesToSolve 0 if the goal was not reached; likewise the steps
 * @param evaluation mean return of the learned policy over new episodes; null if none was played
 * @param results what the lesson itself says came out, by name
 */
record Summary(String variant, long seed, long steps, double seconds, int updates, int episodes,
        Double meanLast100, Boolean solved, int episodesToSolve, long stepsToSolve,
        Double evaluation, Map<String, Object> results) {

    /** How many actions of an episode a table shows. */
    private static final int MOST_ACTIONS = 10;

    /** @param evaluation null if no episode was played with the learned policy */
    static Summary of(Run run, Double evaluation) {
        History history = run.history();
        return new Summary(run.variant(), run.seed(), history.steps(), run.stopwatch().seconds(),
                run.updates(), history.size(), history.size() == 0 ? null
                        : (Double) history.series(History.RETURN).meanOfLast(100),
                run.goal().exists() ? (Boolean) run.solved() : null, run.episodesToSolve(),
                run.goal().ends() && run.solved() ? history.steps()
                        : history.steps(run.episodesToSolve()), evaluation, run.results());
    }

    double stepsPerSecond() {
        return seconds == 0 ? 0 : steps / seconds;
    }

    /** One sentence on a single run. */
    String sentence() {
        String name = (variant.isEmpty() ? "Seed " : variant + ", seed ") + seed;
        if (episodes == 0) {
            return name + ": nothing was learned yet.";
        }
        var text = new StringJoiner("; ", "", ".");
        String reached = solved == null ? "" : !solved ? "not solved after "
                : episodesToSolve == episodes ? "solved after "
                : format("solved after %,d episodes (%,d steps); in all ", episodesToSolve,
                        stepsToSolve);
        text.add(format("%s: %s%,d episodes (%,d steps) in %.2f s, %,.0f steps/s", name, reached,
                episodes, steps, seconds, stepsPerSecond()));
        text.add(format("mean return of the last %d: %s", Math.min(episodes, 100),
                number(meanLast100)));
        if (evaluation != null) {
            text.add("of new episodes: " + number(evaluation));
        }
        results.forEach((result, value) -> text.add(result + ": " + cell(value)));
        return text.toString();
    }

    /** A line for each run, under a heading. */
    static String table(List<Summary> runs) {
        var columns = new LinkedHashMap<String, Function<Summary, Object>>();
        if (runs.stream().anyMatch(run -> !run.variant.isEmpty())) {
            columns.put("variant", Summary::variant);
        }
        columns.put("seed", Summary::seed);
        columns.put("episodes", run -> format("%,d", run.episodes));
        columns.put("steps", run -> format("%,d", run.steps));
        columns.put("seconds", run -> format("%.2f", run.seconds));
        columns.put("mean last 100", Summary::meanLast100);
        if (runs.stream().anyMatch(run -> run.evaluation != null)) {
            columns.put("new episodes", Summary::evaluation);
        }
        if (runs.stream().anyMatch(run -> run.solved != null)) {
            columns.put("solved", Summary::solved);
        }
        runs.stream().flatMap(run -> run.results.keySet().stream()).distinct()
                .forEach(name -> columns.put(name, run -> run.results.get(name)));
        List<Map<String, String>> rows = runs.stream().map(run -> columns.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey,
                        column -> cell(column.getValue().apply(run))))).toList();
        var text = new StringBuilder();
        for (int i = -1; i < rows.size(); i++) {
            for (String name : columns.keySet()) {
                int width = rows.stream().mapToInt(row -> row.get(name).length()).max().orElse(0);
                text.append(format("  %" + Math.max(width, name.length()) + "s",
                        i < 0 ? name : rows.get(i).get(name)));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    /** One sentence on several runs. */
    static String sentence(List<Summary> runs, double wallSeconds) {
        var text = new StringJoiner("; ", "", ".");
        runs.stream().collect(Collectors.groupingBy(Summary::variant,
                LinkedHashMap::new, Collectors.toList()))
                .forEach((variant, group) -> text.add((variant.isEmpty() ? "" : variant + ": ")
                        + outcome(group)));
        long steps = runs.stream().mapToLong(Summary::steps).sum();
        text.add(format("%,d steps in %.2f s, %,.0f steps/s together", steps, wallSeconds,
                steps / wallSeconds));
        return Character.toUpperCase(text.toString().charAt(0)) + text.toString().substring(1);
    }

    private static String meanLast100(List<Summary> runs) {
        return number(runs.stream().filter(run -> run.meanLast100 != null)
                .mapToDouble(Summary::meanLast100).average().orElse(Double.NaN));
    }

    private static String outcome(List<Summary> runs) {
        if (runs.stream().allMatch(run -> run.episodes == 0)) {
            return "nothing was learned yet";
        }
        var text = new StringJoiner(", ");
        if (runs.get(0).solved != null) {
            int[] episodes = runs.stream().filter(Summary::solved)
                    .mapToInt(Summary::episodesToSolve).sorted().toArray();
            int n = episodes.length;
            if (runs.size() == 1) {
                text.add(format("%s after %,d episodes", n == 1 ? "solved" : "not solved",
                        n == 1 ? episodes[0] : runs.get(0).episodes));
            } else {
                text.add(format("solved on %d of %d seeds", n, runs.size()));
            }
            if (runs.size() > 1 && n > 0) {
                text.add(format("after %,d episodes in the median and %,d at most",
                        (episodes[(n - 1) / 2] + episodes[n / 2]) / 2, episodes[n - 1]));
            }
            if (n < runs.size()) {
                text.add("mean return of the last 100 episodes " + meanLast100(runs));
            }
        } else {
            text.add("mean return of the last 100 episodes " + meanLast100(runs)
                    + (runs.size() == 1 ? "" : format(" over %d seeds", runs.size())));
        }
        for (String name : runs.get(0).results.keySet()) {
            // A run that was cut short may have no result.
            List<Object> values = runs.stream().map(run -> run.results.get(name))
                    .filter(Objects::nonNull).toList();
            if (values.get(0) instanceof Boolean) {
                text.add(format("%s on %d of %d", name,
                        values.stream().filter(Boolean.TRUE::equals).count(), values.size()));
            } else if (values.get(0) instanceof Number) {
                text.add(name + " " + number(values.stream()
                        .mapToDouble(value -> ((Number) value).doubleValue()).average()
                        .orElse(Double.NaN)));
            }
        }
        return text.toString();
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

    /** With one digit behind the point, three where the number is small. */
    private static String number(double value) {
        return format(Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** 475 rather than 475.0. */
    static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
