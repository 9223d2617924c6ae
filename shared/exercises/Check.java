package shared.exercises;

/** One check of an exercise. */
public interface Check {

    /**
     * Checks the student's method.
     *
     * @param seed determines the inputs that are drawn
     * @throws YourTurn if the method is still to be written
     */
    Verdict verdict(long seed);
}
