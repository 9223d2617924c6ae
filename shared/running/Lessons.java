package shared.running;

import com.google.gson.JsonObject;
import java.io.PrintStream;
import picocli.CommandLine.ParameterException;

/** Starts a lesson from its command line and ends the program. */
public final class Lessons {

    private Lessons() {
    }

    /** Runs a lesson and ends the program with status 0, 1 (failed) or 2 (bad options). */
    public static void run(Lesson lesson, String... args) {
        var interrupt = new Interrupt();
        interrupt.listen();
        int status = start(lesson, interrupt, System.out, System.err, args);
        interrupt.finished();
        System.exit(status);
    }

    /** The same without ending the program. */
    static int start(Lesson lesson, Interrupt interrupt, PrintStream out, PrintStream err,
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
            new Session(lesson, options, common, resumed, interrupt, out, err).run();
            return 0;
        } catch (ParameterException e) {
            err.println(e.getMessage() + (e.getMessage().endsWith(".") ? "" : ".")
                    + " --help lists the options.");
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
