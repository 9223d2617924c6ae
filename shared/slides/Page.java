package shared.slides;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import shared.files.Reason;
import shared.files.UserError;

/**
 * A page with all slides, which needs nothing else to be shown: no network, font or other file.
 *
 * @param html the page
 * @param slides the number of its slides
 */
public record Page(String html, int slides) {

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            %s<div id="progress"><div></div></div>
            <script>
            %s</script>
            </body>
            </html>
            """;

    private static final String SLIDE = """
            <section id="%s" class="%s">
            <header>%s</header>
            <div class="body">
            %s</div>
            <aside class="notes">
            %s</aside>
            <footer><span>%s</span><span class="number">%d</span></footer>
            </section>
            """;

    /**
     * Makes a page of decks.
     *
     * @param decks a folder, of which all Markdown files are taken in the order of their names, or
     *     a single file
     * @throws UserError with {@link UserError#USAGE} if there is no deck, or if one of them or
     *     anything that it includes cannot be read; the message names the file and the line
     */
    public static Page of(Path decks) {
        List<Deck> all = files(decks).parallelStream().map(DeckReader::read).toList();
        var html = new StringBuilder();
        int number = 0;
        for (Deck deck : all) {
            for (int i = 0; i < deck.slides().size(); i++) {
                Slide slide = deck.slides().get(i);
                number++;
                html.append(section(deck, i, slide, number));
                if (number == 1 && all.size() > 1) {
                    number++;
                    html.append(section(deck, 0, contents(all), number)
                            .replaceFirst("id=\"[^\"]*\"", "id=\"contents\""));
                }
            }
        }
        return new Page(FRAME.formatted(Highlight.escape(all.get(0).title()),
                resource("page.css"), html, resource("page.js")), number);
    }

    private static List<Path> files(Path decks) {
        if (!Files.exists(decks)) {
            throw new UserError(UserError.USAGE, "There is no " + decks + " here; start in the top"
                    + " folder of a clone, or say with --decks where the decks are.");
        }
        if (!Files.isDirectory(decks)) {
            return List.of(decks);
        }
        try (Stream<Path> files = Files.list(decks)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".md")).sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new UserError(UserError.USAGE, "The folder " + decks
                        + " has no deck: no file that ends in .md.");
            }
            return found;
        } catch (IOException e) {
            throw new UserError(UserError.USAGE, "Cannot read the folder " + decks + ": "
                    + Reason.of(e) + ".", e);
        }
    }

    private static String section(Deck deck, int i, Slide slide, int number) {
        return SLIDE.formatted(deck.id() + (i == 0 ? "" : "-" + i), slide.layout(),
                slide.heading(), slide.body(), slide.notes(), Highlight.escape(deck.title()),
                number);
    }

    private static Slide contents(List<Deck> decks) {
        var list = new StringBuilder("<ol>\n");
        for (Deck deck : decks.subList(1, decks.size())) {
            list.append("<li><a href=\"#").append(deck.id()).append("\">")
                    .append(Highlight.escape(deck.title())).append("</a></li>\n");
        }
        return new Slide("contents", "<h2>Contents</h2>\n", list.append("</ol>\n").toString(), "");
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream("/slides/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
