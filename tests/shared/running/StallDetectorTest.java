package shared.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of StallDetector, with a clock that the tests turn. */
class StallDetectorTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(printed, true);
    private long seconds = 57_000;
    private StallDetector detector;

    private StallDetector detector(Run... runs) {
        detector = new StallDetector(List.of(runs), err, () -> seconds * 1_000_000_000);
        return detector;
    }

    private static Run run() {
        return new Run(0, "", Goal.NONE, () -> false, null);
    }

    private void lookAfter(int wait) {
        seconds += wait;
        detector.look(false);
    }

    @Test
    void anUpdateThatTakesLongIsTold() {
        Run run = run();
        detector(run);
        run.running(3);
        lookAfter(1);
        lookAfter(4);
        assertEquals("", printed.toString());
        lookAfter(2);
        assertEquals("Still in update 1 after 6 s: does the episode end?",
                printed.toString().strip());
    }

    /** The run looks at itself, so to speak, while it begins its first update. */
    @Test
    void aRunThatHadToWaitForAThreadIsNotTold() {
        Run[] run = new Run[1];
        run[0] = new Run(0, "", Goal.NONE, () -> {
            lookAfter(0);
            return false;
        }, null);
        detector(run);
        lookAfter(100);
        run[0].running(3);
        lookAfter(1);
        assertEquals("", printed.toString());
    }

    @Test
    void aRunThatWaitsDoesNotKeepAStoppedLessonFromEnding() {
        Run stuck = run();
        detector(stuck, run());
        stuck.running(3);
        lookAfter(1);
        detector.look(true);
        seconds += 4;
        detector.look(true);
        assertFalse(detector.hopeless());
        seconds += 2;
        detector.look(true);
        assertTrue(detector.hopeless());
    }
}
