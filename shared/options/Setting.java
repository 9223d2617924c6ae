package shared.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an option of a field. The option is called as the field ({@code learningRate} is set by
 * {@code --learning-rate}), and the field's initialiser is its default.
 *
 * <p>The field is a number, a boolean, an enum, a {@link java.nio.file.Path}, a type with a static
 * method {@code valueOf(String)}, or an array of these, whose elements are separated by commas. A
 * number that may be absent is an {@code Integer}, null by default.
 * A boolean that is true by default also has an option {@code --no-...}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Setting {

    /** What the help says of it, without a full stop; range and default are added to it. */
    String help();

    /** The option's name without the dashes, where it is not the field's. */
    String name() default "";

    /** What stands for a value in the help; by default N or X for a number, FILE, or NAME. */
    String label() default "";

    /** The smallest number allowed. */
    double from() default Double.NEGATIVE_INFINITY;

    /** In place of {@link #from}: every number above this one is allowed. */
    double above() default Double.NEGATIVE_INFINITY;

    /** The largest number allowed. */
    double to() default Double.POSITIVE_INFINITY;
}
