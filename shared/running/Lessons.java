package shared.running;

import com.google.gson.JsonObject;
import java.io.PrintStream;
import picocli.CommandLine.ParameterException;

/** Starts a lesson from its command line and ends the program. */
public final class Lessons {

    private Lessons() {
    }

    /**
     * Runs a lesson and ends the program: with status 0, 1 (failed), 2 (bad options), 130 (Ctrl-C)
     * or 143 (killed politely).
     */
    public static void run(Lesson lesson, String... args) {
        var interrupt = new Interrupt();
        interrupt.listen();
        int status = start(lesson, interrupt, System.out, System.err, args);
        System.exit(interrupt.signal() == 0 ? status : 128 + interrupt.signal());
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
        try {
            var options = new Options(lesson, common);
            options.parse(args, new JsonObject());
            if (common.help) {
                out.print(options.usage());
                return 0;
            }
            Checkpoint resumed = null;
            if (common.resume != null) {
                resumed = Checkpoint.read(common.resume, options.name());
                options.parse(args, resumed.settings());
            }
            return new Session(lesson, options, common, resumed, interrupt, out, err).run()
                    ? 0 : Failure.WORLD;
        } catch (ParameterException e) {
            err.println(Options.sentence(e) + " --help lists the options.");
            trace(common, e, err);
            return Failure.USAGE;
        } catch (Failure e) {
            err.println(e.getMessage());
            trace(common, e, err);
            return e.status();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failure.WORLD;
        } catch (RuntimeException | Error e) {
            err.println("The lesson failed: " + e + (common.debug ? "" : "; --debug shows where")
                    + ".");
            trace(common, e, err);
            return Failure.WORLD;
        }
    }

    private static void trace(CommonOptions common, Throwable e, PrintStream err) {
        if (common.debug) {
            e.printStackTrace(err);
        }
    }
}
