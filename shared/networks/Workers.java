package shared.networks;

import java.util.function.IntConsumer;

/** Does tasks that do not depend on each other, some of them at the same time where it can. */
public interface Workers {

    /** Does tasks number 0 to {@code tasks} - 1, and returns when all are done. */
    void each(int tasks, IntConsumer task);
}
