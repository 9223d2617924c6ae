package shared.running;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import shared.options.Terminal;
import shared.playing.Numbers;

/**
 * Shows the progress of learning. On a terminal it is a bar with the time left to the limit;
 * elsewhere a line is printed now and then. A single run that prints its own messages while it
 * learns gets neither.
 */
final class Progress implements Monitor {

    private static final long NANOS_BETWEEN_LINES = 500_000_000;

    private final List<Run> runs;
    private final TimeLeft timeLeft;
    private final PrintStream err;
    private final boolean terminal = Terminal.redraws();
    private ProgressBar bar;
    private volatile double secondsLeft = Double.NaN;
    /**
     * The time when the first run was seen to learn (0 before that), and the steps up to that time.
     */
    private long start;
    private long stepsBefore;
    private long lastLine = System.nanoTime();
    private long lastUpdates;

    /** @param together the number of runs that can learn at once */
    Progress(List<Run> runs, int together, PrintStream err) {
        this.runs = runs;
        this.err = err;
        timeLeft = new TimeLeft(runs, together);
    }

    private long steps() {
        return runs.stream().mapToLong(run -> run.history().steps()).sum();
    }

    @Override
    public void look() {
        timeLeft.look();
        if (start == 0 && runs.stream().anyMatch(run -> run.asked() > 0)) {
            start = System.nanoTime();
            stepsBefore = steps();
        }
        if (runs.stream().allMatch(run -> run.history().size() == 0)
                || runs.size() == 1 && runs.get(0).records().speaks()) {
            return;
        }
        if (bar == null && terminal) {
            bar = new ProgressBarBuilder().setTaskName("learning")
                    .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(100)
                    .setEtaFunction(state -> Double.isNaN(secondsLeft) ? Optional.empty()
                            : Optional.of(Duration.ofMillis((long) (1000 * secondsLeft))))
                    .setUnit(" updates", 1).build();
        }
        secondsLeft = timeLeft.secondsLeft();
        long updates = runs.stream().mapToLong(Run::updates).sum();
        if (bar != null) {
            bar.maxHint(timeLeft.limit());
            bar.stepTo(updates);
            bar.setExtraMessage(" " + (episodes() + means() + speed()).replaceFirst(", $", ""));
        } else if (System.nanoTime() - lastLine > NANOS_BETWEEN_LINES
                && updates > lastUpdates && updates < timeLeft.limit()
                && !Double.isNaN(secondsLeft)) {
            lastLine = System.nanoTime();
            lastUpdates = updates;
            err.println(line(updates));
        }
    }

    private String line(long updates) {
        String line = "";
        // With several variants there is no room for everything. Their means are the most
        // important.
        for (List<String> reached : List.of(List.of(episodes(), means(), speed()),
                List.of(episodes(), means()), List.of(means()), List.of(episodes(), speed()))) {
            line = Numbers.format("update %,d of at most %,d, %sat most %,.0f s left", updates,
                    timeLeft.limit(), String.join("", reached), secondsLeft);
            if (line.length() <= TextTable.WIDTH) {
                break;
            }
        }
        return line;
    }

    /** The number of episodes; empty if it equals the number of updates. */
    private String episodes() {
        return runs.stream().allMatch(Progress::oneEachUpdate) ? ""
                : Numbers.many(runs.stream().mapToLong(run -> run.history().size()).sum(),
                        runs.get(0).unit()) + ", ";
    }

    private String speed() {
        return Numbers.format("%,.0f steps/s, ", (steps() - stepsBefore)
                / ((System.nanoTime() - start) / 1e9));
    }

    private static boolean oneEachUpdate(Run run) {
        int episodes = run.history().size();
        return episodes == 0
                || run.history().series(History.UPDATE).get(episodes - 1) == episodes;
    }

    /** The mean return of each variant; variants may have different worlds. */
    private String means() {
        Map<String, List<Run>> variants = runs.stream()
                .collect(Collectors.groupingBy(Run::label, LinkedHashMap::new,
                        Collectors.toList()));
        var means = new ArrayList<String>();
        variants.forEach((variant, some) -> {
            OptionalDouble mean = some.stream().filter(run -> run.history().size() > 0)
                    .mapToDouble(run -> run.history().mean()).average();
            mean.ifPresent(value -> means.add((variants.size() == 1 ? "" : variant + " ")
                    + Numbers.number(value)));
        });
        return "mean return " + String.join(", ", means) + ", ";
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
