package shared.files;

/** Quotes a text from a file in a message. */
public final class Quote {

    private static final int MOST = 200;

    private Quote() {
    }

    /** The text in quotation marks, cut and cleaned as by {@link #line}. */
    public static String of(String text) {
        return "\"" + line(text) + "\"";
    }

    /**
     * The text as a part of one line: at most 200 characters, and without control characters, which
     * could clear a terminal or set its title.
     */
    public static String line(String text) {
        return clean(text.length() <= MOST ? text : text.substring(0, MOST - 3) + "...");
    }

    /** The whole text, with a question mark for each control character. */
    public static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
