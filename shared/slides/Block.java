package shared.slides;

import java.util.Locale;

/**
 * A part of a slide.
 *
 * @param kind what it is
 * @param html its content, as HTML
 * @param width its width in units of its font's size; 0 if it takes what room there is
 * @param height its height in the same unit, roughly
 */
record Block(Kind kind, String html, double width, double height) {

    /** What a block is, with the largest size of its font in rem. */
    enum Kind {
        TEXT(1.55), FORMULA(2.1), CODE(1.45), PICTURE(1), WIDE_PICTURE(1);

        private final double largest;

        Kind(double largest) {
            this.largest = largest;
        }
    }

    /** A number of the column's characters in a text. */
    private static final int LINE = 62;
    private static final double TEXT_HEIGHT = 1.5;

    /** What a monospaced character takes, which is 0.6 in most fonts, and a line of them. */
    private static final double CHARACTER = 0.61;
    private static final double CODE_HEIGHT = 1.3;

    /**
     * Returns a block of text.
     *
     * @param paragraphs the number of its paragraphs, items or rows
     * @param letters the number of letters in all of them
     */
    static Block text(String html, int paragraphs, int letters) {
        return new Block(Kind.TEXT, html, 0,
                TEXT_HEIGHT * (paragraphs + (double) letters / LINE));
    }

    /** Returns a formula that stands alone. */
    static Block formula(Formula formula) {
        return new Block(Kind.FORMULA, formula.html(), formula.width(), formula.height());
    }

    /**
     * Returns code.
     *
     * @param html the code with its colours
     * @param source the plain code
     * @param caption where it comes from; may be empty
     */
    static Block code(String html, String source, String caption) {
        int columns = source.lines().mapToInt(String::length).max().orElse(1);
        return new Block(Kind.CODE, "<pre>" + html.stripTrailing() + "</pre>"
                + (caption.isEmpty() ? "" : "<figcaption>" + caption + "</figcaption>"),
                columns * CHARACTER, source.lines().count() * CODE_HEIGHT);
    }

    /** Returns one or more pictures in a row. */
    static Block pictures(String html, boolean wide) {
        return new Block(wide ? Kind.WIDE_PICTURE : Kind.PICTURE, html, 0, 0);
    }

    /** Whether it consists of words and symbols that may stand beside code or a picture. */
    boolean isWords() {
        return kind == Kind.TEXT || kind == Kind.FORMULA;
    }

    /** The height in rem that it takes at its largest size. */
    double room() {
        return height * kind.largest;
    }

    /**
     * The block as an element whose font is so small that it fits.
     *
     * @param mostWidth the width that there is, in rem
     * @param mostHeight the height that there is, in rem
     * @param larger by how much the font may exceed its usual size
     */
    String element(double mostWidth, double mostHeight, double larger) {
        double size = kind.largest * larger;
        if (width > 0) {
            size = Math.min(size, Math.min(mostWidth / width, mostHeight / height));
        }
        return String.format(Locale.ROOT, "<figure class=\"%s\" style=\"font-size:%.3frem\">%s"
                + "</figure>\n", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), size,
                html);
    }
}
