package shared.options;

import org.jline.utils.Signals;

/**
 * A request to stop, by Ctrl-C or by closing a window or the terminal. Learning ends after the
 * current update. The program then saves and summarises what was learned, and ends.
 */
public final class Interrupt {

    private static final int HUP = 1;
    private static final int INT = 2;
    private static final int TERM = 15;

    private volatile boolean stopped;
    private int signal;

    /**
     * Makes the signals INT (Ctrl-C), TERM and HUP (the terminal is closed) a request to stop; a
     * second INT or TERM ends the JVM at once.
     */
    void listen() {
        // A shutdown hook would come too late: a JVM that shuts down refuses much of what saving
        // and drawing need.
        Signals.register("INT", () -> signalled(INT));
        Signals.register("TERM", () -> signalled(TERM));
        Signals.register("HUP", () -> signalled(HUP));
    }

    private synchronized void signalled(int number) {
        if (signal == 0) {
            signal = number;
            stop();
        } else if (number != HUP) {
            // The shell and the system may both send HUP when a terminal is closed.
            Runtime.getRuntime().halt(128 + number);
        }
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

    /** Whether a signal requested the stop, so that the program should end within a second. */
    public boolean signalled() {
        return signal() != 0;
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
