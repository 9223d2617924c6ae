package shared.running;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shared.playing.Snapshot;

/**
 * A place along learning, and whose agent it meant in each run when it was first asked: that
 * stays, however much longer the run becomes. It belongs to the thread that asks.
 */
final class SliderPosition {

    private final double share;
    private final Map<Run, Snapshot> snapshots = new HashMap<>();

    /** @param share how far along, from 0 for the first moment of each run to 1 for the newest */
    SliderPosition(double share) {
        this.share = share;
    }

    /** An earlier moment of a run; null if it is the newest, which every update changes. */
    Snapshot snapshot(Run run) {
        List<Snapshot> kept = run.shown().snapshots();
        if (share == 1 || kept.isEmpty()) {
            return null;
        }
        int nearest = (int) Math.min(kept.size() - 1, Math.round(share * kept.size()));
        return snapshots.computeIfAbsent(run, any -> kept.get(nearest));
    }

    /**
     * Which of the snapshots that are kept it is, or, if that one was dropped, comes right behind
     * it.
     *
     * @return an index; the number of snapshots for the newest
     */
    int index(Run run, List<Snapshot> kept) {
        Snapshot snapshot = snapshot(run);
        int index = 0;
        while (index < kept.size()
                && (snapshot == null || kept.get(index).updates() < snapshot.updates())) {
            index++;
        }
        return index;
    }
}
