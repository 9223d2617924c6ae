package shared.windows;

/** What holds a picture that plays: a window of its own, or a part of another one. */
interface Host {

    /** Whether it is still there. */
    boolean isOpen();

    /** Takes it away; does nothing if it is gone already. */
    void close();
}
