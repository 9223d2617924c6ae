package shared.running;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shared.playing.Snapshot;

/**
 * The position of the slider along learning. For each run, the first call chooses a snapshot; later
 * calls return the same one, although the run goes on. It belongs to the thread that calls it.
 */
final class SliderPosition {

    private final double share;
    private final Map<Run, Snapshot> snapshots = new HashMap<>();

    /** @param share from 0 for the first snapshot of each run to 1 for its newest agent */
    SliderPosition(double share) {
        this.share = share;
    }

    /** The chosen snapshot of a run; null for its newest agent, which each update changes. */
    Snapshot snapshot(Run run) {
        List<Snapshot> kept = run.shown().snapshots();
        if (share == 1 || kept.isEmpty()) {
            return null;
        }
        int nearest = (int) Math.min(kept.size() - 1, Math.round(share * kept.size()));
        return snapshots.computeIfAbsent(run, any -> kept.get(nearest));
    }

    /**
     * The index of the chosen snapshot among those that a run still keeps. If that snapshot was
     * dropped, it is the index of the next one.
     *
     * @return an index, or the number of snapshots for the newest agent
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
