import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shared.learning.Categorical;
import support.Call;
import support.Film;
import support.Results;

/** Tests of the lesson Bandit: its update rules and their results. */
class BanditTest {

    @TempDir
    Path folder;

    @Test
    void onlyTheFirstArmPays() {
        assertEquals(1, Bandit.reward(0));
        assertEquals(0, Bandit.reward(1));
        assertEquals(0, Bandit.reward(2));
    }

    private static float[] changed(Bandit.Update update, int action, double reward, float... z) {
        var lesson = new Bandit();
        lesson.update = update;
        lesson.learningRate = 0.5;
        lesson.change(z, Categorical.softmax(z), action, reward);
        return z;
    }

    @Test
    void eachRuleChangesWhatItSays() {
        assertArrayEquals(new float[] {0, 0.5f, 0}, changed(Bandit.Update.PLAIN, 1, 0, 0, 0, 0));
        assertArrayEquals(new float[] {0, 0, 0}, changed(Bandit.Update.REWARD, 1, 0, 0, 0, 0));
        assertArrayEquals(new float[] {0.5f, 0, 0}, changed(Bandit.Update.REWARD, 0, 1, 0, 0, 0));
        float ninth = 1 / 9f;
        assertArrayEquals(new float[] {ninth, 0, 0},
                changed(Bandit.Update.DIAGONAL, 0, 1, 0, 0, 0), 1e-6f);
        assertArrayEquals(new float[] {1 / 3f, -1 / 6f, -1 / 6f},
                changed(Bandit.Update.GRADIENT, 0, 1, 0, 0, 0), 1e-6f);
    }

    @Test
    void theSummaryCallsAPullAPull() {
        Call call = Call.of(new Bandit(), "--policy", "table", "--runs", "2", "--pulls", "20",
                "--chart", folder.resolve("chart.png").toString());
        assertEquals(0, call.status(), call.err());
        assertTrue(call.out().contains("Mean return of the last 100 pulls "), call.out());
        assertFalse(call.out().contains("episode"), call.out());
    }

    @Test
    void logitsStayWithinAHundred() {
        assertArrayEquals(new float[] {-100, -100 + 0.5f, 0},
                changed(Bandit.Update.PLAIN, 1, 1, -150, -100, 0));
        assertArrayEquals(new float[] {100, 0, 0}, changed(Bandit.Update.PLAIN, 0, 1, 99.9f, 0, 0));
    }

    /** Compares the rule "gradient" with differences of r ln pi(a). */
    @Test
    void theGradientIsThatOfFiniteDifferences() {
        float[] z = {0.3f, -1.2f, 0.8f};
        for (int action = 0; action < 3; action++) {
            float[] after = changed(Bandit.Update.GRADIENT, action, 0.7, z.clone());
            for (int i = 0; i < 3; i++) {
                float[] up = z.clone();
                up[i] += 1e-2f;
                float[] down = z.clone();
                down[i] -= 1e-2f;
                double slope = 0.7 * (Math.log(Categorical.softmax(up)[action])
                        - Math.log(Categorical.softmax(down)[action])) / 2e-2;
                assertEquals(0.5 * slope, after[i] - z[i], 1e-4);
            }
        }
    }

    private List<Results.Run> learn(String... args) {
        return Results.of(new Bandit(), folder, args);
    }

    private static double mean(List<Results.Run> runs, String variant) {
        return runs.stream().filter(run -> run.text("variant").equals(variant))
                .mapToDouble(run -> run.number("pi(L)")).average().orElseThrow();
    }

    @Test
    void bothPoliciesFindTheArmThatPays() {
        List<Results.Run> runs = learn();
        assertEquals(150, runs.size());
        assertTrue(mean(runs, "lookup table") >= 0.95);
        assertTrue(mean(runs, "network") >= 0.99);
        assertEquals(100 * 500 + 50 * 100,
                runs.stream().mapToDouble(run -> run.number("env_steps")).sum());
    }

    @Test
    void aHiddenLayerLearnsIt() {
        assertTrue(mean(learn("--policy", "network", "--hidden", "8"), "network") >= 0.9);
    }

    @ParameterizedTest
    @CsvSource({"table, --learning-rate", "network, --network-learning-rate"})
    void withoutTheUpdateNothingIsLearned(String policy, String rate) {
        for (Results.Run run : learn("--policy", policy, rate, "1e-30")) {
            assertTrue(run.number("pi(L)") < 0.95 && run.number("mean_last_100") < 0.95);
        }
    }

    /** As in the notebook, the first logits are drawn from 0 to 1, for each seed others. */
    @Test
    void theFirstPolicyDependsOnTheSeed() throws Exception {
        Path file = folder.resolve("first.csv");
        learn("--policy", "table", "--pulls", "1", "--csv", file.toString());
        double[] first = Files.readAllLines(file).stream().skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[8])).toArray();
        assertEquals(100, first.length);
        assertEquals(100, Arrays.stream(first).distinct().count());
        double lowest = 1 / (1 + 2 * Math.E);
        double highest = Math.E / (Math.E + 2);
        assertTrue(Arrays.stream(first).allMatch(pi -> pi > lowest && pi < highest));
        assertTrue(Arrays.stream(first).anyMatch(pi -> pi > 0.42));
    }

    /** Without the reward, the rule may make any arm the favourite. */
    @Test
    void thePlainRuleFollowsChance() {
        double mean = mean(learn("--policy", "table", "--update", "plain"), "lookup table");
        assertTrue(mean > 0.15 && mean < 0.55, "pi(L) " + mean);
    }

    @Test
    void theDiagonalLearnsMoreSlowlyThanTheGradient() {
        double diagonal = mean(learn("--policy", "table", "--update", "diagonal", "--pulls",
                "100"), "lookup table");
        double gradient = mean(learn("--policy", "table", "--pulls", "100"), "lookup table");
        assertTrue(gradient > diagonal + 0.02, gradient + " against " + diagonal);
    }

    @Test
    void theTableGoesOnFromAFile() throws Exception {
        Path whole = folder.resolve("whole.csv");
        Path rest = folder.resolve("rest.csv");
        Path half = folder.resolve("half.npz");
        learn("--policy", "table", "--runs", "1", "--pulls", "60", "--csv", whole.toString());
        learn("--policy", "table", "--runs", "1", "--pulls", "20", "--save", half.toString());
        learn("--resume", half.toString(), "--runs", "1", "--pulls", "60", "--csv",
                rest.toString());
        assertEquals(Files.readAllLines(whole), Files.readAllLines(rest));
    }

    /** The probabilities in the CSV are those from which the arm was drawn. */
    @Test
    void theFileTellsThePolicyBeforeEachPull() throws Exception {
        Path file = folder.resolve("a.csv");
        learn("--policy", "table", "--runs", "1", "--pulls", "30", "--csv", file.toString());
        List<String> lines = Files.readAllLines(file);
        assertEquals("variant,seed,episode,return,length,mean_last_100,env_steps,"
                + "pi(C),pi(L),pi(R)", lines.get(0));
        String[] first = lines.get(1).split(",");
        float[] z = {(float) Math.log(Double.parseDouble(first[8])),
            (float) Math.log(Double.parseDouble(first[7])),
            (float) Math.log(Double.parseDouble(first[9]))};
        for (String line : lines.subList(1, 31)) {
            String[] cells = line.split(",");
            float[] pi = Categorical.softmax(z);
            assertEquals(pi[0], Double.parseDouble(cells[8]), 1e-6);
            assertEquals(pi[1], Double.parseDouble(cells[7]), 1e-6);
            if (cells[3].equals("1.0")) {
                for (int a = 0; a < 3; a++) {
                    z[a] += (float) (0.2 * ((a == 0 ? 1 : 0) - pi[a]));
                }
            }
        }
    }

    @Test
    void theFilmHasAPictureForEachPull() throws Exception {
        Path film = folder.resolve("a.gif");
        learn("--policy", "table", "--runs", "1", "--pulls", "40", "--gif", film.toString());
        assertEquals(new Film(40, 600, 400, 4), Film.read(film), "25 pictures a second");
    }
}
