package shared.running;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to stop, from Ctrl-C or a closed window. Learning ends after the episode it is in; what
 * was learned is saved and summed up before the program ends.
 */
final class Interrupt {

    /** How long Ctrl-C waits for the program to finish in order. */
    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile boolean signalled;

    /** Has Ctrl-C (or a polite kill) ask to stop, and wait for {@link #finished}. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (finished.getCount() > 0) {
                signalled = true;
                stop();
                try {
                    finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }, "interrupt"));
    }

    /** Asks to stop; may be called from any thread, more than once. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Whether somebody asked to stop. */
    boolean stopped() {
        return stopped;
    }

    /** Whether it was Ctrl-C. */
    boolean signalled() {
        return signalled;
    }

    /** Waits until somebody asks to stop, or so many milliseconds. */
    synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left; !stopped && (left = (end - System.nanoTime()) / 1_000_000) > 0;) {
            wait(left);
        }
    }

    /** Says that all is done, so that the program may end. */
    void finished() {
        finished.countDown();
    }
}
