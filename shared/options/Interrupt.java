package shared.options;

import org.jline.utils.Signals;

/**
 * A request to stop, by Ctrl-C or by closing a window. Learning ends after the current update. The
 * program then saves and summarises what was learned, and ends.
 */
public final class Interrupt {

    private static final int INT = 2;
    private static final int TERM = 15;

    private volatile boolean stopped;
    private int signal;

    /**
     * Makes the signals INT (Ctrl-C) and TERM a request to stop; a second signal ends the JVM at
     * once.
     */
    void listen() {
        // A shutdown hook would come too late: a JVM that shuts down refuses much of what saving
        // and drawing need.
        Signals.register("INT", () -> signalled(INT));
        Signals.register("TERM", () -> signalled(TERM));
    }

    private synchronized void signalled(int number) {
        if (signal != 0) {
            Runtime.getRuntime().halt(128 + number);
        }
        signal = number;
        stop();
    }

    /** Requests a stop. It may be called from any thread and more than once. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Whether a stop was requested. */
    public boolean stopped() {
        return stopped;
    }

    /** The number of the signal that requested the stop; 0 if there was none. */
    synchronized int signal() {
        return signal;
    }

    /**
     * Waits until a stop is requested, but no longer than the given time.
     *
     * @param millis the longest time to wait, in milliseconds
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left; !stopped && (left = (end - System.nanoTime()) / 1_000_000) > 0;) {
            wait(left);
        }
    }
}
