package shared.sweeps;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import shared.options.Diagnosis;
import shared.running.Unattended;

/** Runs the jobs of a lesson in this JVM. Several threads may use it at once. */
final class Learner {

    private final LessonSource source;
    private final String sources;
    private final Map<List<String>, Unattended> lessons = new ConcurrentHashMap<>();

    /** Makes a learner for a lesson whose present sources have a fingerprint. */
    Learner(LessonSource source, String sources) {
        this.source = source;
        this.sources = sources;
    }

    /** The lesson with options as they are typed; it is made when it is first needed. */
    Unattended lesson(List<String> typed) {
        return lessons.computeIfAbsent(typed, source::with);
    }

    /** The fingerprint of the sources. */
    String sources() {
        return sources;
    }

    /**
     * Does a job.
     *
     * @param stopped tells whether to stop early
     * @return the result, which may be that the run failed; empty if it was stopped
     */
    Optional<Result> run(Job job, BooleanSupplier stopped) {
        String name = lesson(job.candidate().typed()).name();
        Result result;
        try {
            String run = lesson(job.candidate().typed()).learn(job.seed(),
                    job.candidate().variant(), stopped);
            result = new Result(name, sources, job, JsonParser.parseString(run).getAsJsonObject(),
                    null);
        } catch (RuntimeException | Error e) {
            result = new Result(name, sources, job, null, Diagnosis.reason(e, Learner.class));
        }
        // A run that was stopped early would pass for one that did not learn.
        return stopped.getAsBoolean() ? Optional.empty() : Optional.of(result);
    }
}
