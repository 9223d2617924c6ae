package shared.running;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Estimates how many updates are left to the limits of all runs, and how long they will take. */
final class TimeLeft {

    private final List<Run> runs;
    private final int together;
    private final List<Pace> paces = new ArrayList<>();
    private final Map<String, Kind> kinds = new HashMap<>();
    private Kind any = new Kind();

    /** @param together the number of runs that can learn at once */
    TimeLeft(List<Run> runs, int together) {
        this.runs = runs;
        this.together = together;
        runs.forEach(run -> paces.add(new Pace()));
    }

    /** Reads the progress of all runs. */
    void look() {
        kinds.clear();
        any = new Kind();
        for (int i = 0; i < paces.size(); i++) {
            Run run = runs.get(i);
            Pace pace = paces.get(i);
            if (!run.ended()) {
                pace.add(run.stopwatch().seconds(), done(run));
            }
            kinds.computeIfAbsent(run.label(), name -> new Kind()).add(run, pace);
            any.add(run, pace);
        }
    }

    /** The sum over all runs: the updates of runs that have ended, and the limits of the others. */
    long limit() {
        return runs.stream().mapToLong(this::limit).sum();
    }

    /**
     * The limit of a run. A run that has not begun gets the limit of its variant or, if that is
     * unknown, the limit of another variant.
     */
    private long limit(Run run) {
        long alike = kind(run).asked;
        return run.asked() > 0 ? run.limit() : alike > 0 ? alike : any.asked;
    }

    private Kind kind(Run run) {
        return kinds.getOrDefault(run.label(), any);
    }

    /**
     * The seconds until all runs are at their limits, if updates take as long as the recent ones;
     * NaN before the first update.
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

    /**
     * The pace of this run. If it is unknown, it is the mean pace of its variant, or else that of
     * the slowest run.
     */
    private double secondsPerUpdate(int i) {
        double own = paces.get(i).secondsPerUpdate();
        Kind kind = kind(runs.get(i));
        return !Double.isNaN(own) ? own : kind.paces > 0 ? kind.sum / kind.paces : any.slowest;
    }

    /** The number of updates that are over. In a run that learns, the last update is not over. */
    private static int done(Run run) {
        return run.asked() > 0 && !run.ended() ? run.updates() - 1 : run.updates();
    }

    /** What is known of the runs of a variant. */
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

    /** How long an update takes, measured over the later half of the time so far. */
    private static final class Pace {

        private record Sample(double seconds, int updates) {
        }

        private final Deque<Sample> samples = new ArrayDeque<>();
        private Sample first;

        void add(double seconds, int updates) {
            var now = new Sample(seconds, updates);
            first = first == null ? now : first;
            samples.addLast(now);
            double middle = (first.seconds + seconds) / 2;
            while (samples.size() > 2) {
                Sample oldest = samples.removeFirst();
                if (samples.getFirst().seconds > middle) {
                    samples.addFirst(oldest);
                    break;
                }
            }
        }

        double secondsPerUpdate() {
            if (first == null) {
                return Double.NaN;
            }
            Sample now = samples.getLast();
            double late = perUpdate(samples.getFirst(), now);
            return Double.isNaN(late) ? perUpdate(first, now) : late;
        }

        private static double perUpdate(Sample from, Sample to) {
            return from.updates == to.updates ? Double.NaN
                    : (to.seconds - from.seconds) / (to.updates - from.updates);
        }
    }
}
