package shared.environments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pendulum as a Gymnasium environment; its physics is also in {@link GoldenTest}. */
class PendulumTest {

    private static Step step(double angle, double velocity, float torque) {
        var world = new Pendulum();
        world.reset(angle, velocity);
        return world.step(new float[] {torque});
    }

    @Test
    void aStepNeedsAResetFirst() {
        var world = new Pendulum();
        var thrown = assertThrows(IllegalStateException.class, () -> world.step(new float[1]));
        assertTrue(thrown.getMessage().contains("call reset"), thrown.getMessage());
    }

    @Test
    void theClockTruncatesAndNothingTerminates() {
        var world = new Pendulum();
        for (int episode = 0; episode < 2; episode++) {
            world.reset(episode);
            for (int i = 1; i < 200; i++) {
                assertFalse(world.step(new float[] {2}).done());
            }
            Step last = world.step(new float[] {2});
            assertTrue(last.truncated());
            assertFalse(last.terminated());
            assertThrows(IllegalStateException.class, () -> world.step(new float[] {2}));
        }
    }

    @Test
    void anActionIsOneNumber() {
        var world = new Pendulum();
        world.reset(1, 0);
        for (float[] bad : new float[][] {{}, {1, 1}}) {
            var thrown = assertThrows(IllegalArgumentException.class, () -> world.step(bad));
            assertTrue(thrown.getMessage().contains("not " + bad.length), thrown.getMessage());
        }
        var thrown = assertThrows(IllegalArgumentException.class,
                () -> world.step(new float[] {Float.NaN}));
        assertTrue(thrown.getMessage().contains("NaN"), thrown.getMessage());
        assertArrayEquals(new double[] {1, 0}, world.state(), "a bad action does nothing");
    }

    @ParameterizedTest
    @CsvSource({"2.1, 2", "-2.1, -2", "1000, 2", "Infinity, 2", "-Infinity, -2"})
    void aTorqueBeyondIsClipped(float asked, float applied) {
        Step clipped = step(0.3, 0.5, asked);
        Step within = step(0.3, 0.5, applied);
        assertArrayEquals(within.observation(), clipped.observation());
        assertEquals(within.reward(), clipped.reward());
        assertNotEquals(step(0.3, 0.5, Math.signum(applied) * 1.99f).reward(), clipped.reward());
    }

    @Test
    void theVelocityIsClippedBeforeTheAngleMoves() {
        var world = new Pendulum();
        world.reset(Math.PI / 2, 7.9);
        world.step(new float[] {2});
        assertArrayEquals(new double[] {Math.PI / 2 + 8 * 0.05, 8}, world.state());
        world.reset(-Math.PI / 2, -7.9);
        world.step(new float[] {-2});
        assertArrayEquals(new double[] {-Math.PI / 2 - 8 * 0.05, -8}, world.state());
    }

    /**
     * The numbers are computed by hand: 15 sin(angle) + 3 torque, in radians per second squared.
     */
    @Test
    void gravityAndTorqueTurnTheRod() {
        var world = new Pendulum();
        world.reset(Math.PI / 6, 1);
        world.step(new float[] {-0.5f});
        assertEquals(1 + (7.5 - 1.5) * 0.05, world.state()[1], 1e-15);
        assertEquals(Math.PI / 6 + 1.3 * 0.05, world.state()[0], 1e-15);
        Step step = step(0, 0, 1);
        assertArrayEquals(new float[] {(float) Math.cos(0.0075), (float) Math.sin(0.0075), 0.15f},
                step.observation(), "counter-clockwise is positive");
    }

    /**
     * The answers of Gymnasium 1.4.0 with NumPy 2.4.6, in which the terms with the torque are
     * products of floats.
     */
    @ParameterizedTest
    @CsvSource({"1.7, -0.0028900003526359797, 0.25500001907348635, 0.012750000953674318",
        "0.7, -0.0004900000058114529, 0.10499999523162842, 0.005249999761581421",
        "0.1, -1.0000001566368155e-05, 0.015000000596046448, 0.0007500000298023224"})
    void theTorqueIsMultipliedInFloat(float torque, double reward, double velocity, double angle) {
        var world = new Pendulum();
        world.reset(0, 0);
        assertEquals(reward, world.step(new float[] {torque}).reward());
        assertArrayEquals(new double[] {angle, velocity}, world.state());
    }

    @Test
    void theRewardTakesTheAngleWithinOneTurn() {
        double pi = Math.PI;
        assertEquals(-0.0, step(0, 0, 0).reward(), "the sign is Gymnasium's");
        assertEquals(-1, step(1, 0, 0).reward(), 1e-12);
        assertEquals(-1, step(-1, 0, 0).reward(), 1e-12);
        assertEquals(-pi * pi, step(pi, 0, 0).reward(), 1e-12);
        assertEquals(-pi * pi, step(-pi, 0, 0).reward(), 1e-12);
        assertEquals(-(pi - 0.1) * (pi - 0.1), step(pi + 0.1, 0, 0).reward(), 1e-12);
        assertEquals(-(pi - 0.1) * (pi - 0.1), step(-pi - 0.1, 0, 0).reward(), 1e-12);
        assertEquals(-0.25, step(20 * pi + 0.5, 0, 0).reward(), 1e-12);
        assertEquals(-0.25, step(-20 * pi - 0.5, 0, 0).reward(), 1e-12);
        assertEquals(-0.25, step(-20 * pi + 0.5, 0, 0).reward(), 1e-12);
    }

    @Test
    void theRewardIsThatOfTheStateBeforeTheStep() {
        assertEquals(-(0.25 + 0.1 * 9 + 0.001 * 4), step(0.5, -3, -2).reward(), 4e-10);
        assertEquals(-16.2736044, step(Math.PI, 8, 2).reward(), 1e-7);
    }

    @Test
    void aSeedDecidesTheEpisode() {
        var world = new Pendulum();
        float[] first = world.reset(7).observation();
        float[] other = world.reset(8).observation();
        assertArrayEquals(first, world.reset(7).observation());
        assertNotEquals(first[0], other[0]);
    }

    @Test
    void resetsFillTheirRangesEvenly() {
        var world = new Pendulum();
        double[] ends = {Math.PI, 1};
        for (int i = 0; i < 2; i++) {
            double sum = 0;
            double squares = 0;
            double low = 1;
            double high = -1;
            for (long seed = 0; seed < 4000; seed++) {
                world.reset(seed);
                double value = world.state()[i] / ends[i];
                sum += value;
                squares += value * value;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            assertEquals(0, sum / 4000, 0.04);
            assertEquals(1 / 3.0, squares / 4000, 0.02);
            assertTrue(low >= -1 && low < -0.998 && high < 1 && high > 0.998);
        }
    }

    @Test
    void spacesAreGymnasiums() {
        var world = new Pendulum();
        assertArrayEquals(new float[] {-2}, world.actionSpace().low());
        assertArrayEquals(new float[] {2}, world.actionSpace().high());
        Space.Box box = world.observationSpace();
        assertArrayEquals(new float[] {-1, -1, -8}, box.low());
        assertArrayEquals(new float[] {1, 1, 8}, box.high());
        assertTrue(box.contains(world.reset(3).observation()));
    }

    private static final int WHITE = 0xFFFFFF;
    private static final int ROD = 0xCA9865;
    private static final int ARROW = 0x37474F;

    /**
     * The colour at a distance from the axle in pixels, and at an angle counter-clockwise from
     * upright.
     */
    private static int colour(BufferedImage picture, double distance, double angle) {
        int x = (int) Math.floor(200 - distance * Math.sin(angle));
        int y = (int) Math.floor(200 - distance * Math.cos(angle));
        return picture.getRGB(x, y) & 0xFFFFFF;
    }

    @Test
    void thePictureShowsTheAngle() {
        var world = new Pendulum();
        for (double angle : new double[] {0, 0.7, 2, -1, 3.1, 7}) {
            world.reset(angle, 0);
            BufferedImage picture = world.render();
            assertEquals(400, picture.getWidth());
            assertEquals(400, picture.getHeight());
            assertEquals(ROD, colour(picture, 100, angle));
            assertEquals(WHITE, colour(picture, 160, angle));
            for (double other = 0.3; other < 6; other += 0.1) {
                assertEquals(WHITE, colour(picture, 56, angle + other), "no torque, no arrow");
            }
        }
    }

    @Test
    void theArrowTellsTheTorque() {
        for (double direction : new double[] {1, -1}) {
            int before = 0;
            for (double torque : new double[] {0.5, 1, 2, 5}) {
                var world = new Pendulum();
                world.reset(0.4, 0);
                world.step(new float[] {(float) (direction * torque)});
                BufferedImage picture = world.render();
                double angle = world.state()[0];
                int shown = 0;
                for (double turn = 0.15; turn < 3.3; turn += 0.05) {
                    shown += colour(picture, 56, angle + direction * turn) == ARROW ? 1 : 0;
                    double behind = angle - direction * Math.min(turn, 2.9);
                    assertEquals(WHITE, colour(picture, 56, behind), "nothing on the other side");
                }
                assertTrue(torque > 2 ? shown == before : shown > before, torque + ": " + shown);
                before = shown;
            }
            assertTrue(before > 50, "half a turn: " + before);
        }
    }

    @Test
    void aResetTakesTheArrowAway() {
        var world = new Pendulum();
        world.reset(1, 0);
        BufferedImage still = world.render();
        world.step(new float[] {2});
        world.reset(1, 0);
        BufferedImage again = world.render();
        for (int i = 0; i < 400 * 400; i++) {
            assertEquals(still.getRGB(i % 400, i / 400), again.getRGB(i % 400, i / 400));
        }
    }
}
