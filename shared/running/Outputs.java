package shared.running;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import shared.charts.Figure;
import shared.charts.FigureFile;
import shared.files.AtomicFile;
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

    private final LessonOptions options;
    private final Function<Run, LessonOptions> own;
    private final SessionOptions asked;
    private final OutputFiles files;
    private final List<Run> runs;
    private final PrintStream standardOutput;
    private final PrintStream out;
    private final PrintStream err;

    /** Where files are now that a file of this session has replaced. */
    private final Map<Path, Optional<Path>> earlier = new ConcurrentHashMap<>();
    private volatile boolean failed;

    /**
     * Checks beforehand that all files can be written when learning has ended.
     *
     * @param options the options on the command line
     * @param own the options of each run
     * @throws UserError as {@link OutputFiles} says
     */
    Outputs(LessonOptions options, List<Run> runs, Function<Run, LessonOptions> own,
            PrintStream out, PrintStream err) {
        this.options = options;
        this.own = own;
        asked = options.session();
        files = new OutputFiles(options, runs, err);
        this.runs = runs;
        standardOutput = out;
        this.out = files.toStandardOutput() ? err : out;
        this.err = err;
    }

    /** The stream for words: standard error if standard output is for a file alone. */
    PrintStream words() {
        return out;
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
                save(asked.save != null ? "Saved" : "Stopped early; to go on: --resume",
                        asked.save != null ? files.save(run) : files.interrupted(run),
                        file -> Checkpoint.write(file, own.apply(run), run));
            }
            if (asked.saveAgent != null && learned) {
                save("Agent:", files.saveAgent(run),
                        file -> Checkpoint.writeAgent(file, own.apply(run), run));
            }
        }
    }

    /** Saves a run that is still learning. If that fails, a later save may still succeed. */
    void save(Run run) {
        written(files.save(run), keeping(file -> Checkpoint.write(file, own.apply(run), run)));
    }

    private void save(String what, Path file, Output output) {
        write(what, file, keeping(output));
    }

    /** Keeps the file that is replaced, unless this run has read or written it. */
    private Output keeping(Output output) {
        return file -> {
            earlier.computeIfAbsent(file, path -> files.isResumed(path) ? Optional.empty()
                    : AtomicFile.keep(path));
            output.write(file);
        };
    }

    /** Writes the chart if it was asked for, or if there is no window. */
    void draw(Figure figure, boolean windows) {
        Path file = asked.chart == null && !windows ? ResultsFolder.file(files.chart())
                : asked.chart;
        write("Chart:", file, path -> FigureFile.write(figure, path, asked.size));
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
        writeText("Episodes:", asked.csv, stream -> new EpisodeCsv(runs).write(stream));
        writeText("Results:", asked.json, report::write);
    }

    private void writeText(String what, Path file, AtomicFile.Content content) {
        if (file != null && OutputFiles.isStandardOutput(file)) {
            attempt(() -> print(content));
        } else {
            write(what, file, path -> AtomicFile.write(path, content));
        }
    }

    private void print(AtomicFile.Content content) {
        try {
            var buffer = new BufferedOutputStream(standardOutput);
            content.write(buffer);
            buffer.flush();
        } catch (IOException e) {
            // A PrintStream throws nothing; the end of the program tells that it failed.
            throw new UncheckedIOException(e);
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
                out.println(what + " " + file + earlier.getOrDefault(file, Optional.empty())
                        .map(kept -> "; the earlier file is now " + kept).orElse(""));
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
