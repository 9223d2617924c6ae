package shared.running;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers that an option may have. Others end the program with a sentence that says so; the
 * range stands in the option's help, too.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Range {

    /** The smallest number allowed. */
    double from() default Double.NEGATIVE_INFINITY;

    /** In place of {@link #from}: every number above this one is allowed. */
    double above() default Double.NaN;

    /** The largest number allowed. */
    double to() default Double.POSITIVE_INFINITY;
}
