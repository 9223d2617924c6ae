package shared.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shared.files.UserError;
import support.Checkout;

/** The page made of decks: those of the lessons, and small ones. */
class PageTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aLesson() throws IOException {
        Files.writeString(folder.resolve("Mine.java"),
                "// tag::learn[]\nint a = b < c ? 1 : 2;\n// end::learn[]\n");
        Files.write(folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 6});
    }

    private Page page(String markdown) throws IOException {
        Path deck = folder.resolve("01-mine.md");
        Files.writeString(deck, markdown);
        return Page.of(deck);
    }

    private static long count(String html, String regex) {
        return Pattern.compile(regex).matcher(html).results().count();
    }

    @Test
    void eachHeadingBeginsASlide() throws IOException {
        Page page = page("# One\n\nWords.\n\n## Two\n\n- a\n- b\n\n## Three & four\n");
        assertEquals(3, page.slides());
        assertEquals(3, count(page.html(), "<section "));
        assertTrue(page.html().contains("<h2>Three &amp; four</h2>"), page.html());
        assertTrue(page.html().contains("<section id=\"mine-2\""), page.html());
        assertTrue(page.html().contains("<title>One</title>"), page.html());
    }

    @Test
    void aRegionIsIncluded() throws IOException {
        String html = page("# One\n\n## Two\n\n```include\nMine.java learn\n```\n").html();
        assertTrue(html.contains(" a = b &lt; c ? "), html);
        assertTrue(html.contains("<figcaption>Mine.java, learn</figcaption>"), html);
    }

    @Test
    void aBlockQuoteIsForTheSpeaker() throws IOException {
        String html = page("# One\n\n## Two\n\nSeen.\n\n> Said.\n").html();
        assertTrue(html.contains("<aside class=\"notes\">\n<p>Said.</p>"), html);
        assertEquals(1, count(html, "Said"));
    }

    @Test
    void aFormulaIsDrawn() throws IOException {
        String html = page("# One\n\n## Two\n\nThe discount $`\\gamma`$, `$code`.\n\n```math\n"
                + "a\n\nb\n```\n").html();
        assertEquals(3, count(html, "<svg class=\"formula\""));
        assertTrue(html.contains(", <code>$code</code>."), html);
        assertFalse(html.contains("$<svg") || html.contains("svg>$"), html);
    }

    @Test
    void aPictureIsPartOfThePage() throws IOException {
        String html = page("# One\n\n## Two\n\n![A \"b\"](a.png)\n").html();
        assertTrue(html.contains("<img src=\"data:image/png;base64,iVBORw"), html);
        assertTrue(html.contains("alt=\"A &quot;b&quot;\" width=\"8\" height=\"6\""), html);
    }

    /** HTML in a deck could fetch something from the network, or break the page. */
    @Test
    void htmlIsShownAsText() throws IOException {
        assertEquals(0, count(page("# One\n\n## Two\n\n<img src=a> x\n\n<b>y</b>\n").html(),
                "<img|<b>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', value = {
        "```include|Mine.java lern|```; Mine.java has no region lern",
        "```include|None.java learn|```; None.java: there is no such file",
        "```include|Mine.java|```; include takes a file and the name of a region",
        "![x](b.png); b.png: there is no such file",
        "![x](Mine.java); Mine.java is neither a PNG nor a GIF",
        "![x](https://example.org/a.png); no file",
        "![x](a.png) and more; stands alone",
        "a $`\\frac{`$ b; no LaTeX",
        "```math|\\frac{|```; no LaTeX"})
    void whatIsMissingIsNamedWithItsLine(String markdown, String words) {
        var e = assertThrows(UserError.class, () ->
                page("# One\n\n## Two\n\n" + markdown.replace('|', '\n') + "\n"));
        assertEquals(UserError.USAGE, e.status());
        assertTrue(e.getMessage().contains(words), e.getMessage());
        assertTrue(e.getMessage().startsWith(folder.resolve("01-mine.md") + ":5: "),
                e.getMessage());
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    }

    @Test
    void aDeckBeginsWithItsTitle() throws IOException {
        assertThrows(UserError.class, () -> page("## Two\n"));
        assertThrows(UserError.class, () -> page(""));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThrows(UserError.class, () -> Page.of(empty));
        assertThrows(UserError.class, () -> Page.of(folder.resolve("none.md")));
    }

    /** The decks of the lessons: whatever they name exists, or this would fail. */
    @Test
    void theLessonsHaveSlides() {
        Page page = Page.of(Checkout.root().resolve("lessons/slides"));
        String html = page.html();
        assertEquals(page.slides(), count(html, "<section "));
        assertEquals(page.slides(), count(html, "<section id=\"[a-z0-9-]+\""));
        assertEquals(page.slides(), Pattern.compile("<section id=\"([^\"]+)\"").matcher(html)
                .results().map(found -> found.group(1)).distinct().count());
        assertEquals(count(html, "<svg class=\"formula\""),
                count(html, "(?s)<svg class=\"formula\"[^>]*>(?:(?!</svg>).)*<(?:path|rect) "));
        assertEquals(count(html, "<img "),
                count(html, "<img src=\"data:image/(?:png|gif);base64,"));
    }

    /** A page that is shown without a network must not ask for anything. */
    @Test
    void thePageFetchesNothing() {
        String html = Page.of(Checkout.root().resolve("lessons/slides")).html();
        assertEquals(0, count(html, "<(?:link|iframe|object|embed|base|video|audio|source)\\b"));
        assertEquals(count(html, "\\bsrc="), count(html, "<img src=\"data:"));
        assertEquals(0, count(html, "@import|url\\((?!\"?data:)|\\bfetch\\(|XMLHttpRequest"));
        assertEquals(count(html, "\\bhref="), count(html, "<a href=\"(?:#|https://)"));
    }
}
