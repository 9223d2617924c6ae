package shared.running;

import com.google.gson.JsonObject;
import java.io.PrintStream;
import shared.files.UserError;
import shared.playing.SavedFile;

/** Starts a lesson from its command line and ends the program. */
public final class Lessons {

    private Lessons() {
    }

    /**
     * Runs a lesson and ends the program: with status 0, 1 (failed), 2 (bad options), 130 (Ctrl-C)
     * or 143 (killed politely).
     */
    public static void run(Lesson lesson, String... args) {
        Launch.andExit(interrupt -> start(lesson, interrupt, System.out, System.err, args));
    }

    /**
     * Runs a lesson without ending the program.
     *
     * @param out where the result goes
     * @param err where progress and errors go
     * @return the exit status: 0, 1 (failed) or 2 (bad options)
     */
    public static int start(Lesson lesson, PrintStream out, PrintStream err, String... args) {
        return start(lesson, new Interrupt(), out, err, args);
    }

    private static int start(Lesson lesson, Interrupt interrupt, PrintStream out, PrintStream err,
            String... args) {
        var common = new CommonOptions();
        return Launch.guarded(err, () -> common.debug, () -> {
            var options = new LessonOptions(lesson, common);
            options.parse(args, new JsonObject());
            if (common.help) {
                out.print(options.usage());
                return 0;
            }
            if (common.quiet && common.verbose) {
                throw new UserError(UserError.USAGE, "--quiet and --verbose exclude each other: leave"
                        + " out one of them.");
            }
            SavedFile resumed = null;
            if (common.resume != null) {
                resumed = SavedFile.read(common.resume, options.name());
                options.parse(args, resumed.settings());
            }
            return new Session(lesson, options, common, resumed, interrupt, out, err).run()
                    ? 0 : UserError.WORLD;
        });
    }
}
