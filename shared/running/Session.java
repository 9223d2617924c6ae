package shared.running;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shared.charts.Display;
import shared.files.UserError;
import shared.networks.NotFiniteException;
import shared.options.Interrupt;
import shared.playing.Evaluation;
import shared.playing.Numbers;
import shared.playing.SavedFile;
import shared.windows.ChartWindow;

/** One call of a lesson: it learns with each seed, shows the agents, and writes the files. */
final class Session {

    private static final int LOOK_MILLIS = 100;
    private static final int FEW_RUNS = 20;
    private static final Duration AUTOSAVE = Duration.ofSeconds(30);

    private final LessonOptions options;
    private final SessionOptions asked;
    private final Interrupt interrupt;
    private final PrintStream out;
    private final PrintStream err;
    private final Outputs outputs;
    private final List<Run> runs;
    /** The setup that each run learns. */
    private final Map<Run, Setup> setups = new HashMap<>();
    private final LearningCharts charts;
    private final CountDownLatch learning;

    /** The runs whose gradient became NaN or infinite. */
    private final Set<Run> brokenOff = ConcurrentHashMap.newKeySet();
    private final Duration autosave;

    /**
     * Reads the command line of a lesson and does what the options ask for.
     *
     * @return whether all files could be written
     * @throws UserError if the options are wrong, or if another error occurs that the user can fix
     */
    static boolean run(Experiment experiment, String[] args, Interrupt interrupt, PrintStream out,
            PrintStream err) throws InterruptedException {
        return run(experiment, args, AUTOSAVE, interrupt, out, err);
    }

    /** Does the same with another interval between two saves during learning. */
    static boolean run(Experiment experiment, String[] args, Duration autosave, Interrupt interrupt,
            PrintStream out, PrintStream err) throws InterruptedException {
        var options = new LessonOptions(experiment);
        options.parse(args);
        if (options.help()) {
            out.print(options.usage());
            return true;
        }
        SessionOptions asked = options.session();
        if (asked.quiet && asked.verbose) {
            throw new UserError(UserError.USAGE, "--quiet and --verbose exclude each other: leave"
                    + " out one of them.");
        }
        SavedFile resumed = null;
        if (asked.resume != null) {
            resumed = SavedFile.read(asked.resume, options.name());
            options.parse(args, asked.resume, resumed.settings());
        }
        return new Session(Setup.all(experiment, options, args), options, resumed, autosave,
                interrupt, out, err).run();
    }

    /**
     * @param all the setups that learn; one if the run is resumed
     * @param options the options on the command line
     * @param resumed the file to resume from, or null
     * @param autosave the time between two saves during learning
     * @throws UserError if the options contradict each other
     */
    private Session(List<Setup> all, LessonOptions options, SavedFile resumed, Duration autosave,
            Interrupt interrupt, PrintStream out, PrintStream err) {
        this.autosave = autosave;
        this.options = options;
        asked = options.session();
        this.interrupt = interrupt;
        this.out = out;
        this.err = err;
        if (asked.headless) {
            // The property must be set before the first chart is made, because a chart looks for a
            // display.
            System.setProperty("java.awt.headless", "true");
        }
        try {
            runs = resumed == null ? all.stream().flatMap(this::newRuns).toList()
                    : List.of(resumedRun(all.get(0), resumed));
            runs.forEach(run -> run.unit(setups.get(run).experiment().unit()));
            charts = new LearningCharts(options.title(), Setup.plots(all), runs);
            charts.figure().enlargeText(asked.text);
        } catch (IllegalArgumentException e) {
            // Each option is valid by itself, but no world has all of them together.
            throw new UserError(UserError.USAGE, "The options do not fit each other: "
                    + e.getMessage(), e);
        }
        outputs = new Outputs(options, runs, run -> setups.get(run).options(), out, err);
        learning = new CountDownLatch(runs.size());
    }

    private Stream<Run> newRuns(Setup setup) {
        Experiment experiment = setup.experiment();
        List<String> variants = experiment.variants();
        if (variants.stream().distinct().count() < variants.size()) {
            throw new UserError(UserError.USAGE, "The options name a variant twice: "
                    + String.join(", ", variants) + ".");
        }
        return variants.stream().flatMap(variant -> IntStream
                .range(0, asked.runs != null ? asked.runs : experiment.runs(variant))
                .mapToObj(i -> newRun(setup, options.learning().seed + i, variant, null)));
    }

    /** @param resumed the file to resume from, or null */
    private Run newRun(Setup setup, long seed, String variant, SavedFile resumed) {
        var run = new Run(seed, variant, setup.label(variant), setup.experiment().goal(variant),
                interrupt::stopped, resumed);
        setups.put(run, setup);
        return run;
    }

    private Run resumedRun(Setup setup, SavedFile resumed) {
        if (asked.runs != null && asked.runs > 1) {
            throw new UserError(UserError.USAGE,
                    "--resume goes on with one run: leave out --runs.");
        }
        if (!setup.experiment().variants().contains(resumed.variant())) {
            throw new UserError(UserError.USAGE, resumed.file() + " holds the variant \""
                    + resumed.variant() + "\", which the options leave out.");
        }
        return newRun(setup, options.learning().seed, resumed.variant(), resumed);
    }

    /** Does everything that the options ask for, and returns whether all files could be written. */
    private boolean run() throws InterruptedException {
        List<Monitor> monitors = monitors();
        boolean windows = !asked.headless && Display.usable();
        boolean watched = windows && asked.watch;
        if (watched) {
            AgentWindow.seen(runs).forEach(run -> run.shown().keepSnapshots());
        }
        if (asked.gif != null && asked.moments > 1) {
            runs.get(0).shown().keepSnapshots();
        }
        long start = System.nanoTime();
        if (asked.save != null || asked.saveAgent != null) {
            runs.forEach(Run::mustKeep);
        }
        if (asked.save != null) {
            runs.forEach(run -> run.autosave(autosave, () -> outputs.save(run)));
        }
        int together = Math.min(asked.threads(), runs.size());
        runs.forEach(run -> run.threads(asked.threads() / together));
        ExecutorService pool = Executors.newFixedThreadPool(together, task -> {
            var thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
        });
        List<Future<Summary>> results = runs.stream().map(run -> pool.submit(() -> learn(run)))
                .toList();
        pool.shutdown();
        try (ChartWindow window = windows
                    ? ChartWindow.open(charts.figure(), asked.size, watched, interrupt::stop)
                    : null;
                AgentWindow agents = watched
                    ? new AgentWindow(options.title() + ": the agent", runs, window, interrupt)
                    : null) {
            follow(monitors, results);
            List<Summary> summaries = summaries(results);
            double wallSeconds = (System.nanoTime() - start) / 1e9;
            boolean early = interrupt.stopped();
            runs.stream().filter(run -> run.ended() && !brokenOff.contains(run))
                    .flatMap(run -> ForgottenCalls.of(run).stream()).distinct()
                    .forEach(sentence -> outputs.failed(new UserError(UserError.WORLD, sentence)));
            outputs.save(early);
            var report = new Report(options.name(), options.values(), asked.threads(), summaries,
                    wallSeconds);
            outputs.report(report);
            outputs.draw(charts.figure(), windows);
            if (!early) {
                // A film takes longest, so everything else is safe before it begins.
                outputs.film(interrupt::signalled);
            }
            outputs.attempt(() -> conclude(report));
            while (windows && !interrupt.stopped()) {
                interrupt.await(60_000);
            }
        }
        return !outputs.failed();
    }

    private Summary learn(Run run) {
        Double evaluation = null;
        try {
            if (!interrupt.stopped()) {
                setups.get(run).experiment().train(run);
                run.end();
                if (run.shown().agent() != null && asked.evaluate > 0 && !interrupt.stopped()) {
                    evaluation = evaluation(run);
                }
            }
            return Summary.of(run, evaluation);
        } catch (NotFiniteException e) {
            // The parameters are still those before this update, so they are worth saving.
            outputs.failed(new UserError(UserError.WORLD, Numbers.format("%s in update %,d: does"
                    + " the loss divide by 0, or is the learning rate too high?", e.getMessage(),
                    run.updates()), e));
            brokenOff.add(run);
            run.end();
            return Summary.of(run, null);
        } catch (RuntimeException | Error e) {
            // The program will end with this error, so the other runs need not go on.
            interrupt.stop();
            throw e;
        } finally {
            run.dismiss();
            learning.countDown();
        }
    }

    /** Evaluates the agent of a run. If that fails, what was learned is still saved. */
    private Double evaluation(Run run) {
        try {
            return Evaluation.evaluate(run.shown().agent(), run.seed(), asked.evaluate,
                    interrupt::stopped);
        } catch (RuntimeException | Error e) {
            outputs.failed(e);
            return null;
        }
    }

    private List<Monitor> monitors() {
        var monitors = new ArrayList<Monitor>();
        monitors.add(charts);
        if (asked.tensorboard != null) {
            monitors.add(new TensorBoard(asked.tensorboard, runs));
        }
        if (!asked.quiet) {
            if (runs.size() == 1) {
                monitors.add(new Messages(runs.get(0), err));
            }
            monitors.add(asked.verbose ? new UpdateLines(runs, err)
                    : new Progress(runs, Math.min(asked.threads(), runs.size()), err));
        }
        return monitors;
    }

    /** Updates the monitors until all runs have ended, or until a run cannot be stopped. */
    private void follow(List<Monitor> monitors, List<Future<Summary>> results)
            throws InterruptedException {
        var stalls = new StallDetector(runs, err, System::nanoTime);
        while (!learning.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            look(monitors, Monitor::look);
            stalls.look(interrupt.stopped());
            if (stalls.hopeless()) {
                // If another run has failed, this throws its exception, which tells more than the
                // error below.
                summaries(results.stream().filter(Future::isDone).toList());
                throw new UserError(UserError.WORLD, "Learning did not stop: its update still goes"
                        + " on. Nothing was saved.");
            }
        }
        look(monitors, Monitor::look);
        look(monitors, Monitor::close);
    }

    private interface Look {
        void at(Monitor monitor);
    }

    /**
     * Updates the monitors. A monitor that fails, for example because a disk is full, is dropped,
     * and learning goes on.
     */
    private void look(List<Monitor> monitors, Look look) {
        for (Iterator<Monitor> all = monitors.iterator(); all.hasNext();) {
            try {
                look.at(all.next());
            } catch (RuntimeException | Error e) {
                outputs.failed(e);
                all.remove();
            }
        }
    }

    private static List<Summary> summaries(List<Future<Summary>> results)
            throws InterruptedException {
        var summaries = new ArrayList<Summary>();
        for (Future<Summary> result : results) {
            try {
                summaries.add(result.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                // A run throws nothing else.
                throw (Error) e.getCause();
            }
        }
        return summaries;
    }

    /** Prints the results. */
    private void conclude(Report report) {
        List<Summary> summaries = report.runs();
        PrintStream words = outputs.words();
        if (summaries.size() == 1) {
            words.print(summaries.get(0).text());
        } else {
            // If many runs are the lesson's default, a table of them would be long.
            words.print(Summary.text(summaries, report.wallSeconds(), !asked.quiet
                    && (asked.runs != null || summaries.size() <= FEW_RUNS)));
        }
    }
}
