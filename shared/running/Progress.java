package shared.running;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Says how far learning is: on a terminal a bar, which also tells the time left to the limit;
 * elsewhere a plain line now and then. Where the only run says something itself, that is enough.
 */
final class Progress implements Follower {

    private static final long NANOS_BETWEEN_LINES = 500_000_000;

    private final List<Run> runs;
    private final PrintStream err;
    private final boolean terminal = terminal();
    private ProgressBar bar;
    private boolean spoken;
    private final long start = System.nanoTime();
    private long lastLine = start;
    private long lastUpdates;

    Progress(List<Run> runs, PrintStream err) {
        this.runs = runs;
        this.err = err;
    }

    /** From Java 22 on there is a console without a terminal, too; it knows that it has none. */
    private static boolean terminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public void look() {
        if (runs.size() == 1) {
            repeat(runs.get(0));
        }
        long episodes = 0;
        long updates = 0;
        long steps = 0;
        double sum = 0;
        int begun = 0;
        double seconds = 0;
        long limit = 0;
        for (Run run : runs) {
            // A run that has not begun yet will learn as long as the others.
            limit += run.limit() == 0 ? runs.get(0).limit() : run.limit();
            episodes += run.history().size();
            updates += run.updates();
            steps += run.history().steps();
            seconds += run.stopwatch().seconds();
            if (run.history().size() > 0) {
                sum += run.history().mean();
                begun++;
            }
        }
        if (begun == 0 || spoken) {
            return;
        }
        if (bar == null && terminal) {
            bar = new ProgressBarBuilder().setTaskName("learning")
                    .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(100)
                    .setUnit(" updates", 1).build();
        }
        String text = String.format(Locale.ROOT, "mean return %.1f, %,.0f steps/s", sum / begun,
                steps / seconds);
        if (bar != null) {
            bar.maxHint(limit);
            bar.stepTo(updates);
            bar.setExtraMessage(" " + text);
        } else if (System.nanoTime() - lastLine > NANOS_BETWEEN_LINES
                && updates > lastUpdates) {
            lastLine = System.nanoTime();
            lastUpdates = updates;
            double elapsed = (lastLine - start) / 1e9;
            err.printf(Locale.ROOT, "%s %,d of at most %,d, %s, at most %.0f s left%n",
                    episodes > updates ? "update" : "episode", updates, limit, text,
                    elapsed * (limit - updates) / updates);
        }
    }

    /** Says what the run has said. */
    private void repeat(Run run) {
        for (String text = run.heard(); text != null; text = run.heard()) {
            err.println(text);
            spoken = true;
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
