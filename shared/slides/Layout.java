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
    private static final double BESIDE_PICTURE = 21;

    private static final double GAP = 2.6;
    private static final double PADDING = 2;

    /** Code that would be smaller than this above or below its words has them beside it. */
    private static final double SMALL_CODE = 1.25;

    /** How much larger words are that have a slide for themselves. */
    private static final double LARGER = 1.2;

    private static final double INDENT = 3;

    private Layout() {
    }

    /**
     * Returns the slide: words stand beside long code or beside a picture, unless they are a single
     * paragraph; everything else is stacked in the order in which it is written. Words alone are
     * larger.
     */
    static Slide arrange(String heading, List<Block> blocks, String notes) {
        long words = blocks.stream().filter(Block::isWords).count();
        boolean picture = blocks.stream().anyMatch(block -> block.kind() == Kind.PICTURE);
        double code = height(blocks);
        if (code > 0 && words > 0 && code * SMALL_CODE > left(blocks)) {
            return new Slide("beside-code", heading,
                    column("main", blocks, false, WIDTH - BESIDE_CODE - GAP)
                    + column("side", blocks, true, BESIDE_CODE), notes);
        }
        if (picture && blocks.stream().filter(Block::isWords)
                .anyMatch(block -> words > 1 || !block.html().startsWith("<p>"))) {
            return new Slide("beside-picture", heading,
                    column("side", blocks, true, BESIDE_PICTURE)
                    + column("main", blocks, false, WIDTH - BESIDE_PICTURE - GAP), notes);
        }
        if (words == blocks.size()) {
            double room = blocks.stream().mapToDouble(block -> block.room() + 1).sum();
            double larger = Math.max(1, Math.min(LARGER, HEIGHT / room));
            return new Slide("words", heading, blocks.stream()
                    .map(block -> block.element(WIDTH - INDENT, HEIGHT, larger))
                    .collect(Collectors.joining()), notes);
        }
        return new Slide("stacked", heading, elements(blocks, WIDTH), notes);
    }

    private static String column(String name, List<Block> blocks, boolean words, double width) {
        return "<div class=\"" + name + "\">\n" + elements(blocks.stream()
                .filter(block -> block.isWords() == words).toList(), width) + "</div>\n";
    }

    private static String elements(List<Block> blocks, double width) {
        double code = height(blocks);
        double left = Math.max(HEIGHT / 2, left(blocks));
        return blocks.stream().map(block -> block.kind() == Kind.CODE
                ? block.element(width - PADDING, left * block.height() / code, 1)
                : block.element(width - INDENT, HEIGHT, 1)).collect(Collectors.joining());
    }

    /** The height of all code, in units of its font. */
    private static double height(List<Block> blocks) {
        return blocks.stream().filter(block -> block.kind() == Kind.CODE)
                .mapToDouble(Block::height).sum();
    }

    /** The height that the rest leaves to code. */
    private static double left(List<Block> blocks) {
        return HEIGHT - blocks.stream().mapToDouble(block ->
                block.kind() == Kind.CODE ? PADDING : block.room() + 1).sum();
    }
}
