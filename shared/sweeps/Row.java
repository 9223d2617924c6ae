package shared.sweeps;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * All results of a candidate.
 *
 * @param candidate the candidate
 * @param results its results so far
 */
record Row(Candidate candidate, List<Result> results) {

    /** The number of runs. */
    int runs() {
        return results.size();
    }

    /** Whether the lesson has a goal that a run can reach. */
    boolean hasGoal() {
        return results.stream().map(Result::solved).anyMatch(Objects::nonNull);
    }

    /** The number of runs that reached the goal. */
    int solved() {
        return (int) results.stream().filter(result -> Boolean.TRUE.equals(result.solved()))
                .count();
    }

    /**
     * A quantile of a number of each run, interpolated between runs as NumPy does; runs without it,
     * such as the steps of a run that was not solved, do not count. NaN if no run has it.
     *
     * @param share 0.5 for the median
     */
    double quantile(double share, ToDoubleFunction<Result> number) {
        double[] sorted = results.stream().mapToDouble(number).filter(Double::isFinite).sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The mean of a number of each run that has it; NaN if no run has it. */
    double mean(ToDoubleFunction<Result> number) {
        return results.stream().mapToDouble(number).filter(Double::isFinite).average()
                .orElse(Double.NaN);
    }

    /** The number of runs that broke off, because their gradient was not finite. */
    long brokenOff() {
        return results.stream().filter(result -> result.run().has("error")).count();
    }
}
