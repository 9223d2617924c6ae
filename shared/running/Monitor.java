package shared.running;

/**
 * Shows the progress of learning. It looks at the runs about ten times a second, and once more at
 * the end. The threads that learn never wait for it.
 */
interface Monitor extends AutoCloseable {

    /** Shows what the runs have recorded since the last look. */
    void look();

    /** Called after the last look. */
    @Override
    void close();
}
