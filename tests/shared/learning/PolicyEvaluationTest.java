package shared.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import shared.environments.Step;

/** Tests of the exact values of policies, by hand and against many episodes. */
class PolicyEvaluationTest {

    private static final double[][] SHORTEST = {{0, 0, 1}, {0, 0, 1}, {0, 1, 0}};
    private static final double[][] LEFT = {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}};
    private static final double[][] MIXED = {{.25, .5, .25}, {.1, .3, .6}, {.2, .5, .3}};

    @Test
    void theShortestWay() {
        var exact = new PolicyEvaluation(SHORTEST, 1, 1);
        assertEquals(0.9, exact.v(0, 0), 1e-12);
        assertEquals(0.95, exact.v(0, 1), 1e-12);
        assertEquals(1, exact.v(0, 2), 1e-12);
        assertEquals(0.85, exact.q(0, 0, 1), 1e-12, "stays once");
        assertEquals(1, exact.probability(0, 0));
        assertEquals(1, exact.probability(1, 1));
        assertEquals(1, exact.probability(2, 2));
        assertEquals(0, exact.probability(3, 2), "the episode has ended");
    }

    @Test
    void theGoalPaysAndTheFutureIsDiscounted() {
        var exact = new PolicyEvaluation(SHORTEST, 100, 0.5);
        assertEquals(-0.05 - 0.025 + 25, exact.v(0, 0), 1e-12);
        assertEquals(100, exact.q(7, 2, 1), 1e-12);
        assertEquals(-0.05, new PolicyEvaluation(SHORTEST, 100, 0).v(0, 0), 1e-12);
    }

    @Test
    void atTheTimeLimitNothingIsLeft() {
        var exact = new PolicyEvaluation(LEFT, 1, 1);
        assertEquals(-0.05 * 200, exact.v(0, 0), 1e-12);
        assertEquals(-0.05, exact.v(199, 0), 1e-12);
        assertEquals(0, exact.v(200, 0));
        assertEquals(1, exact.probability(199, 0), 1e-12);
    }

    /** If the time limit hardly matters, the values solve three linear equations. */
    @Test
    void theValuesOfOneTable() {
        var exact = new PolicyEvaluation(
                new double[][] {{.25, .5, .25}, {.25, .5, .25}, {.25, .5, .25}}, 1, 1);
        assertEquals(0.15, exact.v(0, 0), 1e-5);
        assertEquals(0.35, exact.v(0, 1), 1e-5);
        assertEquals(0.75, exact.v(0, 2), 1e-5);
    }

    @Test
    void theMeanReturnOfManyEpisodesIsTheValue() {
        var exact = new PolicyEvaluation(MIXED, 3, 0.9);
        var policy = new TablePolicy(MIXED);
        var random = new SplittableRandom(4);
        var samples = random.splits(20_000).map(policy::play)
                .map(episode -> new double[] {exact.returns(episode)[0],
                    episode.length() > 4 ? episode.states()[4][0] == 1 ? 1 : 0 : 0}).toList();
        double distance = Estimate.of(samples).distance(
                new double[] {exact.v(0, 0), exact.probability(4, 2)});
        assertEquals(0, distance, 4, "standard errors");
    }

    private static Episode<Integer> episode(boolean truncated) {
        var episode = new Episode<Integer>();
        episode.add(new float[] {0}, 2, new Step(new float[] {1}, -0.05, false, false));
        episode.add(new float[] {1}, 1, truncated ? new Step(new float[] {1}, -0.05, false, true)
                : new Step(new float[] {1}, 1, true, false));
        return episode;
    }

    @Test
    void returnsHaveTheGoalsRewardUnlessTruncated() {
        var exact = new PolicyEvaluation(MIXED, 100, 0.5);
        assertArrayEquals(new double[] {49.95, 100}, exact.returns(episode(false)), 1e-12);
        assertArrayEquals(new double[] {-0.075, -0.05}, exact.returns(episode(true)), 1e-12);
    }
}
