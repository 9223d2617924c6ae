package shared.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import shared.options.Interrupt;

/** Whatever a student's code does, the guard says what it was. */
class GuardTest {

    private final AtomicBoolean go = new AtomicBoolean(true);

    private Verdict forEver() {
        while (go.get()) {
            Thread.onSpinWait();
        }
        return Verdict.RIGHT;
    }

    @Test
    void codeThatDoesNotEndIsLeftAlone() throws Exception {
        Verdict verdict = new Guard(new Interrupt(), 1).run(this::forEver);
        go.set(false);
        assertEquals(Verdict.Status.FAILED, verdict.status());
        assertTrue(verdict.sentence().contains("still runs after 1 s"), verdict.sentence());
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        var interrupt = new Interrupt();
        interrupt.stop();
        Verdict verdict = new Guard(interrupt, 600).run(this::forEver);
        go.set(false);
        assertEquals("Stopped.", verdict.sentence());
    }

    @Test
    void anEmptyHoleAndAnErrorHaveSentences() throws Exception {
        var guard = new Guard(new Interrupt(), 10);
        assertTrue(guard.run(() -> {
            throw new YourTurn();
        }).sentence().matches("YOUR TURN: write .*, GuardTest\\.java:\\d+\\."));
        assertEquals(Verdict.Status.UNSOLVED, guard.run(() -> {
            throw new YourTurn();
        }).status());
        assertEquals("A method calls itself without end.",
                guard.run(GuardTest::again).sentence());
    }

    private static Verdict again() {
        return again();
    }
}
