package shared.sweeps;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import shared.charts.Display;
import shared.charts.FigureFile;
import shared.files.ResultsFolder;
import shared.files.UserError;
import shared.files.WritableFile;
import shared.options.Interrupt;
import shared.options.Options;
import shared.playing.Numbers;
import shared.running.Unattended;
import shared.windows.ChartWindow;

/** One call of the program: a sweep, the report of earlier ones, or the work for another. */
final class SweepSession {

    private static final String JSONL = ".jsonl";
    private static final String NEEDS = "Name a lesson, such as reinforce, or files with results,"
            + " which end in " + JSONL + ". --help lists the options.";
    private static final int LOOK_MILLIS = 100;
    private static final int CHART_MILLIS = 500;

    private final Search search;
    private final SweepOptions asked = new SweepOptions();
    private final Options options;
    private final Interrupt interrupt;
    private final PrintStream out;
    private final PrintStream err;

    private SweepSession(Search search, Interrupt interrupt, PrintStream out, PrintStream err) {
        this.search = search;
        this.interrupt = interrupt;
        this.out = out;
        this.err = err;
        options = new Options(search, asked);
    }

    /**
     * Reads the command line and does what it asks for.
     *
     * @return whether all runs were made that were begun
     * @throws UserError if the command line is wrong, or on another error that the user can fix
     */
    static boolean run(Search search, String[] args, Interrupt interrupt, PrintStream out,
            PrintStream err) throws InterruptedException {
        return new SweepSession(search, interrupt, out, err).run(args);
    }

    private boolean run(String[] args) throws InterruptedException {
        List<String> words = CommandLine.words(args, options.values().keySet().stream()
                .filter(options::isFlag).collect(Collectors.toSet()));
        if (words.isEmpty() || words.stream().allMatch(word -> word.endsWith(JSONL))) {
            parse(args);
            if (options.help()) {
                out.print(options.usage());
                return true;
            }
            if (asked.join != null) {
                return new RemoteWorker(asked.join, asked.threads(), interrupt, err).work();
            }
            if (words.isEmpty()) {
                throw new UserError(UserError.USAGE, NEEDS);
            }
            return report(words.stream().map(Path::of).toList());
        }
        if (words.size() > 1) {
            throw new UserError(UserError.USAGE, "A sweep has one lesson, not "
                    + String.join(" and ", words) + ".");
        }
        try (var source = new LessonSource(words.get(0))) {
            return sweep(words.get(0), new Learner(source, source.fingerprint()), args);
        }
    }

    private void parse(String[] args) {
        options.parse(args);
        if (asked.headless) {
            // The property must be set before the first chart is made, because a chart looks for a
            // display.
            System.setProperty("java.awt.headless", "true");
        }
        FigureFile.require("--chart", asked.chart);
    }

    private boolean sweep(String word, Learner learner, String[] args) throws InterruptedException {
        Unattended lesson = learner.lesson(List.of());
        CommandLine line = CommandLine.of(args, lesson);
        parse(line.rest());
        if (options.help()) {
            out.print(options.usage());
            out.println("The options of " + lesson.name() + ", with one value or several: "
                    + CommandLine.options(lesson));
            return true;
        }
        if (asked.join != null) {
            throw new UserError(UserError.USAGE, "--join works for another sweep, which names the"
                    + " lesson: leave out " + lesson.name() + ".");
        }
        List<Candidate> candidates = candidates(learner, line.choices());
        List<Job> all = search.seeds().values().stream().flatMap(seed -> candidates.stream()
                .map(candidate -> new Job(candidate, seed))).toList();
        List<Job> jobs = asked.shard == null ? all : asked.shard.of(all);
        Path path = asked.out != null ? asked.out : ResultsFolder.file("sweep-" + lesson.name()
                + (asked.shard == null ? "" : "-" + asked.shard.part() + "-of-"
                        + asked.shard.parts()) + JSONL);
        WritableFile.require("--out", path, JSONL);
        try (var file = new ResultsFile(path)) {
            requireSame(path, file.before(), lesson.name(), learner.sources());
            var drive = new Drive(learner, lesson.name(), jobs, file, err);
            var charts = new SweepCharts(lesson.title(), Rows.of(candidates, drive.results()),
                    lesson.hasGoal(), search);
            return drive(drive, word, candidates, charts, path);
        }
    }

    /** The candidates that the command line asks for; each is tried with its options. */
    private List<Candidate> candidates(Learner learner, List<Choice> choices) {
        Set<Candidate> candidates = new LinkedHashSet<>();
        for (Map<String, String> typed : search.combinations(choices)) {
            Unattended lesson = learner.lesson(new Candidate(typed, "").typed());
            var settings = new LinkedHashMap<String, String>();
            typed.keySet().forEach(name -> settings.put(name, lesson.value(name)));
            lesson.variants().forEach(variant -> candidates.add(new Candidate(settings, variant)));
        }
        return List.copyOf(candidates);
    }

    private static void requireSame(Path path, List<Result> results, String lesson,
            String sources) {
        for (Result result : results) {
            if (!result.lesson().equals(lesson) || !result.sources().equals(sources)) {
                throw new UserError(UserError.USAGE, path + " holds results of "
                        + (result.lesson().equals(lesson) ? "other sources of " + lesson
                                + ": the lesson or the shared classes have changed since then"
                                : result.lesson() + ", not of " + lesson)
                        + ". Choose another --out, or delete the file.");
            }
        }
    }

    private boolean drive(Drive drive, String word, List<Candidate> candidates,
            SweepCharts charts, Path path) throws InterruptedException {
        boolean windows = !asked.headless && Display.usable();
        int before = drive.results().size();
        if (before > 0) {
            say(Numbers.format("%s of %,d are in %s already.", Numbers.many(before, "run"),
                    drive.all(), path));
        }
        try (Engine engine = asked.listen == null ? null : Engine.listen(asked.listen, word,
                    drive.sources());
                ChartWindow window = open(charts, windows)) {
            if (engine != null) {
                drive.listen(engine);
            }
            drive.start(asked.threads());
            follow(drive, engine, candidates, charts);
            boolean early = interrupt.stopped() && !drive.over();
            boolean done = drive.end();
            List<Result> results = drive.results();
            Rows rows = Rows.of(candidates, results);
            charts.set(rows);
            out.print(SweepTable.of(rows, search));
            say("Results: " + path);
            if (early) {
                err.println(Numbers.format("Stopped after %,d of %s. The same command goes on from"
                        + " there.", results.size(), Numbers.many(drive.all(), "run")));
            }
            draw(charts, windows, path);
            stay(windows);
            return done;
        }
    }

    /** Shows how far the drive is, until it is over or somebody has asked to stop. */
    private void follow(Drive drive, Engine engine, List<Candidate> candidates, SweepCharts charts)
            throws InterruptedException {
        int shown = -1;
        long charted = System.nanoTime();
        try (SweepProgress progress = asked.quiet ? null
                : new SweepProgress(drive.all(), drive.results().size(), err)) {
            while (!drive.over() && !interrupt.stopped()) {
                interrupt.await(LOOK_MILLIS);
                List<Result> results = drive.results();
                if (progress != null) {
                    progress.show(results.size(), engine == null ? 0 : engine.workers());
                }
                if (results.size() > shown
                        && System.nanoTime() - charted > CHART_MILLIS * 1_000_000L) {
                    charts.set(Rows.of(candidates, results));
                    shown = results.size();
                    charted = System.nanoTime();
                }
            }
        }
    }

    /** Shows the results of files together. */
    private boolean report(List<Path> paths) throws InterruptedException {
        Map<Job, Result> results = new LinkedHashMap<>();
        for (Path path : paths) {
            List<Result> read = ResultsFile.read(path);
            var all = new ArrayList<>(results.values());
            all.addAll(read);
            if (!all.isEmpty()) {
                requireSame(path, all, all.get(0).lesson(), all.get(0).sources());
            }
            read.forEach(result -> results.putIfAbsent(result.job(), result));
        }
        if (results.isEmpty()) {
            throw new UserError(UserError.USAGE, "There are no results yet.");
        }
        List<Result> all = List.copyOf(results.values());
        Rows rows = Rows.of(all.stream().map(result -> result.job().candidate()).distinct()
                .toList(), all).sorted();
        boolean windows = !asked.headless && Display.usable();
        var charts = new SweepCharts(all.get(0).lesson(), rows, rows.haveGoal(), search);
        try (ChartWindow window = open(charts, windows)) {
            out.print(SweepTable.of(rows, search));
            draw(charts, windows, paths.get(0));
            stay(windows);
        }
        return true;
    }

    private ChartWindow open(SweepCharts charts, boolean windows) {
        charts.figure().enlargeText(asked.text);
        return windows ? ChartWindow.open(charts.figure(), asked.size, false, interrupt::stop)
                : null;
    }

    /** Writes the chart if it was asked for, or if there is no window. */
    private void draw(SweepCharts charts, boolean windows, Path results) {
        Path path = asked.chart != null ? asked.chart : windows ? null : results.resolveSibling(
                results.getFileName().toString().replace(JSONL, ".png"));
        if (path != null) {
            FigureFile.write(charts.figure(), path, asked.size);
            say("Chart: " + path);
        }
    }

    /** Waits until the window is closed. */
    private void stay(boolean windows) throws InterruptedException {
        while (windows && !interrupt.stopped()) {
            interrupt.await(60_000);
        }
    }

    private void say(String sentence) {
        if (!asked.quiet) {
            out.println(sentence);
        }
    }
}
