package shared.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a field an option. The option has the name of the field ({@code --learning-rate} sets
 * {@code learningRate}), and the field's initial value is its default.
 *
 * <p>The field is a number, a boolean, an enum, a {@link java.nio.file.Path}, a type with a static
 * method {@code valueOf(String)}, or an array of these, whose elements are separated by commas. A
 * number that may be absent is an {@code Integer}, null by default. A boolean that is true by
 * default also has an option {@code --no-...}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Setting {

    /** The option's text in the help, without a full stop; the range and the default are added. */
    String help();

    /** The option's name without the dashes, if it is not the field's name. */
    String name() default "";

    /**
     * The placeholder for a value in the help; by default N or X for a number, NAME for an enum,
     * FILE for anything else.
     */
    String label() default "";

    /** The text between the elements of an array, with no character special to a regex. */
    String separator() default ",";

    /** The smallest number allowed. */
    double from() default Double.NEGATIVE_INFINITY;

    /** A lower bound that is not allowed itself, in place of {@link #from}. */
    double above() default Double.NEGATIVE_INFINITY;

    /** The largest number allowed. */
    double to() default Double.POSITIVE_INFINITY;
}
