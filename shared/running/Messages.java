package shared.running;

import java.io.PrintStream;

/** Prints what the only run says. */
final class Messages implements Monitor {

    private final Run run;
    private final PrintStream err;

    Messages(Run run, PrintStream err) {
        this.run = run;
        this.err = err;
    }

    @Override
    public void look() {
        for (String text = run.heard(); text != null; text = run.heard()) {
            err.println(text);
        }
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
