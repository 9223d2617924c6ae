package shared.environments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** CartPole as a Gymnasium environment; its physics is in {@link GoldenTest}. */
class CartPoleTest {

    @Test
    void aStepNeedsAResetFirst() {
        var world = new CartPole();
        var thrown = assertThrows(IllegalStateException.class, () -> world.step(0));
        assertTrue(thrown.getMessage().contains("call reset"), thrown.getMessage());
    }

    /** Gymnasium's reward_threshold of the two versions. */
    @Test
    void theThresholdIsThatOfTheVersion() {
        assertEquals(475, new CartPole().rewardThreshold());
        assertEquals(195, new CartPole(200).rewardThreshold());
        assertEquals(95, new CartPole(100).rewardThreshold());
    }

    @Test
    void noStepAfterTheEnd() {
        var world = new CartPole();
        Step step = world.reset(1);
        while (!step.done()) {
            step = world.step(1);
        }
        assertTrue(step.terminated());
        assertFalse(step.truncated());
        assertThrows(IllegalStateException.class, () -> world.step(1));
        world.reset(2);
        world.step(1);
    }

    @Test
    void actionsAreZeroAndOne() {
        var world = new CartPole();
        world.reset(1);
        for (int bad : new int[] {-1, 2, Integer.MAX_VALUE}) {
            var thrown = assertThrows(IllegalArgumentException.class, () -> world.step(bad));
            assertTrue(thrown.getMessage().contains("Action " + bad), thrown.getMessage());
        }
        assertEquals(1, world.step(0).reward());
    }

    @Test
    void theClockTruncatesAndDoesNotTerminate() {
        var world = new CartPole(3);
        world.reset(0, 0, 0, 0);
        assertFalse(world.step(0).done());
        assertFalse(world.step(1).done());
        Step last = world.step(0);
        assertTrue(last.truncated());
        assertFalse(last.terminated());
        assertThrows(IllegalStateException.class, () -> world.step(1));
        assertThrows(IllegalArgumentException.class, () -> new CartPole(0));
    }

    @Test
    void aSeedDecidesTheEpisode() {
        var world = new CartPole();
        float[] first = world.reset(7).observation();
        float[] other = world.reset(8).observation();
        assertArrayEquals(first, world.reset(7).observation());
        assertNotEquals(first[0], other[0]);
    }

    @Test
    void resetsFillTheirRangeEvenly() {
        var world = new CartPole();
        for (int i = 0; i < 4; i++) {
            double sum = 0;
            double low = 1;
            double high = -1;
            for (int seed = 0; seed < 4000; seed++) {
                world.reset(seed);
                double value = world.state()[i];
                sum += value;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            assertEquals(0, sum / 4000, 0.002);
            assertTrue(low >= -0.05 && low < -0.0499 && high < 0.05 && high > 0.0499);
        }
    }

    @Test
    void spacesAreGymnasiums() {
        var world = new CartPole();
        assertEquals(2, world.actionSpace().n());
        Space.Box box = world.observationSpace();
        assertEquals(4.8f, box.high()[0]);
        assertEquals(0.41887903f, box.high()[2]);
        assertTrue(box.contains(world.reset(3).observation()));
        assertFalse(box.contains(new float[] {5, 0, 0, 0}));
    }

    @Test
    void thePictureShowsTheState() {
        var world = new CartPole();
        world.reset(0, 0, 0, 0);
        BufferedImage upright = world.render();
        world.reset(1, 0, 0.2, 0);
        BufferedImage leaning = world.render();
        assertEquals(600, upright.getWidth());
        assertEquals(400, upright.getHeight());
        assertEquals(0xCA9865, upright.getRGB(300, 200) & 0xFFFFFF, "the pole stands there");
        assertEquals(0xFFFFFF, leaning.getRGB(300, 200) & 0xFFFFFF, "the pole has left");
        // From the axle at (425, 288), 80 pixels up along the pole.
        int x = (int) Math.round(425 + 80 * Math.sin(0.2));
        int y = (int) Math.round(288 - 80 * Math.cos(0.2));
        assertEquals(0xCA9865, leaning.getRGB(x, y) & 0xFFFFFF);
    }
}
