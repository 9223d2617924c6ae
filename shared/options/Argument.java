package shared.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a field a positional argument: a value on the command line without an option's name. A
 * {@link java.nio.file.Path} takes one value or none, an array any number of them. It has a type
 * that a {@link Setting} may have, or it is a {@code String}, taken as it is.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Argument {

    /** The argument's text in the help, without a full stop. */
    String help();

    /** The argument's placeholder in the help, such as FILE. */
    String label();
}
