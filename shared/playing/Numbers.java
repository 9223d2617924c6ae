package shared.playing;

import java.util.Locale;

/** Writes numbers as text for people. The decimal separator is a point in every country. */
public final class Numbers {

    private Numbers() {
    }

    /** Returns a count of things, such as "1 episode" or "1,500 episodes". */
    public static String many(long number, String thing) {
        return format("%,d %s%s", number, thing, number == 1 ? "" : "s");
    }

    /**
     * Returns a measured number as text, such as 475.0 or 0.895. Numbers nearer to 0 than 0.001
     * have a power of ten: 1.2e-05.
     */
    public static String number(double value) {
        return format(value != 0 && Math.abs(value) < 0.001 ? "%.1e"
                : Math.abs(value) < 10 ? "%.3f" : "%,.1f", value);
    }

    /** Returns a number that somebody chose, without needless decimals: 475 or 0.5. */
    public static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    /**
     * Does the same as {@link String#format(String, Object...)}, with a decimal point in every
     * country.
     */
    public static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
