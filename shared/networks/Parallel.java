package shared.networks;

import java.util.function.IntConsumer;

/** Does tasks that do not depend on each other, some of them at the same time if it can. */
public interface Parallel {

    /** One task after the other, in the calling thread. */
    Parallel NONE = (tasks, task) -> {
        for (int i = 0; i < tasks; i++) {
            task.accept(i);
        }
    };

    /**
     * Does all tasks and returns when the last one is done.
     *
     * @param tasks how many, 0 or more
     * @param task gets the number of a task, from 0
     */
    void each(int tasks, IntConsumer task);
}
