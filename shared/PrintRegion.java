///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Prints a tagged region of a lesson, to be pasted into a slide
//JAVA 17+
//SOURCES Prelude.java
//SOURCES slides/Highlight.java
//SOURCES slides/Region.java

import java.io.PrintStream;
import java.nio.file.Path;
import shared.files.UserError;
import shared.options.Argument;
import shared.options.Interrupt;
import shared.options.Launch;
import shared.options.Launchable;
import shared.options.Options;
import shared.options.Setting;
import shared.options.Title;
import shared.slides.Highlight;
import shared.slides.Region;

/** Prints a tagged region of a source file. */
@Title("A tagged region of a lesson")
public final class PrintRegion implements Launchable {

    @Argument(label = "LESSON.java REGION", help = "a source file, and the name in its tags;"
            + " without the name, the names of its regions are printed")
    Path[] words = {};

    @Setting(help = "prints an HTML page with colours, which PowerPoint, Keynote and Google Slides"
            + " keep when it is copied from a browser")
    boolean highlight;

    /** Prints the region that the command line names. */
    public static void main(String[] args) {
        Launch.run(new PrintRegion(), args);
    }

    @Override
    public boolean launch(String[] args, Interrupt interrupt, PrintStream out, PrintStream err) {
        var options = new Options(this);
        options.parse(args);
        if (options.help()) {
            out.print(options.usage());
            return true;
        }
        if (words.length == 0 || words.length > 2) {
            throw new UserError(UserError.USAGE,
                    "Give a lesson and a region, as in lessons/Reinforce.java learn.");
        }
        Path lesson = words[0];
        if (words.length == 1) {
            Region.names(lesson).forEach(out::println);
        } else {
            String text = Region.read(lesson, words[1].toString()).text();
            out.print(highlight ? Highlight.page(text) : text);
        }
        return true;
    }
}
