package shared.networks;

import java.util.function.IntConsumer;

/** Does tasks that do not depend on each other, some of them at the same time where it can. */
public interface Workers {

    /** One after the other, in the thread that asks. */
    Workers ONE = (tasks, task) -> {
        for (int i = 0; i < tasks; i++) {
            task.accept(i);
        }
    };

    /** Does tasks number 0 to {@code tasks} - 1, and returns when all are done. */
    void each(int tasks, IntConsumer task);
}
