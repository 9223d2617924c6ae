import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.Environment;
import shared.environments.Space;
import shared.environments.Sparse;
import shared.environments.Step;
import shared.environments.pong.Pong;
import shared.environments.pong.PongObservation;
import shared.files.Npz;
import shared.files.Tensor;
import shared.learning.Categorical;
import shared.learning.Statistics;
import shared.networks.Network;
import shared.running.Rollout;
import support.Results;

/** Tests of the lesson PongPpo: its mathematics and its learning, with both kinds of network. */
class PongPpoTest {

    private static final int STEPS = 12;
    private static final double GAMMA = 0.9;
    private static final double BONUS = 0.5;

    @TempDir
    Path folder;

    private static PongPpo lesson() {
        var lesson = new PongPpo();
        lesson.steps = STEPS;
        lesson.gamma = GAMMA;
        lesson.lambda = 0.8;
        return lesson;
    }

    // Advantages

    /**
     * Steps with points at 2 and 5. The game ends at step 5, and step 8 is truncated because
     * patience ends.
     */
    private static Step[] steps() {
        return IntStream.range(0, STEPS).mapToObj(t -> new Step(
                new Sparse(20, new int[] {t, t + 1}, new float[] {1, -1}),
                t == 2 ? 1 : t == 5 ? -1 : 0, t == 5, t == 8)).toArray(Step[]::new);
    }

    private static float[][] outputs(int seed) {
        var random = new SplittableRandom(seed);
        var y = new float[STEPS + 1][7];
        for (float[] row : y) {
            for (int i = 0; i < 7; i++) {
                row[i] = random.nextFloat(-1, 1);
            }
        }
        return y;
    }

    @Test
    void advantagesAreDiscountedSumsOfSurprises() {
        Step[] next = steps();
        float[][] y = outputs(3);
        double[] advantages = lesson().advantages(new Rollout(null, y, null, next));
        for (int t = 0; t < STEPS; t++) {
            double sum = 0;
            double weight = 1;
            for (int k = t; k < STEPS; k++) {
                double future = k == 2 || k == 5 ? 0 : k == 8 ? -1 : y[k + 1][6];
                sum += weight * (next[k].reward() + GAMMA * future - y[k][6]);
                weight *= k == 2 || k == 5 || k == 8 ? 0 : GAMMA * 0.8;
            }
            assertEquals(sum, advantages[t], 1e-6, "step " + t);
        }
    }

    // The loss

    /** Moments of an old policy, which differs from that of outputs(4). */
    private static List<PongPpo.Moment> moments() {
        float[][] old = outputs(3);
        var random = new SplittableRandom(6);
        return IntStream.range(0, STEPS).mapToObj(t -> new PongPpo.Moment(null,
                Categorical.softmax(old[t], 6), random.nextInt(6),
                random.nextDouble(-1, 1), random.nextDouble(-1, 1))).toList();
    }

    /**
     * The loss of one moment as in the comment at the top of the lesson. In a mean over six it
     * counts one sixth.
     */
    private static double loss(PongPpo.Moment m, float[] y) {
        float[] pi = Categorical.softmax(y, 6);
        double ratio = pi[m.action()] / m.pi()[m.action()];
        double error = y[6] - m.g();
        return (-Math.min(ratio * m.a(), Math.max(0.8, Math.min(1.2, ratio)) * m.a())
                + error * error / 2 - BONUS * Categorical.entropy(pi)) / 6;
    }

    @Test
    void theGradientIsThatOfTheClippedLoss() {
        List<PongPpo.Moment> moments = moments();
        float[][] y = outputs(4);
        PongPpo lesson = lesson();
        int met = 0;
        for (int t = 0; t < STEPS; t++) {
            PongPpo.Moment m = moments.get(t);
            double ratio = Categorical.softmax(y[t], 6)[m.action()] / m.pi()[m.action()];
            boolean clipped = m.a() > 0 && ratio > 1.2 || m.a() < 0 && ratio < 0.8;
            assertEquals(clipped, lesson.clipped(m, Categorical.softmax(y[t], 6)));
            met += clipped ? 1 : 0;
            float[] gradient = lesson.lossGradient(m, y[t], BONUS, 6);
            for (int i = 0; i < 7; i++) {
                float kept = y[t][i];
                y[t][i] = kept + 0.005f;
                double up = loss(m, y[t]);
                y[t][i] = kept - 0.005f;
                double down = loss(m, y[t]);
                y[t][i] = kept;
                assertEquals((up - down) / 0.01, gradient[i], 2e-4, t + ", " + i);
            }
        }
        assertTrue(met > 1 && met < STEPS - 1, met + " beyond the clip");
    }

    @Test
    void advantagesAreNormalisedOverTheBatchAndValuesAreNot() {
        var states = new Sparse[STEPS];
        var games = List.of(new Rollout(states, outputs(3), new int[STEPS], steps()),
                new Rollout(states, outputs(4), new int[STEPS], steps()));
        List<PongPpo.Moment> moments = lesson().moments(games);
        assertEquals(2 * STEPS, moments.size());
        double mean = Statistics.mean(moments, PongPpo.Moment::a);
        assertEquals(0, mean, 1e-9);
        assertEquals(2 * STEPS - 1, moments.stream().mapToDouble(m -> m.a() * m.a()).sum(), 1e-6);
        double[] a = lesson().advantages(games.get(1));
        for (int t = 0; t < STEPS; t++) {
            PongPpo.Moment m = moments.get(STEPS + t);
            assertEquals(outputs(4)[t][6] + a[t], m.g(), 1e-6);
        }
    }

    @Test
    void theNetworksArePongReinforcesWithAValueAndASmallOne() {
        var random = new SplittableRandom(1);
        var lesson = lesson();
        lesson.kind = PongPpo.Kind.CONV;
        assertEquals(235_558 + 129, lesson.network(random).parameters().size());
        assertEquals(PongReinforce.network(random).toString(),
                lesson.network(random).firstOutputs(6).toString());
        assertEquals("Pong(4, 400, both)", lesson.world().id());
        lesson.kind = PongPpo.Kind.DENSE;
        assertEquals(6400 * 128 + 128 + 128 * 7 + 7, lesson.network(random).parameters().size());
        assertEquals("Pong(4, 400)", lesson.world().id());
    }

    // Learning

    private List<Results.Run> learn(String... args) {
        return Results.of(new PongPpo(), folder, args);
    }

    private Map<String, Tensor> saved(String name, String... args) throws IOException {
        learn(Stream.concat(Stream.of(args), Stream.of("--save", folder.resolve(name).toString(),
                "--evaluate", "0")).toArray(String[]::new));
        return Npz.read(folder.resolve(name)).arrays();
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    /** The run is resumed in the middle of games, after some games for practice have ended. */
    @ParameterizedTest
    @ValueSource(strings = {"conv 24", "dense 128"})
    void aSeedGivesTheSameToTheBitResumedOrOnOtherThreads(String what) throws IOException {
        String[] args = {"--seed", "5", "--network", what.split(" ")[0], "--steps",
            what.split(" ")[1], "--practice", "8"};
        var one = saved("one.npz", with(args, "--threads", "1", "--updates", "7"));
        Results.assertSame(one, saved("two.npz", with(args, "--threads", "2", "--updates", "7")));
        saved("half.npz", with(args, "--updates", "4"));
        Results.assertSame(one, saved("rest.npz", "--resume",
                folder.resolve("half.npz").toString(), "--updates", "7"));
    }

    @Test
    void everyEpisodeAndEveryUpdateIsRecorded() throws IOException {
        Path csv = folder.resolve("games.csv");
        learn("--network", "dense", "--updates", "12", "--evaluate", "0", "--csv",
                csv.toString());
        List<String> lines = Files.readAllLines(csv);
        assertTrue(lines.size() > 12, lines.size() + " lines");
        var header = List.of(lines.get(0).split(","));
        assertTrue(header.containsAll(List.of("score", "share clipped", "value loss", "entropy")),
                lines.get(0));
    }

    /**
     * A world in which moving up wins a point and moving down loses one, whatever the picture
     * shows.
     */
    private static final class UpIsGood implements Environment<Integer> {

        private final Environment<Integer> pong;

        UpIsGood(Environment<Integer> pong) {
            this.pong = pong;
        }

        @Override
        public String id() {
            return "UpIsGood";
        }

        @Override
        public Space.Box observationSpace() {
            return pong.observationSpace();
        }

        @Override
        public Space actionSpace() {
            return pong.actionSpace();
        }

        @Override
        public Step reset(long seed) {
            return pong.reset(seed);
        }

        @Override
        public Step step(Integer action) {
            Step step = pong.step(action);
            int reward = action == 2 || action == 4 ? 1 : -1;
            return new Step(step.sparse(), reward, step.done(), false);
        }

        @Override
        public BufferedImage render() {
            return pong.render();
        }

        @Override
        public int framesPerSecond() {
            return pong.framesPerSecond();
        }
    }

    /** The probability of moving up after some updates in which it was rewarded. */
    private double shareOfUp(String kind, String updates, String rate) {
        var seen = new Network[1];
        Results.of(new PongPpo() {
            @Override
            Environment<Integer> world() {
                return new UpIsGood(super.world());
            }

            @Override
            Network network(java.util.random.RandomGenerator random) {
                seen[0] = super.network(random);
                return seen[0];
            }
        }, folder, "--network", kind, "--steps", "32", "--updates", updates, "--learning-rate",
                rate, "--evaluate", "0");
        Step step = new Pong(kind.equals("conv") ? PongObservation.TWO_FRAMES
                : PongObservation.DIFFERENCE).resetTo(20);
        float[] pi = Categorical.softmax(seen[0].forward(step.sparse()), 6);
        return pi[2] + pi[4];
    }

    @ParameterizedTest
    @CsvSource({"conv, 4", "dense, 40"})
    void itLearnsWhatIsRewardedAndWithoutTheUpdateItDoesNot(String kind, String updates) {
        double learned = shareOfUp(kind, updates, "0.001");
        assertTrue(learned > 0.8, "up: " + learned);
        assertEquals(1 / 3.0, shareOfUp(kind, "2", "1e-30"), 0.05);
    }

    /** After a third of the updates that it needs, the agent loses by fewer points. */
    @Test
    void itLearnsToPlay() {
        for (Results.Run run : learn("--network", "dense", "--runs", "2", "--seed", "31",
                "--updates", "160", "--evaluate", "0")) {
            assertTrue(run.number("mean_last_100") > -18, run.toString());
        }
        Results.Run run = learn("--network", "dense", "--updates", "40", "--learning-rate",
                "1e-30", "--evaluate", "0").get(0);
        assertTrue(run.number("mean_last_100") < -20, run.toString());
        assertFalse(run.truth("solved"));
    }

    @Test
    @Tag("slow")
    void itWinsWithTheConvolutions() {
        Results.Run run = learn("--seed", "22", "--evaluate", "20").get(0);
        assertTrue(run.truth("solved"), run.toString());
        assertTrue(run.number("evaluation") >= 20, run.toString());
    }
}
