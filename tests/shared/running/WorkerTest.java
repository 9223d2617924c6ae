package shared.running;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.CartPole;
import shared.environments.Step;
import shared.environments.pong.Pong;
import shared.files.Tensor;
import shared.playing.Randomness;

/**
 * Tests of playing without end: episodes are recorded when they end, and are resumed in the middle.
 */
class WorkerTest {

    private static Run run() {
        var run = new Run(5, "", Goal.NONE, () -> false, null);
        run.running(1000);
        return run;
    }

    private static int act(Worker worker) {
        return worker.random().nextInt(2);
    }

    @Test
    void episodesAreRecordedWhenTheyEnd() {
        Run run = run();
        var worker = new Worker(run, new CartPole());
        int ended = 0;
        double total = 0;
        for (int t = 0; t < 300; t++) {
            Step answer = worker.step(act(worker));
            total += answer.reward();
            if (answer.done()) {
                assertEquals(++ended, run.history().size());
                assertEquals(total, run.history().series(History.RETURN).last());
                assertEquals(total, run.history().series(History.LENGTH).last());
                total = 0;
            }
        }
        assertTrue(ended > 5, ended + " episodes");
    }

    /**
     * The observation after the end of an episode is the first of the next episode, from the stream
     * of that episode.
     */
    @Test
    void everyEpisodeHasItsOwnStream() {
        Run run = run();
        var worker = new Worker(run, new CartPole());
        for (int i = 0; i < 4; i++) {
            var world = new CartPole();
            Step step = world.reset(Randomness.stream(5, 0, i).nextLong());
            assertArrayEquals(step.observation(), worker.observation());
            Step answer;
            do {
                answer = worker.step(act(worker));
            } while (!answer.done());
        }
    }

    @Test
    void aSavedEpisodeGoesOnToTheBit() {
        Run run = run();
        var worker = new Worker(run, new CartPole());
        for (int t = 0; t < 107; t++) {
            worker.step(act(worker));
        }
        Map<String, Tensor> saved = worker.state();
        Run later = run();
        for (int i = 0; i < run.history().size(); i++) {
            later.record(1, 1);
        }
        var other = new Worker(later, new CartPole());
        other.load(saved);
        for (int t = 0; t < 200; t++) {
            assertArrayEquals(worker.observation(), other.observation());
            int action = act(worker);
            assertEquals(action, act(other));
            Step answer = worker.step(action);
            Step same = other.step(action);
            assertArrayEquals(answer.observation(), same.observation());
            assertEquals(answer.done(), same.done());
        }
        assertEquals(run.history().series(History.RETURN).last(),
                later.history().series(History.RETURN).last());
    }

    @Test
    void anEpisodeThatIsNoneIsRefused() {
        var worker = new Worker(run(), new CartPole());
        assertThrows(IllegalArgumentException.class, () -> worker.load(Map.of()));
        assertThrows(IllegalArgumentException.class,
                () -> worker.load(Map.of("episode", Tensor.vector(3L))));
        // A pole that is pushed to the left all the time falls within ten steps.
        assertThrows(IllegalArgumentException.class,
                () -> worker.load(Map.of("episode", Tensor.vector(new long[50]))));
    }

    // One of several

    /** Plays until a number of episodes are over. */
    private static void play(Worker worker, int episodes) {
        while (episodes > 0) {
            if (worker.step(act(worker)).done()) {
                episodes--;
            }
        }
    }

    @Test
    void everyEpisodeOfEveryWorkerHasItsOwnStream() {
        Run run = run();
        var starts = new ArrayList<List<Float>>();
        for (int number = 0; number < 3; number++) {
            var worker = new Worker(run, number, new CartPole());
            for (int i = 0; i < 4; i++) {
                // Environment number 0 is for the only worker of a run, 1 for episodes that are
                // watched.
                var random = Randomness.stream(5, 2 + number, i);
                Step first = new CartPole().reset(random.nextLong());
                assertArrayEquals(first.observation(), worker.observation());
                starts.add(list(worker.observation()));
                assertEquals(random.nextLong(), worker.random().nextLong());
                play(worker, 1);
                worker.report();
            }
        }
        starts.add(list(new Worker(run(), new CartPole()).observation()));
        starts.add(list(new CartPole().reset(Randomness.stream(5, 1, 0).nextLong()).observation()));
        assertEquals(14, new HashSet<>(starts).size());
    }

    private static List<Float> list(float[] numbers) {
        var list = new ArrayList<Float>();
        for (float number : numbers) {
            list.add(number);
        }
        return list;
    }

    /**
     * Neither the steps of other workers nor the recording of episodes changes the random numbers
     * of a worker.
     */
    @Test
    void workersDoNotChangeEachOthersRandomNumbers() {
        var alone = new Worker(run(), 1, new CartPole());
        Run run = run();
        var first = new Worker(run, 0, new CartPole());
        var worker = new Worker(run, 1, new CartPole());
        var chance = new SplittableRandom(2);
        for (int t = 0; t < 300; t++) {
            assertArrayEquals(alone.observation(), worker.observation());
            int action = act(alone);
            assertEquals(action, act(worker));
            assertEquals(alone.step(action).done(), worker.step(action).done());
            if (chance.nextBoolean()) {
                first.step(act(first));
            }
            if (chance.nextInt(50) == 0) {
                run.record(1, 1);
                worker.report();
            }
        }
    }

    @Test
    void severalWorkersEpisodesAreRecordedWhenTheyReport() {
        Run run = run();
        var one = new Worker(run, 0, new CartPole());
        var other = new Worker(run, 1, new CartPole());
        List<Double> ones = lengths(one, 3);
        List<Double> others = lengths(other, 2);
        one.step(act(one));
        assertEquals(0, run.history().size());
        other.report();
        assertRecorded(run, others);
        other.report();
        assertRecorded(run, others);
        one.report();
        assertRecorded(run, others, ones);
        List<Double> rest = lengths(other, 1);
        other.report();
        assertRecorded(run, others, ones, rest);
    }

    /** Plays on and returns the lengths of the next episodes. */
    private static List<Double> lengths(Worker worker, int episodes) {
        var lengths = new ArrayList<Double>();
        double length = 0;
        while (lengths.size() < episodes) {
            length++;
            if (worker.step(act(worker)).done()) {
                lengths.add(length);
                length = 0;
            }
        }
        return lengths;
    }

    /**
     * Asserts that the episodes of these lengths are recorded in order. In CartPole the return
     * equals the length.
     */
    @SafeVarargs
    private static void assertRecorded(Run run, List<Double>... lengths) {
        double[] all = Stream.of(lengths).flatMap(List::stream).mapToDouble(x -> x).toArray();
        assertArrayEquals(all, run.history().series(History.LENGTH).toArray());
        assertArrayEquals(all, run.history().series(History.RETURN).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void oneOfSeveralGoesOnToTheBit(int episodes) {
        Run run = run();
        var worker = new Worker(run, 2, new CartPole());
        play(worker, episodes);
        for (int t = 0; t < 5; t++) {
            assertFalse(worker.step(t % 2).done());
        }
        worker.random().nextLong();
        worker.report();
        Run later = run();
        var other = new Worker(later, 2, new CartPole());
        other.load(worker.state());
        assertArrayEquals(worker.state().get("episode").longs(),
                other.state().get("episode").longs());
        for (int t = 0; t < 200; t++) {
            assertArrayEquals(worker.observation(), other.observation());
            int action = act(worker);
            assertEquals(action, act(other));
            Step answer = worker.step(action);
            Step same = other.step(action);
            assertArrayEquals(answer.observation(), same.observation());
            assertEquals(answer.done(), same.done());
        }
        worker.report();
        other.report();
        double[] all = run.history().series(History.RETURN).toArray();
        double[] rest = later.history().series(History.RETURN).toArray();
        assertTrue(rest.length > 3, rest.length + " episodes");
        assertArrayEquals(Arrays.copyOfRange(all, episodes, all.length), rest);
    }

    @Test
    void sparseStatesAreTheObservations() {
        var worker = new Worker(run(), 0, new Pong());
        for (int t = 0; t < 40; t++) {
            assertArrayEquals(worker.observation(), worker.sparse().dense());
            worker.step(2);
        }
        assertTrue(worker.sparse().indices().length > 0);
        assertThrows(IllegalStateException.class,
                () -> new Worker(run(), 0, new CartPole()).sparse());
    }
}
