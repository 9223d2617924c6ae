package shared.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import support.Checkout;

/** The colours of Java code. */
class HighlightTest {

    /** What a reader sees of HTML. */
    private static String shown(String html) {
        return html.replaceAll("<[^>]*>", "").replace("&nbsp;", " ").replace("&lt;", "<")
                .replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    }

    /** The texts that are coloured. */
    private static List<String> coloured(String java) {
        return Pattern.compile("<span style=\"[^\"]+\">([^<]*)</span>")
                .matcher(Highlight.html(java)).results().map(found -> shown(found.group(1)))
                .toList();
    }

    @Test
    void eachKindOfTextIsFound() {
        assertEquals(List.of("@Setting", "\"x > 0\"", "double", "1_000.5e-3", "// alpha"),
                coloured("@Setting(help = \"x > 0\") double a = 1_000.5e-3; // alpha"));
        assertEquals(List.of("/** for\n * all */", "void", "for", "'\\''", "return", "null"),
                coloured("/** for\n * all */\nvoid b() { for (c : '\\'') return null; }"));
        assertEquals(List.of("\"\"\"\n  \"a\" // b\n\"\"\""),
                coloured("x = \"\"\"\n  \"a\" // b\n\"\"\""));
    }

    /** A name may contain a keyword or a number, or be a word that is one elsewhere. */
    @Test
    void aNameIsNotColoured() {
        assertEquals(List.of(), coloured("forward(state0, newest.format, x1); run.record(a)"));
        assertEquals(List.of("record", "int"), coloured("record Moment(int a)"));
        assertEquals(List.of("var"), coloured("var b = c.var;"));
    }

    @Test
    void markupIsEscaped() {
        assertEquals("a &lt; b &amp;&amp; c &gt; d", Highlight.html("a < b && c > d"));
    }

    /** The text of every source of the project stays as it is, to the letter. */
    @ParameterizedTest
    @ValueSource(strings = {"lessons", "shared", "tests"})
    void theTextIsKept(String top) throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.root().resolve(top))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String java = Files.readString(file);
                assertEquals(java, shown(Highlight.html(java)), file.toString());
            }
        }
    }

    /** Slide programs drop spaces at the start of a line and ordinary ends of lines. */
    @Test
    void aPageKeepsItsShapeWhenItIsPasted() {
        String page = Highlight.page("if (a) {\n    b();\n}\n");
        assertTrue(page.contains("&nbsp;&nbsp;&nbsp;&nbsp;b();<br>"), page);
        String code = page.substring(page.indexOf("nowrap\">\n") + 9, page.indexOf("</div>"));
        assertEquals("if (a) {\n    b();\n}\n", shown(code));
        assertFalse(page.contains("class="), page);
        assertTrue(page.contains("style=\"color:"), page);
    }
}
