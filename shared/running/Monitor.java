package shared.running;

/**
 * Shows how learning goes on. It is asked to look at the runs ten times a second or so, and once
 * more at the end. The threads that learn never wait for it.
 */
interface Monitor extends AutoCloseable {

    /** Shows what the runs have recorded since the last look. */
    void look();

    /** Called after the last look. */
    @Override
    void close();
}
