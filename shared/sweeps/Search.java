package shared.sweeps;

import java.util.List;
import java.util.Map;

/** What a sweep runs, and how it judges what it has seen. */
public interface Search {

    /** Returns the seeds with which each combination of settings learns. */
    Seeds seeds();

    /**
     * Returns the combinations of settings to compare.
     *
     * @param choices the options on the command line with their values
     * @return for each combination, the value of each of these options as it is typed, under its
     *     name without the dashes
     * @throws shared.files.UserError if there is no way to combine them
     */
    List<Map<String, String>> combinations(List<Choice> choices);

    /**
     * Returns an interval that, in 95 of 100 cases, contains the true probability with which a seed
     * is solved.
     *
     * @param solved the number of solved runs
     * @param runs the number of all runs, at least 1
     */
    Interval interval(int solved, int runs);
}
