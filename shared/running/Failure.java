package shared.running;

/**
 * Something a user can put right: it ends a program with one clear sentence and an exit status, and
 * no stack trace.
 */
public final class Failure extends RuntimeException {

    /** Bad options or settings. */
    public static final int USAGE = 2;

    /** Something outside the program, such as a full disk. */
    public static final int WORLD = 1;

    private static final long serialVersionUID = 1;

    private final int status;

    /** A failure that no exception told of. */
    public Failure(int status, String sentence) {
        this(status, sentence, null);
    }

    /**
     * A failure.
     *
     * @param status {@link #USAGE} or {@link #WORLD}
     * @param sentence says what is wrong and, where it can, what to do
     * @param cause what --debug shows; may be null
     */
    public Failure(int status, String sentence, Throwable cause) {
        super(sentence, cause);
        this.status = status;
    }

    int status() {
        return status;
    }
}
