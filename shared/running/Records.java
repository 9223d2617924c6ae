package shared.running;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Everything that a run records: its history, the numbers that it tracks, its traces, messages and
 * results. The thread that learns writes them. Other threads may read all except the results at the
 * same time.
 */
final class Records {

    private final History history;
    private final Map<List<String>, Supplier<float[]>> tracked = new LinkedHashMap<>();
    private final Map<String, double[]> traces = new ConcurrentHashMap<>();
    private final Queue<String> messages = new ConcurrentLinkedQueue<>();
    private final Map<String, Object> results = new LinkedHashMap<>();
    private volatile boolean speaks;

    /** @param goal the goal, which decides how the mean of the returns is taken */
    Records(Goal goal) {
        history = new History(goal);
    }

    History history() {
        return history;
    }

    /** Registers numbers that are appended to their series after each update. */
    void track(List<String> names, Supplier<float[]> numbers) {
        tracked.put(names, numbers);
    }

    /**
     * Appends a number to a series.
     *
     * @throws IllegalArgumentException if a number of that name is tracked, or if the name is that
     *     of a series of episodes
     */
    void record(String name, double value) {
        if (tracked.keySet().stream().anyMatch(names -> names.contains(name))) {
            throw new IllegalArgumentException("\"" + name + "\" is tracked after each update:"
                    + " record the other number under another name.");
        }
        history.add(name, value);
    }

    /** Appends the numbers that are tracked. It is called after each update. */
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

    /** The trace of that name; empty if none was set. */
    double[] trace(String name) {
        return traces.getOrDefault(name, new double[0]);
    }

    /**
     * Adds a message.
     *
     * @param learning whether learning has begun; what is said before only introduces it
     */
    void say(String message, boolean learning) {
        speaks |= learning;
        messages.add(message);
    }

    /** Whether a message was added while learning. */
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

    /**
     * All results by name, in the order in which they were set. They are complete when the run has
     * ended.
     */
    Map<String, Object> results() {
        return results;
    }
}
