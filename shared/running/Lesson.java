package shared.running;

import java.io.PrintStream;
import shared.options.Interrupt;
import shared.options.Launchable;

/** An experiment that {@link shared.options.Launch#run} starts from a command line. */
public interface Lesson extends Experiment, Launchable {

    @Override
    default boolean launch(String[] args, Interrupt interrupt, PrintStream out, PrintStream err)
            throws InterruptedException {
        return Session.run(this, args, interrupt, out, err);
    }
}
