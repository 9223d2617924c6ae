package shared.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Describes an exception to the author of a lesson: the line on which it happened, then a sentence.
 */
public final class Diagnosis {

    private static final int BYTES_PER_MB = 1 << 20;

    /** Classes whose messages say everything; the names of other classes add something. */
    private static final Set<Class<?>> NAMELESS = Set.of(IllegalArgumentException.class,
            IllegalStateException.class, RuntimeException.class, Error.class,
            AssertionError.class);

    private Diagnosis() {
    }

    /**
     * Describes an exception: the file and the line of the lesson, and what happened there. If no
     * line of a lesson took part in it, the description names the exception's class.
     *
     * @param thrown the exception
     * @param starter the class that started the lesson; its callers have no part in the error
     */
    static String of(Throwable thrown, Class<?> starter) {
        List<Throwable> chain = chain(thrown);
        Throwable told = told(chain);
        List<Throwable> deepest = chain.subList(chain.indexOf(told), chain.size());
        Optional<String> line = line(deepest, starter)
                .or(() -> line(chain, starter));
        String sentence = sentence(told);
        return line.isPresent() ? line.get() + ": " + sentence
                : told instanceof VirtualMachineError ? sentence
                : "The program failed: " + ended(told.toString());
    }

    /**
     * Describes why one part of a program failed while the rest goes on: without the name of the
     * exception's class where its message says enough.
     *
     * @param thrown the exception
     * @param starter the class that started the lesson; its callers have no part in the error
     */
    public static String reason(Throwable thrown, Class<?> starter) {
        List<Throwable> chain = chain(thrown);
        Throwable told = told(chain);
        return line(chain, starter).map(line -> line + ": ").orElse("") + sentence(told);
    }

    /** The first of a chain that says more than its cause. */
    private static Throwable told(List<Throwable> chain) {
        Throwable told = chain.get(0);
        // An exception passed on from another thread repeats the text of its cause.
        for (int i = 1; i < chain.size() && (told.getMessage() == null
                || told.getMessage().equals(chain.get(i).toString())); i++) {
            told = chain.get(i);
        }
        return told;
    }

    /** The exception and its causes, each of them once. */
    private static List<Throwable> chain(Throwable thrown) {
        var chain = new ArrayList<Throwable>();
        for (Throwable e = thrown; e != null && !chain.contains(e); e = e.getCause()) {
            chain.add(e);
        }
        return chain;
    }

    /**
     * The first line of a lesson in the stack traces, such as "Mine.java:14". Lessons have no
     * package.
     */
    private static Optional<String> line(List<Throwable> chain, Class<?> starter) {
        return chain.stream().flatMap(e -> Arrays.stream(e.getStackTrace()).takeWhile(frame ->
                        !frame.getClassName().equals(starter.getName())))
                .filter(frame -> frame.getClassName().indexOf('.') < 0
                        && frame.getLineNumber() > 0)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber()).findFirst();
    }

    private static String sentence(Throwable told) {
        if (told instanceof StackOverflowError) {
            return "A method calls itself without end.";
        }
        if (told instanceof OutOfMemoryError) {
            return String.format(Locale.ROOT, "Memory ran out, all %,d MB of it: does a list grow"
                    + " without end?", Runtime.getRuntime().maxMemory() / BYTES_PER_MB);
        }
        String message = told.getMessage();
        if (Arrays.stream(told.getStackTrace()).map(StackTraceElement::getClassName)
                .anyMatch(name -> name.startsWith("sun.font.") || name.contains("FontConfig"))
                || message != null && message.contains("sun.font.")) {
            return "Java finds no usable fonts: install some, for example the packages fontconfig"
                    + " and fonts-dejavu-core.";
        }
        if (message == null || message.isBlank()) {
            return words(told) + ".";
        }
        char first = message.charAt(0);
        return ended(NAMELESS.contains(told.getClass())
                ? Character.toUpperCase(first) + message.substring(1)
                // "/ by zero" and "-1" say little alone.
                : Character.isUpperCase(first) ? message : words(told) + ": " + message);
    }

    /** "Arithmetic" for an ArithmeticException, "Class cast" for a ClassCastException. */
    private static String words(Throwable told) {
        String name = told.getClass().getSimpleName().replaceFirst("(?<=.)(Exception|Error)$", "");
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? "Something failed"
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String ended(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.matches(".*[.!?]") ? line : line + ".";
    }
}
