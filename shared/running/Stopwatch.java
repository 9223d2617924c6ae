package shared.running;

/** Seconds spent acting and learning; start-up, drawing and saving do not count. */
final class Stopwatch {

    private double before;
    private long started;
    private boolean running;

    /** Goes on; without effect on a running watch. */
    synchronized void start() {
        if (!running) {
            started = System.nanoTime();
            running = true;
        }
    }

    /** Stands still until the next start. */
    synchronized void stop() {
        before = seconds();
        running = false;
    }

    /** Counts time spent elsewhere, such as in the run that was resumed. */
    synchronized void add(double seconds) {
        before += seconds;
    }

    synchronized double seconds() {
        return before + (running ? (System.nanoTime() - started) / 1e9 : 0);
    }
}
