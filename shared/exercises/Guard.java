package shared.exercises;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import shared.options.Diagnosis;
import shared.options.Interrupt;

/**
 * Runs a student's code in a thread of its own: whatever the code does, the program goes on or ends
 * with a sentence. The code may throw, go on for ever or end the program.
 */
final class Guard {

    private static final long LOOK_MILLIS = 20;
    private static final String ENDED = "Your code ends the program: remove System.exit.";

    private final Interrupt interrupt;
    private final long seconds;

    /**
     * Creates a guard.
     *
     * @param interrupt ends the waiting early
     * @param seconds the time that the code may take
     */
    Guard(Interrupt interrupt, long seconds) {
        this.interrupt = interrupt;
        this.seconds = seconds;
    }

    /** Runs code; what happens to it becomes the verdict. */
    Verdict run(Callable<Verdict> code) throws InterruptedException {
        var verdict = new AtomicReference<Verdict>();
        var thread = new Thread(() -> verdict.set(call(code)), "your code");
        thread.setDaemon(true);
        var exit = new Thread(() -> {
            System.err.println(ENDED);
            Runtime.getRuntime().halt(1);
        });
        Runtime.getRuntime().addShutdownHook(exit);
        try {
            thread.start();
            long end = System.nanoTime() + seconds * 1_000_000_000;
            while (thread.isAlive() && !interrupt.stopped() && System.nanoTime() < end) {
                thread.join(LOOK_MILLIS);
            }
            return verdict.get() != null ? verdict.get() : unfinished(thread);
        } finally {
            Runtime.getRuntime().removeShutdownHook(exit);
        }
    }

    private static Verdict call(Callable<Verdict> code) {
        try {
            return code.call();
        } catch (YourTurn e) {
            StackTraceElement hole = e.getStackTrace()[0];
            return Verdict.of(Verdict.Status.UNSOLVED, "YOUR TURN: write " + hole.getMethodName()
                    + ", " + hole.getFileName() + ":" + hole.getLineNumber() + ".");
        } catch (Throwable e) {
            return Verdict.of(Verdict.Status.FAILED, Diagnosis.reason(e, Guard.class));
        }
    }

    private Verdict unfinished(Thread thread) {
        if (interrupt.stopped()) {
            return Verdict.of(Verdict.Status.FAILED, "Stopped.");
        }
        String line = Arrays.stream(thread.getStackTrace())
                .filter(frame -> frame.getClassName().indexOf('.') < 0).findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber() + ": ").orElse("");
        return Verdict.of(Verdict.Status.FAILED, line + "Your code still runs after " + seconds
                + " s. Does a loop have no end?");
    }
}
