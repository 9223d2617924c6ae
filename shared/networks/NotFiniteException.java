package shared.networks;

/**
 * Thrown by an optimiser if a number of the gradient or of its step is NaN or infinite, before it
 * changes any parameter.
 */
public final class NotFiniteException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    /**
     * @param what "gradient" or "step"
     * @param parameter the name of a weight matrix or bias, such as "dense2.bias"
     */
    NotFiniteException(String what, String parameter) {
        super("The " + what + " of " + parameter + " is NaN or infinite");
    }
}
