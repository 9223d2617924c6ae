package shared.running;

/**
 * A world is solved when the mean return of so many episodes in a row reaches a target.
 *
 * @param episodes how many episodes the mean is taken over, at least 1
 * @param target the mean return that counts as solved
 */
public record Goal(int episodes, double target) {
}
