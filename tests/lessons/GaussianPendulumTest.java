import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.learning.Statistics.mean;
import static shared.learning.Statistics.std;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shared.environments.Pendulum;
import shared.environments.Step;
import shared.learning.Episode;
import shared.networks.Adam;
import shared.networks.Network;
import support.Differences;
import support.RecordingAdam;
import support.Results;

/** Tests of the lesson GaussianPendulum: its mathematics and its learning. */
class GaussianPendulumTest {

    @TempDir
    Path folder;

    /** ln N(a; mu, sigma). */
    private static double logDensity(double a, double mu, double logSigma) {
        double z = (a - mu) / Math.exp(logSigma);
        return -z * z / 2 - logSigma - Math.log(2 * Math.PI) / 2;
    }

    @Test
    void theGradientOfTheLogDensityIsThatOfFiniteDifferences() {
        for (double mu : new double[] {-1.5, 0, 0.7}) {
            for (double logSigma : new double[] {-1, 0, 0.5}) {
                for (double a : new double[] {-2, 0.1, 3}) {
                    float[] output = {(float) mu, (float) logSigma};
                    double m = output[0];
                    double s = output[1];
                    double h = 1e-5;
                    float[] gradient = GaussianPendulum.gradient(output, a, 1.5);
                    assertEquals(-1.5 * (logDensity(a, m + h, s) - logDensity(a, m - h, s))
                            / (2 * h), gradient[0], 1e-4);
                    assertEquals(-1.5 * (logDensity(a, m, s + h) - logDensity(a, m, s - h))
                            / (2 * h), gradient[1], 1e-4);
                    float[] one = {(float) s};
                    assertEquals(-1.5 * (logDensity(a, s + h, s + h)
                            - logDensity(a, s - h, s - h)) / (2 * h),
                            GaussianPendulum.gradient(one, a, 1.5)[0], 1e-4, "one head");
                }
            }
        }
    }

    private static Episode<float[]> episode(long seed, int length) {
        var random = new SplittableRandom(seed);
        var episode = new Episode<float[]>();
        for (int t = 0; t < length; t++) {
            episode.add(GaussianPendulum.state(random.nextDouble(-3, 3), random.nextDouble(-8, 8)),
                    new float[] {random.nextFloat(-2, 2)},
                    new Step(new float[0], random.nextDouble(-16, 0), false, t == length - 1));
        }
        return episode;
    }

    /** The returns with the discount factor 0.9, by their definition. */
    private static double[] returns(Episode<?> episode) {
        return IntStream.range(0, episode.length()).mapToDouble(t -> {
            double sum = 0;
            for (int k = t; k < episode.length(); k++) {
                sum += Math.pow(0.9, k - t) * episode.rewards()[k];
            }
            return sum;
        }).toArray();
    }

    @Test
    void eachStepHasItsOwnBaseline() {
        var lesson = new GaussianPendulum();
        lesson.gamma = 0.9;
        List<Episode<float[]>> episodes = List.of(episode(1, 7), episode(2, 7), episode(3, 7));
        double[] advantages = lesson.advantages(episodes);
        assertEquals(21, advantages.length);
        for (int t = 0; t < 7; t++) {
            double b = 0;
            for (Episode<float[]> episode : episodes) {
                b += returns(episode)[t] / 3;
            }
            for (int i = 0; i < 3; i++) {
                assertEquals(returns(episodes.get(i))[t] - b, advantages[7 * i + t], 1e-9);
            }
        }
        // A single episode has no others to compare a step with: it learns as with one baseline.
        assertArrayEquals(returns(episodes.get(0)), lesson.advantages(List.of(episodes.get(0))),
                1e-9);
        lesson.oneBaseline = true;
        assertArrayEquals(episodes.stream().flatMapToDouble(e -> DoubleStream.of(returns(e)))
                .toArray(), lesson.advantages(episodes), 1e-9);
    }

    /**
     * Compares the gradient that learn passes to Adam with differences of -1/T sum_t w_t ln
     * N(a_t|s_t).
     */
    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, true"})
    void learnFollowsTheGradientOfTheEquation(boolean oneHead, boolean oneBaseline) {
        var lesson = new GaussianPendulum();
        lesson.gamma = 0.9;
        lesson.oneHead = oneHead;
        lesson.oneBaseline = oneBaseline;
        Network policy = lesson.network(new SplittableRandom(8));
        var adam = new RecordingAdam(policy);
        List<Episode<float[]>> episodes = List.of(episode(1, 6), episode(2, 6));
        lesson.learn(policy, adam, episodes);

        Episode<float[]> all = Episode.join(episodes);
        double[] g = episodes.stream().flatMapToDouble(e -> DoubleStream.of(returns(e))).toArray();
        for (int t = 0; t < 6 && !oneBaseline; t++) {
            double b = (g[t] + g[6 + t]) / 2;
            g[t] -= b;
            g[6 + t] -= b;
        }
        double mean = mean(g);
        double std = std(g);
        double size = 0;
        for (float number : adam.gradient()) {
            size = Math.max(size, Math.abs(number));
        }
        assertTrue(size > 0.01, "the gradient is too small to compare");
        Differences.compare(policy, adam.gradient(), () -> {
            double loss = 0;
            for (int t = 0; t < g.length; t++) {
                float[] output = policy.forward(all.states()[t]);
                loss -= (g[t] - mean) / std / g.length * logDensity(all.actions().get(t)[0],
                        output[0], output[output.length - 1]);
            }
            return loss;
        }, 2e-3f, 0.01 * size);
    }

    /**
     * The mean and the standard deviation of many torques in one state are those of the network.
     */
    @Test
    void torquesAreDrawnFromTheGaussian() {
        var lesson = new GaussianPendulum();
        Network policy = lesson.network(new SplittableRandom(8));
        float[] theta = policy.parameters().values();
        theta[theta.length - 1] = (float) Math.log(0.3);
        policy.parameters().set(theta);
        float[] state = GaussianPendulum.state(2, -4);
        var random = new SplittableRandom(5);
        double[] torques = IntStream.range(0, 100_000)
                .mapToDouble(i -> GaussianPendulum.act(policy, state, random)[0]).toArray();
        assertEquals(policy.forward(state)[0], mean(torques), 0.005);
        assertEquals(0.3, std(torques), 0.005);
    }

    @Test
    void theNetworksAreThoseOfTheLesson() {
        var lesson = new GaussianPendulum();
        assertEquals("scale(1.0, 1.0, 0.125), dense(3, 32), relu, dense(32, 1), tanh, scale(2.0),"
                + " learned(1)", lesson.network(new SplittableRandom(8)).toString());
        lesson.oneHead = true;
        assertEquals("dense(3, 16), relu, dense(16, 16), relu, dense(16, 1), relu",
                lesson.network(new SplittableRandom(8)).toString());
    }

    /**
     * Sigma is finite even if the output of the one head is extremely large, so a torque is a
     * number.
     */
    @Test
    void sigmaStaysFinite() {
        assertEquals(Math.exp(2), GaussianPendulum.sigma(new float[] {0, 2}));
        assertTrue(Double.isFinite(GaussianPendulum.sigma(new float[] {1000})));
    }

    @Test
    void theMeanStaysInTheMotorsRange() {
        Network policy = new GaussianPendulum().network(new SplittableRandom(8));
        float[] theta = policy.parameters().values();
        for (int i = 0; i < theta.length; i++) {
            theta[i] *= 100;
        }
        policy.parameters().set(theta);
        for (double angle = -3; angle < 3; angle += 0.5) {
            float mu = policy.forward(GaussianPendulum.state(angle, 8))[0];
            assertTrue(Math.abs(mu) <= 2, "mu " + mu);
        }
    }

    @Test
    void playKeepsTheStateThatEachTorqueWasChosenIn() {
        Network policy = new GaussianPendulum().network(new SplittableRandom(8));
        Episode<float[]> episode = GaussianPendulum.play(new Pendulum(), policy,
                new SplittableRandom(11));
        var world = new Pendulum();
        Step step = world.reset(new SplittableRandom(11).nextLong());
        for (int t = 0; t < episode.length(); t++) {
            assertArrayEquals(step.observation(), episode.states()[t]);
            step = world.step(episode.actions().get(t));
        }
        assertEquals(200, episode.length());
    }

    private List<Results.Run> learn(String... args) {
        return Results.of(new GaussianPendulum(), folder, args);
    }

    /** Two seeds learn to a mean return of -300, which takes less time than to -200. */
    @Test
    void itLearns() {
        for (Results.Run run : learn("--runs", "2", "--seed", "4000", "--target", "-300")) {
            assertTrue(run.truth("solved"), run.toString());
            assertTrue(run.number("evaluation") > -450, run.toString());
            assertEquals(200 * run.number("episodes"), run.number("env_steps"));
            assertEquals(32 * run.number("updates"), run.number("episodes"));
        }
    }

    @Test
    void withoutTheUpdateNothingIsLearned() {
        for (Results.Run run : learn("--runs", "4", "--seed", "4000", "--learning-rate", "1e-30",
                "--updates", "20")) {
            assertFalse(run.truth("solved"));
            assertTrue(run.number("mean_last_100") < -1000, run.toString());
        }
    }

    @Test
    @Tag("slow")
    void itLearnsOnEverySeed() {
        for (Results.Run run : learn("--runs", "20", "--seed", "4000", "--evaluate", "0")) {
            assertTrue(run.truth("solved"), run.toString());
            assertTrue(run.number("mean_last_100") >= -200, run.toString());
        }
    }

    /**
     * As the lesson says, the notebook's settings learn nothing in ten episodes, and would learn
     * nothing in ten thousand.
     */
    @Test
    void theNotebooksSettingsLearnNothing() {
        List<Results.Run> ten = learn("--notebook", "--runs", "10");
        assertTrue(ten.stream().allMatch(run -> run.number("episodes") == 10));
        double mean = ten.stream().mapToDouble(run -> run.number("mean_last_100")).average()
                .orElseThrow();
        assertTrue(mean < -1000, "mean return " + mean);
        for (Results.Run run : learn("--notebook", "--updates", "3000", "--runs", "2")) {
            assertTrue(run.number("mean_last_100") < -800, run.toString());
        }
    }

    /** Returns the sigma after each update. */
    private List<Double> sigmas(String... args) throws IOException {
        learn(Stream.concat(Stream.of(args), Stream.of("--csv", folder.resolve("a.csv")
                .toString())).toArray(String[]::new));
        return Files.readAllLines(folder.resolve("a.csv")).stream().skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .filter(cell -> !cell.isEmpty()).map(Double::valueOf).toList();
    }

    @Test
    void theDecayLetsTheStepsShrink() throws IOException {
        List<Double> constant = sigmas("--updates", "4");
        List<Double> two = sigmas("--updates", "2", "--decay");
        List<Double> four = sigmas("--updates", "4", "--decay");
        assertEquals(4, constant.size());
        // The first step has the full learning rate, the second 1/2 or 3/4 of it.
        assertEquals(constant.get(0), two.get(0));
        assertEquals(constant.get(0), four.get(0));
        double step = constant.get(1) - constant.get(0);
        assertEquals(0.5 * step, two.get(1) - two.get(0), 0.01 * Math.abs(step));
        assertEquals(0.75 * step, four.get(1) - four.get(0), 0.01 * Math.abs(step));
    }

    /** Both maps of the chart are filled: no large part of them is white. */
    @Test
    void theChartShowsThePolicyOverThePlane() throws IOException {
        learn("--updates", "60", "--batch", "16");
        BufferedImage chart = ImageIO.read(folder.resolve("chart.png").toFile());
        for (int x : new int[] {300, 900}) {
            int white = 0;
            for (int i = 0; i < 100; i++) {
                Color colour = new Color(chart.getRGB(x - 50 + i, 560));
                white += colour.equals(Color.WHITE) ? 1 : 0;
            }
            assertTrue(white < 20, "white at x = " + x);
        }
    }
}
