package shared.running;

import java.time.Duration;

/** Saves a run on the way, each time that some time has gone by. */
final class Autosave {

    private final long everyNanos;
    private final Runnable saving;
    private long last = System.nanoTime();

    /** @param saving writes the file, in the thread that learns */
    Autosave(Duration every, Runnable saving) {
        everyNanos = every.toNanos();
        this.saving = saving;
    }

    /** Says that an update is over, so that the run may be saved if it is time. */
    void updateEnded() {
        if (System.nanoTime() - last >= everyNanos) {
            saving.run();
            last = System.nanoTime();
        }
    }
}
