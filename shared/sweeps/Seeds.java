package shared.sweeps;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The seeds of a sweep.
 *
 * @param typed the seeds as they are typed, such as "0-9,40,50-59"
 * @param values the seeds in ascending order, each of them once, at least one
 */
public record Seeds(String typed, List<Long> values) {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");
    private static final int MOST = 1_000_000;

    /**
     * Reads seeds as they are typed: numbers and ranges, with commas between them.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Seeds valueOf(String typed) {
        var seeds = new TreeSet<Long>();
        for (String part : typed.split(",", -1)) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                throw new IllegalArgumentException("'" + part
                        + "' is no seed and no range of seeds, such as 0-99.");
            }
            long first = Long.parseLong(range.group(1));
            long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
            if (last < first) {
                throw new IllegalArgumentException("the range " + part + " ends before it begins.");
            }
            if (last - first >= MOST) {
                throw new IllegalArgumentException("the range " + part
                        + " has more than a million seeds.");
            }
            LongStream.rangeClosed(first, last).forEach(seeds::add);
        }
        return new Seeds(typed, List.copyOf(new ArrayList<>(seeds)));
    }

    /** Returns the seeds as they are typed. */
    @Override
    public String toString() {
        return typed;
    }
}
