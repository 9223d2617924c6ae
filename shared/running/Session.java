package shared.running;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import shared.charts.ChartWindow;
import shared.charts.Display;
import shared.networks.Backend;

/** One call of a lesson: learns with each seed, then leaves behind what the options ask for. */
final class Session {

    private static final int LOOK_MILLIS = 100;

    private final Lesson lesson;
    private final String name;
    private final Options options;
    private final CommonOptions common;
    private final Interrupt interrupt;
    private final PrintStream json;
    private final PrintStream out;
    private final PrintStream err;
    private final List<Run> runs;
    private final Curves curves;
    private Failure failure;

    /** @param resumed what to go on from, or null */
    Session(Lesson lesson, Options options, CommonOptions common, Checkpoint resumed,
            Interrupt interrupt, PrintStream out, PrintStream err) {
        this.lesson = lesson;
        this.name = options.name();
        this.options = options;
        this.common = common;
        this.interrupt = interrupt;
        // Where standard output is the JSON, nothing else may stand there.
        this.json = out;
        this.out = Report.toStandardOutput(common.json) ? err : out;
        this.err = err;
        requireFiles();
        runs = IntStream.range(0, common.runs)
                .mapToObj(i -> new Run(common.seed + i, lesson.goal(), interrupt::stopped,
                        resumed == null ? null : resumed.npz()))
                .toList();
        curves = new Curves(options.title(), runs);
    }

    private void requireFiles() {
        if (common.resume != null && common.runs > 1) {
            throw new Failure(Failure.USAGE, "--resume goes on with one run: leave out --runs.");
        }
        requireFile("--chart", common.chart, ".png");
        requireFile("--gif", common.gif, ".gif");
        requireFile("--csv", common.csv, "");
        requireFile("--save", common.save, ".npz");
        if (!Report.toStandardOutput(common.json)) {
            requireFile("--json", common.json, "");
        }
        if (common.save != null) {
            for (int i = 0; i < common.runs; i++) {
                Checkpoint.requireOwn(saveFile(common.seed + i), name);
            }
        }
    }

    private static void requireFile(String option, Path file, String suffix) {
        if (file != null) {
            if (!file.toString().toLowerCase(Locale.ROOT).endsWith(suffix)) {
                throw new Failure(Failure.USAGE, option + " " + file
                        + ": give a file name that ends in " + suffix + ".");
            }
            WholeFile.require(option, file);
        }
    }

    private Path saveFile(long seed) {
        if (common.runs == 1) {
            return common.save;
        }
        String file = common.save.getFileName().toString();
        return common.save.resolveSibling(
                file.substring(0, file.length() - 4) + "-seed" + seed + ".npz");
    }

    /** @throws Failure if an output could not be written; the others then were all the same */
    void run() throws InterruptedException {
        if (common.headless) {
            System.setProperty("java.awt.headless", "true");
        }
        boolean windows = !common.headless && Display.usable();
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(
                Math.min(common.threads, common.runs), task -> {
                    var thread = new Thread(task, "run");
                    thread.setDaemon(true);
                    return thread;
                });
        List<Future<Summary>> learning = runs.stream().map(run -> pool.submit(() -> learn(run)))
                .toList();
        pool.shutdown();
        ChartWindow window = windows ? ChartWindow.open(curves.chart(), interrupt::stop) : null;
        try {
            follow(learning);
            List<Summary> summaries = results(learning);
            double wallSeconds = (System.nanoTime() - start) / 1e9;
            boolean early = interrupt.stopped();
            leave(summaries, wallSeconds, early, windows);
            if (windows && !early) {
                linger();
            }
        } finally {
            if (window != null) {
                window.close();
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Summary learn(Run run) {
        Double evaluation = null;
        if (!interrupt.stopped()) {
            Backend.start();
            lesson.train(run);
            run.stopwatch().stop();
            if (run.performer() != null && common.evaluate > 0 && !interrupt.stopped()) {
                evaluation = Theatre.evaluate(run.performer(), run.seed(), common.evaluate,
                        interrupt);
            }
        }
        return Summary.of(run, evaluation);
    }

    /** Looks at the runs until all have ended. */
    private void follow(List<Future<Summary>> learning) throws InterruptedException {
        var followers = new ArrayList<Follower>();
        followers.add(curves);
        if (common.tensorboard != null) {
            followers.add(new Events(common.tensorboard, runs));
        }
        if (!common.quiet) {
            followers.add(new Progress(runs, err));
        }
        try {
            while (!learning.stream().allMatch(Future::isDone)) {
                followers.forEach(Follower::look);
                Thread.sleep(LOOK_MILLIS);
            }
            followers.forEach(Follower::look);
        } finally {
            followers.forEach(Follower::close);
        }
    }

    private List<Summary> results(List<Future<Summary>> learning) throws InterruptedException {
        var summaries = new ArrayList<Summary>();
        for (Future<Summary> result : learning) {
            try {
                summaries.add(result.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        return summaries;
    }

    /** Writes all files, one failing or not, and says what was reached. */
    private void leave(List<Summary> summaries, double wallSeconds, boolean early,
            boolean windows) {
        Run first = runs.get(0);
        if (common.save != null) {
            for (Run run : runs) {
                leave("Saved", saveFile(run.seed()), file ->
                        Checkpoint.write(file, name, options.values(), run));
            }
        } else if (early && runs.size() == 1 && first.history().size() > 0) {
            leave("Stopped early; to go on: --resume", Path.of(name + "-interrupted.npz"),
                    file -> Checkpoint.write(file, name, options.values(), first));
        }
        leave("Chart:", common.chart == null && !windows ? Path.of(name + ".png") : common.chart,
                file -> WholeFile.write(file, stream ->
                        ImageIO.write(curves.chart().image(1200, 750), "png", stream)));
        if (first.performer() != null && interrupt.signal() == 0) {
            leave("Film:", common.gif, file -> WholeFile.write(file, stream ->
                    Theatre.film(first.performer(), first.seed(), stream)));
        }
        leave("Episodes:", common.csv, file -> Report.csv(file, runs));
        var report = new Report(name, options.values(), common.threads, summaries, wallSeconds);
        if (Report.toStandardOutput(common.json)) {
            json.println(report.json());
        } else {
            leave("Results:", common.json, report::write);
        }
        if (summaries.size() > 1) {
            if (!common.quiet) {
                out.print(Summary.table(summaries));
            }
            out.println(Summary.sentence(summaries, wallSeconds));
        } else {
            out.println(summaries.get(0).sentence());
        }
    }

    private interface Output {
        void write(Path file);
    }

    private void leave(String what, Path file, Output output) {
        if (file == null) {
            return;
        }
        try {
            output.write(file);
            if (!common.quiet) {
                out.println(what + " " + file);
            }
        } catch (Failure e) {
            if (failure == null) {
                failure = e;
            } else {
                err.println(e.getMessage());
            }
        }
    }

    /** Shows what was learned until a window is closed. */
    private void linger() throws InterruptedException {
        Run first = runs.get(0);
        if (common.watch && first.performer() != null) {
            Theatre.watch(options.title() + ": the trained agent", first.performer(),
                    first.seed(), interrupt);
        } else {
            while (!interrupt.stopped()) {
                interrupt.await(60_000);
            }
        }
    }
}
