package shared.options;

import java.io.PrintStream;

/** A program that is started from a command line. */
public interface Launchable {

    /**
     * Runs the program with a command line.
     *
     * @param args the command line
     * @param interrupt tells the program when to stop early
     * @param out the stream for results
     * @param err the stream for progress and errors
     * @return whether the program succeeded; if not, it has printed the reason
     * @throws shared.files.UserError if the options are wrong, or on another error that the user
     *     can fix
     * @throws InterruptedException if the thread is interrupted
     */
    boolean launch(String[] args, Interrupt interrupt, PrintStream out, PrintStream err)
            throws InterruptedException;
}
