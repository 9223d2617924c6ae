package shared.running;

import java.time.Duration;

/** Saves a run at regular intervals while it learns. */
final class Autosave {

    private final long everyNanos;
    private final Runnable saving;
    private long last = System.nanoTime();

    /**
     * @param every the time from one save to the next
     * @param saving writes the file, in the thread that learns
     */
    Autosave(Duration every, Runnable saving) {
        everyNanos = every.toNanos();
        this.saving = saving;
    }

    /** Saves the run if it is time. It is called after each update. */
    void updateEnded() {
        if (System.nanoTime() - last >= everyNanos) {
            saving.run();
            last = System.nanoTime();
        }
    }
}
