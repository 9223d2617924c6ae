package shared.exercises;

import java.util.function.Function;

/**
 * A known wrong version of a method.
 *
 * @param sentence says to the student what is wrong
 * @param version the wrong version, which returns what the student's method would return
 * @param <T> the type of an input
 */
record Mistake<T>(String sentence, Function<T, Object> version) {

    /** What the wrong version gives; if it fails, a text that no method gives. */
    Values values(T input) {
        try {
            return Values.of(version.apply(input));
        } catch (RuntimeException e) {
            return Values.of("The wrong version fails.");
        }
    }
}
