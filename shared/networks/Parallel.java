package shared.networks;

import java.util.function.IntConsumer;

/** Runs tasks that do not depend on each other, several at the same time if possible. */
public interface Parallel {

    /** Runs one task after the other, in the calling thread. */
    Parallel NONE = (tasks, task) -> {
        for (int i = 0; i < tasks; i++) {
            task.accept(i);
        }
    };

    /**
     * Runs all tasks and returns when the last one is done.
     *
     * @param tasks the number of tasks, 0 or more
     * @param task is called once for each task, with its number, from 0
     */
    void each(int tasks, IntConsumer task);
}
