package shared.files;

import java.util.stream.Collectors;

/**
 * An error that the user can fix. The program ends with one clear sentence and an exit status,
 * without a stack trace.
 */
public final class UserError extends RuntimeException {

    /** Bad options or settings. */
    public static final int USAGE = 2;

    /** Something outside the program, such as a full disk. */
    public static final int WORLD = 1;

    private static final long serialVersionUID = 1;

    private final int status;

    /**
     * Creates an error that no other exception caused.
     *
     * @param status {@link #USAGE} or {@link #WORLD}
     * @param sentence says what is wrong and, where possible, what to do
     */
    public UserError(int status, String sentence) {
        this(status, sentence, null);
    }

    /**
     * Creates an error.
     *
     * @param status {@link #USAGE} or {@link #WORLD}
     * @param sentence says what is wrong and, where possible, what to do; control characters in it
     *     are replaced by question marks
     * @param cause the exception that --debug shows; may be null
     */
    public UserError(int status, String sentence, Throwable cause) {
        super(sentence.lines().map(Quote::clean).collect(Collectors.joining("\n")), cause);
        this.status = status;
    }

    /** The exit status of the program. */
    public int status() {
        return status;
    }
}
