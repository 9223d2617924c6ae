import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.TANH;
import static shared.networks.Dense.dense;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.environments.CartPole;
import shared.environments.Step;
import shared.learning.Categorical;
import shared.learning.Episode;
import shared.learning.RunningMean;
import shared.networks.Network;
import support.Differences;
import support.RecordingAdam;
import support.Results;

/** Tests of the lesson Reinforce: its mathematics and its learning. */
class ReinforceTest {

    @TempDir
    Path folder;

    private static Reinforce lesson(double gamma, Reinforce.Advantage advantage) {
        var lesson = new Reinforce();
        lesson.gamma = gamma;
        lesson.advantage = advantage;
        return lesson;
    }

    /** An episode of three steps with the rewards 1, 2 and 4. */
    private static Episode<Integer> episode(boolean terminated, boolean truncated) {
        var episode = new Episode<Integer>();
        episode.add(new float[] {0.1f, -0.2f, 0.3f, 1}, 0, new Step(new float[0], 1, false, false));
        episode.add(new float[] {-0.4f, 0.5f, 0.6f, -1}, 1,
                new Step(new float[0], 2, false, false));
        episode.add(new float[] {0.7f, 0.8f, -0.9f, 2}, 1,
                new Step(new float[0], 4, terminated, truncated));
        return episode;
    }

    @Test
    void returnsAreDiscountedSums() {
        Reinforce lesson = lesson(0.5, Reinforce.Advantage.BASELINE);
        assertArrayEquals(new double[] {3, 4, 4}, lesson.returns(episode(true, false)));
    }

    @Test
    void onlyWhatTheClockCutOffHasAFuture() {
        Reinforce lesson = lesson(0.5, Reinforce.Advantage.BASELINE);
        // The value after the last step is 1 + 1/2 + 1/4 + ... = 2.
        assertArrayEquals(new double[] {3.25, 4.5, 5}, lesson.returns(episode(false, true)));
        assertArrayEquals(new double[] {3, 4, 4}, lesson.returns(episode(true, true)));
    }

    @Test
    void advantagesCompareWithWhatIsUsual() {
        double[] returns = {3, 5, 10};
        var baseline = new RunningMean(0.1);
        baseline.add(40);
        assertArrayEquals(new double[] {-1, 1, 6},
                lesson(1, Reinforce.Advantage.BASELINE).advantages(returns, baseline), 1e-12);
        assertEquals(4.2, baseline.value(), 1e-12);
        assertArrayEquals(returns,
                lesson(1, Reinforce.Advantage.RETURN).advantages(returns, baseline));
        double std = Math.sqrt(13);
        assertArrayEquals(new double[] {-3 / std, -1 / std, 4 / std},
                lesson(1, Reinforce.Advantage.NORMALISED).advantages(returns, baseline), 1e-8);
    }

    /**
     * Compares the gradient that learn passes to the optimiser with differences of -1/T sum_t A_t
     * ln pi(a_t|s_t).
     */
    @Test
    void learnFollowsTheGradientOfTheEquation() {
        var policy = new Network(new SplittableRandom(3), dense(4, 5), TANH, dense(5, 2));
        var adam = new RecordingAdam(policy);
        Episode<Integer> episode = episode(true, false);
        double[] advantages = {1.5, -2, 0.7};
        Reinforce.learn(policy, adam, episode, advantages);
        Differences.compare(policy, adam.gradient(), () -> loss(policy, episode, advantages),
                1e-2f, 5e-4);
    }

    private static double loss(Network policy, Episode<Integer> episode, double[] advantages) {
        double sum = 0;
        for (int t = 0; t < 3; t++) {
            float[] pi = Categorical.softmax(policy.forward(episode.states()[t]));
            sum -= advantages[t] * Math.log(pi[episode.actions().get(t)]);
        }
        return sum / 3;
    }

    @Test
    void playKeepsTheStateThatEachActionWasChosenIn() {
        var policy = new Network(new SplittableRandom(3), dense(4, 2));
        Episode<Integer> episode = Reinforce.play(new CartPole(), policy, new SplittableRandom(11));
        var world = new CartPole();
        Step step = world.reset(new SplittableRandom(11).nextLong());
        for (int t = 0; t < episode.length(); t++) {
            assertArrayEquals(step.observation(), episode.states()[t]);
            step = world.step(episode.actions().get(t));
        }
        assertTrue(step.done());
        assertEquals(episode.length(), episode.totalReward());
    }

    private List<Results.Run> learn(String... args) {
        return Results.of(new Reinforce(), folder, args);
    }

    private static int[] episodes(List<Results.Run> runs) {
        return runs.stream().mapToInt(run -> {
            assertTrue(run.truth("solved"), run.toString());
            return run.json().get("episodes_to_solve").getAsInt();
        }).sorted().toArray();
    }

    @Test
    void solvesTheWorldOnTwentySeeds() {
        List<Results.Run> runs = learn("--runs", "20", "--seed", "10000");
        assertEquals(20, runs.size());
        for (Results.Run run : runs) {
            assertTrue(run.number("mean_last_100") >= 475, run.toString());
            assertTrue(run.number("evaluation") > 400, run.toString());
        }
        int[] episodes = episodes(runs);
        assertTrue(episodes[10] <= 300, Arrays.toString(episodes));
    }

    @Test
    void withoutTheUpdateNothingIsLearned() {
        for (Results.Run run : learn("--runs", "20", "--seed", "10000", "--learning-rate", "1e-30",
                "--episodes", "600")) {
            assertFalse(run.truth("solved"));
            assertTrue(run.number("mean_last_100") < 60, run.toString());
        }
    }

    /** The notebook stops when learning has begun but the world is not solved. */
    @Test
    void theNotebooksSettingsDoNotSolveIt() {
        List<Results.Run> runs = learn("--runs", "20", "--notebook");
        for (Results.Run run : runs) {
            assertFalse(run.truth("solved"));
            assertEquals(80, run.number("episodes"));
        }
        double mean = runs.stream().mapToDouble(run -> run.number("mean_last_100")).average()
                .orElseThrow();
        assertTrue(mean > 25 && mean < 36, "mean return " + mean);
    }

    @Test
    @Tag("slow")
    void solvesTheWorldOnAHundredSeeds() {
        int[] episodes = episodes(learn("--runs", "100"));
        assertEquals(100, episodes.length);
        assertTrue(episodes[50] <= 260, Arrays.toString(episodes));
    }
}
