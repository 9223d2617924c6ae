package shared.running;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Locale;

/**
 * What one run reached. The names are those of the JSON file.
 *
 * @param seconds acting and learning
 * @param meanLast100 mean return of the last 100 episodes (of all, if they were fewer)
 * @param episodesToSolve null if not solved; likewise {@code stepsToSolve}
 * @param evaluation mean return of the learned policy over new episodes; null if none was played
 */
record Summary(
        long seed,
        @SerializedName("env_steps") long envSteps,
        double seconds,
        @SerializedName("steps_per_s") double stepsPerSecond,
        long updates,
        int episodes,
        @SerializedName("mean_last_100") Double meanLast100,
        boolean solved,
        @SerializedName("episodes_to_solve") Integer episodesToSolve,
        @SerializedName("steps_to_solve") Long stepsToSolve,
        Double evaluation) {

    /** @param evaluation null if no episode was played with the learned policy */
    static Summary of(Run run, Double evaluation) {
        History history = run.history();
        int episodes = history.size();
        double sum = 0;
        History.Row[] last = history.from(Math.max(0, episodes - 100));
        for (History.Row row : last) {
            sum += row.totalReward();
        }
        double seconds = run.stopwatch().seconds();
        boolean solved = run.solved();
        return new Summary(run.seed(), history.steps(), seconds,
                seconds == 0 ? 0 : history.steps() / seconds, episodes, episodes,
                last.length == 0 ? null : (Double) (sum / last.length), solved,
                solved ? episodes : null, solved ? history.steps() : null, evaluation);
    }

    /** One sentence on a single run. */
    String sentence() {
        if (episodes == 0) {
            return "Seed " + seed + ": nothing was learned yet.";
        }
        return String.format(Locale.ROOT,
                "Seed %d: %s after %,d episodes (%,d steps) in %.2f s, %,.0f steps/s; "
                + "mean return of the last %d: %.1f%s.",
                seed, solved ? "solved" : "not solved", episodes, envSteps, seconds,
                stepsPerSecond, Math.min(episodes, 100), meanLast100,
                evaluation == null ? "" : String.format(Locale.ROOT, "; of new episodes: %.1f",
                        evaluation));
    }

    /** A line for each run, under a heading. */
    static String table(List<Summary> runs) {
        var text = new StringBuilder(String.format("%6s %9s %12s %9s %14s %12s %7s%n", "seed",
                "episodes", "steps", "seconds", "mean last 100", "new episodes", "solved"));
        for (Summary run : runs) {
            text.append(String.format(Locale.ROOT, "%6d %,9d %,12d %9.2f %14s %12s %7s%n",
                    run.seed, run.episodes, run.envSteps, run.seconds, number(run.meanLast100),
                    number(run.evaluation), run.solved ? "yes" : "no"));
        }
        return text.toString();
    }

    /** One sentence on several runs. */
    static String sentence(List<Summary> runs, double wallSeconds) {
        long solved = runs.stream().filter(Summary::solved).count();
        long steps = runs.stream().mapToLong(Summary::envSteps).sum();
        int[] episodes = runs.stream().filter(Summary::solved).mapToInt(Summary::episodes)
                .sorted().toArray();
        String median = episodes.length == 0 ? "" : String.format(Locale.ROOT,
                ", after %,d episodes in the median and %,d at most",
                (episodes[(episodes.length - 1) / 2] + episodes[episodes.length / 2]) / 2,
                episodes[episodes.length - 1]);
        return String.format(Locale.ROOT,
                "Solved on %d of %d seeds%s; %,d steps in %.2f s, %,.0f steps/s together.",
                solved, runs.size(), median, steps, wallSeconds, steps / wallSeconds);
    }

    private static String number(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }

    /** 475 rather than 475.0. */
    static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
