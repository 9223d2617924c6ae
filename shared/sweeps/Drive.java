package shared.sweeps;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import shared.files.UserError;
import shared.playing.Numbers;

/**
 * Drives a sweep: gives the jobs without a result to the threads of this JVM and to other machines,
 * and collects the results in the file.
 */
final class Drive {

    /** How many failed jobs are reported one by one; the others are only counted. */
    private static final int TOLD = 5;

    private static final double BLOCK_SECONDS = 2;
    private static final int PAUSE_MILLIS = 50;

    private final Learner learner;
    private final String lesson;
    private final List<Job> jobs;
    private final ResultsFile file;
    private final PrintStream err;
    private final Board board;
    private final List<Result> results = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private int failures;
    private int done;
    private double seconds;
    private UserError broken;
    private volatile boolean stopped;

    /**
     * @param learner does jobs in this JVM
     * @param lesson the lesson's name
     * @param jobs all jobs
     * @param file has the results of some of them, and takes those of the others
     * @param err the stream for the errors of jobs
     */
    Drive(Learner learner, String lesson, List<Job> jobs, ResultsFile file, PrintStream err) {
        this.learner = learner;
        this.lesson = lesson;
        this.jobs = jobs;
        this.file = file;
        this.err = err;
        Set<Job> wanted = new HashSet<>(jobs);
        // Two files that were joined by hand may have a job twice.
        file.before().stream().filter(result -> wanted.remove(result.job()))
                .forEach(results::add);
        board = new Board(jobs.stream().filter(wanted::contains).toList());
    }

    /** Starts threads that do jobs. */
    void start(int number) {
        for (int i = 0; i < number; i++) {
            start("run", this::work);
        }
    }

    private void start(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /** Gives jobs to whoever joins. */
    void listen(Engine engine) {
        start("jobs for workers", () -> serve(() -> deliver(engine)));
        start("results of workers", () -> serve(() -> receive(engine)));
    }

    private void serve(Runnable service) {
        try {
            service.run();
        } catch (UserError e) {
            if (!stopped) {
                err.println(e.getMessage());
            }
        }
    }

    private void deliver(Engine engine) {
        while (!stopped) {
            List<Job> block = engine.workers() == 0 ? List.of() : board.takeAway(blockSize(
                    engine.workers()));
            if (block.isEmpty()) {
                pause();
            }
            // The queue is short, so that a block waits for a worker here, and not there.
            for (boolean taken = block.isEmpty(); !taken && !stopped;) {
                taken = engine.offer(Job.text(block));
            }
        }
    }

    /**
     * The number of jobs in a block: as many as take some seconds, but so few that all machines
     * still have work at the end.
     */
    private synchronized int blockSize(int workers) {
        double mean = done == 0 ? BLOCK_SECONDS : seconds / done;
        return (int) Math.max(1, Math.min(BLOCK_SECONDS / Math.max(mean, 1e-6),
                board.fresh() / (4.0 * (workers + 1))));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(Engine engine) {
        while (!stopped) {
            try {
                String line = engine.receive();
                if (line != null) {
                    accept(fromThese(Result.read(line)));
                }
            } catch (IllegalArgumentException e) {
                err.println("A worker sent what does not belong to this sweep: " + e.getMessage()
                        + ".");
            }
        }
    }

    private Result fromThese(Result result) {
        if (!result.sources().equals(learner.sources())) {
            throw new IllegalArgumentException("it comes from other sources");
        }
        return result;
    }

    private void work() {
        for (Job job; !stopped && (job = board.take()) != null;) {
            learner.run(job, () -> stopped).ifPresent(this::accept);
        }
    }

    /** Takes a result, unless the same job has one already. */
    private synchronized void accept(Result result) {
        if (stopped || !board.close(result.job())) {
            return;
        }
        if (result.failure() != null) {
            failures++;
            if (failures <= TOLD) {
                err.println(result.job() + ": " + result.failure());
            }
            return;
        }
        try {
            file.append(result);
            results.add(result);
            done++;
            seconds += result.number("seconds");
        } catch (UserError e) {
            broken = e;
            stopped = true;
        }
    }

    /** Whether there is nothing left to do, or nothing can be done any more. */
    boolean over() {
        return stopped || board.open() == 0;
    }

    /** The fingerprint of the sources. */
    String sources() {
        return learner.sources();
    }

    /** The number of all jobs. */
    int all() {
        return jobs.size();
    }

    /** The results so far, with those that were in the file before. */
    synchronized List<Result> results() {
        return List.copyOf(results);
    }

    /**
     * Ends the drive. What its threads are doing is given up.
     *
     * @return whether nothing failed; if something did, it has been printed
     */
    boolean end() throws InterruptedException {
        synchronized (this) {
            stopped = true;
        }
        for (Thread thread : threads) {
            thread.join(1000);
        }
        if (broken != null) {
            err.println(broken.getMessage());
        }
        if (failures > 0) {
            err.println(Numbers.format("%s of %s failed%s. The same command tries them again.",
                    Numbers.many(failures, "run"), lesson, failures > TOLD
                            ? ", the first " + TOLD + " as said above" : ""));
        }
        return failures == 0 && broken == null;
    }
}
