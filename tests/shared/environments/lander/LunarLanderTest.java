package shared.environments.lander;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.Space;
import shared.environments.Step;

/** LunarLander as a Gymnasium environment; its physics is also in {@link GoldenTest}. */
class LunarLanderTest {

    private static final double PAD = 400 / 30.0 / 4;

    /** Twelve heights that make the ground as level as the pad. */
    private static double[] level() {
        var heights = new double[12];
        Arrays.fill(heights, PAD);
        return heights;
    }

    /** Returns the step after a number of steps with the same action above level ground. */
    private static Step after(int steps, int action) {
        var world = new LunarLander();
        Step step = world.reset(level(), 0, 0);
        for (int i = 0; i < steps; i++) {
            step = world.step(action);
        }
        return step;
    }

    /**
     * The controller of Gymnasium: the function {@code heuristic} of lunar_lander.py. It leans
     * towards the pad, keeps the height proportional to the distance, and stops when a leg is on
     * the ground.
     */
    private static int heuristic(float[] s) {
        double targetAngle = Math.max(-0.4, Math.min(0.4, s[0] * 0.5 + s[2] * 1.0));
        double targetHeight = 0.55 * Math.abs(s[0]);
        double turn = (targetAngle - s[4]) * 0.5 - s[5] * 1.0;
        double hover = (targetHeight - s[1]) * 0.5 - s[3] * 0.5;
        if (s[6] != 0 || s[7] != 0) {
            turn = 0;
            hover = -s[3] * 0.5;
        }
        if (hover > Math.abs(turn) && hover > 0.05) {
            return 2;
        }
        return turn < -0.05 ? 3 : turn > 0.05 ? 1 : 0;
    }

    /** An episode's return, its last reward and its steps. */
    private record Flight(double total, double last, int steps) {

        boolean landed() {
            return last == 100;
        }

        static Flight of(LunarLander world, long seed) {
            Step step = world.reset(seed);
            double total = 0;
            int steps = 0;
            while (!step.done()) {
                step = world.step(heuristic(step.observation()));
                total += step.reward();
                steps++;
            }
            return new Flight(total, step.reward(), steps);
        }
    }

    @Test
    void itsNameIsGymnasiums() {
        var world = new LunarLander();
        assertEquals("LunarLander-v3", world.id());
        assertEquals(200, world.rewardThreshold());
        assertEquals(50, world.framesPerSecond());
    }

    @Test
    void spacesAreGymnasiums() {
        var world = new LunarLander();
        assertEquals(4, world.actionSpace().n());
        Space.Box box = world.observationSpace();
        float turn = 6.2831855f;
        assertArrayEquals(new float[] {-2.5f, -2.5f, -10, -10, -turn, -10, 0, 0}, box.low());
        assertArrayEquals(new float[] {2.5f, 2.5f, 10, 10, turn, 10, 1, 1}, box.high());
        assertTrue(box.contains(world.reset(3).observation()));
    }

    @Test
    void aStepNeedsAResetFirst() {
        var world = new LunarLander();
        var thrown = assertThrows(IllegalStateException.class, () -> world.step(0));
        assertTrue(thrown.getMessage().contains("call reset"), thrown.getMessage());
    }

    @Test
    void noStepAfterTheEnd() {
        var world = new LunarLander();
        Step step = world.reset(1);
        while (!step.done()) {
            step = world.step(0);
        }
        assertTrue(step.terminated());
        assertFalse(step.truncated());
        assertThrows(IllegalStateException.class, () -> world.step(0));
        world.reset(2);
        world.step(0);
    }

    @Test
    void actionsAreZeroToThree() {
        var world = new LunarLander();
        world.reset(level(), 30, 40);
        for (int bad : new int[] {-1, 4, Integer.MAX_VALUE}) {
            var thrown = assertThrows(IllegalArgumentException.class, () -> world.step(bad));
            assertTrue(thrown.getMessage().contains("Action " + bad), thrown.getMessage());
        }
        var other = new LunarLander();
        other.reset(level(), 30, 40);
        assertArrayEquals(other.step(2).observation(), world.step(2).observation(),
                "a bad action does nothing");
    }

    @Test
    void theGroundIsTwelveFiniteHeightsAndTheForceIsFinite() {
        var world = new LunarLander();
        for (int length : new int[] {0, 11, 13}) {
            var thrown = assertThrows(IllegalArgumentException.class,
                    () -> world.reset(new double[length], 0, 0));
            assertTrue(thrown.getMessage().contains("not " + length), thrown.getMessage());
        }
        double[] heights = level();
        heights[9] = Double.NaN;
        var thrown = assertThrows(IllegalArgumentException.class,
                () -> world.reset(heights, 0, 0));
        assertTrue(thrown.getMessage().contains("Height 9 of the ground is NaN"),
                thrown.getMessage());
        assertThrows(IllegalArgumentException.class,
                () -> world.reset(level(), 0, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> world.reset(level(), Double.NaN, 0));
    }

    @Test
    void aResetDoesNotKeepTheHeightsItIsGiven() {
        double[] heights = level();
        heights[4] = 5;
        var world = new LunarLander();
        world.reset(heights, 0, 0);
        assertEquals(5, heights[4]);
    }

    @Test
    void theClockTruncatesWhoHovers() {
        var world = new LunarLander();
        for (int episode = 0; episode < 2; episode++) {
            Step step = world.reset(level(), 0, 0);
            for (int i = 1; i <= 1000; i++) {
                assertFalse(step.done(), "before step " + i);
                float[] s = step.observation();
                step = world.step(s[3] < 0.2 * (1.2f - s[1]) ? 2 : 0);
            }
            assertTrue(step.truncated());
            assertFalse(step.terminated());
            assertThrows(IllegalStateException.class, () -> world.step(0));
        }
    }

    /** The impulse is 13 x 4/30 N s, the mass 4.96 kg, of which 0.14 kg are the legs. */
    @Test
    void theMainEngineLifts() {
        Step fallen = after(1, 0);
        Step lifted = after(1, 2);
        double faster = (lifted.observation()[3] - fallen.observation()[3]) * 50 / (20 / 3.0);
        assertEquals(13 * 4 / 30.0 / 4.9588889, faster, 0.003);
        assertEquals(fallen.observation()[2], lifted.observation()[2], 1e-6);
        assertEquals(fallen.observation()[5], lifted.observation()[5], 1e-6);
    }

    @Test
    void theOrientationEnginesTurn() {
        assertTrue(after(10, 1).observation()[4] > 0.01, "left engine, counter-clockwise");
        assertTrue(after(10, 3).observation()[4] < -0.01, "right engine, clockwise");
        assertTrue(after(10, 1).observation()[0] < -1e-4, "and it pushes to the left");
        assertTrue(after(10, 3).observation()[0] > 1e-4, "and it pushes to the right");
    }

    /** The reward of a step is the difference of the shaping minus the fuel. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0.03", "2, 0.3", "3, 0.03"})
    void theRewardIsWhatTheStateGains(int action, double fuel) {
        var world = new LunarLander();
        Step before = world.reset(5);
        for (int i = 0; i < 40; i++) {
            Step step = world.step(action);
            assertEquals(shaping(step) - shaping(before) - fuel, step.reward(), 2e-4);
            before = step;
        }
    }

    private static double shaping(Step step) {
        float[] s = step.observation();
        return -100 * Math.hypot(s[0], s[1]) - 100 * Math.hypot(s[2], s[3])
                - 100 * Math.abs(s[4]) + 10 * s[6] + 10 * s[7];
    }

    @Test
    void aLegThatComesDownIsWorthTen() {
        var world = new LunarLander();
        int touched = 0;
        for (long seed = 0; seed < 10; seed++) {
            Step before = world.reset(seed);
            while (!before.done()) {
                int action = heuristic(before.observation());
                Step step = world.step(action);
                if (!step.terminated()) {
                    double fuel = action == 2 ? 0.3 : action == 0 ? 0 : 0.03;
                    assertEquals(shaping(step) - shaping(before) - fuel, step.reward(), 2e-4);
                    for (int leg = 6; leg < 8; leg++) {
                        touched += step.observation()[leg] != before.observation()[leg] ? 1 : 0;
                    }
                }
                before = step;
            }
        }
        assertTrue(touched > 20, touched + " times");
    }

    /**
     * The controller is made to lean to the right, so that the right leg touches the ground first.
     */
    @Test
    void theRightLegIsTheFirst() {
        var world = new LunarLander();
        Step step = world.reset(level(), 0, 0);
        while (step.observation()[6] + step.observation()[7] == 0) {
            assertFalse(step.done());
            float[] leaning = step.observation().clone();
            leaning[4] += 0.15f;
            step = world.step(heuristic(leaning));
        }
        assertTrue(step.observation()[4] < -0.02, "it leans to the right");
        assertEquals(1, step.observation()[6]);
        assertEquals(0, step.observation()[7]);
    }

    @Test
    void aCrashEndsWithMinusHundred() {
        Step step = after(69, 0);
        assertTrue(step.terminated());
        assertEquals(-100, step.reward());
        assertFalse(after(68, 0).done());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void whoLeavesTheViewSidewaysEndsWithMinusHundred(int side) {
        var world = new LunarLander();
        Step step = world.reset(level(), 1000 * side, 1000);
        float before = 0;
        while (!step.done()) {
            before = step.observation()[0];
            step = world.step(step.observation()[1] < 1 ? 2 : 0);
        }
        assertTrue(step.terminated());
        assertEquals(-100, step.reward());
        assertTrue(before * side < 1 && step.observation()[0] * side >= 1);
    }

    @Test
    void whoRisesIsNotStopped() {
        Step step = after(300, 2);
        assertFalse(step.done());
        assertTrue(step.observation()[1] > 3, "beyond the observation's space");
    }

    @Test
    void aSeedDecidesTheEpisode() {
        var world = new LunarLander();
        float[] first = world.reset(7).observation();
        float[] other = world.reset(8).observation();
        assertArrayEquals(first, world.reset(7).observation());
        assertNotEquals(first[2], other[2]);
    }

    /**
     * Random numbers are drawn in the order that the docstring promises. With the same heights and
     * force, a flight without an engine is the same; with an engine, the offset drawn for that step
     * matters.
     */
    @Test
    void chanceIsDrawnInThisOrder() {
        for (long seed = 0; seed < 5; seed++) {
            var random = new SplittableRandom(seed);
            double[] heights = IntStream.range(0, 12)
                    .mapToDouble(i -> random.nextDouble(0, 400 / 30.0 / 2)).toArray();
            var given = new LunarLander();
            var drawn = new LunarLander();
            float[] start = given.reset(heights, random.nextDouble(-1000, 1000),
                    random.nextDouble(-1000, 1000)).observation();
            assertArrayEquals(start, drawn.reset(seed).observation());
            for (int i = 0; i < 4; i++) {
                random.nextDouble();
            }
            assertArrayEquals(given.step(0).observation(), drawn.step(0).observation());
            // The sixth and the seventh pair are for the first two steps with an engine: the sum
            // of the lengthwise offsets shows in how much faster the main engine makes it.
            double before = given.step(2).observation()[3];
            double speed = drawn.step(2).observation()[3];
            double offset = 2 * random.nextDouble(-1, 1) / 30;
            assertEquals(13 * offset / 4.9588889, (speed - before) * 50 / (20 / 3.0), 0.01);
        }
    }

    /** Every step draws two offsets, even if no engine fires. */
    @Test
    void chanceDoesNotDependOnTheActions() {
        var world = new LunarLander();
        for (long seed = 0; seed < 5; seed++) {
            double[] gains = new double[2];
            for (int early = 0; early < 2; early++) {
                world.reset(seed);
                world.step(early == 0 ? 0 : 1);
                double before = world.step(0).observation()[3];
                gains[early] = world.step(2).observation()[3] - before;
            }
            assertEquals(gains[0], gains[1], 0.002);
        }
    }

    @Test
    void aResetWithAGivenStartHasNoChance() {
        var world = new LunarLander();
        world.reset(7);
        var other = new LunarLander();
        world.reset(level(), 100, 200);
        other.reset(level(), 100, 200);
        for (int i = 0; i < 30; i++) {
            assertArrayEquals(world.step(2).observation(), other.step(2).observation());
        }
    }

    @Test
    void landersInOtherThreadsDoNotDisturb() throws Exception {
        int flights = 60;
        var world = new LunarLander();
        var alone = new ArrayList<Flight>();
        for (int seed = 0; seed < flights; seed++) {
            alone.add(Flight.of(world, seed));
        }
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<Flight>> all = () -> {
                var own = new LunarLander();
                return IntStream.range(0, flights).mapToObj(seed -> Flight.of(own, seed)).toList();
            };
            for (var result : threads.invokeAll(List.of(all, all, all, all))) {
                assertEquals(alone, result.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * JBox2D computes contacts in a static field. Compiled code mostly keeps this field in a
     * register, so threads rarely disturb each other there. The test therefore holds the lock of
     * the field, to show that the threads wait for it.
     */
    @Test
    void oneThreadAtATimeWorksOutContacts() throws Exception {
        Class<?> guard = Class.forName("shared.environments.lander.LanderPool");
        var thread = Executors.newSingleThreadExecutor();
        try {
            var world = new LunarLander();
            var flying = new CountDownLatch(1);
            Future<Step> crash;
            synchronized (guard) {
                Future<Step> waiting = thread.submit(() -> {
                    world.reset(level(), 0, 0);
                    for (int i = 0; i < 40; i++) {
                        world.step(0);
                    }
                    flying.countDown();
                    Step step = world.step(0);
                    while (!step.done()) {
                        step = world.step(0);
                    }
                    return step;
                });
                assertTrue(flying.await(20, TimeUnit.SECONDS), "in the air nobody waits");
                assertThrows(TimeoutException.class,
                        () -> waiting.get(500, TimeUnit.MILLISECONDS));
                crash = waiting;
            }
            assertTrue(crash.get(20, TimeUnit.SECONDS).terminated());
        } finally {
            thread.shutdownNow();
        }
    }

    /**
     * Over 5,000 episodes, Gymnasium 1.4.0 gives a mean return of 237.2 (standard error 1.5) and
     * 92.1 % landings. Over 10,000 other episodes, this world gives 237.6 (1.1) and 92.0 %. The
     * bounds of the test are wider.
     */
    @Test
    @Tag("slow")
    void theHeuristicDoesAsWellAsInGymnasium() {
        heuristicOver(1000, 10, 0.91, 0.97);
    }

    @Test
    void theHeuristicLands() {
        heuristicOver(100, 35, 0.86, 1);
    }

    private static void heuristicOver(int episodes, double tolerance, double fewest, double most) {
        var world = new LunarLander();
        double sum = 0;
        int landed = 0;
        for (long seed = 0; seed < episodes; seed++) {
            Flight flight = Flight.of(world, seed);
            sum += flight.total;
            landed += flight.landed() ? 1 : 0;
        }
        double mean = sum / episodes;
        double share = (double) landed / episodes;
        assertEquals(244, mean, tolerance, landed + " landed");
        assertTrue(fewest <= share && share <= most, share + " landed, mean " + mean);
    }

    /** The speed after the first step shows the force that was drawn. */
    @Test
    void resetsFillTheirRangesEvenly() {
        var world = new LunarLander();
        for (int axis = 2; axis < 4; axis++) {
            double sum = 0;
            double squares = 0;
            for (long seed = 0; seed < 2000; seed++) {
                double speed = world.reset(seed).observation()[axis];
                sum += speed;
                squares += speed * speed;
            }
            double mean = sum / 2000;
            // A force of 1000 N for 1/50 s on the lander, scaled as the observation is.
            double most = 1000 / 4.9588889 / 50 * (axis == 2 ? 10 : 20 / 3.0) / 50;
            assertEquals(axis == 2 ? 0 : -0.0267, mean, 0.04);
            assertEquals(1 / 3.0, (squares / 2000 - mean * mean) / (most * most), 0.03);
        }
    }

    private static final int SKY = 0x0B1020;
    private static final int FLAME = 0xFF8A1F;

    private static int colour(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xFFFFFF;
    }

    /** The mean position and the number of the pixels of a colour: x, y, count. */
    private static double[] where(BufferedImage picture, int colour) {
        var place = new double[3];
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                if (colour(picture, x, y) == colour) {
                    place[0] += x;
                    place[1] += y;
                    place[2]++;
                }
            }
        }
        place[0] /= place[2];
        place[1] /= place[2];
        return place;
    }

    @Test
    void thePictureShowsTheLanderAndThePad() {
        var world = new LunarLander();
        assertEquals(400, world.render().getHeight(), "before the first reset");
        Step step = world.reset(level(), 300, -300);
        for (int i = 0; i < 30; i++) {
            step = world.step(0);
        }
        BufferedImage picture = world.render();
        assertEquals(600, picture.getWidth());
        assertEquals(400, picture.getHeight());
        float[] s = step.observation();
        int x = (int) Math.round(300 + 300 * s[0]);
        int y = (int) Math.round(400 - 30 * (PAD + 0.6 + 20 / 3.0 * s[1]));
        assertEquals(0x8066E6, colour(picture, x, y), "the hull");
        assertEquals(0xCCCC00, colour(picture, 246, 255), "the left flag");
        assertEquals(0xCCCC00, colour(picture, 366, 255), "the right flag");
        assertEquals(0xFFFFFF, colour(picture, 300, 302), "the surface");
        assertEquals(0, where(picture, FLAME)[2]);
        assertTrue(where(picture, SKY)[2] > 100000, "the night");
    }

    @Test
    void thePictureShowsTheGround() {
        double[] heights = level();
        heights[10] = 6.6;
        var world = new LunarLander();
        world.reset(heights, 0, 0);
        int top = (int) Math.round(400 - 30 * 0.33 * (6.6 + 2 * PAD));
        BufferedImage picture = world.render();
        assertEquals(SKY, colour(picture, 598, top - 40), "in the air");
        assertEquals(0xFFFFFF, colour(picture, 598, top + 1), "on the hill");
    }

    /** As with Python's index -1, the height before the first is the last. */
    @Test
    void theLastHeightIsTheNeighbourOfBothEnds() {
        double[] heights = level();
        heights[11] = 6.6;
        var world = new LunarLander();
        world.reset(heights, 0, 0);
        int top = (int) Math.round(400 - 30 * 0.33 * (6.6 + 2 * PAD));
        BufferedImage picture = world.render();
        for (int x : new int[] {0, 599}) {
            assertEquals(SKY, colour(picture, x, top - 3), "in the air");
            assertEquals(0xFFFFFF, colour(picture, x, top + 1), "on the edge of the ground");
        }
    }

    /** The left engine's flame comes out on the right, as it does in Gymnasium. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 0", "2, 0, 1", "3, -1, 0"})
    void aFlameIsSeenWhereAnEngineFires(int action, int right, int down) {
        var world = new LunarLander();
        world.reset(level(), 0, -500);
        for (int i = 0; i < 20; i++) {
            world.step(0);
        }
        world.step(action);
        double[] hull = where(world.render(), 0x8066E6);
        double[] flame = where(world.render(), FLAME);
        if (action == 0) {
            assertEquals(0, flame[2]);
            return;
        }
        assertTrue(flame[2] > 10, flame[2] + " pixels");
        assertEquals(right, Math.round((flame[0] - hull[0]) / 40), Arrays.toString(flame));
        assertEquals(down, Math.round((flame[1] - hull[1]) / 40), Arrays.toString(flame));
        world.step(0);
        assertEquals(0, where(world.render(), FLAME)[2]);
        world.step(action);
        world.reset(1);
        assertEquals(0, where(world.render(), FLAME)[2]);
    }
}
