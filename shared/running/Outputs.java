package shared.running;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import shared.charts.Figure;
import shared.charts.Size;
import shared.files.AtomicFile;
import shared.files.Png;
import shared.files.DistinctFiles;
import shared.files.ResultsFolder;
import shared.files.UserError;
import shared.options.Diagnosis;
import shared.options.Launch;
import shared.playing.Film;
import shared.playing.Snapshot;

/**
 * Writes the files that the options of a lesson ask for. If one file cannot be written, the others
 * still are.
 */
final class Outputs {

    private static final String SVG = ".svg";
    private static final Size CHART = new Size(1200, 750);

    private final String lesson;
    private final LessonOptions options;
    private final SessionOptions asked;
    private final List<Run> runs;
    private final PrintStream standardOutput;
    private final PrintStream out;
    private final PrintStream err;
    private volatile boolean failed;

    /**
     * Checks beforehand that all files can be written when learning has ended.
     *
     * @throws UserError if the name of a file is wrong, it cannot be written in its folder, two
     *     files are one, or a file of another kind or lesson would be overwritten
     */
    Outputs(LessonOptions options, List<Run> runs, PrintStream out, PrintStream err) {
        this.lesson = options.name();
        this.options = options;
        asked = options.session();
        this.runs = runs;
        standardOutput = out;
        this.out = toStandardOutput() ? err : out;
        this.err = err;
        AtomicFile.require("--chart", asked.chart, ".png", SVG);
        AtomicFile.require("--gif", asked.gif, ".gif");
        if (asked.gif == null && asked.moments > 1) {
            throw new UserError(UserError.USAGE,
                    "--moments needs a film: give --gif FILE.gif, too.");
        }
        AtomicFile.require("--csv", asked.csv);
        AtomicFile.requireKind("--csv", asked.csv, EpisodeCsv.STARTS);
        if (!toStandardOutput()) {
            AtomicFile.require("--json", asked.json);
            AtomicFile.requireKind("--json", asked.json, Report.STARTS);
        }
        requireOwn("--save", asked.save);
        requireOwn("--save-agent", asked.saveAgent);
        requireDistinct();
        if (asked.headless && asked.chart == null) {
            AtomicFile.require("--chart", ResultsFolder.file(chart()), ".png");
        }
        if (asked.save == null && runs.size() == 1) {
            warnOfInterrupt();
        }
    }

    private void requireOwn(String option, Path file) {
        AtomicFile.require(option, file, ".npz");
        if (file != null) {
            // If the longest of the names can be written, the others can be, too.
            runs.stream().map(run -> file(file, run))
                    .max(Comparator.comparingInt(path -> path.toString().length()))
                    .ifPresent(longest -> AtomicFile.require(option, longest, ".npz"));
            runs.forEach(run -> Checkpoint.requireOwn(option, file(file, run), lesson));
        }
    }

    /** Checks that no file is written twice, and that none replaces the file to resume from. */
    private void requireDistinct() {
        var files = new DistinctFiles();
        files.add("--chart", asked.chart != null ? asked.chart : ResultsFolder.path(chart()));
        files.add("--gif", asked.gif);
        files.add("--csv", asked.csv);
        files.add("--json", toStandardOutput() ? null : asked.json);
        for (Run run : runs) {
            files.add("--save", asked.save == null ? null : file(asked.save, run));
            files.add("--save-agent", asked.saveAgent == null ? null : file(asked.saveAgent, run));
        }
        // A run that is resumed may be saved in the same place again.
        if (asked.resume != null
                && (asked.save == null || !DistinctFiles.same(asked.save, asked.resume))) {
            files.add("--resume", asked.resume);
        }
        files.addFolder("--tensorboard", asked.tensorboard);
    }

    /** Says beforehand if a run that is stopped early cannot be saved in the usual place. */
    private void warnOfInterrupt() {
        Path file = ResultsFolder.path(interrupted());
        try {
            AtomicFile.require("--save", Files.exists(file.getParent()) ? file
                    : file.getFileName());
        } catch (UserError e) {
            err.println("The current folder cannot be written to, so a run that is stopped early is"
                    + " not saved in it: give --save FILE.npz.");
        }
    }

    private String interrupted() {
        return lesson + "-interrupted.npz";
    }

    private String chart() {
        return lesson + ".png";
    }

    /** The file of a run: the file that was asked for or, with several runs, one for each run. */
    private Path file(Path all, Run run) {
        if (runs.size() == 1) {
            return all;
        }
        String file = all.getFileName().toString();
        return all.resolveSibling(
                file.substring(0, file.length() - 4) + "-" + run.name() + ".npz");
    }

    /** Whether the JSON goes to standard output; then nothing else may go there. */
    boolean toStandardOutput() {
        return asked.json != null && asked.json.toString().equals("-");
    }

    /**
     * Saves all runs if the options ask for it, or because learning was stopped.
     *
     * @param early whether learning was stopped
     */
    void save(boolean early) {
        // With several seeds, this would leave many files that nobody has asked for.
        boolean unasked = early && runs.stream().map(Run::seed).distinct().count() == 1;
        for (Run run : runs) {
            // A resumed run that was stopped before it began has not read its objects yet.
            boolean learned = run.begun() && run.updates() > 0;
            if ((asked.save != null || unasked && !run.kept().isEmpty()) && learned) {
                Path all = asked.save != null ? asked.save
                        : ResultsFolder.file(interrupted());
                write(asked.save != null ? "Saved" : "Stopped early; to go on: --resume",
                        file(all, run), file -> Checkpoint.write(file, options, run));
            }
            if (asked.saveAgent != null && learned) {
                write("Agent:", file(asked.saveAgent, run),
                        file -> Checkpoint.writeAgent(file, options, run));
            }
        }
    }

    /** Saves a run that is still learning. If that fails, a later save may still succeed. */
    void save(Run run) {
        written(file(asked.save, run), file -> Checkpoint.write(file, options, run));
    }

    /** Writes the chart if it was asked for, or if there is no window. */
    void draw(Figure figure, boolean windows) {
        Path file = asked.chart == null && !windows ? ResultsFolder.file(chart()) : asked.chart;
        Size size = asked.size == null ? CHART : asked.size;
        write("Chart:", file, path -> AtomicFile.write(path, stream -> {
            if (path.toString().toLowerCase(Locale.ROOT).endsWith(SVG)) {
                figure.writeSvg(stream, size.width(), size.height());
            } else {
                Png.write(stream, figure.image(size.width(), size.height()));
            }
        }));
    }

    /**
     * Films the agent or animation of the first run, or moments of its learning if the options ask
     * for them.
     *
     * @param stopped tells whether to give up
     */
    void film(BooleanSupplier stopped) {
        Run run = runs.get(0);
        if (run.shown().animation() != null) {
            write("Film:", asked.gif, file -> AtomicFile.write(file, stream -> {
                if (asked.moments > 1 && !run.shown().snapshots().isEmpty()) {
                    Film.write(moments(run, asked.moments), run.seed(), stopped, stream);
                } else {
                    Film.write(run.shown().animation(), run.seed(), stopped, stream);
                }
            }));
        }
    }

    /** Returns moments of a run's learning, spread evenly from its first snapshot to its end. */
    private static List<Snapshot> moments(Run run, int number) {
        List<Snapshot> kept = run.shown().snapshots();
        var moments = new ArrayList<Snapshot>();
        for (int i = 0; i < number - 1; i++) {
            moments.add(kept.get(i * kept.size() / (number - 1)));
        }
        moments.add(run.shown().newest());
        return moments;
    }

    /** Writes the table of episodes and the report. */
    void report(Report report) {
        write("Episodes:", asked.csv, file -> EpisodeCsv.write(file, runs));
        if (toStandardOutput()) {
            attempt(() -> standardOutput.println(report.json()));
        } else {
            write("Results:", asked.json, report::write);
        }
    }

    private interface Output {
        void write(Path file);
    }

    private void write(String what, Path file, Output output) {
        if (file == null) {
            return;
        }
        if (written(file, output)) {
            if (!asked.quiet) {
                out.println(what + " " + file);
            }
        } else if (!Files.exists(file) || Files.isRegularFile(file)) {
            elsewhere(file, output);
        }
    }

    /** Writes a file and returns whether that succeeded; if not, it prints the reason. */
    private boolean written(Path file, Output output) {
        try {
            output.write(file);
            return true;
        } catch (UserError e) {
            failed(e);
        } catch (RuntimeException | Error e) {
            failed(new UserError(UserError.WORLD, "Cannot write " + file + ": "
                    + Diagnosis.reason(e, Launch.class), e));
        }
        return false;
    }

    /** Tries other folders for a file that cannot be written where it should be. */
    private void elsewhere(Path file, Output output) {
        String name = file.getFileName().toString();
        for (Path place : List.of(ResultsFolder.file(name),
                Path.of(System.getProperty("java.io.tmpdir"), name),
                Path.of(System.getProperty("user.home"), name))) {
            Path other = place;
            for (int i = 2; Files.exists(other); i++) {
                other = place.resolveSibling(i + "-" + name);
            }
            try {
                output.write(other);
                err.println("Written to " + other + " instead.");
                return;
            } catch (RuntimeException | Error e) {
                // The reason was printed for the place where the file should be.
            }
        }
    }

    /** Does something that may fail; if it does, the reason is printed, and the rest goes on. */
    void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    /** Prints an error that does not stop the rest. */
    void failed(Throwable e) {
        failed = true;
        Launch.tell(e, options.debug(), err);
    }

    /** Whether there was an error. */
    boolean failed() {
        return failed;
    }
}
