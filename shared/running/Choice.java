package shared.running;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A place along learning, and whose agent it meant in each run when it was first asked: that
 * stays, however much longer the run becomes. It belongs to the thread that asks.
 */
final class Choice {

    private final double share;
    private final Map<Run, Snapshot> moments = new HashMap<>();

    /** @param share how far along, from 0 for the first moment of each run to 1 for the newest */
    Choice(double share) {
        this.share = share;
    }

    /** An earlier moment of a run; null if it is the newest, which every update changes. */
    Snapshot moment(Run run) {
        List<Snapshot> kept = run.moments();
        if (share == 1 || kept.isEmpty()) {
            return null;
        }
        int nearest = (int) Math.min(kept.size() - 1, Math.round(share * kept.size()));
        return moments.computeIfAbsent(run, any -> kept.get(nearest));
    }

    /**
     * Which of the moments that are kept it is, or, if that one was dropped, comes right behind
     * it.
     *
     * @return an index; the number of moments for the newest
     */
    int index(Run run, List<Snapshot> kept) {
        Snapshot moment = moment(run);
        int index = 0;
        while (index < kept.size()
                && (moment == null || kept.get(index).updates() < moment.updates())) {
            index++;
        }
        return index;
    }
}
