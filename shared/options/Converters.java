package shared.options;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns text as it is typed into the value of a setting, or says in plain words why it is none. */
final class Converters {

    private static final int LONGEST = 60;

    private Converters() {
    }

    /** The converter for a type that a {@link Setting} may have. */
    static ITypeConverter<?> of(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return text -> whole(text, Integer::valueOf);
        } else if (type == long.class) {
            return text -> whole(text, Long::valueOf);
        } else if (type == double.class) {
            return Converters::number;
        } else if (type == boolean.class) {
            return Converters::truth;
        } else if (type == Path.class) {
            return Converters::path;
        } else if (type == String.class) {
            return text -> text;
        }
        return type.isEnum() ? text -> constant(type, text) : text -> valueOf(type, text);
    }

    private static <T> T whole(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            throw mistake(text, text.matches("[+-]?[0-9]+") ? "has too many digits"
                    : "is not a whole number");
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw mistake(text, "is not a number");
        }
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw mistake(text, "is neither true nor false");
        };
    }

    private static Path path(String text) {
        // The empty path would be the current folder, but what was meant is an unset variable.
        if (text.isEmpty()) {
            throw mistake(text, "is not the name of a file or folder");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw mistake(text, "cannot be the name of a file on this computer");
        }
    }

    private static Object constant(Class<?> type, String text) {
        Object[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> name(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst().orElseThrow(() -> mistake(text, "is none of "
                        + Arrays.stream(constants).map(Converters::name)
                                .collect(Collectors.joining(", "))));
    }

    /** The name of a constant of an enum, as it is typed. */
    static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static Object valueOf(Class<?> type, String text)
            throws ReflectiveOperationException {
        try {
            return type.getMethod("valueOf", String.class).invoke(null, text);
        } catch (InvocationTargetException e) {
            throw new TypeConversionException(e.getCause().getMessage());
        }
    }

    private static TypeConversionException mistake(String text, String words) {
        // A text from a file may be of any length, and could control the terminal.
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return new TypeConversionException("'" + (line.length() <= LONGEST ? line
                : line.substring(0, LONGEST) + "...") + "' " + words);
    }
}
