import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import shared.environments.Pong;
import shared.environments.Rally;
import shared.environments.Step;

/** One rally of Pong at a time. */
class RallyTest {

    @Test
    void aPointCutsItOff() {
        var random = new Random(3);
        for (int seed = 0; seed < 50; seed++) {
            var rally = new Rally(new Pong());
            Step step = rally.reset(seed);
            int steps = 0;
            while (!step.done()) {
                step = rally.step(random.nextInt(6));
                steps++;
                assertEquals(step.reward() != 0, step.truncated(), "step " + steps);
                assertFalse(step.terminated());
                assertTrue(step.places().length > 0 || step.observation().length == 6400);
            }
            assertTrue(steps > 0 && step.reward() != 0);
        }
    }

    /** The point that ends the game ends it in truth: there is no future to guess. */
    @Test
    void theLastPointOfAGameTerminatesIt() {
        var pong = new Pong();
        var rally = new Rally(pong);
        Step step = rally.reset(0);
        while (!pong.game().over()) {
            step = pong.game().enemyScore() < 20 ? pong.step(0) : rally.step(0);
        }
        assertTrue(step.terminated());
        assertFalse(step.truncated());
        assertThrows(IllegalStateException.class, () -> rally.step(0));
    }

    @Test
    void halfOfThemBeginAsGamesDoAndTheOthersWhereBlindPlayHasLed() {
        int asGames = 0;
        int longest = 0;
        for (int seed = 0; seed < 400; seed++) {
            var pong = new Pong();
            var game = new Pong();
            Step step = new Rally(pong).reset(seed);
            game.reset(seed);
            int blind = (pong.game().frames() - game.game().frames()) / 4;
            asGames += blind == 0 ? 1 : 0;
            longest = Math.max(longest, blind);
            assertTrue(0 <= blind && blind < 150, blind + " steps");
            assertFalse(step.done());
            var again = new Pong();
            assertArrayEquals(step.places(), new Rally(again).reset(seed).places());
            assertEquals(pong.game().frames(), again.game().frames());
            assertEquals(pong.game().playerY(), again.game().playerY());
        }
        assertTrue(170 < asGames && asGames < 230, asGames + " of 400");
        assertTrue(longest > 140, longest + " steps");
    }

    @Test
    void allElseIsTheGames() {
        var pong = new Pong();
        var rally = new Rally(pong);
        rally.reset(1);
        assertEquals("Rally(Pong(4))", rally.id());
        assertEquals(pong.observationSpace().size(), rally.observationSpace().size());
        assertEquals(6, rally.actionSpace().size());
        assertEquals(15, rally.framesPerSecond());
        assertEquals(210, rally.render().getHeight());
        assertThrows(IllegalArgumentException.class, () -> rally.step(6));
    }
}
