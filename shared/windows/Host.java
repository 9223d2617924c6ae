package shared.windows;

/** A place that shows an agent: its own window, or a part of another window. */
interface Host {

    /** Whether it is open. */
    boolean isOpen();

    /** Closes it. If it is closed already, nothing happens. */
    void close();
}
