package shared.running;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Threads that share the tasks of a run with the thread that learns. Tasks often follow each other
 * within microseconds. The threads stay awake between such tasks, because waking a thread takes
 * about as long as a task. When there is nothing to do for longer, they sleep.
 */
final class Team implements AutoCloseable {

    private static final long AWAKE_NANOS = 300_000;

    private final Helper[] helpers;
    private volatile Job job = new Job(0, i -> { });
    private volatile boolean closed;

    /** @param threads the number of threads that work, including the one that learns; at least 1 */
    Team(int threads) {
        helpers = IntStream.range(1, threads).mapToObj(i -> new Helper()).toArray(Helper[]::new);
        for (Helper helper : helpers) {
            helper.start();
        }
    }

    /**
     * Does the tasks 0 to {@code tasks} - 1 and returns when all are done. If a task throws an
     * exception, this method throws it.
     */
    void each(int tasks, IntConsumer task) {
        var next = new Job(tasks, task);
        job = next;
        for (Helper helper : helpers) {
            if (helper.asleep) {
                LockSupport.unpark(helper);
            }
        }
        next.work();
        next.await();
    }

    /** Ends the threads. */
    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    /** Tasks to be shared: a thread that is free takes the next one. */
    private static final class Job {
        private final int tasks;
        private final IntConsumer task;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile Throwable thrown;

        Job(int tasks, IntConsumer task) {
            this.tasks = tasks;
            this.task = task;
        }

        void work() {
            for (int i = taken.getAndIncrement(); i < tasks; i = taken.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (RuntimeException | Error e) {
                    thrown = e;
                }
                done.incrementAndGet();
            }
        }

        /** Waits for the threads that are doing the last tasks. */
        void await() {
            for (int looks = 0; done.get() < tasks; looks++) {
                if (looks < 10_000) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
            if (thrown instanceof Error error) {
                throw error;
            } else if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }

    private final class Helper extends Thread {
        private volatile boolean asleep;

        /**
         * The last job on which this thread worked. When the thread begins to run, there may
         * already be a newer job.
         */
        private Job last = job;

        Helper() {
            super("team");
            setDaemon(true);
        }

        @Override
        public void run() {
            long since = System.nanoTime();
            while (!closed) {
                Job now = job;
                if (now != last) {
                    last = now;
                    now.work();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since < AWAKE_NANOS) {
                    Thread.onSpinWait();
                } else {
                    asleep = true;
                    // A new job is set first, and then the threads that are asleep are woken.
                    if (job == last && !closed) {
                        LockSupport.park(this);
                    }
                    asleep = false;
                    since = System.nanoTime();
                }
            }
        }
    }
}
