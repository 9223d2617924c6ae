///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Slides of the lessons: one HTML file that needs no network
//JAVA 17+
// Besides Shared.java, so that no lesson waits for these libraries.

// Markdown, with its tables. BSD, 2 clauses.
//DEPS org.commonmark:commonmark:0.24.0
//DEPS org.commonmark:commonmark-ext-gfm-tables:0.24.0
// Formulas. GPL 2 with the exception that programs of any licence may use it; what it draws is not
// bound. Its fonts are under Knuth's licence, the Open Font License or none.
//DEPS org.scilab.forge:jlatexmath:1.0.7

//SOURCES Prelude.java
//SOURCES slides/Block.java
//SOURCES slides/Browser.java
//SOURCES slides/Deck.java
//SOURCES slides/DeckReader.java
//SOURCES slides/Formula.java
//SOURCES slides/Highlight.java
//SOURCES slides/InlineFormula.java
//SOURCES slides/Layout.java
//SOURCES slides/Page.java
//SOURCES slides/Picture.java
//SOURCES slides/Region.java
//SOURCES slides/Slide.java
//FILES slides/page.css=slides/page.css
//FILES slides/page.js=slides/page.js

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import shared.files.AtomicFile;
import shared.files.ResultsFolder;
import shared.files.WritableFile;
import shared.options.Argument;
import shared.options.Interrupt;
import shared.options.Launch;
import shared.options.Launchable;
import shared.options.Options;
import shared.options.Setting;
import shared.options.Title;
import shared.slides.Browser;
import shared.slides.Page;

/** Builds the slides of the lessons and opens them. */
@Title("Slides of the lessons")
public final class Slides implements Launchable {

    private static final String NAME = "slides.html";

    @Argument(label = "FILE.html", help = "where to write them (default: results/" + NAME + ")")
    Path file;

    @Setting(label = "PATH", help = "a folder of decks, or a single one")
    Path decks = Path.of("lessons", "slides");

    @Setting(help = "writes the file and does not open it")
    boolean headless;

    /** Builds the slides that the command line asks for. */
    public static void main(String[] args) {
        // Formulas are drawn without a screen, and not every computer has one.
        System.setProperty("java.awt.headless", "true");
        Launch.run(new Slides(), args);
    }

    @Override
    public boolean launch(String[] args, Interrupt interrupt, PrintStream out, PrintStream err) {
        long start = System.nanoTime();
        var options = new Options(this);
        options.parse(args);
        if (options.help()) {
            out.print(options.usage());
            return true;
        }
        Path target = file == null ? ResultsFolder.file(NAME) : file;
        WritableFile.require("FILE.html", target, ".html");
        Page page = Page.of(decks);
        byte[] bytes = page.html().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(target, stream -> stream.write(bytes));
        out.printf(Locale.ROOT, "%s: %d slides, %.1f MB, made in %.1f s%n", target, page.slides(),
                bytes.length / 1e6, (System.nanoTime() - start) / 1e9);
        if (!headless) {
            Browser.open(target);
        }
        return true;
    }
}
