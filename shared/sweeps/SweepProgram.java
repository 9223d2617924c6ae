package shared.sweeps;

import java.io.PrintStream;
import shared.options.Interrupt;
import shared.options.Launchable;

/** A sweep that {@link shared.options.Launch#run} starts from a command line. */
public interface SweepProgram extends Search, Launchable {

    @Override
    default boolean launch(String[] args, Interrupt interrupt, PrintStream out, PrintStream err)
            throws InterruptedException {
        return SweepSession.run(this, args, interrupt, out, err);
    }
}
