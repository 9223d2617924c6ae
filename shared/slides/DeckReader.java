package shared.slides;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import shared.files.Reason;
import shared.files.UserError;

/**
 * Reads a deck from Markdown. The heading of level 1 is the deck's cover, and each heading of level
 * 2 begins a slide. A block quote is for the speaker. Three things are special, all of them with
 * paths relative to the deck's file:
 * <ul>
 * <li>A fenced block {@code include} with lines such as {@code ../Reinforce.java learn} shows a
 *     tagged region of a source file, a block {@code math} formulas in LaTeX. Any other fenced
 *     block shows its text; if it is {@code java}, in colours.
 * <li>Code between dollar signs, as in {@code $`\gamma`$}, is a formula in a line of text.
 * <li>A picture stands alone in its paragraph, or beside others.
 * </ul>
 */
final class DeckReader {

    private static final List<TablesExtension> TABLES =
            List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(TABLES)
            .escapeHtml(true).nodeRendererFactory(DeckReader::formulas).build();

    private final Path file;

    private DeckReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a deck. Its id is the file's name without the number before it and without ".md".
     *
     * @throws UserError with {@link UserError#USAGE} if the file or anything that it includes
     *     cannot be read, or if it does not begin with a heading of level 1; the message names the
     *     file and the line
     */
    static Deck read(Path file) {
        return new DeckReader(file).read();
    }

    private Deck read() {
        String markdown;
        try {
            markdown = Files.readString(file);
        } catch (IOException e) {
            throw new UserError(UserError.USAGE, "Cannot read the deck " + file + ": "
                    + Reason.of(e) + ".", e);
        }
        List<Node> nodes = children(PARSER.parse(markdown));
        if (nodes.isEmpty() || !(nodes.get(0) instanceof Heading first) || first.getLevel() != 1) {
            throw new UserError(UserError.USAGE, file
                    + ":1: a deck begins with a heading of level 1, as in # The title.");
        }
        var slides = new ArrayList<Slide>();
        int start = 0;
        for (int end = 1; end <= nodes.size(); end++) {
            if (end == nodes.size() || isHeading(nodes.get(end))) {
                slides.add(slide((Heading) nodes.get(start), nodes.subList(start + 1, end)));
                start = end;
            }
        }
        String name = file.getFileName().toString();
        return new Deck(name.replaceFirst("^\\d+-", "").replaceFirst("\\.md$", "")
                .replaceAll("[^A-Za-z0-9-]", "-"), plain(first), slides);
    }

    private static boolean isHeading(Node node) {
        return node instanceof Heading heading && heading.getLevel() <= 2;
    }

    private Slide slide(Heading heading, List<Node> content) {
        var blocks = new ArrayList<Block>();
        var notes = new StringBuilder();
        at(heading, () -> InlineFormula.replaceIn(heading));
        for (Node node : content) {
            at(node, () -> {
                InlineFormula.replaceIn(node);
                if (node instanceof BlockQuote quote) {
                    children(quote).forEach(note -> notes.append(HTML.render(note)));
                } else {
                    blocks.addAll(blocks(node));
                }
            });
        }
        if (heading.getLevel() == 1) {
            return new Slide("cover", HTML.render(heading), blocks.stream().map(Block::html)
                    .collect(Collectors.joining()), notes.toString());
        }
        return Layout.arrange(HTML.render(heading), blocks, notes.toString());
    }

    /** Does something with a block; an error then names the deck and the block's first line. */
    private void at(Node block, Runnable action) {
        try {
            action.run();
        } catch (UserError e) {
            throw new UserError(e.status(), file + ":"
                    + (block.getSourceSpans().get(0).getLineIndex() + 1) + ": " + e.getMessage(),
                    e);
        }
    }

    private List<Block> blocks(Node node) {
        if (node instanceof FencedCodeBlock fence) {
            String text = fence.getLiteral();
            return switch (fence.getInfo()) {
                case "include" -> text.lines().filter(line -> !line.isBlank()).map(this::included)
                        .toList();
                case "math" -> Stream.of(text.strip().split("\\n\\s*\\n"))
                        .map(latex -> Block.formula(Formula.of(latex, true))).toList();
                case "java" -> List.of(Block.code(Highlight.html(text), text, ""));
                default -> List.of(Block.code(Highlight.escape(text), text, ""));
            };
        }
        if (node instanceof Paragraph && node.getFirstChild() instanceof Image) {
            return List.of(pictures(children(node)));
        }
        int parts = node instanceof Paragraph ? 1 : node instanceof TableBlock
                ? children(node.getLastChild()).size() + 1 : children(node).size();
        return List.of(Block.text(HTML.render(node), parts, plain(node).length()));
    }

    private Block included(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length != 2) {
            throw new UserError(UserError.USAGE, "include takes a file and the name of a region,"
                    + " as in ../Reinforce.java learn, and not " + line.strip() + ".");
        }
        Path source = beside(words[0]);
        Region region = Region.read(source, words[1]);
        return Block.code(Highlight.html(region.text()), region.text(),
                Highlight.escape(source.getFileName() + ", " + region.name()));
    }

    private Block pictures(List<Node> nodes) {
        var html = new StringBuilder();
        boolean wide = false;
        for (Node node : nodes) {
            if (node instanceof Image image) {
                if (image.getDestination().contains(":")) {
                    throw new UserError(UserError.USAGE, "The picture " + image.getDestination()
                            + " is no file; a slide shows without a network.");
                }
                Picture picture = Picture.read(beside(image.getDestination()));
                html.append(picture.html(plain(image)));
                wide |= picture.isWide();
            } else if (!(node instanceof SoftLineBreak)) {
                throw new UserError(UserError.USAGE,
                        "A picture stands alone in its paragraph, or beside other pictures.");
            }
        }
        return Block.pictures(html.toString(), wide);
    }

    private Path beside(String path) {
        return file.resolveSibling(path).normalize();
    }

    /** The text of a node without its markup and formulas. */
    private static String plain(Node node) {
        var plain = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                plain.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                plain.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                plain.append(' ');
            }
        });
        return plain.toString();
    }

    private static List<Node> children(Node node) {
        return Stream.iterate(node.getFirstChild(), child -> child != null, Node::getNext)
                .toList();
    }

    private static NodeRenderer formulas(HtmlNodeRendererContext context) {
        return new NodeRenderer() {
            @Override
            public Set<Class<? extends Node>> getNodeTypes() {
                return Set.of(InlineFormula.class);
            }

            @Override
            public void render(Node node) {
                context.getWriter().raw(((InlineFormula) node).html());
            }
        };
    }
}
