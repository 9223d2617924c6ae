package shared.options;

import java.io.PrintStream;

/** A program that is started from a command line. */
public interface Launchable {

    /**
     * Does what a command line asks for.
     *
     * @param args the command line
     * @param interrupt says when to stop early
     * @param out where results go
     * @param err where progress and errors go
     * @return whether all went well; what did not has been told
     * @throws shared.files.UserError if the options are wrong, or something the user can fix is
     * @throws InterruptedException if the thread is interrupted
     */
    boolean launch(String[] args, Interrupt interrupt, PrintStream out, PrintStream err)
            throws InterruptedException;
}
