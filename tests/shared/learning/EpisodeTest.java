package shared.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shared.environments.Step;

/**
 * Tests that an episode returns the steps that were added, also for several episodes joined
 * together.
 */
class EpisodeTest {

    /**
     * An episode of the steps {@code from}, from + 1, ... The number of a step is its state, its
     * action and its reward.
     */
    private static Episode<Integer> episode(int from, int length, boolean truncated) {
        var episode = new Episode<Integer>();
        for (int i = from; i < from + length; i++) {
            boolean last = i == from + length - 1;
            episode.add(new float[] {i}, i, new Step(new float[0], i, last && !truncated,
                    last && truncated));
        }
        return episode;
    }

    private static void assertSteps(Episode<Integer> episode, int from, int length) {
        assertEquals(length, episode.length());
        double total = 0;
        for (int t = 0; t < length; t++) {
            assertArrayEquals(new float[] {from + t}, episode.states()[t]);
            assertEquals(from + t, episode.actions().get(t));
            assertEquals(from + t, episode.rewards()[t]);
            total += from + t;
        }
        assertEquals(length, episode.states().length);
        assertEquals(length, episode.actions().size());
        assertEquals(length, episode.rewards().length);
        assertEquals(total, episode.totalReward());
    }

    @Test
    void stepsAreKeptInOrder() {
        assertSteps(episode(0, 200, false), 0, 200);
        assertFalse(episode(0, 3, false).truncated());
        assertTrue(episode(0, 3, true).truncated());
    }

    @Test
    void whatIsGivenOutDoesNotChangeTheEpisode() {
        Episode<Integer> episode = episode(0, 3, false);
        episode.rewards()[0] = 9;
        episode.states()[0] = null;
        assertThrows(UnsupportedOperationException.class, () -> episode.actions().clear());
        assertSteps(episode, 0, 3);
    }

    @Test
    void joinedEpisodesAreOneLongOne() {
        var episodes = new ArrayList<Episode<Integer>>();
        int steps = 0;
        for (int i = 1; i <= 30; i++) {
            episodes.add(episode(steps, 5 * i % 7 + 1, i == 30));
            steps += 5 * i % 7 + 1;
        }
        Episode<Integer> all = Episode.join(episodes);
        assertSteps(all, 0, steps);
        assertTrue(all.truncated(), "as the last of them");
        all.add(new float[] {steps}, steps, new Step(new float[0], steps, true, false));
        assertSteps(all, 0, steps + 1);
        assertFalse(all.truncated());
        assertEquals(0, Episode.join(List.<Episode<Integer>>of()).length());
    }

    /** Otherwise a forgotten step would be noticed only when memory runs out. */
    @Test
    void anEpisodeWithoutAnEndIsRefused() {
        Episode<Integer> longest = episode(0, 100_000, true);
        var error = assertThrows(IllegalStateException.class, () ->
                longest.add(new float[1], 0, new Step(new float[0], 0, false, false)));
        assertEquals("The episode has 100,000 steps and no end: does the loop call"
                + " step = world.step(action)?", error.getMessage());
        assertEquals(200_000, Episode.join(List.of(longest, longest)).length());
    }
}
