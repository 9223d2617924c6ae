package shared.sweeps;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import shared.options.Terminal;
import shared.playing.Numbers;

/**
 * Shows how far a sweep is, with the time left: a bar on a terminal, elsewhere a line now and then,
 * ever more rarely as time goes on.
 */
final class SweepProgress implements AutoCloseable {

    private static final long FIRST_NANOS = 2_000_000_000;
    private static final long MOST_NANOS = 60_000_000_000L;
    private static final int SECONDS = 60;
    private static final int LONG = 120;

    private final int all;
    private final int before;
    private final PrintStream err;
    private final long start = System.nanoTime();
    private final ProgressBar bar;
    private long nextLine = start + FIRST_NANOS;
    private volatile double secondsLeft = Double.NaN;

    /**
     * @param all the number of runs of the sweep
     * @param before how many of them were in the results file already
     * @param err the stream for the lines
     */
    SweepProgress(int all, int before, PrintStream err) {
        this.all = all;
        this.before = before;
        this.err = err;
        bar = !Terminal.redraws() ? null : new ProgressBarBuilder().setTaskName("sweep")
                .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(200)
                .setInitialMax(all).startsFrom(before, Duration.ZERO)
                .setEtaFunction(state -> Double.isNaN(secondsLeft) ? Optional.empty()
                        : Optional.of(Duration.ofMillis((long) (1000 * secondsLeft))))
                .setUnit(" runs", 1).build();
    }

    /**
     * Shows the progress.
     *
     * @param done how many runs are done, with those before
     * @param workers the number of machines that have joined
     */
    void show(int done, int workers) {
        long now = System.nanoTime();
        if (done > before) {
            secondsLeft = (now - start) / 1e9 / (done - before) * (all - done);
        }
        String joined = workers == 0 ? "" : ", " + Numbers.many(workers, "worker");
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage(joined);
        } else if (now > nextLine && !Double.isNaN(secondsLeft) && done < all) {
            nextLine = now + Math.min(MOST_NANOS, Math.max(FIRST_NANOS, (now - start) / 4));
            err.println(Numbers.format("%,d of %,d runs%s, %s left", done, all, joined,
                    duration(secondsLeft)));
        }
    }

    private static String duration(double seconds) {
        return seconds < LONG ? Numbers.format("%.0f s", seconds)
                : seconds < LONG * SECONDS ? Numbers.format("%.0f min", seconds / SECONDS)
                : Numbers.format("%.0f h", seconds / SECONDS / SECONDS);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
