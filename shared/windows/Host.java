package shared.windows;

/** What an agent is shown in: its own window, or a part of another window. */
interface Host {

    /** Whether it is open. */
    boolean isOpen();

    /** Closes it; does nothing if it is closed already. */
    void close();
}
