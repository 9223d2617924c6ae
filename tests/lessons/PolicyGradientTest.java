import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.Step;
import shared.learning.Episode;
import shared.learning.Estimate;
import shared.learning.PolicyEvaluation;
import shared.learning.TablePolicy;
import support.Call;

/** Tests of the lesson PolicyGradient: the exact gradient, the five estimates, and the output. */
class PolicyGradientTest {

    private static final int EPISODES = 20_000;

    @TempDir
    Path folder;

    private final PolicyGradient lesson = new PolicyGradient();

    /** The policy of nine logits, in double precision. */
    private static double[][] softmax(double[] theta) {
        var pi = new double[3][3];
        for (int s = 0; s < 3; s++) {
            double sum = 0;
            for (int a = 0; a < 3; a++) {
                sum += Math.exp(theta[3 * s + a]);
            }
            for (int a = 0; a < 3; a++) {
                pi[s][a] = Math.exp(theta[3 * s + a]) / sum;
            }
        }
        return pi;
    }

    private static double[] logits(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        return random.doubles(9, -1, 1).toArray();
    }

    private PolicyEvaluation exact(double goal, double gamma) {
        return new PolicyEvaluation(lesson.pi, goal, gamma);
    }

    private double[] gradient(double goal) {
        return lesson.gradient(exact(goal, 1));
    }

    private Estimate estimate(PolicyGradient.Weight weight, PolicyEvaluation exact, long seed) {
        var policy = new TablePolicy(lesson.pi);
        return Estimate.of(new SplittableRandom(seed).splits(EPISODES).map(policy::play)
                .map(episode -> lesson.estimate(episode, weight, exact)).toList());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 100", "4, 0"})
    void theExactGradientIsTheSlopeOfJ(long seed, double goal) {
        double[] theta = logits(seed);
        lesson.pi = softmax(theta);
        double[] gradient = gradient(goal);
        double step = 1e-5;
        for (int i = 0; i < 9; i++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[i] += step;
            down[i] -= step;
            double slope = (new PolicyEvaluation(softmax(up), goal, 1).v(0, 0)
                    - new PolicyEvaluation(softmax(down), goal, 1).v(0, 0)) / (2 * step);
            assertEquals(slope, gradient[i], 1e-6 * (1 + Math.abs(slope)), "parameter " + i);
        }
    }

    @Test
    void theGradientHardlyDependsOnWhatTheGoalPays() {
        double[] expected = {-0.125, -0.25, 0.375, -0.375, -0.15, 0.525, -0.225, 0.25, -0.025};
        for (double goal : lesson.goals) {
            assertArrayEquals(expected, gradient(goal), 0.002, "the goal pays " + goal);
        }
    }

    /** Right, stay, right, stay: the rewards are -0.05 three times, and 1. */
    private static Episode<Integer> episode() {
        var episode = new Episode<Integer>();
        episode.add(new float[] {-1}, 2, new Step(new float[0], -0.05, false, false));
        episode.add(new float[] {0}, 1, new Step(new float[0], -0.05, false, false));
        episode.add(new float[] {0}, 2, new Step(new float[0], -0.05, false, false));
        episode.add(new float[] {1}, 1, new Step(new float[0], 1, true, false));
        return episode;
    }

    @ParameterizedTest
    @CsvSource({
        "TOTAL,     0.85, 0.85, 0.85, 0.85",
        "BASELINE,  0.70, 0.70, 0.70, 0.70",
        "CAUSALITY, 0.85, 0.90, 0.95, 1",
        "VALUE,     0.70, 0.55, 0.60, 0.25",
        "PI,        0.2125, 0.45, 0.2375, 0.5"})
    void eachStepHasItsWeight(PolicyGradient.Weight weight, double w0, double w1, double w2,
            double w3) {
        // The values of -1, 0 and 1 are 0.15, 0.35 and 0.75, apart from the time limit.
        double[] expected = {-0.25 * w0, -0.5 * w0, 0.75 * w0,
            -0.25 * w1 - 0.25 * w2, 0.5 * w1 - 0.5 * w2, -0.25 * w1 + 0.75 * w2,
            -0.25 * w3, 0.5 * w3, -0.25 * w3};
        assertArrayEquals(expected, lesson.estimate(episode(), weight, exact(1, 1)), 1e-5);
    }

    /** An estimate is more than 4 standard errors off in one of 16,000 cases. */
    @ParameterizedTest
    @EnumSource(value = PolicyGradient.Weight.class, mode = EnumSource.Mode.EXCLUDE, names = "PI")
    void fourEstimatesAgreeWithTheExactGradient(PolicyGradient.Weight weight) {
        for (double goal : lesson.goals) {
            for (long seed = 1; seed <= 3; seed++) {
                double distance = estimate(weight, exact(goal, 1), seed).distance(gradient(goal));
                assertTrue(distance < 4, distance + " standard errors, seed " + seed);
            }
        }
    }

    @Test
    void theyAgreeWithAnyPolicy() {
        for (long seed = 5; seed < 8; seed++) {
            lesson.pi = softmax(logits(seed));
            for (PolicyGradient.Weight weight : PolicyGradient.Weight.values()) {
                double distance = estimate(weight, exact(1, 1), seed).distance(gradient(1));
                assertTrue(weight == PolicyGradient.Weight.PI ? distance > 20 : distance < 4,
                        weight + ": " + distance + " standard errors, seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withPiForLnPiTheMeanIsAnother(long seed) {
        Estimate estimate = estimate(PolicyGradient.Weight.PI, exact(1, 1), seed);
        assertTrue(estimate.distance(gradient(1)) > 100, "" + estimate.distance(gradient(1)));
        assertTrue(estimate.mean()[4] > 0.03 && gradient(1)[4] < -0.1, "stay in 0: a wrong sign");
        double[] near99 = estimate(PolicyGradient.Weight.PI, exact(100, 1), seed).mean();
        for (int s = 0; s < 3; s++) {
            assertTrue(near99[3 * s + 1] > 5, "staying is the most probable action");
        }
    }

    @Test
    void ifAllActionsAreEquallyProbablePiIsAThirdOfIt() {
        var third = new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3};
        lesson.pi = new double[][] {third, third, third};
        double[] expected = Arrays.stream(gradient(1)).map(x -> x / 3).toArray();
        double distance = estimate(PolicyGradient.Weight.PI, exact(1, 1), 1).distance(expected);
        assertTrue(distance < 4, distance + " standard errors");
    }

    @ParameterizedTest
    @CsvSource({
        "TOTAL,     15, 21, 95000, 120000, 37, 50",
        "BASELINE,  17, 24, 17, 24, 17, 24",
        "CAUSALITY, 5.5, 7.6, 97000, 122000, 14, 19",
        "VALUE,     5.8, 8.2, 5.8, 8.2, 5.8, 8.2",
        "PI,        1.2, 2.2, 20000, 28000, 3.8, 6"})
    void aBaselineHelpsUnlessReturnsAreNear0(PolicyGradient.Weight weight, double low1,
            double high1, double low100, double high100, double low0, double high0) {
        double[][] ranges = {{low1, high1}, {low100, high100}, {low0, high0}};
        for (int k = 0; k < 3; k++) {
            double variance = estimate(weight, exact(lesson.goals[k], 1), 1).variance();
            assertTrue(variance > ranges[k][0] && variance < ranges[k][1],
                    weight + ", goal " + lesson.goals[k] + ": " + variance);
        }
    }

    @Test
    void aDiscountTradesBiasForVariance() {
        double[] exact = gradient(1);
        double bias = Double.POSITIVE_INFINITY;
        double variance = 0;
        for (double gamma : new double[] {0, 0.5, 0.8, 0.9, 0.99}) {
            PolicyEvaluation world = exact(1, gamma);
            Estimate estimate = estimate(PolicyGradient.Weight.CAUSALITY, world, 1);
            double[] mean = lesson.gradient(world);
            assertTrue(estimate.distance(mean) < 4, "gamma " + gamma);
            double squares = 0;
            for (int i = 0; i < 9; i++) {
                squares += (mean[i] - exact[i]) * (mean[i] - exact[i]);
            }
            assertTrue(squares < bias, "bias at gamma " + gamma);
            assertTrue(estimate.variance() > variance, "variance at gamma " + gamma);
            bias = squares;
            variance = estimate.variance();
        }
        assertTrue(bias < 0.01 && variance > 4, bias + ", " + variance);
    }

    private static Call call(String... args) {
        Call call = Call.of(new PolicyGradient(), args);
        assertEquals(0, call.status(), call.err());
        assertEquals("", call.err());
        return call;
    }

    @Test
    void itPrintsATableForEachGoalAndOneOverGamma() {
        String out = call("--episodes", "2000", "--seed", "3").out();
        List<String> lines = out.lines().toList();
        assertEquals(3, lines.stream().filter(line -> line.startsWith("The goal pays ")).count());
        for (String weight : new String[] {"exact", "total", "baseline", "causality", "value",
            "pi"}) {
            assertEquals(3, lines.stream().filter(line -> line.startsWith(weight + " "))
                    .filter(line -> line.length() == 80).count(), weight + " in\n" + out);
        }
        List<String> gammas = lines.subList(lines.size() - 10, lines.size());
        for (String line : gammas) {
            String[] cells = line.strip().split(" +");
            assertEquals(Double.parseDouble(cells[4]), Double.parseDouble(cells[2])
                    + Double.parseDouble(cells[3]), 0.0011, line);
        }
        assertTrue(gammas.get(9).contains("1.00     Infinity   0.000"), gammas.get(9));
        assertEquals(out, call("--episodes", "2000", "--seed", "3").out());
        assertNotEquals(out, call("--episodes", "2000", "--seed", "4").out());
    }

    @Test
    void theChartsGoToAFile() throws Exception {
        Path file = folder.resolve("charts.png");
        call("--episodes", "200", "--goal", "0.5", "--gamma", "1", "--chart", file.toString(),
                "--size", "900x600");
        assertEquals(900, ImageIO.read(file.toFile()).getWidth());
    }

    @Test
    void thereIsNothingToFilm() {
        Call.refused(Call.of(new PolicyGradient(), "--gif", "a.gif"), "--gif");
        Call.refused(Call.of(new PolicyGradient(), "--episodes", "1"), "--episodes", "2");
    }
}
