package shared.running;

import org.jline.utils.Signals;

/**
 * The wish to stop, from Ctrl-C or a closed window. Learning ends after the episode it is in; what
 * was learned is saved and summed up before the program ends.
 */
public final class Interrupt {

    private static final int INT = 2;
    private static final int TERM = 15;

    private volatile boolean stopped;
    private int signal;

    /** Has Ctrl-C, or a polite kill, ask to stop; if asked again, the program ends at once. */
    public void listen() {
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

    /** Whether somebody asked to stop. */
    public boolean stopped() {
        return stopped;
    }

    /** The number of the signal that asked; 0 if there was none. */
    public synchronized int signal() {
        return signal;
    }

    /** Waits until somebody asks to stop, or so many milliseconds. */
    public synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left; !stopped && (left = (end - System.nanoTime()) / 1_000_000) > 0;) {
            wait(left);
        }
    }
}
