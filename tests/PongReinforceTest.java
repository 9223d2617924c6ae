import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.nd4j.linalg.api.ndarray.INDArray;
import shared.environments.Pong;
import shared.environments.PongSight;
import shared.environments.Step;
import shared.networks.Categorical;
import shared.networks.Network;
import shared.networks.Npz;

/** The lesson PongReinforce: its network, its mathematics, and that it learns. */
class PongReinforceTest {

    @TempDir
    Path folder;

    private static PongReinforce lesson(double gamma, boolean untilPoint, int batch) {
        var lesson = new PongReinforce();
        lesson.gamma = gamma;
        lesson.untilPoint = untilPoint;
        lesson.batch = batch;
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
        Step step = Pong.seen(PongSight.BOTH).reset(1);
        float[] pi = Categorical.softmax(network.forward(step.places()));
        for (float p : pi) {
            assertEquals(1 / 6.0, p, 0.03, "a fresh network has no opinion");
        }
    }

    private static List<PongReinforce.Moment> moments(double... rewards) {
        return IntStream.range(0, rewards.length).mapToObj(t ->
                new PongReinforce.Moment(new int[] {t}, t % 6, rewards[t])).toList();
    }

    @Test
    void returnsAreDiscountedToTheEndOrToThePoint() {
        var game = moments(0, 1, 0, 0, -1, 0);
        assertArrayEquals(new double[] {0.5 - 1 / 16.0, 1 - 1 / 8.0, -0.25, -0.5, -1, 0},
                lesson(0.5, false, 0).returns(game), 1e-12);
        assertArrayEquals(new double[] {0.5, 1, -0.25, -0.5, -1, 0},
                lesson(0.5, true, 0).returns(game), 1e-12);
    }

    @Test
    void eachMomentIsInOneBatch() {
        List<int[]> batches = lesson(1, false, 32).batches(100, new SplittableRandom(1));
        assertEquals(4, batches.size());
        assertEquals(4, batches.get(3).length);
        var all = batches.stream().flatMapToInt(IntStream::of).toArray();
        assertFalse(IntStream.range(0, 100).allMatch(i -> all[i] == i), "shuffled");
        assertArrayEquals(IntStream.range(0, 100).toArray(), IntStream.of(all).sorted().toArray());
        assertEquals(1, lesson(1, false, 0).batches(100, new SplittableRandom(1)).size());
    }

    @Test
    void theGradientIsThatOfTheWeightedLogarithm() {
        var random = new SplittableRandom(2);
        var logits = new float[6];
        for (int a = 0; a < 6; a++) {
            logits[a] = random.nextFloat(-2, 2);
        }
        float[] gradient = PongReinforce.logitGradient(logits.clone(), 4, -1.5);
        for (int a = 0; a < 6; a++) {
            float kept = logits[a];
            logits[a] = kept + 0.01f;
            double up = 1.5 * Math.log(Categorical.softmax(logits)[4]);
            logits[a] = kept - 0.01f;
            double down = 1.5 * Math.log(Categorical.softmax(logits)[4]);
            logits[a] = kept;
            assertEquals((up - down) / 0.02, gradient[a], 1e-4);
        }
    }

    private Map<String, INDArray> saved(String name, String... args) throws IOException {
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

    /** From pictures of a rally, and points for who moves up. */
    @Test
    void itLearnsWhatIsRewardedAndWithoutTheUpdateItDoesNot() {
        for (int seed = 1; seed <= 3; seed++) {
            double learned = shareOfUp(0.001, seed);
            assertTrue(learned > 0.8, "up: " + learned);
        }
        assertEquals(1 / 3.0, shareOfUp(1e-30, 1), 0.05);
    }

    /** After some updates in which going up was followed by a point, how probable that is. */
    private double shareOfUp(double rate, int seed) {
        var lesson = lesson(0.9, true, 32);
        var states = new ArrayList<int[]>();
        var world = Pong.seen(PongSight.BOTH);
        Step step = world.resetTo(20);
        for (int t = 0; t < 64; t++) {
            states.add(step.places());
            step = world.step(t % 6);
        }
        double[] up = new double[1];
        Results.of(new PongReinforce() {
            @Override
            public void train(shared.running.Run run) {
                Network network = network(run.random("network"));
                var adam = new shared.networks.Adam(network, rate);
                run.keep("network", network);
                run.show(() -> Pong.seen(PongSight.BOTH), network, PongReinforce::act);
                var passes = new shared.networks.Pass[] {new shared.networks.Pass(network),
                    new shared.networks.Pass(network)};
                var random = run.random();
                while (run.running(15)) {
                    List<Moment> moments = states.stream().map(state -> {
                        int action = Categorical.sample(Categorical.softmax(
                                network.forward(state)), random);
                        return new Moment(state, action, action == 2 || action == 4 ? 1 : -1);
                    }).toList();
                    double[] weights = shared.networks.Statistics.normalise(
                            moments.stream().mapToDouble(Moment::reward).toArray());
                    for (int[] batch : lesson.batches(64, random)) {
                        adam.step(gradient(run, network, passes, moments, weights, batch));
                    }
                    run.record(0, 64);
                }
                for (int[] state : states) {
                    float[] pi = Categorical.softmax(network.forward(state));
                    up[0] += (pi[2] + pi[4]) / 64;
                }
            }
        }, folder, "--seed", "" + seed, "--evaluate", "0");
        return up[0];
    }
}
