import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.learning.Categorical;
import support.Results;

/** Tests of the lesson ManyArms: its gradient and the effect of each baseline. */
class ManyArmsTest {

    @TempDir
    Path folder;

    private static ManyArms lesson(int arms) {
        var lesson = new ManyArms();
        lesson.arms = arms;
        return lesson;
    }

    @Test
    void theArmsPayWhatTheBannerSays() {
        ManyArms lesson = lesson(100);
        assertEquals(1, lesson.reward(0));
        for (int a = 1; a < 100; a++) {
            assertEquals(a < 50 ? 0.9 : 0, lesson.reward(a));
        }
    }

    /**
     * Compares the gradient that learn computes from k pulls with differences of -1/k sum advantage
     * ln pi(a).
     */
    @Test
    void theGradientIsThatOfFiniteDifferences() {
        ManyArms lesson = lesson(6);
        float[] z = {0.1f, -0.3f, 0.6f, 0, 0.2f, -0.8f};
        for (ManyArms.Baseline kind : ManyArms.Baseline.values()) {
            float[] pi = Categorical.softmax(z);
            int[] actions = ManyArms.pull(pi, 40, new SplittableRandom(8));
            double[] rewards = IntStream.of(actions).mapToDouble(lesson::reward).toArray();
            float[] gradient = ManyArms.gradient(pi, actions,
                    ManyArms.advantages(rewards, kind, 0.6));
            for (int i = 0; i < 6; i++) {
                float[] up = z.clone();
                up[i] += 1e-2f;
                float[] down = z.clone();
                down[i] -= 1e-2f;
                double slope = (loss(lesson, z, up, kind) - loss(lesson, z, down, kind)) / 2e-2;
                assertEquals(slope, gradient[i], 2e-4, kind + " " + i);
            }
        }
    }

    /**
     * The loss of a policy with the logits z, for arms drawn from the policy with the logits
     * {@code drawn}.
     */
    private static double loss(ManyArms lesson, float[] drawn, float[] z,
            ManyArms.Baseline kind) {
        var random = new SplittableRandom(8);
        double loss = 0;
        for (int i = 0; i < 40; i++) {
            int action = Categorical.sample(Categorical.softmax(drawn), random);
            double advantage = lesson.reward(action)
                    - (kind == ManyArms.Baseline.NONE ? 0 : 0.6);
            if (kind == ManyArms.Baseline.CLAMPED) {
                advantage = Math.max(0, advantage);
            }
            loss -= advantage * Math.log(Categorical.softmax(z)[action]) / 40;
        }
        return loss;
    }

    private static long found(List<Results.Run> runs, String variant) {
        return runs.stream().filter(run -> run.text("variant").equals(variant)
                && run.truth("best_arm_found")).count();
    }

    @Test
    void theClampFindsTheBestArm() {
        List<Results.Run> runs = Results.of(new ManyArms(), folder, "--seed", "700",
                "--runs", "10");
        assertEquals(30, runs.size());
        assertTrue(found(runs, "clamped") >= 9, "clamped " + found(runs, "clamped"));
        assertTrue(found(runs, "none") <= 9, "none " + found(runs, "none"));
    }

    @Test
    void withoutTheUpdateNothingIsLearned() {
        for (Results.Run run : Results.of(new ManyArms(), folder, "--learning-rate", "1e-30",
                "--updates", "3000")) {
            assertTrue(run.number("mean_last_100") < 0.75, run.json().toString());
        }
    }

    @Test
    void samplesAreComparedByName() {
        List<Results.Run> runs = Results.of(new ManyArms(), folder, "--baseline", "none",
                "--samples", "1,10", "--updates", "50", "--runs", "2", "--arms", "10");
        assertEquals(List.of("none 1", "none 1", "none 10", "none 10"),
                runs.stream().map(run -> run.text("variant")).toList());
        assertEquals(500, runs.get(3).number("env_steps"));
    }

    @Test
    @Tag("slow")
    void theClampFindsItOnFiftySeedsAndTheOthersDoNot() {
        List<Results.Run> runs = Results.of(new ManyArms(), folder, "--runs", "50");
        assertTrue(found(runs, "clamped") >= 49, "clamped " + found(runs, "clamped"));
        assertTrue(found(runs, "none") <= 42, "none " + found(runs, "none"));
        assertTrue(found(runs, "average") <= 45, "average " + found(runs, "average"));
    }
}
