import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.TANH;
import static shared.networks.Dense.dense;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shared.environments.Sparse;
import shared.environments.Step;
import shared.files.Npz;
import shared.files.Tensor;
import shared.learning.Categorical;
import shared.networks.Network;
import support.Results;

/** Tests of the lesson PongActorCritic: its mathematics and its learning. */
class PongActorCriticTest {

    private static final int STEPS = 12;
    private static final double GAMMA = 0.9;
    private static final double BONUS = 0.5;

    @TempDir
    Path folder;

    private static PongActorCritic lesson(boolean across, double lambda) {
        var lesson = new PongActorCritic();
        lesson.steps = STEPS;
        lesson.gamma = GAMMA;
        lesson.lambda = lambda;
        lesson.acrossPoints = across;
        return lesson;
    }

    // Advantages

    /**
     * Twelve steps, with points at steps 2 and 5. A game ends at step 5, and the next one is
     * truncated at step 8.
     */
    private static Step[] steps() {
        return IntStream.range(0, STEPS).mapToObj(t -> new Step(
                new Sparse(20, new int[] {t, t + 1}, new float[] {1, -1}),
                t == 2 ? 1 : t == 5 ? -1 : 0, t == 5, t == 8)).toArray(Step[]::new);
    }

    private static float[][] outputs() {
        var random = new SplittableRandom(3);
        var y = new float[STEPS + 1][7];
        for (float[] row : y) {
            for (int i = 0; i < 7; i++) {
                row[i] = random.nextFloat(-1, 1);
            }
        }
        return y;
    }

    /** The advantage is the sum of discounted deltas in equation 16 of Schulman et al. (2016). */
    @ParameterizedTest
    @CsvSource({"false, 0.95", "true, 0.95", "false, 1", "true, 1", "false, 0", "true, 0"})
    void advantagesAreDiscountedSumsOfSurprises(boolean across, double lambda) {
        Step[] next = steps();
        float[][] y = outputs();
        double[] advantages = lesson(across, lambda).advantages(next, y);
        for (int t = 0; t < STEPS; t++) {
            double sum = 0;
            double weight = 1;
            for (int k = t; k < STEPS; k++) {
                boolean end = k == 5 || k == 2 && !across;
                double future = end ? 0
                        : k == 8 ? -1 : y[k + 1][6];
                sum += weight * (next[k].reward() + GAMMA * future - y[k][6]);
                weight *= end || k == 8 ? 0 : GAMMA * lambda;
            }
            assertEquals(sum, advantages[t], 1e-6, "step " + t);
        }
    }

    /** These are the advantages of the notebook: all rewards and, after the last one, the value. */
    @Test
    void lambdaOneIsTheReturnLessTheBaseline() {
        Step[] next = steps();
        float[][] y = outputs();
        double[] advantages = lesson(true, 1).advantages(next, y);
        assertEquals(Math.pow(GAMMA, 2) - Math.pow(GAMMA, 5) - y[0][6], advantages[0], 1e-6);
        assertEquals(Math.pow(GAMMA, 3) * y[12][6] - y[9][6], advantages[9], 1e-6);
    }

    // The gradient

    @Test
    void theGradientIsThatOfTheLoss() {
        float[][] y = outputs();
        int[] actions = new SplittableRandom(5).ints(STEPS, 0, 6).toArray();
        double[] advantages = new SplittableRandom(6).doubles(STEPS, -1, 1).toArray();
        var returns = new double[STEPS];
        for (int t = 0; t < STEPS; t++) {
            returns[t] = y[t][6] + advantages[t];
        }
        for (int t = 0; t < STEPS; t++) {
            float[] pi = Categorical.softmax(y[t], 6);
            float[] gradient = PongActorCritic.lossGradient(new PongActorCritic.Moment(null, pi,
                    Categorical.entropy(pi), actions[t], advantages[t]), BONUS, 16 * STEPS);
            for (int i = 0; i < 7; i++) {
                float kept = y[t][i];
                y[t][i] = kept + 0.01f;
                double up = loss(y, actions, advantages, returns);
                y[t][i] = kept - 0.01f;
                double down = loss(y, actions, advantages, returns);
                y[t][i] = kept;
                assertEquals((up - down) / 0.02, gradient[i], 2e-5, t + ", " + i);
            }
        }
    }

    /** The loss as in the comment at the top of the lesson, for the share of one of 16 games. */
    private static double loss(float[][] y, int[] actions, double[] advantages,
            double[] returns) {
        double loss = 0;
        for (int t = 0; t < STEPS; t++) {
            float[] pi = Categorical.softmax(java.util.Arrays.copyOf(y[t], 6));
            double error = y[t][6] - returns[t];
            loss += -advantages[t] * Math.log(pi[actions[t]]) / 16 + error * error / (16 * STEPS)
                    - BONUS * Categorical.entropy(pi) / (16 * STEPS);
        }
        return loss;
    }

    // Learning

    private List<Results.Run> learn(String... args) {
        return Results.of(new PongActorCritic(), folder, args);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Map<String, Tensor> saved(String name, String... args) throws IOException {
        learn(Stream.concat(Stream.of(args), Stream.of("--save", file(name), "--evaluate", "0"))
                .toArray(String[]::new));
        return Npz.read(folder.resolve(name)).arrays();
    }

    @Test
    void aSeedGivesTheSameToTheBitOnOneThreadAndOnTwo() throws IOException {
        String[] args = {"--seed", "5", "--updates", "120"};
        var one = saved("one.npz", with(args, "--threads", "1"));
        Results.assertSame(one, saved("two.npz", with(args, "--threads", "2")));
        Results.assertSame(one, saved("four.npz", with(args, "--threads", "4")));
        assertFalse(one.get("network.dense1.weight").equals(
                saved("other.npz", "--seed", "6", "--updates", "120")
                        .get("network.dense1.weight")));
    }

    /** The run is resumed in the middle of sixteen games, after their first games have ended. */
    @Test
    void aResumedRunGoesOnToTheBit() throws IOException {
        for (String[] args : new String[][] {{"--seed", "5"}, {"--seed", "5", "--dense-adam"}}) {
            var whole = saved("whole.npz", with(args, "--updates", "100"));
            var half = saved("half.npz", with(args, "--updates", "60"));
            assertTrue(half.get("episodes.return").size() > 10);
            Results.assertSame(whole, saved("rest.npz", "--resume", file("half.npz"), "--updates",
                    "100"));
        }
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void everyEpisodeAndEveryUpdateIsRecorded() throws IOException {
        learn("--seed", "1", "--updates", "80", "--evaluate", "0", "--csv", file("games.csv"));
        List<String> lines = Files.readAllLines(folder.resolve("games.csv"));
        var header = List.of(lines.get(0).split(","));
        assertTrue(header.containsAll(List.of("running reward", "policy loss",
                "value loss", "entropy")), lines.get(0));
        var means = new ArrayList<Double>();
        double running = Double.NaN;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            double g = Double.parseDouble(cells[header.indexOf("return")]);
            running = Double.isNaN(running) ? g : running + 0.01 * (g - running);
            assertEquals(running, Double.parseDouble(cells[header.indexOf("running_mean")]), 1e-9);
            means.add(running);
        }
        assertTrue(means.size() >= 16, means.size() + " games");
    }

    /** Of practice only the steps count, even in a resumed run. */
    @Test
    void practiceIsNotReported() throws IOException {
        String[] args = {"--seed", "5", "--practice", "15", "--evaluate", "0"};
        Results.Run run = learn(with(args, "--updates", "120", "--save", file("a.npz"))).get(0);
        assertTrue(run.number("episodes") <= 4, "one player alone plays games");
        assertTrue(run.number("env_steps") > 0.8 * 120 * 400, run.toString());
        Results.Run rest = learn("--resume", file("a.npz"), "--updates", "121", "--evaluate",
                "0").get(0);
        assertTrue(rest.number("env_steps") >= run.number("env_steps"), rest.toString());
    }

    @Test
    void theNotebooksSettingsAreAnOption() {
        var lesson = new PongActorCritic();
        Results.of(lesson, folder, "--notebook", "--updates", "2", "--evaluate", "0");
        assertEquals(50, lesson.steps);
        assertEquals(0.99, lesson.gamma);
        assertEquals(1, lesson.lambda);
        assertEquals(0.01, lesson.entropyCoefficient);
        assertTrue(lesson.constant);
        assertEquals(0, lesson.practice);
        assertEquals(20_000, lesson.patience);
        assertEquals("Pong(4, 20000)", lesson.world().id());
        assertTrue(lesson.acrossPoints);
        assertEquals(0.001, lesson.learningRate);
        assertTrue(lesson.denseAdam);
    }

    /** After a quarter of the updates that it needs, the agent loses by fewer points. */
    @Test
    void itLearns() {
        for (Results.Run run : learn("--runs", "3", "--seed", "600", "--updates", "1500",
                "--evaluate", "0")) {
            assertTrue(run.number("mean_last_100") > -18, run.toString());
        }
    }

    @Test
    void withoutTheUpdateNothingIsLearned() {
        Results.Run run = learn("--seed", "100", "--updates", "500", "--learning-rate", "1e-30",
                "--evaluate", "0").get(0);
        assertTrue(run.number("mean_last_100") < -20, run.toString());
        assertFalse(run.truth("solved"));
    }

    @Test
    void anUntrainedAgentActsByItsLogitsAlone() {
        var network = new Network(new SplittableRandom(2), dense(20, 6), TANH, dense(6, 7));
        assertTrue(PongActorCritic.best(network, new float[20], new SplittableRandom(1)) < 6);
    }

    @Test
    @Tag("slow")
    void itWinsOnTwoSeeds() {
        for (Results.Run run : learn("--runs", "2", "--seed", "600", "--evaluate", "20")) {
            assertTrue(run.truth("solved"), run.toString());
            assertTrue(run.number("evaluation") >= 19, run.toString());
        }
    }
}
