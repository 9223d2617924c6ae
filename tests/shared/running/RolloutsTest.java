package shared.running;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.CartPole;
import shared.files.Npz;
import shared.playing.SavedFile;

/**
 * Tests of several games side by side: the order of the rollouts, the recorded episodes, and
 * resuming.
 */
class RolloutsTest {

    private static final int GAMES = 5;
    private static final int STEPS = 40;

    private static Run run(Npz resumed, int threads) {
        var run = new Run(5, "", Goal.NONE, () -> false, resumed == null ? null
                : new SavedFile(Path.of("a.npz"), resumed, new JsonObject()));
        run.threads(threads);
        return run;
    }

    /** Returns the observations and actions of a worker. */
    private static List<String> play(Worker worker) {
        return IntStream.range(0, STEPS).mapToObj(t -> {
            int action = worker.random().nextInt(2);
            return Arrays.toString(worker.observation()) + action + worker.step(action).done();
        }).toList();
    }

    private static List<String> learn(Run run, Rollouts games, int updates) {
        var all = new ArrayList<String>();
        while (run.running(updates)) {
            all.addAll(games.each(RolloutsTest::play));
            games.report();
            all.add(String.valueOf(games.random().nextLong()));
        }
        run.dismiss();
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void theGamesComeOneBehindTheOtherOnAnyNumberOfThreads(int threads) {
        Run run = run(null, threads);
        var games = new Rollouts(run, GAMES, i -> new CartPole());
        Run other = run(null, 1);
        List<Worker> workers = IntStream.range(0, GAMES)
                .mapToObj(i -> new Worker(other, i, new CartPole())).toList();
        while (run.running(4) && other.running(4)) {
            List<String> expected = workers.stream().flatMap(worker -> play(worker).stream())
                    .toList();
            assertEquals(expected, games.each(RolloutsTest::play));
            games.report();
            workers.forEach(Worker::report);
        }
        run.dismiss();
        assertTrue(run.episodes() > 10, run.episodes() + " episodes");
        assertArrayEquals(other.history().series(History.RETURN).toArray(),
                run.history().series(History.RETURN).toArray());
    }

    @Test
    void eachGameHasItsWorld() {
        var made = new ArrayList<Integer>();
        var games = new Rollouts(run(null, 1), GAMES, i -> {
            made.add(i);
            return new CartPole();
        });
        assertEquals(List.of(0, 1, 2, 3, 4), made);
        List<String> first = games.each(worker ->
                List.of(Arrays.toString(worker.observation())));
        assertEquals(GAMES, Set.copyOf(first).size());
    }

    /**
     * The last two games are for practice: their episodes are not recorded, but their steps count.
     */
    @Test
    void practiceCountsAsStepsAlone() {
        Run run = run(null, 2);
        learn(run, new Rollouts(run, GAMES, 2, i -> new CartPole()), 6);
        Run three = run(null, 2);
        learn(three, new Rollouts(three, 3, i -> new CartPole()), 6);
        assertArrayEquals(three.history().series(History.RETURN).toArray(),
                run.history().series(History.RETURN).toArray());
        Run all = run(null, 2);
        learn(all, new Rollouts(all, GAMES, i -> new CartPole()), 6);
        assertTrue(three.steps() < run.steps());
        assertEquals(all.steps(), run.steps());
        Run none = run(null, 2);
        learn(none, new Rollouts(none, GAMES, GAMES, i -> new CartPole()), 6);
        assertEquals(0, none.episodes());
        assertEquals(all.steps(), none.steps());
    }

    @Test
    void aResumedRunGoesOnToTheBit() {
        Run whole = run(null, 1);
        List<String> played = learn(whole, new Rollouts(whole, GAMES, 1, i -> new CartPole()), 7);
        Run half = run(null, 2);
        var start = new ArrayList<>(learn(half,
                new Rollouts(half, GAMES, 1, i -> new CartPole()), 3));
        Npz saved = half.state("{}");
        // Old files have these names, too.
        assertEquals(Set.of("player0.episode", "player1.episode", "player2.episode",
                "player3.episode", "player4.episode"), saved.arrays().keySet().stream()
                .filter(name -> name.endsWith(".episode")).collect(Collectors.toSet()));
        Run rest = run(saved, 2);
        List<String> end = learn(rest, new Rollouts(rest, GAMES, 1, i -> new CartPole()), 7);
        assertEquals(played, Stream.concat(start.stream(), end.stream()).toList());
        assertEquals(whole.steps(), rest.steps());
        assertArrayEquals(whole.history().series(History.LENGTH).toArray(),
                rest.history().series(History.LENGTH).toArray());
    }

    /** The random numbers for all games go on from one update to the next. */
    @Test
    void randomNumbersForAllGamesAreNotRepeated() {
        Run run = run(null, 1);
        var games = new Rollouts(run, GAMES, i -> new CartPole());
        assertNotEquals(games.random().nextLong(), games.random().nextLong());
    }

    @Test
    void whatAGameThrowsIsThrown() {
        Run run = run(null, 2);
        var games = new Rollouts(run, GAMES, i -> new CartPole());
        var e = assertThrows(IllegalArgumentException.class, () -> games.each(worker -> {
            worker.step(7);
            return List.of();
        }));
        assertTrue(e.getMessage().contains("7"), e.getMessage());
        run.dismiss();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0", "-1 0", "4 -1", "4 5"})
    void impossibleNumbersAreRefused(String numbers) {
        String[] words = numbers.split(" ");
        assertThrows(IllegalArgumentException.class, () -> new Rollouts(run(null, 1),
                Integer.parseInt(words[0]), Integer.parseInt(words[1]), i -> new CartPole()));
    }
}
