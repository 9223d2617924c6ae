package shared.running;

import java.io.PrintStream;

/** Prints the messages of a run. */
final class Messages implements Monitor {

    private final Run run;
    private final PrintStream err;

    Messages(Run run, PrintStream err) {
        this.run = run;
        this.err = err;
    }

    @Override
    public void look() {
        Records records = run.records();
        for (String text = records.nextMessage(); text != null; text = records.nextMessage()) {
            err.println(text);
        }
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
