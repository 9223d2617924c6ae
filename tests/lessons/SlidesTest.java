import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import support.Call;
import support.Checkout;

/** The program that builds the slides. */
class SlidesTest {

    private static final int LEAST_SLIDES = 60;
    private static final String DECKS = "--decks=" + Checkout.root().resolve("lessons/slides");

    @TempDir
    Path folder;

    @Test
    void theSlidesOfTheLessonsAreBuilt() throws IOException {
        Path file = folder.resolve("course.html");
        Call call = Call.of(new Slides(), DECKS, file.toString());
        assertEquals(0, call.status(), call.err());
        Matcher said = Pattern.compile("course\\.html: (\\d+) slides, \\d+\\.\\d MB, made in ")
                .matcher(call.out());
        assertTrue(said.find(), call.out());
        String html = Files.readString(file);
        long slides = Pattern.compile("<section ").matcher(html).results().count();
        assertEquals(slides, Integer.parseInt(said.group(1)));
        assertTrue(slides >= LEAST_SLIDES, slides + " slides");
        assertTrue(html.startsWith("<!DOCTYPE html>") && html.endsWith("</html>\n"));
        assertEquals(0, Call.of(new Slides(), DECKS, file.toString()).status(), "built again");
    }

    @Test
    void aFileOfAnotherKindIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.html"), "My notes\n");
        Call.refused(Call.of(new Slides(), DECKS, file.toString()), "notes.html", "exists");
        assertEquals("My notes\n", Files.readString(file));
        Call.refused(Call.of(new Slides(), DECKS, folder.resolve("Mine.java").toString()),
                "Mine.java", ".html");
    }

    /** Nothing is written if a part is missing: half a course would be taken for the whole. */
    @Test
    void aMissingPartFailsInOneSentence() throws IOException {
        Path deck = folder.resolve("deck.md");
        Path file = folder.resolve("a.html");
        Files.writeString(folder.resolve("Mine.java"), "// tag::learn[]\n// end::learn[]\n");
        Files.writeString(deck, "# One\n\n## Two\n\n```include\nMine.java lern\n```\n");
        Call.refused(Call.of(new Slides(), "--decks", deck.toString(), file.toString()),
                "deck.md:5: ", "Mine.java has no region lern; it has learn.");
        Files.writeString(deck, "# One\n\n## Two\n\n![A chart](none.png)\n");
        Call.refused(Call.of(new Slides(), "--decks", deck.toString(), file.toString()),
                "deck.md:5: ", "none.png", "no such file");
        Call.refused(Call.of(new Slides(), "--decks", folder.resolve("no").toString(),
                file.toString()), "There is no ", "--decks");
        assertFalse(Files.exists(file));
    }

    @Test
    void theHelpNamesTheOptions() {
        Call help = Call.of(new Slides(), "--help");
        assertEquals(0, help.status());
        assertTrue(help.out().contains("[FILE.html]") && help.out().contains("--decks=PATH"),
                help.out());
    }
}
