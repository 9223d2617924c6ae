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
import shared.environments.Pong;
import shared.environments.Step;
import shared.files.Tensor;

/** Playing on and on: episodes are recorded as they end, and go on where they were left. */
class PlayerTest {

    private static Run run() {
        var run = new Run(5, "", Goal.NONE, () -> false, null);
        run.running(1000);
        return run;
    }

    private static int act(Player player) {
        return player.random().nextInt(2);
    }

    @Test
    void episodesAreRecordedWhenTheyEnd() {
        Run run = run();
        var player = new Player(run, new CartPole());
        int ended = 0;
        double total = 0;
        for (int t = 0; t < 300; t++) {
            Step answer = player.step(act(player));
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

    /** The observation after an end is the next episode's first, of that episode's own stream. */
    @Test
    void everyEpisodeHasItsOwnStream() {
        Run run = run();
        var player = new Player(run, new CartPole());
        for (int i = 0; i < 4; i++) {
            var world = new CartPole();
            Step step = world.reset(Chance.stream(5, 0, i).nextLong());
            assertArrayEquals(step.observation(), player.observation());
            Step answer;
            do {
                answer = player.step(act(player));
            } while (!answer.done());
        }
    }

    @Test
    void aSavedEpisodeGoesOnToTheBit() {
        Run run = run();
        var player = new Player(run, new CartPole());
        for (int t = 0; t < 107; t++) {
            player.step(act(player));
        }
        Map<String, Tensor> saved = player.state();
        Run later = run();
        for (int i = 0; i < run.history().size(); i++) {
            later.record(1, 1);
        }
        var other = new Player(later, new CartPole());
        other.load(saved);
        for (int t = 0; t < 200; t++) {
            assertArrayEquals(player.observation(), other.observation());
            int action = act(player);
            assertEquals(action, act(other));
            Step answer = player.step(action);
            Step same = other.step(action);
            assertArrayEquals(answer.observation(), same.observation());
            assertEquals(answer.done(), same.done());
        }
        assertEquals(run.history().series(History.RETURN).last(),
                later.history().series(History.RETURN).last());
    }

    @Test
    void anEpisodeThatIsNoneIsRefused() {
        var player = new Player(run(), new CartPole());
        assertThrows(IllegalArgumentException.class, () -> player.load(Map.of()));
        assertThrows(IllegalArgumentException.class,
                () -> player.load(Map.of("episode", Tensor.vector(3L))));
        // A pole that is pushed to the left all the time falls within ten steps.
        assertThrows(IllegalArgumentException.class,
                () -> player.load(Map.of("episode", Tensor.vector(new long[50]))));
    }

    // One of several

    /** Steps until so many episodes are over. */
    private static void play(Player player, int episodes) {
        while (episodes > 0) {
            if (player.step(act(player)).done()) {
                episodes--;
            }
        }
    }

    @Test
    void everyEpisodeOfEveryPlayerHasItsOwnStream() {
        Run run = run();
        var starts = new ArrayList<List<Float>>();
        for (int number = 0; number < 3; number++) {
            var player = new Player(run, number, new CartPole());
            for (int i = 0; i < 4; i++) {
                // World 0 is that of a lonely player, 1 that in which agents are shown.
                var random = Chance.stream(5, 2 + number, i);
                Step first = new CartPole().reset(random.nextLong());
                assertArrayEquals(first.observation(), player.observation());
                starts.add(list(player.observation()));
                assertEquals(random.nextLong(), player.random().nextLong());
                play(player, 1);
                player.report();
            }
        }
        starts.add(list(new Player(run(), new CartPole()).observation()));
        starts.add(list(new CartPole().reset(Chance.stream(5, 1, 0).nextLong()).observation()));
        assertEquals(14, new HashSet<>(starts).size());
    }

    private static List<Float> list(float[] numbers) {
        var list = new ArrayList<Float>();
        for (float number : numbers) {
            list.add(number);
        }
        return list;
    }

    /** Whatever the others do, whatever was recorded, and whenever. */
    @Test
    void playersDoNotChangeEachOthersChance() {
        var alone = new Player(run(), 1, new CartPole());
        Run run = run();
        var first = new Player(run, 0, new CartPole());
        var player = new Player(run, 1, new CartPole());
        var chance = new SplittableRandom(2);
        for (int t = 0; t < 300; t++) {
            assertArrayEquals(alone.observation(), player.observation());
            int action = act(alone);
            assertEquals(action, act(player));
            assertEquals(alone.step(action).done(), player.step(action).done());
            if (chance.nextBoolean()) {
                first.step(act(first));
            }
            if (chance.nextInt(50) == 0) {
                run.record(1, 1);
                player.report();
            }
        }
    }

    @Test
    void severalPlayersEpisodesAreRecordedWhenTheyReport() {
        Run run = run();
        var one = new Player(run, 0, new CartPole());
        var other = new Player(run, 1, new CartPole());
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

    /** The lengths of the next episodes, from where the player is. */
    private static List<Double> lengths(Player player, int episodes) {
        var lengths = new ArrayList<Double>();
        double length = 0;
        while (lengths.size() < episodes) {
            length++;
            if (player.step(act(player)).done()) {
                lengths.add(length);
                length = 0;
            }
        }
        return lengths;
    }

    /** Of CartPole the return and the length, one behind the other. */
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
        var player = new Player(run, 2, new CartPole());
        play(player, episodes);
        for (int t = 0; t < 5; t++) {
            assertFalse(player.step(t % 2).done());
        }
        player.random().nextLong();
        player.report();
        Run later = run();
        var other = new Player(later, 2, new CartPole());
        other.load(player.state());
        assertArrayEquals(player.state().get("episode").longs(),
                other.state().get("episode").longs());
        for (int t = 0; t < 200; t++) {
            assertArrayEquals(player.observation(), other.observation());
            int action = act(player);
            assertEquals(action, act(other));
            Step answer = player.step(action);
            Step same = other.step(action);
            assertArrayEquals(answer.observation(), same.observation());
            assertEquals(answer.done(), same.done());
        }
        player.report();
        other.report();
        double[] all = run.history().series(History.RETURN).toArray();
        double[] rest = later.history().series(History.RETURN).toArray();
        assertTrue(rest.length > 3, rest.length + " episodes");
        assertArrayEquals(Arrays.copyOfRange(all, episodes, all.length), rest);
    }

    @Test
    void placesAreThoseOfTheObservation() {
        var player = new Player(run(), 0, new Pong());
        for (int t = 0; t < 40; t++) {
            var numbers = new float[6400];
            for (int p : player.places()) {
                numbers[p >= 0 ? p : ~p] = p >= 0 ? 1 : -1;
            }
            assertArrayEquals(player.observation(), numbers);
            player.step(2);
        }
        assertTrue(player.places().length > 0);
        assertThrows(IllegalStateException.class,
                () -> new Player(run(), 0, new CartPole()).places());
    }
}
