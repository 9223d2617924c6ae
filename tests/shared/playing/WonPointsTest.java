package shared.playing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shared.environments.pong.PongRally;
import shared.environments.pong.PongRally.Frame;
import shared.environments.pong.PongRally.Stroke;
import support.Pixels;

/** Tests of what is said and drawn about the points that were won. */
class WonPointsTest {

    private static final Stroke STEEP = new Stroke(1, -1, -2);

    /** A rally in which the ball flies to the left at a given height. */
    private static PongRally rally(int point, int ballY, int playerTop, Stroke... strokes) {
        return new PongRally(point, List.of(strokes), List.of(
                new Frame(189, ballY, playerTop, 100, true),
                new Frame(129, ballY, playerTop, 110, false),
                new Frame(65, ballY, playerTop, 120, false),
                new Frame(50, ballY, playerTop, 130, false)));
    }

    @Test
    void onlyWonPointsCount() {
        var won = new WonPoints();
        won.add(List.of(rally(-1, 100, 80, STEEP)));
        assertEquals(0, won.count());
        assertEquals(List.of("0 points won"), won.lines());
        won.add(List.of(rally(1, 100, 80, STEEP), rally(1, 100, 90, new Stroke(3, -1, -2)),
                rally(1, 150, 80, new Stroke(9, -1, 0), new Stroke(16, -2, 2))));
        assertEquals(3, won.count());
        assertEquals(2, won.withFirstStroke());
        assertEquals(2, won.paths(), "the ball counts, not the paddles");
        assertEquals(2, won.onCommonestPath());
        assertEquals(List.of("3 points won, 2 with the first stroke,",
                "2 by a ball that met rows 1 to 3 of the paddle (0: top, 17: bottom)",
                "and flew 1 column and 2 rows up a frame;",
                "2 paths of the ball, the commonest in 2 points"), won.lines());
        assertEquals("me: 2 of 3 points", won.title("me"));
    }

    /** The paddles are drawn where they were at the stroke, and when the ball passed. */
    @Test
    void theCommonestFlightIsDrawn() {
        var won = new WonPoints();
        won.add(List.of(rally(1, 150, 80, STEEP), rally(1, 100, 80, STEEP),
                rally(1, 100, 80, STEEP)));
        var picture = won.picture();
        assertEquals(0x5CBA5C, Pixels.rgb(picture, 3 * 141, 3 * 81), "the player");
        assertEquals(0xD5824A, Pixels.rgb(picture, 3 * 19 + 1, 3 * (120 - 15) + 1),
                "the opponent");
        assertEquals(0x904811, Pixels.rgb(picture, 3 * 17, 3 * 122), "it is below that later");
        assertEquals(0xFFFFFF, Pixels.rgb(picture, 3 * (189 - 49) + 1, 3 * (100 - 14) + 1),
                "the ball");
        assertEquals(0x904811, Pixels.rgb(picture, 3 * (189 - 49) + 1, 3 * (150 - 14) + 1),
                "another flight");
    }
}
