package shared.running;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import shared.charts.FigureFile;
import shared.files.DistinctFiles;
import shared.files.ResultsFolder;
import shared.files.UserError;
import shared.files.WritableFile;

/** Names the files that a lesson writes, and checks before learning that they can be written. */
final class OutputFiles {

    private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout");

    private final String lesson;
    private final SessionOptions asked;
    private final List<Run> runs;

    /**
     * Checks that all files can be written when learning has ended.
     *
     * @param options the options of the lesson, which name the files
     * @param runs the runs of the lesson
     * @param err the stream for a warning
     * @throws UserError if the name of a file is wrong, a file cannot be written in its folder, two
     *     options name the same file, a file of another kind or lesson would be overwritten, or
     *     {@code --moments} is given without {@code --gif}
     */
    OutputFiles(LessonOptions options, List<Run> runs, PrintStream err) {
        lesson = options.name();
        asked = options.session();
        this.runs = runs;
        FigureFile.require("--chart", asked.chart);
        WritableFile.require("--gif", asked.gif, ".gif");
        if (asked.gif == null && asked.moments > 1) {
            throw new UserError(UserError.USAGE,
                    "--moments needs a film: give --gif FILE.gif, too.");
        }
        requireText("--csv", asked.csv, EpisodeCsv.STARTS);
        requireText("--json", asked.json, Report.STARTS);
        requireOwn("--save", asked.save);
        requireOwn("--save-agent", asked.saveAgent);
        requireDistinct();
        if (asked.headless && asked.chart == null) {
            FigureFile.require("--chart", ResultsFolder.file(chart()));
        }
        if (asked.save == null && runs.size() == 1) {
            warnOfInterrupt(err);
        }
    }

    private static void requireText(String option, Path file, List<String> starts) {
        if (file != null && !isStandardOutput(file)) {
            WritableFile.require(option, file);
            WritableFile.requireKind(option, file, starts);
        }
    }

    private void requireOwn(String option, Path file) {
        WritableFile.require(option, file, ".npz");
        if (file != null) {
            // If the longest of the names can be written, the others can be, too.
            runs.stream().map(run -> file(file, run))
                    .max(Comparator.comparingInt(path -> path.toString().length()))
                    .ifPresent(longest -> WritableFile.require(option, longest, ".npz"));
            runs.forEach(run -> Checkpoint.requireOwn(option, file(file, run), lesson));
        }
    }

    /** Checks that no file is written twice, and that none replaces the file to resume from. */
    private void requireDistinct() {
        var files = new DistinctFiles();
        files.add("--chart", asked.chart != null ? asked.chart : ResultsFolder.path(chart()));
        files.add("--gif", asked.gif);
        files.add("--csv", distinct(asked.csv));
        files.add("--json", distinct(asked.json));
        for (Run run : runs) {
            files.add("--save", asked.save == null ? null : save(run));
            files.add("--save-agent", asked.saveAgent == null ? null : saveAgent(run));
        }
        // A run that is resumed may be saved in the same place again.
        if (asked.save == null || !isResumed(asked.save)) {
            files.add("--resume", asked.resume);
        }
        files.addFolder("--tensorboard", asked.tensorboard);
    }

    /** Returns a file, or "-" for both names of standard output. */
    private static Path distinct(Path file) {
        return file != null && isStandardOutput(file) ? Path.of("-") : file;
    }

    /** Warns if a run that is stopped early cannot be saved in the usual place. */
    private void warnOfInterrupt(PrintStream err) {
        Path file = ResultsFolder.path(interrupted());
        try {
            WritableFile.require("--save", Files.exists(file.getParent()) ? file
                    : file.getFileName());
        } catch (UserError e) {
            err.println("The current folder cannot be written to, so a run that is stopped early is"
                    + " not saved in it: give --save FILE.npz.");
        }
    }

    private String interrupted() {
        return lesson + "-interrupted.npz";
    }

    /** Returns the name of the chart's file if no option gives a name. */
    String chart() {
        return lesson + ".png";
    }

    /** Returns the file of a run: the given file or, with several runs, one for each run. */
    private Path file(Path all, Run run) {
        if (runs.size() == 1) {
            return all;
        }
        String file = all.getFileName().toString();
        return all.resolveSibling(
                file.substring(0, file.length() - 4) + "-" + run.name() + ".npz");
    }

    /** Returns the file of {@code --save} for a run. */
    Path save(Run run) {
        return file(asked.save, run);
    }

    /** Returns the file of {@code --save-agent} for a run. */
    Path saveAgent(Run run) {
        return file(asked.saveAgent, run);
    }

    /** Returns the file of a run that is stopped early without {@code --save}; makes its folder. */
    Path interrupted(Run run) {
        return file(ResultsFolder.file(interrupted()), run);
    }

    /** Returns whether a file is the file to resume from. */
    boolean isResumed(Path file) {
        return asked.resume != null && DistinctFiles.same(file, asked.resume);
    }

    /** Returns whether the CSV or the JSON goes to standard output, where nothing else may go. */
    boolean toStandardOutput() {
        return asked.csv != null && isStandardOutput(asked.csv)
                || asked.json != null && isStandardOutput(asked.json);
    }

    /** Returns whether a file is standard output, even if that is redirected to a file. */
    static boolean isStandardOutput(Path file) {
        return STANDARD_OUTPUT.contains(file.toString());
    }
}
