package shared.environments.pong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.Step;

/** Tests that the rallies of a game are found again from its actions. */
class PongRallyTest {

    /** Follows the ball, so that it returns many balls, and notes what happens after each step. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 17})
    void ralliesAreThoseOfTheGame(long seed) {
        var world = new Pong();
        var random = new Random(seed);
        var actions = new ArrayList<Integer>();
        var points = new ArrayList<Integer>();
        var places = new ArrayList<List<Integer>>();
        int strokes = 0;
        for (Step step = world.reset(seed); !step.done() && actions.size() < 3000;) {
            PongGame game = world.game();
            int vx = game.vx();
            int action = random.nextInt(3) == 0 ? random.nextInt(6)
                    : game.ballY() < game.playerY() + 5 ? 2 : 3;
            actions.add(action);
            step = world.step(action);
            if (step.reward() != 0) {
                points.add((int) step.reward());
            } else if (vx > 0 && game.vx() < 0 && game.ballX() > 128) {
                strokes++;
            }
            places.add(List.of(game.ballX(), game.ballY(), game.playerTop(), game.opponentY()));
        }
        List<PongRally> rallies = PongRally.of(seed, actions);
        assertEquals(points, rallies.stream().map(PongRally::point).toList());
        int found = rallies.stream().mapToInt(rally -> rally.strokes().size()).sum();
        // The last rally may not be over.
        assertTrue(found > 5 && found <= strokes && found >= strokes - 3, found + " " + strokes);
        for (PongRally rally : rallies) {
            assertEquals(rally.strokes().size(),
                    rally.frames().stream().filter(PongRally.Frame::stroke).count());
            PongRally.Frame end = rally.frames().get(rally.frames().size() - 1);
            assertTrue(rally.point() > 0 ? end.ballX() <= 52 : end.ballX() >= 205, end.toString());
            // Every fourth frame is one that the world has shown.
            long shown = rally.frames().stream().filter(frame -> places.contains(List.of(
                    frame.ballX(), frame.ballY(), frame.playerTop(), frame.opponentY()))).count();
            assertTrue(shown >= rally.frames().size() / 4, shown + " of " + rally.frames().size());
        }
    }

    /** FIRE makes the ball faster, and the row on the paddle decides how steeply it flies. */
    @Test
    void aStrokeSaysWhereThePaddleMetTheBall() {
        var random = new Random(3);
        int seen = 0;
        for (long seed = 0; seed < 40; seed++) {
            var actions = new ArrayList<Integer>();
            var world = new Pong();
            for (Step step = world.reset(seed); !step.done() && actions.size() < 400;) {
                PongGame game = world.game();
                int action = game.ballY() < game.playerY() + random.nextInt(12) ? 2 : 3;
                actions.add(action);
                step = world.step(action);
            }
            for (PongRally rally : PongRally.of(seed, actions)) {
                for (PongRally.Stroke stroke : rally.strokes()) {
                    seen++;
                    assertTrue(stroke.row() >= 0 && stroke.row() < PongRally.PADDLE_ROWS,
                            stroke.toString());
                    assertEquals(-1, stroke.vx(), "without FIRE");
                    assertEquals(Math.floorDiv(stroke.row() - 6, 4), stroke.vy(), 1.01,
                            stroke.toString());
                }
            }
        }
        assertTrue(seen > 20, seen + " strokes");
    }
}
