package shared.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import shared.files.UserError;

/** Formulas as outlines. */
class FormulaTest {

    private static long paths(String html) {
        return Pattern.compile("<path ").matcher(html).results().count();
    }

    @Test
    void aFormulaConsistsOfOutlines() {
        String html = Formula.of("a + b", false).html();
        assertEquals(3, paths(html), html);
        assertFalse(html.contains("<text") || html.contains("font-family"), html);
        assertTrue(html.contains("aria-label=\"a + b\""), html);
    }

    @Test
    void aFractionHasALine() {
        assertTrue(Formula.of("\\frac{a}{b}", true).html().contains("<rect "));
    }

    @Test
    void aColourIsKept() {
        String html = Formula.of("\\textcolor{#D55E00}{A}", true).html();
        assertTrue(html.contains("fill=\"rgb(213,94,0)\""), html);
    }

    /** The size is in units of the font, so that a formula is as large as the text around it. */
    @Test
    void theSizeIsThatOfTheText() {
        Formula x = Formula.of("x", false);
        assertEquals(0.57, x.width(), 0.05);
        assertEquals(0.43, x.height() - x.depth(), 0.05);
        assertEquals(0, x.depth(), 0.06);
        assertTrue(Formula.of("y_t", false).depth() > 0.15);
        assertTrue(Formula.of("\\sum_t x", true).height() > 1.5 * Formula.of("\\sum_t x", false)
                .height());
    }

    @Test
    void whatIsNoLatexIsRefused() {
        var e = assertThrows(UserError.class, () -> Formula.of("\\frac{a", true));
        assertEquals(UserError.USAGE, e.status());
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        assertTrue(e.getMessage().contains("\\frac{a"), e.getMessage());
        assertThrows(UserError.class, () -> Formula.of("\\nosuchcommand{a}", true));
    }
}
