package shared.running;

/** Something a user can put right: one clear sentence and an exit status, no stack trace. */
final class Failure extends RuntimeException {

    /** Bad options or settings. */
    static final int USAGE = 2;

    /** Something outside the program, such as a full disk. */
    static final int WORLD = 1;

    private static final long serialVersionUID = 1;

    private final int status;

    Failure(int status, String sentence) {
        this(status, sentence, null);
    }

    Failure(int status, String sentence, Throwable cause) {
        super(sentence, cause);
        this.status = status;
    }

    int status() {
        return status;
    }
}
