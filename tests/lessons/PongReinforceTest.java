import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Dense.dense;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.environments.Sparse;
import shared.environments.Step;
import shared.environments.pong.Pong;
import shared.environments.pong.PongObservation;
import shared.files.Npz;
import shared.files.Tensor;
import shared.learning.Categorical;
import shared.learning.Minibatches;
import shared.learning.Statistics;
import shared.networks.Adam;
import shared.networks.Network;
import shared.networks.Parallel;
import shared.networks.Sgd;
import shared.networks.Trainer;
import support.Call;
import support.Differences;
import support.Results;

/** Tests of the lesson PongReinforce: its network, its mathematics and its learning. */
class PongReinforceTest {

    @TempDir
    Path folder;

    private static PongReinforce lesson(boolean untilPoint) {
        var lesson = new PongReinforce();
        lesson.untilPoint = untilPoint;
        return lesson;
    }

    @Test
    void theNetworkIsTheNotebooks() {
        Network network = PongReinforce.network(new SplittableRandom(1));
        assertEquals(235_558, network.parameters().size());
        String summary = network.summary();
        for (String line : List.of("(19, 19, 32)", "3168", "(4, 4, 64)", "100416", "131200",
                "774")) {
            assertTrue(summary.contains(line), summary);
        }
        Step step = new Pong(PongObservation.TWO_FRAMES).reset(1);
        float[] pi = Categorical.softmax(network.forward(step.sparse()));
        for (float p : pi) {
            assertEquals(1 / 6.0, p, 0.03, "a fresh network has no opinion");
        }
    }

    private static List<PongReinforce.Moment> moments(double... rewards) {
        return IntStream.range(0, rewards.length).mapToObj(t ->
                new PongReinforce.Moment(new Sparse(9, new int[] {t},
                        new float[] {1}), t % 6, rewards[t])).toList();
    }

    @Test
    void returnsAreDiscountedToTheEndOrToThePoint() {
        var game = moments(0, 1, 0, 0, -1, 0);
        assertArrayEquals(new double[] {0.5 - 1 / 16.0, 1 - 1 / 8.0, -0.25, -0.5, -1, 0},
                lesson(false).returns(game, 0.5), 1e-12);
        assertArrayEquals(new double[] {0.5, 1, -0.25, -0.5, -1, 0},
                lesson(true).returns(game, 0.5), 1e-12);
    }

    /**
     * Plain gradient descent changes theta by -alpha times the gradient, so the change shows the
     * gradient.
     */
    @Test
    void learnFollowsTheGradientOfTheWeightedLogarithm() {
        var network = new Network(new SplittableRandom(2), dense(9, 6));
        List<PongReinforce.Moment> moments = moments(0, 1, 0, 0, -1, 0, 1);
        double[] g = {-1.5, 0.5, 2, 0, 1, -3, 0.1};
        for (List<Integer> part : List.of(List.of(0, 1, 2, 3, 4, 5, 6), List.of(5, 2, 1),
                List.of(4))) {
            Network moved = network.copy();
            PongReinforce.learn(new Trainer(moved, new Sgd(moved, 1, 0), Parallel.NONE), moments,
                    g, part);
            float[] gradient = network.parameters().values();
            float[] after = moved.parameters().values();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] -= after[i];
            }
            Differences.compare(network, gradient, () -> {
                double loss = 0;
                for (int t : part) {
                    float[] pi = Categorical.softmax(network.forward(moments.get(t).state()));
                    loss -= g[t] * Math.log(pi[moments.get(t).action()]) / part.size();
                }
                return loss;
            }, 0.01f, 2e-4);
        }
    }

    private Map<String, Tensor> saved(String name, String... args) throws IOException {
        Path file = folder.resolve(name);
        Results.of(new PongReinforce(), folder, Stream.concat(Stream.of(args),
                Stream.of("--save", file.toString(), "--evaluate", "0")).toArray(String[]::new));
        return Npz.read(file).arrays();
    }

    @Test
    void aSeedGivesTheSameToTheBitResumedOrOnTwoThreads() throws IOException {
        var one = saved("one.npz", "--seed", "5", "--updates", "4", "--threads", "1");
        Results.assertSame(one, saved("two.npz", "--seed", "5", "--updates", "4", "--threads",
                "2"));
        saved("half.npz", "--seed", "5", "--updates", "2");
        Results.assertSame(one, saved("rest.npz", "--resume", folder.resolve("half.npz").toString(),
                "--updates", "4"));
    }

    @Test
    void itSaysWhatItIsAndHowEachGameEnded() {
        String[] args = {"--updates", "2", "--games-per-update", "2", "--evaluate", "0", "--chart",
            folder.resolve("chart.png").toString()};
        List<String> said = Call.of(new PongReinforce(), args).err().lines().toList();
        assertTrue(said.get(0).startsWith("layer"), said.toString());
        assertTrue(said.stream().anyMatch(line -> line.matches("total +235558")), said.toString());
        assertTrue(said.stream().anyMatch(
                line -> line.startsWith("pi(a|s) in the first state: [0.1")), said.toString());
        List<String> games = said.stream().filter(line -> line.startsWith("[")).toList();
        assertEquals(4, games.size(), said.toString());
        for (int i = 0; i < 4; i++) {
            assertTrue(games.get(i).matches("\\[\\d+\\.\\d] #" + (i + 1)
                    + ": \\d{3,4}( \\(2000 kept\\))?, -\\d+"), games.get(i));
        }
        assertTrue(said.stream().noneMatch(line -> line.contains("at most")), "no other progress");
        var quiet = Call.of(new PongReinforce(), Stream.concat(Stream.of(args),
                Stream.of("--quiet")).toArray(String[]::new));
        assertEquals("", quiet.err());
        var two = Call.of(new PongReinforce(), Stream.concat(Stream.of(args),
                Stream.of("--runs", "2")).toArray(String[]::new));
        assertTrue(two.err().lines().noneMatch(line -> line.startsWith("[")), two.err());
    }

    /** The agent learns from pictures of a rally, with points for moving up. */
    @Test
    void itLearnsWhatIsRewardedAndWithoutTheUpdateItDoesNot() {
        for (int seed = 1; seed <= 3; seed++) {
            double learned = shareOfUp(0.001, seed);
            assertTrue(learned > 0.8, "up: " + learned);
        }
        assertEquals(1 / 3.0, shareOfUp(1e-30, 1), 0.05);
    }

    /** The probability of moving up after some updates in which it was rewarded with a point. */
    private static double shareOfUp(double rate, int seed) {
        var states = new ArrayList<Sparse>();
        var world = new Pong(PongObservation.TWO_FRAMES);
        Step step = world.resetTo(20);
        for (int t = 0; t < 64; t++) {
            states.add(step.sparse());
            step = world.step(t % 6);
        }
        Network network = PongReinforce.network(new SplittableRandom(seed));
        var trainer = new Trainer(network, new Adam(network, rate), Parallel.NONE);
        var random = new SplittableRandom(seed);
        for (int update = 0; update < 15; update++) {
            List<PongReinforce.Moment> moments = states.stream().map(state -> {
                int action = Categorical.sample(Categorical.softmax(network.forward(state)),
                        random);
                return new PongReinforce.Moment(state, action,
                        action == 2 || action == 4 ? 1 : -1);
            }).toList();
            double[] g = Statistics.normalise(moments.stream()
                    .mapToDouble(PongReinforce.Moment::reward).toArray());
            for (List<Integer> some : Minibatches.minibatches(
                    IntStream.range(0, 64).boxed().toList(), 32, random)) {
                PongReinforce.learn(trainer, moments, g, some);
            }
        }
        double up = 0;
        for (Sparse state : states) {
            float[] pi = Categorical.softmax(network.forward(state));
            up += (pi[2] + pi[4]) / 64;
        }
        return up;
    }
}
