package shared.running;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/** How much the runs still have to do at the most, and how long that will take them. */
final class Outlook {

    private final List<Run> runs;
    private final int together;
    private final List<Pace> paces = new ArrayList<>();

    /** @param together how many runs can be under way at once */
    Outlook(List<Run> runs, int together) {
        this.runs = runs;
        this.together = together;
        runs.forEach(run -> paces.add(new Pace()));
    }

    /** Takes in how far the runs are now. */
    void look() {
        for (int i = 0; i < paces.size(); i++) {
            if (!runs.get(i).ended()) {
                paces.get(i).add(runs.get(i).stopwatch().seconds(), done(runs.get(i)));
            }
        }
    }

    /** The updates of all runs together when each has come to its limit; of those over, theirs. */
    long limit() {
        return runs.stream().mapToLong(this::limit).sum();
    }

    /** One that has not begun will learn as long as one of its kind; of another, if none has. */
    private long limit(Run run) {
        return run.asked() > 0 ? run.limit() : runs.stream().filter(other -> other.asked() > 0)
                .sorted((a, b) -> Boolean.compare(like(b, run), like(a, run)))
                .mapToLong(Run::asked).findFirst().orElse(0);
    }

    private static boolean like(Run run, Run other) {
        return run.variant().equals(other.variant());
    }

    /**
     * The seconds until the last run has come to its limit, if all updates take as long as lately;
     * NaN before the first.
     */
    double secondsLeft() {
        var lanes = new PriorityQueue<Double>();
        for (int i = 0; i < together; i++) {
            lanes.add(0.0);
        }
        double last = 0;
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            if (!run.ended()) {
                // Whoever is free first takes the next run.
                double end = lanes.remove() + (limit(run) - done(run)) * secondsPerUpdate(i);
                lanes.add(end);
                last = Double.isNaN(last) ? last : Math.max(last, end);
            }
        }
        return last;
    }

    /** As it is in this run, or in those like it, or in the slowest of the others. */
    private double secondsPerUpdate(int i) {
        double own = paces.get(i).secondsPerUpdate();
        double alike = 0;
        int number = 0;
        double slowest = Double.NaN;
        for (int k = 0; k < paces.size() && Double.isNaN(own); k++) {
            double pace = paces.get(k).secondsPerUpdate();
            if (!Double.isNaN(pace)) {
                slowest = Double.isNaN(slowest) ? pace : Math.max(slowest, pace);
                if (like(runs.get(k), runs.get(i))) {
                    alike += pace;
                    number++;
                }
            }
        }
        return !Double.isNaN(own) ? own : number > 0 ? alike / number : slowest;
    }

    /** Of a run that is under way the last update is not over. */
    private static int done(Run run) {
        return run.asked() > 0 && !run.ended() ? run.updates() - 1 : run.updates();
    }

    /** How long an update takes, over the later half of the time that has been looked at. */
    private static final class Pace {

        private record Moment(double seconds, int updates) {
        }

        private final Deque<Moment> moments = new ArrayDeque<>();
        private Moment first;

        void add(double seconds, int updates) {
            var now = new Moment(seconds, updates);
            first = first == null ? now : first;
            moments.addLast(now);
            double middle = (first.seconds + seconds) / 2;
            while (moments.size() > 2) {
                Moment oldest = moments.removeFirst();
                if (moments.getFirst().seconds > middle) {
                    moments.addFirst(oldest);
                    break;
                }
            }
        }

        double secondsPerUpdate() {
            if (first == null) {
                return Double.NaN;
            }
            Moment now = moments.getLast();
            double late = perUpdate(moments.getFirst(), now);
            return Double.isNaN(late) ? perUpdate(first, now) : late;
        }

        private static double perUpdate(Moment from, Moment to) {
            return from.updates == to.updates ? Double.NaN
                    : (to.seconds - from.seconds) / (to.updates - from.updates);
        }
    }
}
