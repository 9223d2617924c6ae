import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shared.networks.Activation.TANH;
import static shared.networks.Dense.dense;

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
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.Step;
import shared.files.Npz;
import shared.files.Tensor;
import shared.learning.Categorical;
import shared.networks.Adam;
import shared.networks.Network;
import support.Differences;
import support.RecordingAdam;
import support.Results;

/** Tests of the lesson ActorCritic: its mathematics and its learning. */
class ActorCriticTest {

    private static final double GAMMA = 0.9;

    @TempDir
    Path folder;

    private static ActorCritic lesson() {
        var lesson = new ActorCritic();
        lesson.gamma = GAMMA;
        lesson.entropyCoefficient = 0.02;
        return lesson;
    }

    /**
     * Ten steps. The third terminates an episode, and the seventh is truncated by the time limit.
     */
    private static Step[] steps() {
        return IntStream.range(0, 10).mapToObj(t -> new Step(new float[0], 100 * Math.sin(3 * t),
                t == 2, t == 6)).toArray(Step[]::new);
    }

    private static double[] numbers(long seed) {
        return new SplittableRandom(seed).doubles(10, -1, 1).toArray();
    }

    /** The advantage as in equation 16 of Schulman et al. (2016): a sum of discounted deltas. */
    private static double direct(int t, Step[] next, double[] v, double[] vNext, double lambda) {
        double sum = 0;
        double weight = 1;
        for (int k = t; k < next.length; k++) {
            double future = next[k].terminated() ? 0 : GAMMA * vNext[k];
            sum += weight * (0.01 * next[k].reward() + future - v[k]);
            if (next[k].done()) {
                break;
            }
            weight *= GAMMA * lambda;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.95, 1})
    void advantagesAreDiscountedSumsOfSurprises(double lambda) {
        Step[] next = steps();
        double[] v = numbers(1);
        double[] vNext = numbers(2);
        double[] advantages = lesson().advantages(next, v, vNext, lambda);
        for (int t = 0; t < 10; t++) {
            assertEquals(direct(t, next, v, vNext, lambda), advantages[t], 1e-12, "step " + t);
        }
    }

    /**
     * With lambda = 1 the advantage is the return minus the value of the state. After a truncated
     * step the return is bootstrapped from the critic.
     */
    @Test
    void lambdaOneIsTheReturnLessTheBaseline() {
        Step[] next = steps();
        double[] v = numbers(1);
        double[] vNext = numbers(2);
        for (int t = 0; t < 9; t++) {
            // Within an episode the next state is the state of the next step.
            vNext[t] = next[t].done() ? vNext[t] : v[t + 1];
        }
        double[] advantages = lesson().advantages(next, v, vNext, 1);
        for (int t = 0; t < 10; t++) {
            int last = t <= 2 ? 2 : t <= 6 ? 6 : 9;
            double g = last == 2 ? 0 : Math.pow(GAMMA, last - t + 1) * vNext[last];
            for (int k = t; k <= last; k++) {
                g += Math.pow(GAMMA, k - t) * 0.01 * next[k].reward();
            }
            assertEquals(g - v[t], advantages[t], 1e-12, "step " + t);
        }
    }

    @Test
    void lambdaZeroIsOneRewardAndAGuessOfTheRest() {
        Step[] next = steps();
        double[] v = numbers(1);
        double[] vNext = numbers(2);
        double[] advantages = lesson().advantages(next, v, vNext, 0);
        for (int t = 0; t < 10; t++) {
            double rest = t == 2 ? 0 : GAMMA * vNext[t];
            assertEquals(0.01 * next[t].reward() + rest - v[t], advantages[t], 1e-12);
        }
    }

    /** Compares the gradient that learn passes to the actor's Adam with differences of its loss. */
    @Test
    void theActorFollowsTheGradientOfItsLoss() {
        var actor = new Network(new SplittableRandom(3), dense(8, 4), TANH, dense(4, 4));
        float[][] states = states(10);
        int[] actions = new SplittableRandom(5).ints(10, 0, 4).toArray();
        double[] advantages = numbers(7);
        var adam = new RecordingAdam(actor);
        lesson().learn(actor, adam, states, actions, advantages);
        Differences.compare(actor, adam.gradient(), () -> {
            double loss = 0;
            for (int t = 0; t < 10; t++) {
                float[] pi = Categorical.softmax(actor.forward(states[t]));
                double entropy = 0;
                for (float p : pi) {
                    entropy -= p * Math.log(p);
                }
                loss -= (advantages[t] * Math.log(pi[actions[t]]) + 0.02 * entropy) / 10;
            }
            return loss;
        }, 1e-2f, 3e-4);
    }

    private static float[][] states(int n) {
        var random = new SplittableRandom(9);
        var states = new float[n][8];
        for (float[] state : states) {
            for (int i = 0; i < 8; i++) {
                state[i] = random.nextFloat(-1, 1);
            }
        }
        return states;
    }

    /**
     * Compares the gradient of the last minibatch: every eighth state, beginning with the eighth.
     */
    @Test
    void theCriticFollowsTheGradientOfItsSquaredError() {
        var critic = new Network(new SplittableRandom(3), dense(8, 5), TANH, dense(5, 1));
        float[][] states = states(32);
        double[] g = new SplittableRandom(4).doubles(32, -1, 1).toArray();
        var adam = new RecordingAdam(critic);
        ActorCritic.learn(critic, adam, states, g);
        Differences.compare(critic, adam.gradient(), () -> {
            double loss = 0;
            for (int t = 7; t < 32; t += 8) {
                double error = critic.forward(states[t])[0] - g[t];
                loss += error * error / 4;
            }
            return loss;
        }, 1e-2f, 1e-3);
    }

    private List<Results.Run> learn(String... args) {
        return Results.of(new ActorCritic(), folder, args);
    }

    /**
     * The learning rate is nearly 0. It falls towards the limit of updates, and the runs have
     * different limits.
     */
    @Test
    void aResumedRunGoesOnInTheMiddleOfAnEpisode() throws IOException {
        String[] still = {"--seed", "3", "--learning-rate", "1e-30", "--evaluate", "0"};
        learn(with(still, "--updates", "7", "--csv", file("whole.csv")));
        learn(with(still, "--updates", "4", "--save", file("half.npz")));
        learn("--resume", file("half.npz"), "--updates", "7", "--evaluate", "0", "--csv",
                file("rest.csv"));
        List<String> whole = Files.readAllLines(folder.resolve("whole.csv"));
        assertTrue(whole.size() > 20, whole.size() + " lines");
        assertEquals(whole, Files.readAllLines(folder.resolve("rest.csv")));
    }

    @Test
    void aFileIsResumedTwiceInTheSameWay() throws IOException {
        learn("--seed", "3", "--updates", "6", "--save", file("half.npz"));
        Map<String, Tensor> half = Npz.read(folder.resolve("half.npz")).arrays();
        assertTrue(half.containsKey("player.episode") && half.containsKey("critic.dense2.bias"));
        for (String name : new String[] {"one.npz", "other.npz"}) {
            learn("--resume", file("half.npz"), "--updates", "8", "--save", file(name));
        }
        Map<String, Tensor> one = Npz.read(folder.resolve("one.npz")).arrays();
        Map<String, Tensor> other = Npz.read(folder.resolve("other.npz")).arrays();
        one.forEach((name, array) -> {
            if (!name.equals("seconds")) {
                assertEquals(array, other.get(name), name);
            }
        });
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** With a seventh of the steps the agent does not land yet, but no longer crashes. */
    @Test
    void itLearns() {
        for (Results.Run run : learn("--runs", "2", "--seed", "40", "--updates", "300",
                "--evaluate", "0")) {
            assertEquals(150_000, run.number("env_steps"), 1000);
            assertTrue(run.number("mean_last_100") > -80, run.toString());
        }
    }

    @Test
    void withoutTheUpdateNothingIsLearned() {
        for (Results.Run run : learn("--runs", "2", "--seed", "40", "--updates", "60",
                "--learning-rate", "1e-30", "--evaluate", "0")) {
            assertFalse(run.truth("solved"));
            assertTrue(run.number("mean_last_100") < -110, run.toString());
        }
    }

    /**
     * After a million steps, the policy is evaluated over 100 new episodes, with actions drawn from
     * it.
     */
    @Test
    @Tag("slow")
    void itLandsOnEverySeed() {
        for (Results.Run run : learn("--runs", "3", "--seed", "40")) {
            assertTrue(run.truth("solved"), run.toString());
            assertTrue(run.number("steps_to_solve") < 700_000, run.toString());
            assertTrue(run.number("evaluation") >= 200, run.toString());
        }
    }
}
