package shared.running;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import picocli.CommandLine.ParameterException;
import shared.files.UserError;

/** How programs begin and end: what goes wrong becomes one sentence and an exit status. */
final class Launch {

    /** Does the work and returns the exit status. */
    interface Work {
        int run() throws InterruptedException;
    }

    private Launch() {
    }

    /** Has Ctrl-C interrupt the work; ends the JVM with its status or, if it was, 128 + signal. */
    static void andExit(ToIntFunction<Interrupt> work) {
        var interrupt = new Interrupt();
        interrupt.listen();
        int status = work.applyAsInt(interrupt);
        System.exit(interrupt.signal() == 0 ? status : 128 + interrupt.signal());
    }

    /** @param debug whether to show where an error came from */
    static int guarded(PrintStream err, BooleanSupplier debug, Work work) {
        try {
            return work.run();
        } catch (ParameterException e) {
            err.println(Options.sentence(e) + " --help lists the options.");
            trace(debug, e, err);
            return UserError.USAGE;
        } catch (UserError e) {
            err.println(e.getMessage());
            trace(debug, e, err);
            return e.status();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UserError.WORLD;
        } catch (RuntimeException | Error e) {
            err.println(Diagnosis.of(e));
            if (!debug.getAsBoolean()) {
                err.println("--debug shows the whole way there.");
            }
            trace(debug, e, err);
            return UserError.WORLD;
        }
    }

    private static void trace(BooleanSupplier debug, Throwable e, PrintStream err) {
        if (debug.getAsBoolean()) {
            e.printStackTrace(err);
        }
    }
}
