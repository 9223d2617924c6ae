package shared.environments.pong;

import java.util.ArrayList;
import java.util.List;

/**
 * A rally of a game of Pong, frame by frame, from the serve to the point. Nothing in Pong is random
 * but the start of a game, so rallies are found again from the actions alone.
 *
 * @param point 1 for a point of the player, -1 for a point of the opponent
 * @param strokes how the player's paddle met the ball, in order
 * @param frames the positions in each frame, from the first frame with a ball to the last
 */
public record PongRally(int point, List<Stroke> strokes, List<Frame> frames) {

    /** The number of heights at which the player's paddle can meet the ball. */
    public static final int PADDLE_ROWS = 18;

    /** The ball's height above the paddle's top, as {@link PongGame} counts, that is row 0. */
    private static final int FIRST_ROW = 12;

    /**
     * A stroke of the player.
     *
     * @param row where the ball met the paddle, from 0 at its upper end to 17 at its lower end
     * @param vx the columns by which the ball then moves to the right in a frame, below 0
     * @param vy the rows by which it then moves down in a frame
     */
    public record Stroke(int row, int vx, int vy) { }

    /**
     * The positions in a frame, as {@link PongGame} counts them.
     *
     * @param stroke whether the player's paddle has met the ball in this frame
     */
    public record Frame(int ballX, int ballY, int playerTop, int opponentY, boolean stroke) { }

    /** Makes a rally; the lists are copied. */
    public PongRally {
        strokes = List.copyOf(strokes);
        frames = List.copyOf(frames);
    }

    /**
     * Replays a game of {@link Pong} with the usual frame skip of 4.
     *
     * @param seed the seed with which the game was reset
     * @param actions all actions of the game, each held for four frames
     * @return the rallies that ended with a point, in order
     */
    public static List<PongRally> of(long seed, List<Integer> actions) {
        var game = new PongGame();
        var rallies = new ArrayList<PongRally>();
        for (int i = 0; i < PongWorld.noops(seed) * PongWorld.USUAL_FRAME_SKIP; i++) {
            game.frame(0);
        }
        var strokes = new ArrayList<Stroke>();
        var frames = new ArrayList<Frame>();
        for (int i = 0; i < actions.size() * PongWorld.USUAL_FRAME_SKIP && !game.over(); i++) {
            boolean comes = game.hasBall() && game.vx() > 0;
            int row = game.ballY() - game.playerTop() - FIRST_ROW;
            int point = game.frame(actions.get(i / PongWorld.USUAL_FRAME_SKIP));
            boolean stroke = comes && game.vx() < 0;
            if (stroke) {
                strokes.add(new Stroke(row, game.vx(), game.vy()));
            }
            if (point != 0) {
                rallies.add(new PongRally(point, strokes, frames));
                strokes.clear();
                frames.clear();
            } else if (game.hasBall()) {
                frames.add(new Frame(game.ballX(), game.ballY(), game.playerTop(),
                        game.opponentY(), stroke));
            }
        }
        return rallies;
    }
}
