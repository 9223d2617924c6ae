package shared.networks;

/**
 * Thrown by an optimiser if a number of the gradient or of its step is NaN or infinite, or so large
 * that Adam could not square it, before the optimiser changes any parameter.
 */
public final class NotFiniteException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    /**
     * @param what "gradient" or "step"
     * @param parameter the name of a weight matrix or bias, such as "dense2.bias"
     */
    NotFiniteException(String what, String parameter) {
        super("The " + what + " of " + parameter + " is NaN, infinite or too large");
    }
}
