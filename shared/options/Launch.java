package shared.options;

import java.io.PrintStream;
import java.util.List;
import shared.files.UserError;

/** Starts and ends programs, and turns an error into one sentence and an exit status. */
public final class Launch {

    private Launch() {
    }

    /**
     * Runs a program and ends the JVM with the status 0, 1 (failed), 2 (bad options), 129 (terminal
     * closed), 130 (Ctrl-C) or 143 (terminated).
     *
     * @param program the program
     * @param args its command line
     */
    public static void run(Launchable program, String... args) {
        var interrupt = new Interrupt();
        interrupt.listen();
        int status = start(program, interrupt, System.out, System.err, args);
        System.exit(interrupt.signal() == 0 ? status : 128 + interrupt.signal());
    }

    /**
     * Runs a program without ending the JVM.
     *
     * @param program the program
     * @param out the stream for results
     * @param err the stream for progress and errors
     * @param args the command line
     * @return the exit status: 0, 1 (failed) or 2 (bad options)
     */
    public static int start(Launchable program, PrintStream out, PrintStream err,
            String... args) {
        return start(program, new Interrupt(), out, err, args);
    }

    private static int start(Launchable program, Interrupt interrupt, PrintStream out,
            PrintStream err, String... args) {
        // The error may lie in the options themselves, so they are not used here.
        boolean debug = List.of(args).contains("--debug");
        int status;
        Throwable error;
        try {
            return program.launch(args, interrupt, out, err) ? 0 : UserError.WORLD;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UserError.WORLD;
        } catch (UserError e) {
            err.println(e.getMessage());
            error = e;
            status = e.status();
        } catch (RuntimeException | Error e) {
            err.println(Diagnosis.of(e, Launch.class));
            if (!debug) {
                err.println("--debug shows the stack trace.");
            }
            error = e;
            status = UserError.WORLD;
        }
        if (debug) {
            error.printStackTrace(err);
        }
        return status;
    }
}
