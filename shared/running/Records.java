package shared.running;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * What a run tells of itself: its history, the numbers that it tracks, traces, messages and
 * results. The thread that learns writes; others may read all but the results meanwhile.
 */
final class Records {

    private final History history;
    private final Map<List<String>, Supplier<float[]>> tracked = new LinkedHashMap<>();
    private final Map<String, double[]> traces = new ConcurrentHashMap<>();
    private final Queue<String> messages = new ConcurrentLinkedQueue<>();
    private final Map<String, Object> results = new LinkedHashMap<>();
    private volatile boolean speaks;

    /** @param goal says which mean of the returns counts */
    Records(Goal goal) {
        history = new History(goal);
    }

    History history() {
        return history;
    }

    /** Has numbers appended to their series after each update. */
    void track(List<String> names, Supplier<float[]> numbers) {
        tracked.put(names, numbers);
    }

    /** Appends the numbers that are tracked; called after an update. */
    void appendTracked() {
        tracked.forEach((names, numbers) -> {
            float[] now = numbers.get();
            for (int i = 0; i < now.length; i++) {
                history.add(names.get(i), now[i]);
            }
        });
    }

    /** Replaces the trace of that name. */
    void trace(String name, double[] values) {
        traces.put(name, values.clone());
    }

    /** The trace of that name; empty before the first. */
    double[] trace(String name) {
        return traces.getOrDefault(name, new double[0]);
    }

    /** Adds a message. */
    void say(String message) {
        speaks = true;
        messages.add(message);
    }

    /** Whether there was ever a message. */
    boolean speaks() {
        return speaks;
    }

    /** Takes the oldest message that is left; null if there is none. */
    String nextMessage() {
        return messages.poll();
    }

    /** Sets the result of that name. */
    void result(String name, Object value) {
        results.put(name, value);
    }

    /** All results by name, in the order in which they came; complete when the run has ended. */
    Map<String, Object> results() {
        return results;
    }
}
