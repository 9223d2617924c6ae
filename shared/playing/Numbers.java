package shared.playing;

import java.util.Locale;

/** Numbers as texts that people read; with a decimal point everywhere. */
public final class Numbers {

    private Numbers() {
    }

    /** A count of things: "1 episode", "1,500 episodes". */
    public static String many(long number, String thing) {
        return format("%,d %s%s", number, thing, number == 1 ? "" : "s");
    }

    /** A measured number: 475.0 or 0.895 or 1.2e-05, with three digits at least. */
    public static String number(double value) {
        return format(value != 0 && Math.abs(value) < 0.001 ? "%.1e"
                : Math.abs(value) < 10 ? "%.3f" : "%,.1f", value);
    }

    /** A number that somebody chose, as short as it is: 475 or 0.5. */
    public static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    /** {@link String#format(String, Object...)} with a decimal point everywhere. */
    public static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
