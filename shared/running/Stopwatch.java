package shared.running;

/** Measures the seconds of acting and learning; start-up, drawing and saving do not count. */
final class Stopwatch {

    private double before;
    private long started;
    private boolean running;

    /** Starts; has no effect on a running watch. */
    synchronized void start() {
        if (!running) {
            started = System.nanoTime();
            running = true;
        }
    }

    /** Stops until the next start. */
    synchronized void stop() {
        before = seconds();
        running = false;
    }

    /** Adds seconds measured elsewhere, such as those of the run that was resumed. */
    synchronized void add(double seconds) {
        before += seconds;
    }

    synchronized double seconds() {
        return before + (running ? (System.nanoTime() - started) / 1e9 : 0);
    }
}
