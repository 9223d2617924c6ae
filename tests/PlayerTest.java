package shared.running;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import shared.environments.CartPole;
import shared.environments.Step;

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
        Map<String, INDArray> saved = player.state();
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
        // A pole that is pushed to the left all the time falls within ten steps.
        assertThrows(IllegalArgumentException.class,
                () -> player.load(Map.of("episode", Nd4j.createFromArray(new long[50]))));
    }
}
