package shared.running;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import shared.playing.Snapshot;

/**
 * Snapshots of a run's agent for other threads: the newest one, taken between two updates if
 * somebody has asked for it, and, if wanted, a few of all its learning. These are spread evenly
 * over it however long it takes: one is kept every n updates, and when there are too many, every
 * second one is dropped and n doubles. The thread that learns takes them.
 */
final class Snapshots {

    /** There are never more, and from this many updates on at least half as many. */
    static final int MOST = 32;

    private volatile boolean asked;
    private volatile Snapshot newest;
    private volatile List<Snapshot> kept = List.of();
    private boolean keeps;
    private int every = 1;
    private int passed;

    /** To be called before learning begins: some of all learning are kept. */
    void keep() {
        keeps = true;
        // The first update may take long.
        asked = true;
    }

    /** Says that no update is under way. */
    void betweenUpdates(Supplier<Snapshot> now) {
        if (asked) {
            asked = false;
            newest = now.get();
        }
    }

    /** Says that an update begins. */
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
     * The newest one that was asked for; null before the first. Asks for a newer one, which takes
     * an update or so. Any thread may call it.
     */
    Snapshot newest() {
        asked = true;
        return newest;
    }

    /** Those that are kept, the earliest first; a list that does not change. */
    List<Snapshot> kept() {
        return kept;
    }
}
