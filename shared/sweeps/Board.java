package shared.sweeps;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which jobs are open, and who has them. A job is open until its result is there, whoever has it:
 * when no fresh job is left, one that another machine has is given out again. So nothing is lost
 * when a machine fails, and nobody waits for the slowest. (MapReduce does the same with its backup
 * tasks: Dean and Ghemawat, 2004, section 3.6.) That a job may be run twice changes nothing, as
 * both results are the same. Any thread may call any method.
 */
final class Board {

    private final Deque<Job> fresh;

    /** The jobs that other machines have, and how often each was given out. */
    private final Map<Job, Integer> away = new LinkedHashMap<>();

    /** The jobs of this JVM: it cannot lose them without ending itself. */
    private final Set<Job> here = new HashSet<>();

    /** @param jobs the jobs without a result, in the order in which they are to be done */
    Board(List<Job> jobs) {
        fresh = new ArrayDeque<>(jobs);
    }

    /** Gives a job to a thread of this JVM; null if there is none that it could do. */
    synchronized Job take() {
        Job job = fresh.isEmpty() ? again() : fresh.removeFirst();
        if (job != null) {
            away.remove(job);
            here.add(job);
        }
        return job;
    }

    /**
     * Gives jobs to another machine.
     *
     * @param most the largest number of jobs
     * @return fresh jobs or, if there are none, one that another machine has already; none if this
     *     JVM has all that are open
     */
    synchronized List<Job> takeAway(int most) {
        var jobs = new ArrayList<Job>();
        while (jobs.size() < most && !fresh.isEmpty()) {
            jobs.add(fresh.removeFirst());
        }
        if (jobs.isEmpty() && !away.isEmpty()) {
            jobs.add(again());
        }
        jobs.forEach(job -> away.merge(job, 1, Integer::sum));
        return jobs;
    }

    /**
     * The job that was given out least often. Of these it is the newest, because a machine does the
     * first job of its block first.
     */
    private Job again() {
        var jobs = new ArrayList<>(away.keySet());
        Job job = null;
        for (int i = jobs.size() - 1; i >= 0; i--) {
            if (job == null || away.get(jobs.get(i)) < away.get(job)) {
                job = jobs.get(i);
            }
        }
        return job;
    }

    /** Closes a job, and returns whether it was open. */
    synchronized boolean close(Job job) {
        return away.remove(job) != null | here.remove(job) || fresh.remove(job);
    }

    /** The number of jobs that nobody has. */
    synchronized int fresh() {
        return fresh.size();
    }

    /** The number of open jobs. */
    synchronized int open() {
        return fresh.size() + away.size() + here.size();
    }
}
