import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Dense.dense;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.Step;
import shared.environments.ThreeStates;
import shared.learning.Categorical;
import shared.learning.Episode;
import shared.learning.RunningMean;
import shared.networks.Network;
import support.Differences;
import support.RecordingAdam;
import support.Results;
import support.Theta;

/** Tests of the lesson SequenceWorld and its world. */
class SequenceWorldTest {

    @TempDir
    Path folder;

    /** Goes to a state and takes an action there. */
    private static Step from(int state, int action) {
        var world = new ThreeStates(100);
        world.reset(0);
        for (int s = -1; s < state; s++) {
            world.step(2);
        }
        return world.step(action);
    }

    @Test
    void everyStepFromEveryState() {
        int[][] next = {{-1, -1, 0}, {-1, 0, 1}, {0, 1, 1}};
        for (int state = -1; state <= 1; state++) {
            for (int action = 0; action < 3; action++) {
                Step step = from(state, action);
                boolean goal = state == 1 && action == 1;
                assertArrayEquals(new float[] {next[state + 1][action]}, step.observation());
                assertEquals(goal ? 1 : -0.05, step.reward());
                assertEquals(goal, step.terminated());
                assertEquals(false, step.truncated());
            }
        }
    }

    @Test
    void theWorldKeepsTheRulesOfAnEnvironment() {
        var world = new ThreeStates(3);
        assertThrows(IllegalStateException.class, () -> world.step(0));
        assertArrayEquals(new float[] {-1}, world.reset(5).observation());
        assertThrows(IllegalArgumentException.class, () -> world.step(3));
        assertThrows(IllegalArgumentException.class, () -> world.step(-1));
        world.step(0);
        world.step(0);
        assertTrue(world.step(0).truncated());
        assertThrows(IllegalStateException.class, () -> world.step(0));
        assertThrows(IllegalArgumentException.class, () -> new ThreeStates(0));
        assertEquals(520, world.render().getWidth());
    }

    private static Episode<Integer> episode() {
        var episode = new Episode<Integer>();
        episode.add(new float[] {-1}, 2, new Step(new float[0], -0.05, false, false));
        episode.add(new float[] {0}, 0, new Step(new float[0], -0.05, false, false));
        episode.add(new float[] {1}, 1, new Step(new float[0], 1, true, false));
        return episode;
    }

    private static RunningMean[] means() {
        return new RunningMean[] {new RunningMean(0.1), new RunningMean(0.1),
            new RunningMean(0.1)};
    }

    @Test
    void advantagesAreReturnsMinusTheBaseline() {
        var lesson = new SequenceWorld();
        lesson.gamma = 0.5;
        lesson.baseline = SequenceWorld.Baseline.NONE;
        double[] g = {0.175, 0.45, 1};
        assertArrayEquals(g, lesson.advantages(episode(), means()), 1e-12);
        lesson.baseline = SequenceWorld.Baseline.STATE;
        RunningMean[] b = means();
        assertArrayEquals(g, lesson.advantages(episode(), b), 1e-12);
        assertArrayEquals(new double[] {0.9 * g[0], 0.9 * g[1], 0.9 * g[2]},
                lesson.advantages(episode(), b), 1e-12);
        lesson.baseline = SequenceWorld.Baseline.OVERALL;
        b = means();
        assertArrayEquals(g, lesson.advantages(episode(), b), 1e-12,
                "what is usual is not learned from the episode itself");
        double usual = 0.9 * (0.9 * 0.1 * g[0] + 0.1 * g[1]) + 0.1 * g[2];
        assertArrayEquals(new double[] {g[0] - usual, g[1] - usual, g[2] - usual},
                lesson.advantages(episode(), b), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void learnFollowsTheGradientOfItsLoss(boolean log) {
        var policy = new Network(new SplittableRandom(3), dense(1, 3));
        var adam = new RecordingAdam(policy);
        double[] advantages = {1.5, -2, 0.7};
        double value = SequenceWorld.learn(policy, adam, episode(), advantages, log);
        assertEquals(loss(policy, advantages, log), value, 1e-5);
        Differences.compare(policy, adam.gradient(), () -> loss(policy, advantages, log), 1e-2f,
                1e-3);
    }

    private static double loss(Network policy, double[] advantages, boolean log) {
        double loss = 0;
        for (int t = 0; t < 3; t++) {
            double pi = Categorical.softmax(policy.forward(episode().states()[t]))[
                    episode().actions().get(t)];
            loss -= advantages[t] * (log ? Math.log(pi) : pi);
        }
        return loss;
    }

    private static double mean(List<Results.Run> runs, String variant) {
        return runs.stream().filter(run -> run.text("variant").equals(variant))
                .mapToDouble(run -> run.number("mean_last_100")).average().orElseThrow();
    }

    @Test
    void itLearnsTheShortestWay() {
        List<Results.Run> runs = Results.of(new SequenceWorld(), folder);
        assertEquals(10, runs.size());
        assertTrue(mean(runs, "log") >= 0.89, "mean " + mean(runs, "log"));
        for (Results.Run run : runs) {
            assertTrue(run.json().get("solved").isJsonNull());
            assertTrue(run.json().getAsJsonArray("pi").get(0).getAsJsonArray().get(2)
                    .getAsDouble() > 0.9, "right in -1");
        }
    }

    @Test
    void thePolicyOfEveryStateIsOnFileAfterEachEpisode() throws Exception {
        Path file = folder.resolve("a.csv");
        List<Results.Run> runs = Results.of(new SequenceWorld(), folder, "--runs", "1",
                "--episodes", "40", "--csv", file.toString());
        List<String> lines = Files.readAllLines(file);
        assertEquals(41, lines.size());
        List<String> names = List.of(lines.get(0).split(","));
        String[] last = lines.get(40).split(",");
        for (int s = -1; s <= 1; s++) {
            double sum = 0;
            for (String line : new String[] {"left", "stay", "right"}) {
                sum += Double.parseDouble(last[names.indexOf(line + " in " + s)]);
            }
            assertEquals(1, sum, 1e-6);
            assertEquals(runs.get(0).json().getAsJsonArray("pi").get(s + 1).getAsJsonArray()
                    .get(2).getAsDouble(),
                    Double.parseDouble(last[names.indexOf("right in " + s)]), 1e-6);
        }
        assertEquals(runs.get(0).number("loss"), Double.parseDouble(last[names.indexOf("loss")]),
                1e-9);
    }

    @Test
    void theNotebooksLossLearnsItTooAndSooner() {
        List<Results.Run> runs = Results.of(new SequenceWorld(), folder, "--loss", "both",
                "--learning-rate", "0.01");
        assertTrue(mean(runs, "log") > 0.85 && mean(runs, "pi") > mean(runs, "log"));
    }

    @Test
    void theNotebooksSettingsEndWhereTheLessonSays() {
        List<Results.Run> runs = Results.of(new SequenceWorld(), folder, "--notebook");
        assertEquals(0.882, mean(runs, "pi"), 5e-4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--baseline=overall", "--baseline=state", "--hidden=8"})
    void itLearnsWithWhatTheQuestionsAskFor(String option) {
        double mean = mean(Results.of(new SequenceWorld(), folder, option), "log");
        assertTrue(mean > 0.8, option + ": " + mean);
    }

    @Test
    void withoutTheUpdateNothingIsLearned() {
        double mean = mean(Results.of(new SequenceWorld(), folder, "--learning-rate", "1e-30"),
                "log");
        assertTrue(mean < 0.75, "mean " + mean);
    }

    @Test
    void anEpisodeThatDoesNotEndIsTruncatedAndSaysSo() {
        var policy = new Network(new SplittableRandom(3), dense(1, 3));
        Theta.change(policy, theta -> theta[3] = 50);
        Episode<Integer> episode = SequenceWorld.play(new ThreeStates(200), policy,
                new SplittableRandom(1));
        assertEquals(200, episode.length());
        assertTrue(episode.truncated());
    }
}
