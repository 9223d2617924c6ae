package shared.environments.pong;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import shared.environments.Step;

/** Tests of Pong in which an episode ends when a point is lost. */
class PongPracticeTest {

    @Test
    void aLostPointCutsItOff() {
        var random = new Random(3);
        int won = 0;
        for (int seed = 0; seed < 50; seed++) {
            var practice = new PongPractice(new Pong());
            Step step = practice.reset(seed);
            while (!step.done()) {
                step = practice.step(random.nextInt(6));
                assertEquals(step.reward() < 0, step.truncated());
                assertFalse(step.terminated());
                won += step.reward() > 0 ? 1 : 0;
            }
            assertEquals(-1, step.reward());
        }
        assertTrue(won > 0, "a point that is won ends nothing");
    }

    /** With so little patience, a game of a blind player is often truncated. */
    @Test
    void itGoesOnWhereTheGameItselfWasCutOff() {
        for (int seed = 0; seed < 100; seed++) {
            var practice = new PongPractice(new Pong(4, 1 + seed % 20));
            assertFalse(practice.reset(seed).done());
            Step step = practice.step(0);
            while (!step.done()) {
                step = practice.step(0);
            }
            assertTrue(step.truncated());
        }
    }

    /** The last point of a game terminates the episode, so no value is bootstrapped. */
    @Test
    void theLastPointOfAGameTerminatesIt() {
        var pong = new Pong();
        var practice = new PongPractice(pong);
        Step step = practice.reset(0);
        while (!pong.game().over()) {
            step = pong.game().opponentScore() < 20 ? pong.step(0) : practice.step(0);
        }
        assertTrue(step.terminated());
        assertFalse(step.truncated());
        assertThrows(IllegalStateException.class, () -> practice.step(0));
    }

    @Test
    void halfOfThemBeginAsGamesDoAndTheOthersWhereBlindPlayHasLed() {
        int asGames = 0;
        int longest = 0;
        for (int seed = 0; seed < 400; seed++) {
            var pong = new Pong();
            var game = new Pong();
            Step step = new PongPractice(pong).reset(seed);
            game.reset(seed);
            int blind = (pong.game().frames() - game.game().frames()) / 4;
            asGames += blind == 0 ? 1 : 0;
            longest = Math.max(longest, blind);
            assertTrue(0 <= blind && blind < 150, blind + " steps");
            assertFalse(step.done());
            var again = new Pong();
            assertArrayEquals(step.observation(),
                    new PongPractice(again).reset(seed).observation());
            assertEquals(pong.game().frames(), again.game().frames());
            assertEquals(pong.game().playerY(), again.game().playerY());
        }
        assertTrue(170 < asGames && asGames < 230, asGames + " of 400");
        assertTrue(longest > 140, longest + " steps");
    }

    @Test
    void allElseIsTheGames() {
        var pong = new Pong();
        var practice = new PongPractice(pong);
        practice.reset(1);
        assertEquals("PongPractice(Pong(4))", practice.id());
        assertEquals(pong.observationSpace().size(), practice.observationSpace().size());
        assertEquals(6, practice.actionSpace().size());
        assertEquals(15, practice.framesPerSecond());
        assertEquals(210, practice.render().getHeight());
        assertThrows(IllegalArgumentException.class, () -> practice.step(6));
    }
}
