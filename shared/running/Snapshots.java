package shared.running;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import shared.playing.Snapshot;

/**
 * The agent as it was at a few moments, spread evenly over its learning however long that takes:
 * one is kept every so many updates, and when there are too many, every second one is dropped and
 * half as many are kept from then on. The thread that learns adds them, any thread may look.
 */
final class Snapshots {

    /** There are never more, and from this many updates on at least half as many. */
    static final int MOST = 32;

    private volatile List<Snapshot> kept = List.of();
    private int every = 1;
    private int passed;

    /**
     * Says that an update begins.
     *
     * @param now makes the snapshot if this is a moment to keep
     */
    void pass(Supplier<Snapshot> now) {
        if (passed++ % every > 0) {
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

    /** From the first moment on; a list that does not change. */
    List<Snapshot> kept() {
        return kept;
    }
}
