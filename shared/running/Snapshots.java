package shared.running;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import shared.playing.Snapshot;

/**
 * Snapshots of a run's agent for other threads. The newest one is taken between two updates if
 * somebody has asked for it. On request, some snapshots from all of learning are also kept. They
 * are spread evenly over learning, however long it takes: one is kept every n updates, and when
 * there are too many, every second one is dropped and n doubles. The thread that learns takes the
 * snapshots.
 */
final class Snapshots {

    /**
     * The largest number of snapshots that are kept. After as many updates, at least half as many
     * are kept.
     */
    static final int MOST = 32;

    private volatile boolean asked;
    private volatile Snapshot newest;
    private volatile List<Snapshot> kept = List.of();
    private boolean keeps;
    private int every = 1;
    private int passed;

    /** Keeps some snapshots from all of learning. Call it before learning begins. */
    void keep() {
        keeps = true;
        // The first update may take long, so a snapshot is asked for at once.
        asked = true;
    }

    /** Notes that no update is under way. */
    void betweenUpdates(Supplier<Snapshot> now) {
        if (asked) {
            asked = false;
            newest = now.get();
        }
    }

    /** Notes that an update begins. */
    void updateBegins(Supplier<Snapshot> now) {
        if (!keeps || passed++ % every > 0) {
            return;
        }
        var more = new ArrayList<Snapshot>();
        int step = kept.size() < MOST ? 1 : 2;
        for (int i = 0; i < kept.size(); i += step) {
            more.add(kept.get(i));
        }
        every *= step;
        more.add(now.get());
        kept = List.copyOf(more);
    }

    /**
     * Returns the newest snapshot that was asked for; null before the first. It also asks for a
     * newer one, which is taken after about one update. Any thread may call it.
     */
    Snapshot newest() {
        asked = true;
        return newest;
    }

    /** Returns the snapshots that are kept, the earliest first, in a list that does not change. */
    List<Snapshot> kept() {
        return kept;
    }
}
