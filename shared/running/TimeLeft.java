package shared.running;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** How much the runs still have to do at the most, and how long that will take them. */
final class TimeLeft {

    private final List<Run> runs;
    private final int together;
    private final List<Pace> paces = new ArrayList<>();
    private final Map<String, Kind> kinds = new HashMap<>();
    private Kind any = new Kind();

    /** @param together how many runs can be under way at once */
    TimeLeft(List<Run> runs, int together) {
        this.runs = runs;
        this.together = together;
        runs.forEach(run -> paces.add(new Pace()));
    }

    /** Takes in how far the runs are now. */
    void look() {
        kinds.clear();
        any = new Kind();
        for (int i = 0; i < paces.size(); i++) {
            Run run = runs.get(i);
            Pace pace = paces.get(i);
            if (!run.ended()) {
                pace.add(run.stopwatch().seconds(), done(run));
            }
            kinds.computeIfAbsent(run.variant(), name -> new Kind()).add(run, pace);
            any.add(run, pace);
        }
    }

    /** The updates of all runs together when each has come to its limit; of those over, theirs. */
    long limit() {
        return runs.stream().mapToLong(this::limit).sum();
    }

    /** One that has not begun will learn as long as one of its kind; of another, if none has. */
    private long limit(Run run) {
        long alike = kind(run).asked;
        return run.asked() > 0 ? run.limit() : alike > 0 ? alike : any.asked;
    }

    private Kind kind(Run run) {
        return kinds.getOrDefault(run.variant(), any);
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
                // The thread that is free first takes the next run.
                double end = lanes.remove() + (limit(run) - done(run)) * secondsPerUpdate(i);
                lanes.add(end);
                last = Double.isNaN(last) ? last : Math.max(last, end);
            }
        }
        return last;
    }

    /** As it is in this run, or in those like it, or in the slowest of all. */
    private double secondsPerUpdate(int i) {
        double own = paces.get(i).secondsPerUpdate();
        Kind kind = kind(runs.get(i));
        return !Double.isNaN(own) ? own : kind.paces > 0 ? kind.sum / kind.paces : any.slowest;
    }

    /** Of a run that is under way the last update is not over. */
    private static int done(Run run) {
        return run.asked() > 0 && !run.ended() ? run.updates() - 1 : run.updates();
    }

    /** What is known of runs that learn alike. */
    private static final class Kind {

        private long asked;
        private double sum;
        private int paces;
        private double slowest = Double.NaN;

        void add(Run run, Pace pace) {
            asked = Math.max(asked, run.asked());
            double seconds = pace.secondsPerUpdate();
            if (!Double.isNaN(seconds)) {
                sum += seconds;
                paces++;
                slowest = Double.isNaN(slowest) ? seconds : Math.max(slowest, seconds);
            }
        }
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
