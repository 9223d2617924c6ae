package shared.exercises;

/** What the hole of an exercise throws until somebody fills it. */
public final class YourTurn extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Creates the exception; its stack trace says where the hole is. */
    public YourTurn() {
        super("YOUR TURN");
    }
}
