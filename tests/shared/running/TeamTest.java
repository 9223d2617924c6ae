package shared.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of threads that do tasks side by side. */
@Timeout(60)
class TeamTest {

    /** Short tasks follow each other, and some begin after the other threads have fallen asleep. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void eachTaskIsDoneOnceBeforeTheNextBegin(int threads) throws InterruptedException {
        try (var team = new Team(threads)) {
            for (int round = 0; round < 3000; round++) {
                int tasks = round % 9;
                var done = new AtomicIntegerArray(9);
                team.each(tasks, done::incrementAndGet);
                for (int i = 0; i < 9; i++) {
                    assertEquals(i < tasks ? 1 : 0, done.get(i), "round " + round);
                }
                if (round % 1000 == 0) {
                    Thread.sleep(5);
                }
            }
        }
    }

    /**
     * Each task waits until all have begun. This works for the first tasks, and also after the
     * threads have slept.
     */
    @Test
    void asManyTasksAsThreadsAreUnderWayAtOnce() throws InterruptedException {
        for (int trial = 0; trial < 50; trial++) {
            try (var team = new Team(3)) {
                for (int round = 0; round < 2; round++) {
                    var begun = new CountDownLatch(3);
                    team.each(3, task -> {
                        begun.countDown();
                        try {
                            assertTrue(begun.await(20, TimeUnit.SECONDS), "alone");
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                    Thread.sleep(2);
                }
            }
        }
    }

    @Test
    void whatATaskThrowsIsThrownAndTheOthersAreDone() {
        try (var team = new Team(2)) {
            for (int bad : new int[] {0, 1, 6}) {
                var done = new AtomicIntegerArray(7);
                var failure = new IllegalStateException("task " + bad);
                assertSame(failure, assertThrows(IllegalStateException.class,
                        () -> team.each(7, task -> {
                            if (task == bad) {
                                throw failure;
                            }
                            done.incrementAndGet(task);
                        })));
                assertEquals(6, IntStream.range(0, 7).map(done::get).sum());
            }
            assertThrows(AssertionError.class, () -> team.each(3, task -> {
                throw new AssertionError();
            }));
        }
    }

    @Test
    void afterItIsClosedItsThreadsEnd() throws InterruptedException {
        var team = new Team(4);
        team.each(4, task -> { });
        team.close();
        for (int wait = 0; wait < 100 && helpers() > 0; wait++) {
            Thread.sleep(20);
        }
        assertEquals(0, helpers());
    }

    private static long helpers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("team") && thread.isAlive()).count();
    }
}
