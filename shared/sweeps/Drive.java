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

    /** Of jobs that fail, so many are told; the others are only counted. */
    private static final int TOLD = 5;

    private final Learner learner;
    private final String lesson;
    private final List<Job> jobs;
    private final ResultsFile file;
    private final PrintStream err;
    private final Board board;
    private final List<Result> results = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private int failures;
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
        } catch (UserError e) {
            broken = e;
            stopped = true;
        }
    }

    /** Whether there is nothing left to do, or nothing can be done any more. */
    boolean over() {
        return stopped || board.open() == 0;
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
     * @return whether every job that was begun has its result
     * @throws UserError if a result could not be written
     */
    boolean end() throws InterruptedException {
        synchronized (this) {
            stopped = true;
        }
        for (Thread thread : threads) {
            thread.join(1000);
        }
        if (broken != null) {
            throw broken;
        }
        if (failures > 0) {
            err.println(Numbers.format("%s of %s failed%s. The same command tries them again.",
                    Numbers.many(failures, "run"), lesson, failures > TOLD
                            ? ", the first " + TOLD + " as said above" : ""));
        }
        return failures == 0;
    }
}
