package shared.files;

/**
 * An error that the user can fix: the program ends with one clear sentence and an exit status, and
 * without a stack trace.
 */
public final class UserError extends RuntimeException {

    /** Bad options or settings. */
    public static final int USAGE = 2;

    /** Something outside the program, such as a full disk. */
    public static final int WORLD = 1;

    private static final long serialVersionUID = 1;

    private final int status;

    /** An error without another exception as its cause. */
    public UserError(int status, String sentence) {
        this(status, sentence, null);
    }

    /**
     * An error.
     *
     * @param status {@link #USAGE} or {@link #WORLD}
     * @param sentence says what is wrong and, where possible, what to do
     * @param cause what --debug shows; may be null
     */
    public UserError(int status, String sentence, Throwable cause) {
        super(sentence, cause);
        this.status = status;
    }

    /** The exit status of the program. */
    public int status() {
        return status;
    }
}
