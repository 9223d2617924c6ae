package shared.running;

/**
 * Something that shows how learning goes on. It is asked to look some ten times a second, and once
 * more at the end; the threads that learn never wait for it.
 */
interface Monitor extends AutoCloseable {

    /** Takes in what the runs have recorded since the last look. */
    void look();

    /** Called after the last look. */
    @Override
    void close();
}
