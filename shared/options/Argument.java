package shared.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a field hold what stands on the command line without an option's name: one value or none
 * in a {@link java.nio.file.Path}, any number of them in an array.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Argument {

    /** What the help says of it, without a full stop. */
    String help();

    /** What stands for it in the help, such as FILE. */
    String label();
}
