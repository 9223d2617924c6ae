package shared.running;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.CartPole;
import shared.files.UserError;
import shared.networks.Dense;
import shared.networks.Network;
import shared.playing.Snapshot;
import support.Theta;

/** Tests of the loop of a run, and of its agent as other threads see it. */
class RunTest {

    private static final float[] STATE = {0.1f, 0.2f, 0.3f, 0.4f};

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Run run = new Run(0, "", new Goal(4, 10), stopped::get, null);
    private final Network policy = new Network(new SplittableRandom(1), Dense.dense(4, 2));

    @Test
    void turnsAreCountedApartFromEpisodes() {
        for (int turn = 1; turn <= 3; turn++) {
            assertTrue(run.running(3));
            assertEquals(turn, run.updates());
            assertEquals((4 - turn) / 3.0, run.remaining(), 1e-12);
            run.record(1, 5);
            run.record(2, 5);
        }
        assertFalse(run.running(3));
        assertFalse(run.running(3));
        assertEquals(3, run.updates());
        assertEquals(6, run.history().size());
        assertArrayEquals(new double[] {1, 1, 2, 2, 3, 3},
                run.history().series(History.UPDATE).toArray());
    }

    @Test
    void whatIsKeptIsReturned() {
        assertSame(policy, run.keep("policy", policy));
        assertEquals("policy", run.kept().name(policy).orElseThrow());
    }

    @Test
    void aMessageMayHaveAPattern() {
        run.say("100%%");
        run.say("%.1f of %s", 0.5, "all");
        assertEquals("100%%", run.records().nextMessage(), "a message alone is no pattern");
        assertEquals("0.5 of all", run.records().nextMessage());
        assertNull(run.records().nextMessage());
    }

    @Test
    void theGoalIsLookedAtBetweenTurns() {
        assertTrue(run.running(100));
        for (int i = 0; i < 4; i++) {
            run.record(10, 1);
        }
        assertFalse(run.running(100));
        assertTrue(run.history().solved());
    }

    @Test
    void aGoalOnTheWayDoesNotEndLearning() {
        var run = new Run(0, "", new Goal(2, 10).onTheWay(), stopped::get, null);
        for (double g : new double[] {30, 0, 12, 3, 1}) {
            assertTrue(run.running(5));
            run.record(g, 7);
        }
        assertFalse(run.running(5));
        assertTrue(run.history().solved());
        // 30 alone is not enough episodes; 30 and 0 are.
        assertEquals(2, run.history().episodesToSolve());
        assertEquals(14, run.history().steps(run.history().episodesToSolve()));
        var never = new Run(0, "", new Goal(2, 100).onTheWay(), stopped::get, null);
        never.running(5);
        never.record(150, 7);
        never.record(0, 7);
        assertFalse(never.history().solved());
        assertEquals(0, never.history().episodesToSolve());
    }

    @Test
    void aRunningMeanStartsAtTheFirstReturn() {
        var run = new Run(0, "", Goal.running(0.25, 10), stopped::get, null);
        assertTrue(run.running(100));
        for (double g : new double[] {-8, 0, 4, 40, 40}) {
            run.record(g, 1);
        }
        assertArrayEquals(new double[] {-8, -6, -3.5, 7.375, 15.53125},
                run.history().series(History.MEAN_RETURN).toArray());
        assertEquals(15.53125, run.history().mean());
        assertTrue(run.history().solved());
        assertEquals(5, run.history().episodesToSolve());
        assertFalse(run.running(100));
    }

    /** With a rate of 1/4, the goal can be reached from the fourth episode on. */
    @Test
    void aRunningMeanCountsAfterSomeEpisodes() {
        var run = new Run(0, "", Goal.running(0.25, 10), stopped::get, null);
        for (int i = 1; i <= 4; i++) {
            assertTrue(run.running(100), i + " turns");
            assertFalse(run.history().solved());
            assertEquals(0, run.history().episodesToSolve());
            run.record(30, 1);
        }
        assertFalse(run.running(100));
        assertEquals(4, run.history().episodesToSolve());
    }

    /**
     * The goal is reached when the mean first reaches the target after these episodes; earlier
     * means do not count.
     */
    @Test
    void aRunningMeanOnTheWayDoesNotEndLearning() {
        var run = new Run(0, "", Goal.running(0.5, 10).onTheWay(), stopped::get, null);
        for (double g : new double[] {14, 2, 10, 14, 0, 40}) {
            assertTrue(run.running(6));
            run.record(g, 3);
        }
        assertFalse(run.running(6));
        assertArrayEquals(new double[] {14, 8, 9, 11.5, 5.75, 22.875},
                run.history().series(History.MEAN_RETURN).toArray());
        assertTrue(run.history().solved());
        assertEquals(4, run.history().episodesToSolve());
        assertEquals(12, run.history().steps(run.history().episodesToSolve()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void parallelTasksAreEachDoneOnce(int threads) throws Exception {
        for (int tasks : new int[] {0, 1, 2, 7, 1000}) {
            var done = new AtomicIntegerArray(tasks);
            Runnable all = () -> run.parallel(tasks, done::incrementAndGet);
            in(threads, all);
            for (int k = 0; k < tasks; k++) {
                assertEquals(1, done.get(k), "task " + k + " of " + tasks);
            }
        }
    }

    /** Does work with a run that may use a number of threads; with 0, the number is not set. */
    private void in(int threads, Runnable work) throws Exception {
        if (threads > 0) {
            run.threads(threads);
        }
        try {
            CompletableFuture.runAsync(work).get(20, TimeUnit.SECONDS);
        } finally {
            run.dismiss();
        }
    }

    @Test
    void parallelTasksAreDoneAtTheSameTime() throws Exception {
        var barrier = new CyclicBarrier(2);
        var threads = ConcurrentHashMap.<Thread>newKeySet();
        in(2, () -> run.parallel(2, task -> {
            try {
                barrier.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("one task waits for the other's end", e);
            }
            threads.add(Thread.currentThread());
        }));
        assertEquals(2, threads.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatATaskThrowsReachesWhoeverAskedForIt(int threads) throws Exception {
        var seen = new AtomicReference<Throwable>();
        in(threads, () -> {
            try {
                run.parallel(8, task -> {
                    if (task == 5) {
                        throw new UserError(UserError.WORLD, "Task 5 is not possible.");
                    }
                });
            } catch (UserError e) {
                seen.set(e);
            }
        });
        assertEquals("Task 5 is not possible.", seen.get().getMessage());
    }

    @Test
    void whoAsksToStopIsHeardBetweenTurns() {
        assertTrue(run.running(100));
        stopped.set(true);
        assertFalse(run.running(100));
        assertEquals(1, run.updates());
    }

    @Test
    void trackedNumbersAreThoseAfterEachTurn() {
        var number = new float[] {0};
        run.track(List.of("x"), () -> number);
        for (int turn = 1; run.running(3); turn++) {
            number[0] = turn;
        }
        assertFalse(run.running(3));
        assertArrayEquals(new double[] {1, 2, 3}, run.history().series("x").toArray());
    }

    /** Two numbers under one name would be drawn as one curve of twice as many points. */
    @Test
    void aNumberThatIsTrackedCannotBeRecordedToo() {
        run.track(List.of("x", "y"), () -> new float[2]);
        assertTrue(run.running(3));
        run.record("z", 1);
        var e = assertThrows(IllegalArgumentException.class, () -> run.record("y", 1));
        assertEquals("\"y\" is tracked after each update: record the other number under another"
                + " name.", e.getMessage());
    }

    private float[] output(Snapshot snapshot) {
        return snapshot.agent().policy().forward(STATE);
    }

    @Test
    void aSnapshotIsTakenWhenAskedForAndKeepsWhatWasKnown() {
        run.show(CartPole::new, policy, (network, state, random) -> 1);
        assertTrue(run.running(100));
        assertNull(run.shown().newest(), "asked for only now");
        run.record(1, 1);
        assertTrue(run.running(100));
        Snapshot first = run.shown().newest();
        assertNotNull(first);
        assertEquals(1, first.episodes());
        float[] before = output(first);
        assertArrayEquals(policy.forward(STATE), before);

        Theta.change(policy, theta -> theta[0] += 1);
        assertArrayEquals(before, output(first), "it does not learn on");
        assertSame(first, run.shown().newest(), "none newer before the next turn");
        assertTrue(run.running(100));
        assertArrayEquals(policy.forward(STATE), output(run.shown().newest()));
    }

    /**
     * A chart of "mean return" always shows the series of episodes, so a lesson cannot use this
     * name.
     */
    @Test
    void aNumberIsNotRecordedUnderTheNameOfASeriesOfEpisodes() {
        for (String name : List.of("return", "mean return", "length", "update")) {
            var thrown = assertThrows(IllegalArgumentException.class, () -> run.record(name, 1));
            assertTrue(thrown.getMessage().contains(name), thrown.getMessage());
        }
        run.record("mean score", 1);
        assertEquals(1, run.history().series("mean score").size());
    }

    @Test
    void theLastSnapshotIsWhatWasLearned() {
        run.show(CartPole::new, policy, (network, state, random) -> 1);
        assertTrue(run.running(1));
        run.record(1, 1);
        Theta.change(policy, theta -> theta[0] += 1);
        assertFalse(run.running(1));
        run.end();
        assertTrue(run.ended());
        assertEquals(1, run.limit());
        assertArrayEquals(policy.forward(STATE), output(run.shown().newest()));
        assertEquals(1, run.shown().newest().episodes());
    }

    /** Makes a number of updates. The first parameter is always the number of updates so far. */
    private void learn(int updates) {
        run.show(CartPole::new, policy, (network, state, random) -> 1);
        Theta.change(policy, theta -> theta[0] = 0);
        while (run.running(updates)) {
            run.record(1, 1);
            run.record(1, 1);
            Theta.change(policy, theta -> theta[0] = run.updates());
            assertTrue(run.shown().snapshots().size() <= 32);
        }
        run.end();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 63, 64, 65, 1000, 12_345})
    void momentsAreSpreadEvenlyOverTheRun(int updates) {
        run.shown().keepSnapshots();
        learn(updates);
        List<Snapshot> moments = run.shown().snapshots();
        int number = moments.size();
        assertTrue(number >= Math.min(updates, 16) && number <= 32, number + " moments");
        int every = number == 1 ? 1 : moments.get(1).updates();
        for (int i = 0; i < number; i++) {
            Snapshot moment = moments.get(i);
            assertEquals(i * every, moment.updates());
            assertEquals(2 * i * every, moment.episodes());
            assertEquals(i * every, moment.parameters()[0], "what it knew then");
        }
        assertTrue(number * every >= updates, "up to the end");
        assertEquals(updates, run.shown().newest().parameters()[0]);
    }

    @Test
    void theAgentOfAMomentPlaysAsItDidThen() {
        run.shown().keepSnapshots();
        Theta.change(policy, theta -> theta[0] = 0);
        float[] then = policy.forward(STATE);
        learn(100);
        assertArrayEquals(then, output(run.shown().snapshots().get(0)));
    }

    @Test
    void whoIsNotWatchedKeepsNoMoments() {
        learn(100);
        assertEquals(List.of(), run.shown().snapshots());
    }

    @Test
    void whoDoesNotPlayKeepsNoMoments() {
        run.shown().keepSnapshots();
        while (run.running(100)) {
            run.record(1, 1);
        }
        assertEquals(List.of(), run.shown().snapshots());
    }

    @Test
    void aChoiceStaysWithItsAgentHoweverLongTheRunBecomes() {
        run.shown().keepSnapshots();
        run.show(CartPole::new, policy, (network, state, random) -> 1);
        for (int i = 0; i < 10; i++) {
            run.running(100_000);
        }
        var position = new SliderPosition(0.5);
        Snapshot chosen = position.snapshot(run);
        assertEquals(5, chosen.updates());
        assertEquals(5, position.index(run, run.shown().snapshots()));
        for (int i = 0; i < 10_000; i++) {
            run.running(100_000);
            assertSame(chosen, position.snapshot(run));
            List<Snapshot> kept = run.shown().snapshots();
            int index = position.index(run, kept);
            int every = kept.get(1).updates();
            assertTrue(kept.get(index).updates() >= 5 && kept.get(index).updates() < 5 + every);
        }
    }

    @Test
    void theLeftmostChoiceIsTheFirstMomentAndTheRightmostTheNewest() {
        run.shown().keepSnapshots();
        assertNull(new SliderPosition(0).snapshot(run), "there is none yet");
        learn(50);
        int number = run.shown().snapshots().size();
        assertSame(run.shown().snapshots().get(0), new SliderPosition(0).snapshot(run));
        assertNull(new SliderPosition(1).snapshot(run));
        assertEquals(number, new SliderPosition(1).index(run, run.shown().snapshots()));
        for (int stop = 0; stop < number; stop++) {
            var position = new SliderPosition(stop / (double) number);
            assertSame(run.shown().snapshots().get(stop), position.snapshot(run));
            assertEquals(stop, position.index(run, run.shown().snapshots()));
        }
    }
}
