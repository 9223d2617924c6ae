package shared.playing;

import java.io.PrintStream;
import java.util.List;
import shared.charts.FigureFile;
import shared.files.WritableFile;
import shared.options.Interrupt;
import shared.options.Launchable;
import shared.options.Options;

/**
 * A program that plays and does not learn. Its settings are fields with
 * {@link shared.options.Setting}, and {@link shared.options.Launch#run} starts it.
 */
public interface Program extends Launchable {

    /** Plays as the options say, as long as {@code screen} is open. */
    void play(Screen screen);

    /**
     * Returns the options of {@link Program} that this one does not have, as they are typed:
     * "--gif", for example. By default there are none.
     */
    default List<String> without() {
        return List.of();
    }

    @Override
    default boolean launch(String[] args, Interrupt interrupt, PrintStream out, PrintStream err) {
        var shared = new PlayOptions();
        var options = new Options(this, shared);
        without().forEach(options::remove);
        options.parse(args);
        if (options.help()) {
            out.print(options.usage());
            return true;
        }
        WritableFile.require("--gif", shared.gif, ".gif");
        FigureFile.require("--chart", shared.chart);
        try (var screen = new Screen(options.title(), shared, interrupt, out)) {
            play(screen);
            screen.end();
        }
        return true;
    }
}
