package shared.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tests of the episodes that a table of probabilities plays. */
class TablePolicyTest {

    @Test
    void aCertainPolicyTakesTheShortestWay() {
        var policy = new TablePolicy(new double[][] {{0, 0, 1}, {0, 0, 1}, {0, 1, 0}});
        Episode<Integer> episode = policy.play(new SplittableRandom(1));
        assertEquals(List.of(2, 2, 1), episode.actions());
        assertEquals(0.9, episode.totalReward(), 1e-12);
        assertFalse(episode.truncated());
    }

    @Test
    void anEpisodeWithoutEndIsTruncated() {
        var policy = new TablePolicy(new double[][] {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}});
        Episode<Integer> episode = policy.play(new SplittableRandom(1));
        assertEquals(TablePolicy.STEPS, episode.length());
        assertTrue(episode.truncated());
    }

    /** Each row of the table has its own probabilities. */
    @Test
    void actionsAreAsFrequentAsTheTableSays() {
        double[][] pi = {{0.5, 0.2, 0.3}, {0.1, 0.2, 0.7}, {0.6, 0.3, 0.1}};
        var counts = new int[3][3];
        var random = new SplittableRandom(2);
        for (int n = 0; n < 2000; n++) {
            Episode<Integer> episode = new TablePolicy(pi).play(random.split());
            for (int t = 0; t < episode.length(); t++) {
                counts[(int) episode.states()[t][0] + 1][episode.actions().get(t)]++;
            }
        }
        for (int s = 0; s < 3; s++) {
            double all = counts[s][0] + counts[s][1] + counts[s][2];
            for (int a = 0; a < 3; a++) {
                assertEquals(pi[s][a], counts[s][a] / all, 0.02, "action " + a + " in " + (s - 1));
            }
        }
    }
}
