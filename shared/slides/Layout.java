package shared.slides;

import java.util.List;
import java.util.stream.Collectors;
import shared.slides.Block.Kind;

/** Arranges the blocks of a slide. All lengths are in rem; a slide has 80 by 45 of them. */
final class Layout {

    private static final double WIDTH = 72;
    private static final double HEIGHT = 32.5;

    /** The least width of the words beside code, and their width beside a picture. */
    private static final double BESIDE_CODE = 18;
    private static final double BESIDE_PICTURE = 27;

    private static final double GAP = 2.6;
    private static final double PADDING = 2;

    /** Code with more lines than this has its words beside it. */
    private static final double LONG_CODE = 12.5 * 1.3;

    private Layout() {
    }

    /**
     * Returns the slide: words stand beside long code or beside a picture, unless they are a single
     * paragraph; everything else is stacked in the order in which it is written.
     */
    static Slide arrange(String heading, List<Block> blocks, String notes) {
        double code = blocks.stream().filter(block -> block.kind() == Kind.CODE)
                .mapToDouble(Block::height).sum();
        long words = blocks.stream().filter(Block::isWords).count();
        boolean picture = blocks.stream().anyMatch(block -> block.kind() == Kind.PICTURE);
        if (code > LONG_CODE && words > 0) {
            return new Slide("beside-code", heading,
                    column("main", blocks, false, WIDTH - BESIDE_CODE - GAP)
                    + column("side", blocks, true, BESIDE_CODE), notes);
        }
        if (picture && (words > 1 || blocks.stream().filter(Block::isWords)
                .anyMatch(block -> block.html().startsWith("<ul>")))) {
            return new Slide("beside-picture", heading,
                    column("side", blocks, true, BESIDE_PICTURE)
                    + column("main", blocks, false, WIDTH - BESIDE_PICTURE - GAP), notes);
        }
        return new Slide("stacked", heading, elements(blocks, WIDTH), notes);
    }

    private static String column(String name, List<Block> blocks, boolean words, double width) {
        return "<div class=\"" + name + "\">\n" + elements(blocks.stream()
                .filter(block -> block.isWords() == words).toList(), width) + "</div>\n";
    }

    /** Code gets the height that the rest leaves. */
    private static String elements(List<Block> blocks, double width) {
        double code = blocks.stream().filter(block -> block.kind() == Kind.CODE)
                .mapToDouble(Block::height).sum();
        double rest = blocks.stream().filter(block -> block.kind() != Kind.CODE)
                .mapToDouble(block -> block.room() + 1).sum();
        long parts = blocks.stream().filter(block -> block.kind() == Kind.CODE).count();
        double left = Math.max(HEIGHT / 2, HEIGHT - rest - parts);
        return blocks.stream().map(block -> block.kind() == Kind.CODE
                ? block.element(width - PADDING, left * block.height() / code)
                : block.element(width, HEIGHT)).collect(Collectors.joining());
    }
}
