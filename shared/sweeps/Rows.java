package shared.sweeps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The candidates of a sweep with their results, in the order in which they are shown.
 *
 * @param rows a row for each candidate
 * @param varied the names of what differs between candidates: options without the dashes, and
 *     "variant"
 */
record Rows(List<Row> rows, List<String> varied) {

    private static final String VARIANT = "variant";

    /** Sorts results by candidate; those of other candidates are left out. */
    static Rows of(List<Candidate> candidates, List<Result> results) {
        Map<Candidate, List<Result>> sorted = new LinkedHashMap<>();
        candidates.forEach(candidate -> sorted.put(candidate, new ArrayList<>()));
        results.stream().filter(result -> sorted.containsKey(result.job().candidate()))
                .forEach(result -> sorted.get(result.job().candidate()).add(result));
        var rows = new ArrayList<Row>();
        sorted.forEach((candidate, own) -> rows.add(new Row(candidate, own)));
        return new Rows(rows, varied(candidates));
    }

    /** The same rows in the order of their values, whatever the order in which they came. */
    Rows sorted() {
        var sorted = new ArrayList<>(rows);
        for (int i = varied.size() - 1; i >= 0; i--) {
            String name = varied.get(i);
            List<String> values = values(name);
            sorted.sort(Comparator.comparing(row -> values.indexOf(value(row.candidate(), name))));
        }
        return new Rows(List.copyOf(sorted), varied);
    }

    private static List<String> varied(List<Candidate> candidates) {
        return candidates.stream().flatMap(each -> attributes(each).keySet().stream()).distinct()
                .filter(name -> candidates.stream().map(each -> value(each, name)).distinct()
                        .count() > 1).toList();
    }

    private static Map<String, String> attributes(Candidate candidate) {
        var attributes = new LinkedHashMap<>(candidate.settings());
        if (!candidate.variant().isEmpty()) {
            attributes.put(VARIANT, candidate.variant());
        }
        return attributes;
    }

    /** The value of an option or the variant of a candidate; a dash if it was not given. */
    static String value(Candidate candidate, String name) {
        return attributes(candidate).getOrDefault(name, "-");
    }

    /** The values of something that differs, numbers in ascending order. */
    List<String> values(String name) {
        var values = rows.stream().map(row -> value(row.candidate(), name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean numbers = values.stream().allMatch(Rows::isNumber);
        return numbers ? values.stream().sorted(Comparator.comparing(Double::valueOf)).toList()
                : List.copyOf(values);
    }

    private static boolean isNumber(String value) {
        try {
            Double.parseDouble(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether the lesson has a goal that a run can reach. */
    boolean haveGoal() {
        return rows.stream().anyMatch(Row::hasGoal);
    }
}
