package shared.sweeps;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import shared.files.UserError;
import shared.options.Interrupt;
import shared.playing.Numbers;

/** Works for the sweep of another process, until that sweep is over. */
final class RemoteWorker {

    private static final int LOOK_MILLIS = 200;

    private final Address driver;
    private final int threads;
    private final Interrupt interrupt;
    private final PrintStream err;
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean stopped;

    /**
     * @param driver where the sweep listens
     * @param threads the number of runs at the same time
     * @param interrupt ends the work early
     * @param err the stream for messages
     */
    RemoteWorker(Address driver, int threads, Interrupt interrupt, PrintStream err) {
        this.driver = driver;
        this.threads = threads;
        this.interrupt = interrupt;
        this.err = err;
    }

    /**
     * Works until the sweep is over or somebody has asked to stop.
     *
     * @return true
     * @throws UserError if nobody answers or the driver ends without a word, or if it has other
     *     sources
     */
    boolean work() throws InterruptedException {
        try (Engine engine = Engine.join(driver);
                var source = new LessonSource(engine.lesson())) {
            var learner = new Learner(source, source.fingerprint());
            if (!learner.sources().equals(engine.sources())) {
                throw new UserError(UserError.WORLD, "The sweep at " + driver + " has other sources"
                        + " of " + engine.lesson() + " or of the shared classes: bring both"
                        + " machines to the same version of them, with the same Java.");
            }
            String name = learner.lesson(List.of()).name();
            err.println(Numbers.format("Joined the sweep of %s at %s, with %s at once.", name,
                    driver, Numbers.many(threads, "run")));
            try {
                follow(engine, learner);
            } finally {
                stopped = true;
            }
            err.println(Numbers.format("%s. This worker has done %s.", interrupt.stopped()
                    ? "Stopped" : "The sweep is over", Numbers.many(done.get(), "run")));
            return true;
        }
    }

    private void follow(Engine engine, Learner learner) throws InterruptedException {
        var working = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            var thread = new Thread(() -> work(engine, learner), "run");
            thread.setDaemon(true);
            thread.start();
            working.add(thread);
        }
        while (!interrupt.stopped() && !engine.over()) {
            interrupt.await(LOOK_MILLIS);
        }
        stopped = true;
        for (Thread thread : working) {
            thread.join(LOOK_MILLIS);
        }
    }

    private void work(Engine engine, Learner learner) {
        try {
            while (!stopped) {
                String jobs = engine.take();
                for (Job job : jobs == null ? List.<Job>of() : Job.read(jobs)) {
                    learner.run(job, () -> stopped).ifPresent(result -> {
                        engine.send(result.line());
                        done.incrementAndGet();
                    });
                }
            }
        } catch (UserError gone) {
            // The main thread notices it, too, and says so.
        }
    }
}
