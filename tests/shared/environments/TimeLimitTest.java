package shared.environments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the progress of an episode, and of its truncation by the time limit. */
class TimeLimitTest {

    private static final Step ONWARDS = new Step(new float[1], 2, false, false);
    private static final Step END = new Step(new float[1], 2, true, false);

    @Test
    void noStepIsTakenBeforeTheBeginningOrAfterTheEnd() {
        var limit = new TimeLimit(3);
        assertThrows(IllegalStateException.class, limit::requireRunning);
        limit.begin();
        limit.requireRunning();
        limit.count(END);
        assertFalse(limit.running());
        assertThrows(IllegalStateException.class, limit::requireRunning);
        limit.begin();
        limit.requireRunning();
    }

    @Test
    void theLastStepIsTruncated() {
        var limit = new TimeLimit(3);
        limit.begin();
        assertSame(ONWARDS, limit.count(ONWARDS));
        assertSame(ONWARDS, limit.count(ONWARDS));
        assertTrue(limit.running());
        Step last = limit.count(ONWARDS);
        assertTrue(last.truncated());
        assertFalse(last.terminated());
        assertEquals(2, last.reward());
        assertFalse(limit.running());
    }

    @Test
    void anEpisodeThatBeginsAgainHasAllItsSteps() {
        var limit = new TimeLimit(2);
        limit.begin();
        limit.count(ONWARDS);
        limit.begin();
        assertFalse(limit.count(ONWARDS).truncated());
        assertTrue(limit.count(ONWARDS).truncated());
    }

    @Test
    void anEndOnTheLastStepIsBoth() {
        var limit = new TimeLimit(1);
        limit.begin();
        Step last = limit.count(END);
        assertTrue(last.terminated() && last.truncated());
    }

    @Test
    void withoutALimitNothingIsTruncated() {
        TimeLimit limit = TimeLimit.none();
        limit.begin();
        for (int i = 0; i < 1_000_000; i++) {
            assertSame(ONWARDS, limit.count(ONWARDS));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void thereIsAtLeastOneStep(int steps) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> new TimeLimit(steps));
        assertEquals("The time limit must be at least 1 step, not " + steps + ".",
                thrown.getMessage());
    }
}
