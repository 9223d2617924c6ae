import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.RELU;
import static shared.networks.Dense.dense;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import shared.environments.Step;
import shared.learning.Categorical;
import shared.learning.Episode;
import shared.networks.Adam;
import shared.networks.Network;
import shared.networks.SavedVector;
import shared.playing.SavedAgent;
import support.Call;
import support.RecordingAdam;
import support.Results;

/** Tests of the lesson NetworkByHand: its network is the one of Reinforce, and learns the same. */
class NetworkByHandTest {

    private static final int[] SIZES = {4, 16, 16, 2};
    private static final int SIZE = 386;

    @TempDir
    Path folder;

    private static Network network(long seed) {
        return new Network(new SplittableRandom(seed), dense(4, 16), RELU, dense(16, 16), RELU,
                dense(16, 2));
    }

    /** The first vector starts ND4J, as it does in the lesson. */
    private static INDArray zeros(int size) {
        return new SavedVector(size).numbers();
    }

    private static NetworkByHand.Views views(Network network) {
        return new NetworkByHand.Views(zeros(SIZE).addi(
                Nd4j.createFromArray(network.parameters().values())));
    }

    private static Episode<Integer> episode(int length, RandomGenerator random) {
        var episode = new Episode<Integer>();
        for (int t = 0; t < length; t++) {
            var state = new float[4];
            for (int i = 0; i < 4; i++) {
                state[i] = (float) random.nextGaussian();
            }
            episode.add(state, random.nextInt(2), new Step(new float[4], 1, false, false));
        }
        return episode;
    }

    private static double[] advantages(int length, RandomGenerator random) {
        return DoubleStream.generate(random::nextGaussian).limit(length).map(a -> 10 * a)
                .toArray();
    }

    @Test
    void theViewsShareTheMemoryOfTheVector() {
        var views = new NetworkByHand.Views(zeros(SIZE));
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(new long[] {SIZES[i], SIZES[i + 1]}, views.w()[i].shape());
            assertArrayEquals(new long[] {SIZES[i + 1]}, views.b()[i].shape());
            views.w()[i].addi(1);
            views.b()[i].addi(1);
        }
        var ones = new float[SIZE];
        Arrays.fill(ones, 1);
        assertArrayEquals(ones, views.all().toFloatVector(), "each number is in one view");
        views.all().putScalar(64 + 16 + 2, 7);
        assertEquals(7, views.w()[1].getFloat(0, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 30, 500})
    void piIsNetworks(int length) {
        for (int seed = 0; seed < 5; seed++) {
            Network network = network(seed);
            float[][] states = episode(length, new SplittableRandom(seed)).states();
            INDArray pi = NetworkByHand.forward(views(network), states)[3];
            float[][] expected = Categorical.softmax(network.forward(states));
            for (int t = 0; t < length; t++) {
                assertArrayEquals(expected[t], pi.getRow(t).toFloatVector(), 1e-6f);
            }
        }
    }

    /** Logits of 1000 would overflow without the subtraction of the largest. */
    @Test
    void largeLogitsDoNotOverflow() {
        INDArray theta = zeros(SIZE);
        theta.putScalar(SIZE - 1, 1000);
        float[] pi = NetworkByHand.forward(new NetworkByHand.Views(theta), new float[4])[3]
                .toFloatVector();
        assertArrayEquals(new float[] {0, 1}, pi);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 30, 500})
    void theGradientIsNetworks(int length) {
        for (int seed = 0; seed < 5; seed++) {
            var random = new SplittableRandom(seed);
            Network network = network(seed);
            Episode<Integer> episode = episode(length, random);
            double[] advantages = advantages(length, random);
            var adam = new RecordingAdam(network);
            Reinforce.learn(network, adam, episode, advantages);
            assertArrayEquals(adam.gradient(), NetworkByHand.gradient(views(network), episode,
                    advantages).toFloatVector(), 1e-5f);
        }
    }

    /** Compares with differences of -1/T sum_t A_t ln pi(a_t|s_t), computed in double precision. */
    @Test
    void theGradientIsThatOfFiniteDifferences() {
        var random = new SplittableRandom(9);
        NetworkByHand.Views theta = views(network(9));
        Episode<Integer> episode = episode(12, random);
        double[] advantages = advantages(12, random);
        float[] gradient = NetworkByHand.gradient(theta, episode, advantages).toFloatVector();
        double[] at = theta.all().toDoubleVector();
        double step = 1e-6;
        for (int i = 0; i < SIZE; i++) {
            double kept = at[i];
            at[i] = kept + step;
            double up = loss(at, episode, advantages);
            at[i] = kept - step;
            double down = loss(at, episode, advantages);
            at[i] = kept;
            assertEquals((up - down) / (2 * step), gradient[i], 1e-5, "parameter " + i);
        }
    }

    private static double loss(double[] theta, Episode<Integer> episode, double[] advantages) {
        double sum = 0;
        for (int t = 0; t < episode.length(); t++) {
            double[] z = logits(theta, episode.states()[t]);
            double log = z[episode.actions().get(t)]
                    - Math.log(Math.exp(z[0]) + Math.exp(z[1]));
            sum -= advantages[t] * log;
        }
        return sum / episode.length();
    }

    private static double[] logits(double[] theta, float[] state) {
        double[] x = {state[0], state[1], state[2], state[3]};
        int at = 0;
        for (int layer = 0; layer < 3; layer++) {
            int out = SIZES[layer + 1];
            var y = new double[out];
            for (int j = 0; j < out; j++) {
                y[j] = theta[at + x.length * out + j];
                for (int i = 0; i < x.length; i++) {
                    y[j] += x[i] * theta[at + i * out + j];
                }
                y[j] = layer < 2 ? Math.max(0, y[j]) : y[j];
            }
            at += (x.length + 1) * out;
            x = y;
        }
        return x;
    }

    @Test
    void thirtyStepsOfAdamAreThoseOfTheSharedOne() {
        var random = new SplittableRandom(4);
        Network network = network(4);
        var adam = new Adam(network, 0.0065);
        NetworkByHand.Views theta = views(network);
        float[] before = network.parameters().values();
        INDArray means = zeros(2 * SIZE);
        for (int t = 1; t <= 30; t++) {
            Episode<Integer> episode = episode(20, random);
            double[] advantages = advantages(20, random);
            Reinforce.learn(network, adam, episode, advantages);
            new NetworkByHand().adam(theta.all(), NetworkByHand.gradient(theta, episode,
                    advantages), means, t);
        }
        float[] expected = network.parameters().values();
        assertTrue(Math.abs(before[0] - expected[0]) > 1e-3, "it moves");
        assertArrayEquals(expected, theta.all().toFloatVector(), 1e-4f);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private List<String> csv(Reinforce lesson, String... args) throws Exception {
        Path csv = file("a.csv");
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--evaluate", "0", "--csv", csv.toString()));
        Results.of(lesson, folder, all.toArray(String[]::new));
        return Files.readAllLines(csv);
    }

    /** Reinforce's first episodes to the step: later, a rounding error changes an action. */
    @Test
    void itsFirstEpisodesAreThoseOfReinforce() throws Exception {
        String[] args = {"--runs", "4", "--seed", "500", "--episodes", "50"};
        List<String> expected = csv(new Reinforce(), args);
        assertEquals(1 + 4 * 50, expected.size());
        var lesson = new NetworkByHand();
        assertEquals(expected, csv(lesson, "--runs", "4", "--seed", "500", "--episodes", "50",
                "--act-with-network"));
        assertEquals(expected.subList(0, 21), csv(lesson, "--seed", "500", "--episodes", "20"));
    }

    private List<Results.Run> learn(String... args) {
        return Results.of(new NetworkByHand(), folder, args);
    }

    @Test
    void solvesTheWorldOnFiveSeeds() {
        for (Results.Run run : learn("--runs", "5", "--seed", "500", "--act-with-network")) {
            assertTrue(run.truth("solved"), run.toString());
            assertTrue(run.number("episodes_to_solve") <= 600, run.toString());
            assertTrue(run.number("evaluation") > 400, run.toString());
        }
    }

    @Test
    void withoutTheUpdateNothingIsLearned() {
        for (Results.Run run : learn("--runs", "5", "--seed", "500", "--act-with-network",
                "--learning-rate", "1e-30", "--episodes", "400")) {
            assertFalse(run.truth("solved"));
            assertTrue(run.number("mean_last_100") < 60, run.toString());
        }
    }

    /** Some 70,000 states one by one. */
    @Test
    @Tag("slow")
    void solvesTheWorldInNd4jAlone() {
        for (Results.Run run : learn("--runs", "2", "--seed", "500")) {
            assertTrue(run.truth("solved"), run.toString());
            assertTrue(run.number("evaluation") > 400, run.toString());
        }
    }

    private Path saved(String name, String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--evaluate", "0", "--save", file(name).toString()));
        learn(all.toArray(String[]::new));
        return file(name);
    }

    @Test
    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() throws Exception {
        for (String threads : List.of("1", "2", "4")) {
            saved(threads + ".npz", "--runs", "2", "--episodes", "12", "--threads", threads);
        }
        for (int seed = 0; seed < 2; seed++) {
            Path first = file("1-seed-" + seed + ".npz");
            Results.assertSame(first, file("2-seed-" + seed + ".npz"));
            Results.assertSame(first, file("4-seed-" + seed + ".npz"));
            Results.assertSame(first, saved("alone.npz", "--runs", "1", "--seed", "" + seed,
                    "--episodes", "12"));
        }
    }

    @Test
    void aResumedRunGoesOnToTheBit() throws Exception {
        Path half = saved("half.npz", "--episodes", "8");
        Results.assertSame(saved("whole.npz", "--episodes", "16"), saved("rest.npz", "--resume",
                half.toString(), "--episodes", "16"));
        assertEquals(SIZE, SavedAgent.read(half).policy().parameters().size(), "Deploy plays it");
    }

    @Test
    @Tag("slow")
    void theCostsArePrintedAndChangeNothing() throws Exception {
        Path plain = saved("plain.npz", "--episodes", "5");
        Call call = Call.of(new NetworkByHand(), "--costs", "--episodes", "5", "--evaluate", "0",
                "--chart", file("chart.png").toString(), "--save", file("costs.npz").toString());
        assertEquals(0, call.status(), call.err());
        List<String> table = call.err().lines().filter(line -> line.startsWith("  ")).toList();
        assertEquals(7, table.size(), call.err());
        assertTrue(table.get(0).matches(" *microseconds for T = +1 +20 +200 +2000"));
        for (String line : table.subList(1, 7)) {
            assertTrue(line.matches(" *[\\w.() ]+?( +\\d+\\.\\d){4}"), line);
        }
        Results.assertSame(plain, file("costs.npz"));
    }
}
