package shared.options;

import java.io.Console;

/** The terminal from which a program was started. */
public final class Terminal {

    private Terminal() {
    }

    /**
     * Returns whether there is a terminal that can redraw a line; one that cannot calls itself
     * dumb. From Java 22 on, there is a console even without a terminal, and {@code isTerminal}
     * tells the difference.
     */
    public static boolean redraws() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
