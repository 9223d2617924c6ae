package shared.running;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import shared.charts.Figure;
import shared.charts.Size;
import shared.files.AtomicFile;
import shared.files.ResultsFolder;
import shared.files.UserError;
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
    private final PrintStream out;
    private final PrintStream err;
    private boolean failed;

    /**
     * Checks beforehand that all files can be written when learning has ended.
     *
     * @throws UserError if the name of a file is wrong, its folder is missing, or a file of another
     *     lesson would be overwritten
     */
    Outputs(LessonOptions options, List<Run> runs, PrintStream out, PrintStream err) {
        this.lesson = options.name();
        this.options = options;
        asked = options.session();
        this.runs = runs;
        this.out = toStandardOutput() ? err : out;
        this.err = err;
        AtomicFile.require("--chart", asked.chart, ".png", SVG);
        AtomicFile.require("--gif", asked.gif, ".gif");
        if (asked.gif == null && asked.moments > 1) {
            throw new UserError(UserError.USAGE,
                    "--moments needs a film: give --gif FILE.gif, too.");
        }
        AtomicFile.require("--csv", asked.csv);
        AtomicFile.require("--save", asked.save, ".npz");
        AtomicFile.require("--save-agent", asked.saveAgent, ".npz");
        if (!toStandardOutput()) {
            AtomicFile.require("--json", asked.json);
        }
        requireOwn("--save", asked.save);
        requireOwn("--save-agent", asked.saveAgent);
    }

    private void requireOwn(String option, Path file) {
        if (file != null) {
            runs.forEach(run -> Checkpoint.requireOwn(option, file(file, run), lesson));
        }
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
            if ((asked.save != null || unasked && !run.kept().isEmpty()) && run.updates() > 0) {
                Path all = asked.save != null ? asked.save
                        : ResultsFolder.file(lesson + "-interrupted.npz");
                write(asked.save != null ? "Saved" : "Stopped early; to go on: --resume",
                        file(all, run), file -> Checkpoint.write(file, options, run));
            }
            if (asked.saveAgent != null && run.updates() > 0) {
                write("Agent:", file(asked.saveAgent, run),
                        file -> Checkpoint.writeAgent(file, options, run));
            }
        }
    }

    /** Saves a run that is still learning. If that fails, a later save may still succeed. */
    void save(Run run) {
        try {
            Checkpoint.write(file(asked.save, run), options, run);
        } catch (UserError e) {
            failed(e);
        }
    }

    /** Writes the chart if it was asked for, or if there is no window. */
    void draw(Figure figure, boolean windows) {
        Path file = asked.chart == null && !windows ? ResultsFolder.file(lesson + ".png")
                : asked.chart;
        Size size = asked.size == null ? CHART : asked.size;
        write("Chart:", file, path -> AtomicFile.write(path, stream -> {
            if (path.toString().toLowerCase(Locale.ROOT).endsWith(SVG)) {
                figure.writeSvg(stream, size.width(), size.height());
            } else {
                ImageIO.write(figure.image(size.width(), size.height()), "png", stream);
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
        if (!toStandardOutput()) {
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
        try {
            output.write(file);
            if (!asked.quiet) {
                out.println(what + " " + file);
            }
        } catch (UserError e) {
            failed(e);
        }
    }

    /** Prints an error that does not stop the rest. */
    void failed(UserError e) {
        failed = true;
        err.println(e.getMessage());
        if (options.debug()) {
            e.printStackTrace(err);
        }
    }

    /** Whether there was an error. */
    boolean failed() {
        return failed;
    }
}
