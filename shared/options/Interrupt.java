package shared.options;

import org.jline.utils.Signals;

/**
 * A request to stop, by Ctrl-C or by closing a window. Learning ends after the update that is under
 * way; what was learned is saved and summed up before the program ends.
 */
public final class Interrupt {

    private static final int INT = 2;
    private static final int TERM = 15;

    private volatile boolean stopped;
    private int signal;

    /** Has the signals INT (Ctrl-C) and TERM ask to stop; a second one ends the JVM at once. */
    void listen() {
        // A shutdown hook would come too late: while a JVM shuts down, it refuses to start much
        // of what saving and drawing need.
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

    /** Asks to stop; may be called from any thread, more than once. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Whether the program is to stop. */
    public boolean stopped() {
        return stopped;
    }

    /** The number of the signal that asked to stop; 0 if there was none. */
    synchronized int signal() {
        return signal;
    }

    /**
     * Waits until the program is to stop, but no longer than this.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left; !stopped && (left = (end - System.nanoTime()) / 1_000_000) > 0;) {
            wait(left);
        }
    }
}
