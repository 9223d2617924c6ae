package shared.environments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import shared.environments.lander.LunarLander;

/**
 * Replays trajectories recorded from Gymnasium 1.4.0: those in the folder golden beside this
 * class, or in the folder that the environment variable GOLDEN names.
 */
class GoldenTest {

    private static final Recording CART_POLE = new Recording("cartpole.csv.gz",
            List.of("x", "x_dot", "theta", "theta_dot"),
            List.of("obs_x", "obs_x_dot", "obs_theta", "obs_theta_dot"), 0, 0);

    private static final Recording PENDULUM = new Recording("pendulum.csv.gz",
            List.of("theta", "theta_dot"), List.of("obs_cos", "obs_sin", "obs_theta_dot"),
            1e-12, 4e-10);

    private static final Recording LANDER = new Recording("lunarlander.csv.gz", List.of(),
            List.of("x", "y", "vx", "vy", "angle", "vangle", "leg0", "leg1"), 0, 0);

    /** Near balance, a difference in the last bit grows by a factor of e^4 in a second. */
    @Test
    void cartPoleFollowsEveryRecordingToTheBit() throws IOException {
        assumeTrue(List.of("amd64", "x86_64").contains(System.getProperty("os.arch")),
                "the sine of another processor may differ in the last bit");
        var world = new CartPole();
        replay(CART_POLE, start -> world.reset(start[0], start[1], start[2], start[3]),
                action -> world.step(Integer.valueOf(action)), world::state);
    }

    @Test
    void cartPoleStepsFromEveryRecordedStateToTheNext() throws IOException {
        var world = new CartPole();
        var before = new double[4];
        for (CSVRecord row : read(CART_POLE.file)) {
            if (!row.get("step").equals("0")) {
                world.reset(before[0], before[1], before[2], before[3]);
                Step step = world.step(Integer.valueOf(row.get("action")));
                assertArrayEquals(CART_POLE.state(row), world.state(), 1e-12, place(row));
                assertArrayEquals(CART_POLE.observation(row), step.observation(), 1e-6f,
                        place(row));
                assertEquals(row.get("terminated").equals("1"), step.terminated(), place(row));
            }
            before = CART_POLE.state(row);
        }
    }

    /**
     * The sines of NumPy and Java sometimes differ in the last bit. With the sine of HotSpot on
     * x86-64, the states differ by 2.2e-16 in 11 of 2200 rows. With that of StrictMath, which other
     * platforms may use, they differ by up to 1.3e-13. NumPy's square of a float is not always the
     * nearest float, which changes a reward by up to 2.4e-10.
     */
    @Test
    void pendulumFollowsEveryRecording() throws IOException {
        var world = new Pendulum();
        replay(PENDULUM, start -> world.reset(start[0], start[1]),
                action -> world.step(torque(action)), world::state);
    }

    /**
     * A reward does not depend on a sine. Computed from the recorded state before the step, it
     * differs by two units in the last place at most if the square of the torque is a float, as it
     * is for every multiple of 1/64. NumPy's square of a double is the C library's pow, which is
     * one unit off for one number in a thousand. The factor 0.1 can make two units of it.
     */
    @Test
    void pendulumsRewardsAreExactButForPow() throws IOException {
        var world = new Pendulum();
        var before = new double[2];
        for (CSVRecord row : read(PENDULUM.file)) {
            if (!row.get("step").equals("0")) {
                float[] torque = torque(row.get("action"));
                world.reset(before[0], before[1]);
                Step step = world.step(torque);
                if (torque[0] * torque[0] == (double) torque[0] * torque[0]) {
                    double reward = number(row, "reward");
                    assertNear(reward, step.reward(), 2 * Math.ulp(reward), place(row));
                }
            }
            before = PENDULUM.state(row);
        }
    }

    /**
     * Floats, joints and contacts enlarge rounding differences, so the tolerance depends on the
     * phase of a flight. A contact is over within a step, but its differences remain.
     */
    @Test
    void lunarLanderFliesAsRecorded() throws IOException {
        var world = new LunarLander();
        boolean free = true;
        double difference = 0;
        int flights = 0;
        Step step = null;
        for (CSVRecord row : read(LANDER.file)) {
            String place = place(row);
            int time = Integer.parseInt(row.get("step"));
            if (time == 0) {
                assertTrue(step == null || step.done(), "the flight before did not end: " + place);
                double[] heights = IntStream.range(0, 12).mapToDouble(i -> number(row, "h" + i))
                        .toArray();
                step = world.reset(heights, number(row, "force_x"), number(row, "force_y"));
                free = true;
                difference = 0;
                flights++;
            } else {
                assertFalse(step.done(), "the flight ended too soon: " + place);
                step = world.step(Integer.valueOf(row.get("action")));
                difference += step.reward() - number(row, "reward");
            }
            boolean terminated = row.get("terminated").equals("1");
            free &= !terminated && number(row, "leg0") == 0 && number(row, "leg1") == 0;
            if (free && time <= 100) {
                assertArrayEquals(LANDER.observation(row), step.observation(),
                        time <= 50 ? 1e-5f : 2e-4f, place);
            }
            assertEquals(terminated, step.terminated(), place);
            assertEquals(row.get("truncated").equals("1"), step.truncated(), place);
            if (step.done()) {
                if (terminated) {
                    assertEquals(number(row, "reward"), step.reward(), place);
                }
                assertEquals(0, difference, 0.1, "return, " + place);
            }
        }
        assertTrue(flights > 0 && step.done(), flights + " flights");
    }

    private static float[] torque(String action) {
        return new float[] {Float.parseFloat(action)};
    }

    /**
     * A file of recordings: its columns with the state and with the observation, and the tolerances
     * for states and rewards.
     */
    private record Recording(String file, List<String> state, List<String> observation,
            double stateTolerance, double rewardTolerance) {

        double[] state(CSVRecord row) {
            return state.stream().mapToDouble(column -> number(row, column)).toArray();
        }

        float[] observation(CSVRecord row) {
            var values = new float[observation.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(row.get(observation.get(i)));
            }
            return values;
        }
    }

    /**
     * Compares every row of a recording with the answer of the world.
     *
     * @param reset starts an episode in a recorded state
     * @param act takes a recorded action
     * @param state returns the state of the world
     */
    private static void replay(Recording recording, Function<double[], Step> reset,
            Function<String, Step> act, Supplier<double[]> state) throws IOException {
        List<CSVRecord> rows = read(recording.file);
        boolean done = true;
        for (CSVRecord row : rows) {
            String place = place(row);
            Step step;
            if (row.get("step").equals("0")) {
                assertTrue(done, "the episode before did not end: " + place);
                step = reset.apply(recording.state(row));
            } else {
                assertFalse(done, "the episode ended too soon: " + place);
                step = act.apply(row.get("action"));
                assertNear(number(row, "reward"), step.reward(), recording.rewardTolerance,
                        place);
            }
            double[] expected = recording.state(row);
            double[] actual = state.get();
            assertEquals(expected.length, actual.length);
            for (int i = 0; i < expected.length; i++) {
                assertNear(expected[i], actual[i], recording.stateTolerance, place);
            }
            assertArrayEquals(recording.observation(row), step.observation(), place);
            assertEquals(row.get("terminated").equals("1"), step.terminated(), place);
            assertEquals(row.get("truncated").equals("1"), step.truncated(), place);
            done = step.done();
        }
        assertTrue(done && !rows.isEmpty(), rows.size() + " rows");
    }

    /** Compares with a tolerance that may be 0, which JUnit's own comparison does not allow. */
    private static void assertNear(double expected, double actual, double tolerance,
            String place) {
        if (!(Math.abs(expected - actual) <= tolerance)) {
            assertEquals(expected, actual, place);
        }
    }

    private static String place(CSVRecord row) {
        return "episode " + row.get("episode") + ", step " + row.get("step");
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static List<CSVRecord> read(String name) throws IOException {
        String folder = System.getenv("GOLDEN");
        try (InputStream file = folder == null
                ? GoldenTest.class.getResourceAsStream("golden/" + name)
                : Files.newInputStream(Path.of(folder, name));
                var reader = new InputStreamReader(new GZIPInputStream(file),
                        StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                    .parse(reader).getRecords();
        }
    }
}
