package shared.slides;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours Java code. The colours are written into each element, since slide programs take over
 * nothing else when HTML is pasted into them.
 */
public final class Highlight {

    /** A kind of text that has a style of its own. */
    private record Kind(String group, String style) { }

    private static final List<Kind> KINDS = List.of(
            new Kind("comment", "color:#5F6670;font-style:italic"),
            new Kind("string", "color:#A84A00"),
            new Kind("annotation", "color:#8A5A00"),
            new Kind("number", "color:#9C3F75"),
            new Kind("keyword", "color:#0060A0;font-weight:bold"));

    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$))"
            + "|(?<string>\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\""
            + "|'(?:\\\\.|[^'\\\\\\n])++')"
            + "|(?<annotation>@(?!interface\\b)[A-Za-z][\\w.]*)"
            + "|(?<number>(?<![\\w.])(?:0[xX][\\da-fA-F_]+[lL]?"
            + "|(?:\\d[\\d_]*(?:\\.\\d[\\d_]*)?|\\.\\d[\\d_]*)(?:[eE][+-]?\\d+)?[fFdDlL]?))"
            + "|\\b(?<keyword>abstract|assert|boolean|break|byte|case|catch|char|class|continue"
            + "|default|do|double|else|enum|extends|final|finally|float|for|if|implements|import"
            + "|instanceof|int|interface|long|native|new|package|private|protected|public|record"
            + "|return|short|static|strictfp|super|switch|synchronized|this|throw|throws|transient"
            + "|try|var|void|volatile|while|yield|true|false|null)\\b(?!\\s*\\.\\s*class)");

    /** Words that are names unless something follows that makes them keywords. */
    private static final Pattern CONTEXTUAL = Pattern.compile("record|yield|var");
    private static final Pattern NAME_FOLLOWS = Pattern.compile("\\s+[\\w(\"\\[]");

    private static final String FONT =
            "font-family:Consolas,Menlo,'DejaVu Sans Mono',monospace;color:#2B2F36";

    private Highlight() {
    }

    /** The code as HTML for an element that keeps white space, such as {@code pre}. */
    public static String html(String java) {
        var html = new StringBuilder();
        int end = 0;
        Matcher token = TOKEN.matcher(java);
        while (token.find()) {
            html.append(escape(java.substring(end, token.start())));
            html.append(styled(token, java));
            end = token.end();
        }
        return html.append(escape(java.substring(end))).toString();
    }

    private static String styled(Matcher token, String java) {
        String text = escape(token.group());
        if (CONTEXTUAL.matcher(token.group()).matches()
                && !NAME_FOLLOWS.matcher(java).region(token.end(), java.length()).lookingAt()) {
            return text;
        }
        String style = KINDS.stream().filter(kind -> token.group(kind.group) != null).findFirst()
                .orElseThrow().style;
        return "<span style=\"" + style + "\">" + text + "</span>";
    }

    /**
     * A whole HTML page to copy from. Indentation is written as spaces that do not break, and the
     * ends of lines as elements, because slide programs drop ordinary ones.
     */
    public static String page(String java) {
        var lines = new StringBuilder();
        for (String line : html(java.stripTrailing()).split("\n", -1)) {
            int indent = line.length() - line.stripLeading().length();
            lines.append("&nbsp;".repeat(indent)).append(line.substring(indent)).append("<br>\n");
        }
        return "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<div style=\"" + FONT
                + ";font-size:14pt;line-height:1.25;white-space:nowrap\">\n" + lines + "</div>\n";
    }

    /** The text with entities for what HTML would read as markup. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
