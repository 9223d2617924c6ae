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
        Thread.setDefaultUncaughtExceptionHandler((thread, e) ->
                tell(e, debug(args), System.err));
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
        int status;
        try {
            status = program.launch(args, interrupt, out, err) ? 0 : UserError.WORLD;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UserError.WORLD;
        } catch (RuntimeException | Error e) {
            tell(e, debug(args), err);
            status = e instanceof UserError user ? user.status() : UserError.WORLD;
        }
        if (out.checkError()) {
            // A PrintStream throws nothing, so this is the only sign of what was lost.
            err.println("Cannot write to standard output: it is closed, or its disk is full.");
            return status == 0 ? UserError.WORLD : status;
        }
        return status;
    }

    /** The error may lie in the options themselves, so they are not parsed for this one. */
    private static boolean debug(String... args) {
        return List.of(args).contains("--debug");
    }

    /**
     * Prints an error: one sentence, and the stack trace if somebody has asked for it.
     *
     * @param debug whether --debug was given
     */
    public static void tell(Throwable e, boolean debug, PrintStream err) {
        if (e instanceof UserError) {
            err.println(e.getMessage());
        } else {
            err.println(Diagnosis.of(e, Launch.class));
            if (!debug) {
                err.println("--debug shows the stack trace.");
            }
        }
        if (debug) {
            e.printStackTrace(err);
        }
    }
}
