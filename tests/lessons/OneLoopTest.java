import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.TANH;
import static shared.networks.Dense.dense;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.environments.GridWorld;
import shared.environments.Step;
import shared.files.Npz;
import shared.files.Tensor;
import shared.learning.Categorical;
import shared.learning.Episode;
import shared.learning.RunningMean;
import shared.learning.Statistics;
import shared.networks.Network;
import support.Call;
import support.Differences;
import support.RecordingAdam;
import support.Results;

/**
 * Tests of the lesson OneLoop: its mathematics, its learning in both worlds, and the statements in
 * its text.
 */
class OneLoopTest {

    @TempDir
    Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static Episode<Integer> episode(double... rewards) {
        var episode = new Episode<Integer>();
        for (int t = 0; t < rewards.length; t++) {
            episode.add(new float[] {t, 0.5f * t - 1, 1}, t % 3, new Step(new float[0], rewards[t],
                    t == rewards.length - 1, false));
        }
        return episode;
    }

    /**
     * Two episodes: one with the rewards 1, 2, 4 and the return 7, one with 3, -1 and the return 2.
     */
    private static final List<Episode<Integer>> EPOCH =
            List.of(episode(1, 2, 4), episode(3, -1));

    private static double[] weights(OneLoop.Weight weight) {
        var lesson = new OneLoop();
        lesson.gamma = 0.5;
        return lesson.weights(EPOCH, weight, new RunningMean());
    }

    @Test
    void totalGivesEveryActionTheWholeReturn() {
        assertArrayEquals(new double[] {7, 7, 7, 2, 2},
                weights(OneLoop.Weight.TOTAL), 1e-12);
    }

    @Test
    void theBaselineIsTheMeanOfAllReturnsSoFar() {
        assertArrayEquals(new double[] {0, 0, 0, -2.5, -2.5},
                weights(OneLoop.Weight.BASELINE), 1e-12);
    }

    @Test
    void causalityLeavesOutThePast() {
        assertArrayEquals(new double[] {3, 4, 4, 2.5, -1},
                weights(OneLoop.Weight.CAUSALITY), 1e-12);
    }

    @Test
    void bothNormalisesOverTheWholeEpoch() {
        double[] g = {3, 4, 4, 2.5, -1};
        double mean = 2.5;
        double std = Math.sqrt((0.25 + 2.25 + 2.25 + 0 + 12.25) / 4);
        assertArrayEquals(Arrays.stream(g).map(x -> (x - mean) / std).toArray(),
                weights(OneLoop.Weight.BOTH), 1e-8);
    }

    /**
     * Compares the gradient that learn passes to the optimiser with differences of -1/N sum w_t ln
     * pi(a_t|s_t).
     */
    @Test
    void learnFollowsTheGradientOfTheEquation() {
        var policy = new Network(new SplittableRandom(3), dense(3, 5), TANH, dense(5, 3));
        var adam = new RecordingAdam(policy);
        double[] w = {1.5, -2, 0.7, 1, -0.4};
        OneLoop.learn(policy, adam, EPOCH, w);
        Episode<Integer> all = Episode.join(EPOCH);
        Differences.compare(policy, adam.gradient(), () -> {
            double loss = 0;
            for (int t = 0; t < 5; t++) {
                float[] pi = Categorical.softmax(policy.forward(all.states()[t]));
                loss -= w[t] * Math.log(pi[all.actions().get(t)]) / 2;
            }
            return loss;
        }, 1e-2f, 1e-3);
    }

    @Test
    void playKeepsTheStateThatEachActionWasChosenIn() {
        var policy = new Network(new SplittableRandom(3), dense(48, 4));
        Episode<Integer> episode = OneLoop.play(new GridWorld(), policy, new SplittableRandom(11));
        var world = new GridWorld();
        Step step = world.reset(new SplittableRandom(11).nextLong());
        for (int t = 0; t < episode.length(); t++) {
            assertArrayEquals(step.observation(), episode.states()[t]);
            step = world.step(episode.actions().get(t));
        }
        assertTrue(step.done());
        assertEquals(-episode.length(), episode.totalReward());
    }

    private List<Results.Run> learn(String... args) {
        return Results.of(new OneLoop(), folder, args);
    }

    private static Map<String, List<Results.Run>> variants(List<Results.Run> runs) {
        return runs.stream().collect(Collectors.groupingBy(run -> run.text("variant")));
    }

    private static int[] epochs(List<Results.Run> runs) {
        return runs.stream().mapToInt(run -> {
            assertTrue(run.truth("solved"), run.toString());
            assertEquals(30 * run.number("updates"), run.number("episodes"));
            return (int) run.number("updates");
        }).sorted().toArray();
    }

    /**
     * Both worlds have the same settings. The limit is 60 epochs, so every seed is solved within
     * 60.
     */
    @Test
    void bothWorldsAreSolvedOnEverySeed() {
        Map<String, List<Results.Run>> runs = variants(learn("--runs", "10", "--seed", "4000"));
        assertEquals(List.of("cartpole both", "grid both"), runs.keySet().stream().sorted()
                .toList());
        int[] grid = epochs(runs.get("grid both"));
        int[] pole = epochs(runs.get("cartpole both"));
        assertTrue(grid.length == 10 && grid[5] <= 32, Arrays.toString(grid));
        assertTrue(pole.length == 10 && pole[5] <= 36, Arrays.toString(pole));
        for (Results.Run run : runs.get("grid both")) {
            assertTrue(run.number("evaluation") > -4.2, run.toString());
        }
        for (Results.Run run : runs.get("cartpole both")) {
            assertTrue(run.number("evaluation") > 380, run.toString());
        }
    }

    @Test
    void withoutTheUpdateNothingIsLearned() {
        Map<String, List<Results.Run>> runs = variants(learn("--runs", "10", "--seed", "4000",
                "--learning-rate", "1e-30"));
        for (Results.Run run : runs.get("grid both")) {
            assertFalse(run.truth("solved"));
            assertTrue(run.number("mean_last_100") < -25, run.toString());
        }
        for (Results.Run run : runs.get("cartpole both")) {
            assertFalse(run.truth("solved"));
            assertTrue(run.number("mean_last_100") < 60, run.toString());
        }
    }

    private static double mean(List<Results.Run> runs) {
        return runs.stream().mapToDouble(run -> run.number("mean_last_100")).average()
                .orElseThrow();
    }

    /** The mean return of each seed's last epoch. */
    private double[] lastEpochs(String world, int epochs, String... more) throws IOException {
        Path csv = folder.resolve("epochs.csv");
        learn(with(new String[] {"--notebook", "--environment", world, "--epochs", "" + epochs,
            "--evaluate", "0", "--csv", csv.toString()}, more));
        String update = "" + epochs;
        return Files.readAllLines(csv).stream().map(line -> line.split(",", -1))
                .filter(cells -> cells[7].equals(update) && !cells[8].isEmpty())
                .mapToDouble(cells -> Double.parseDouble(cells[8])).toArray();
    }

    /** What the notebook prints is near the deviation over seeds that the lesson's head states. */
    @Test
    void theNotebooksSettingsEndWhereTheLessonSays() throws IOException {
        String[] ten = {"--runs", "10"};
        double[] grid = lastEpochs("grid", 30, ten);
        double[] soon = lastEpochs("cartpole", 10, ten);
        double[] later = lastEpochs("cartpole", 30, ten);
        assertEquals(10, grid.length);
        assertEquals(-9.9, Statistics.mean(grid), 2);
        assertEquals(25.7, Statistics.mean(soon), 3);
        assertEquals(46, Statistics.mean(later), 8);
    }

    @Test
    void theNotebookGivesEachWorldItsEpochs() throws IOException {
        var lesson = new OneLoop();
        lesson.notebook();
        assertEquals(List.of("grid baseline", "cartpole baseline", "lander baseline"),
                lesson.variants());
        Path csv = folder.resolve("a.csv");
        learn("--epochs", "2,3", "--csv", csv.toString(), "--evaluate", "0");
        List<String> lines = Files.readAllLines(csv);
        assertEquals(60, lines.stream().filter(line -> line.startsWith("grid")).count());
        assertEquals(90, lines.stream().filter(line -> line.startsWith("cartpole")).count());
    }

    /** "They were in a hurry: --epochs 300 solves CartPole-v0. But the grid stays at -5.5." */
    @Test
    @Tag("slow")
    void withTimeTheNotebooksSettingsSolveThePoleAndNotTheGrid() {
        Map<String, List<Results.Run>> runs = variants(learn("--notebook", "--environment",
                "grid,cartpole", "--epochs", "300", "--runs", "10", "--evaluate", "0"));
        epochs(runs.get("cartpole baseline"));
        assertTrue(runs.get("grid baseline").stream().noneMatch(run -> run.truth("solved")));
        List<Results.Run> later = learn("--notebook", "--environment",
                "grid", "--epochs", "2000", "--runs", "4", "--evaluate", "0");
        assertTrue(mean(later) < -4.8, "mean return " + mean(later));
        epochs(learn("--notebook", "--environment", "grid", "--epochs",
                "2000", "--weight-decay", "0", "--runs", "4", "--evaluate", "0"));
    }

    @Test
    @Tag("slow")
    void theNotebooksSettingsDoNotLandOnTheMoon() throws IOException {
        double[] lander = lastEpochs("lander", 34, "--runs", "6");
        assertEquals(6, lander.length);
        assertEquals(-113, Statistics.mean(lander), 20);
        assertTrue(Arrays.stream(lander).allMatch(mean -> mean < -40), Arrays.toString(lander));
    }

    /** Checks the table in the lesson. */
    @Test
    @Tag("slow")
    void theWeightsRankAsTheLessonSays() {
        Map<String, Long> solved = learn("--weight", "total,baseline,causality,both", "--runs",
                "20", "--evaluate", "0").stream().filter(run -> run.truth("solved"))
                .collect(Collectors.groupingBy(run -> run.text("variant"),
                        Collectors.counting()));
        assertEquals(20, solved.get("grid both"));
        assertEquals(20, solved.get("cartpole both"));
        assertTrue(solved.getOrDefault("grid total", 0L) <= 3, solved.toString());
        assertTrue(solved.get("cartpole total") <= 13, solved.toString());
        assertTrue(solved.get("cartpole baseline") >= 17, solved.toString());
        assertTrue(solved.get("cartpole causality") >= 15, solved.toString());
    }

    /**
     * The return of every episode is 1. The number of steps shows that a discount shortens the way.
     */
    @Test
    void rewardAtTheGoalIsLearnedFromByItsDiscount() {
        String[] grid = {"--environment", "grid", "--reward", "goal", "--runs", "4",
            "--evaluate", "0"};
        for (Results.Run run : learn(grid)) {
            assertEquals(1, run.number("mean_last_100"));
            assertTrue(run.json().get("solved").isJsonNull());
            assertTrue(run.number("env_steps") < 25_000, run.toString());
        }
        for (Results.Run run : learn(Stream.concat(Stream.of(grid), Stream.of("--gamma", "1"))
                .toArray(String[]::new))) {
            assertTrue(run.number("env_steps") > 60_000, run.toString());
        }
    }

    /**
     * The mean return of an epoch is a series with the notebook's name. It is in the row of the
     * last episode of the epoch.
     */
    @Test
    void theEpochsMeanStandsWithItsLastEpisode() throws IOException {
        learn("--environment", "grid", "--epochs", "3", "--csv", file("a.csv"));
        List<String> lines = Files.readAllLines(folder.resolve("a.csv"));
        assertEquals("variant,seed,episode,return,length,mean_last_90,env_steps,update,"
                + "grid both/Reward/Train", lines.get(0));
        assertEquals(91, lines.size());
        double sum = 0;
        for (int i = 1; i <= 90; i++) {
            String[] cells = lines.get(i).split(",", -1);
            assertEquals((i + 29) / 30, Integer.parseInt(cells[7]));
            sum += Double.parseDouble(cells[3]);
            if (i % 30 == 0) {
                assertEquals(sum / 30, Double.parseDouble(cells[8]), 1e-9);
                sum = 0;
            } else {
                assertEquals("", cells[8]);
            }
        }
    }

    @Test
    void aResumedRunGoesOnAsIfNeverInterrupted() throws IOException {
        String[] pole = {"--environment", "cartpole", "--steps", "200", "--seed", "3", "--weight",
            "baseline"};
        learn(with(pole, "--epochs", "12", "--save", file("whole.npz"), "--csv",
                file("whole.csv")));
        learn(with(pole, "--epochs", "5", "--save", file("half.npz")));
        learn("--resume", file("half.npz"), "--epochs", "12", "--save", file("rest.npz"), "--csv",
                file("rest.csv"));
        assertEquals(Files.readAllLines(folder.resolve("whole.csv")),
                Files.readAllLines(folder.resolve("rest.csv")));
        Map<String, Tensor> whole = Npz.read(folder.resolve("whole.npz")).arrays();
        Map<String, Tensor> rest = Npz.read(folder.resolve("rest.npz")).arrays();
        assertEquals(whole.keySet(), rest.keySet());
        whole.forEach((name, array) -> {
            if (!name.equals("seconds")) {
                assertEquals(array, rest.get(name), name);
            }
        });
        assertTrue(whole.containsKey("baseline.value") && whole.containsKey("optimiser.m"));
    }

    @Test
    void whatWasSavedGoesBeforeTheNotebook() throws IOException {
        learn("--notebook", "--environment", "grid", "--weight", "total", "--gamma", "0.5",
                "--epochs", "2", "--save", file("a.npz"));
        learn("--resume", file("a.npz"), "--epochs", "3", "--save", file("b.npz"));
        String settings = Npz.read(folder.resolve("b.npz")).settings();
        assertTrue(settings.contains("\"gamma\": 0.5"), settings);
        assertTrue(settings.contains("\"weight\": \"total\""), settings);
        assertTrue(settings.contains("\"sgd\": true"), settings);
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }
}
