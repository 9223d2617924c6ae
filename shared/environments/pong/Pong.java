package shared.environments.pong;

import java.awt.image.BufferedImage;
import shared.environments.Step;

/**
 * Pong against the opponent of the game of 1977. It is the same to the last pixel as the original
 * in the Arcade Learning Environment without repeated actions ({@code ALE/Pong-v5} with
 * {@code repeat_action_probability=0}, as {@code PongDeterministic-v4} was): see {@link PongGame}.
 *
 * <p>The agent moves the right paddle with the six actions NOOP, FIRE, RIGHT (up), LEFT (down),
 * RIGHTFIRE and LEFTFIRE; each action is held for four frames. The observation shows how the
 * picture of 80 x 80 cells has changed since the last action: 1 where a cell is lit now and was
 * dark, -1 where it is dark now and was lit, 0 elsewhere. All but about 25 of these 6400 numbers
 * are 0; {@link Step#sparse} leaves the zeros out. The agent can see both pictures instead: see
 * {@link PongObservation}. The reward is 1 for a point of the agent and -1 for a point of the
 * opponent; an episode is a game to 21 points.
 *
 * <p>Nothing in the game itself is random. Therefore an episode begins with 0 to 30 NOOPs, a number
 * drawn from the seed (Mnih et al., "Human-level control through deep reinforcement learning",
 * 2015). An episode is truncated after about 18 minutes, before the clock of the original stops the
 * game.
 */
public final class Pong extends PongWorld {

    private final PongGame game = new PongGame();

    /** Creates the usual game, in which each action is held for four frames. */
    public Pong() {
        this(USUAL_FRAME_SKIP);
    }

    /**
     * Creates the usual game with a given observation.
     *
     * @param observation what the agent sees
     */
    public Pong(PongObservation observation) {
        this(USUAL_FRAME_SKIP, ENDLESS, observation);
    }

    /**
     * Creates a game with a given frame skip.
     *
     * @param frameSkip the number of frames for which each action is held, 1 to 60
     * @throws IllegalArgumentException if it is out of its range
     */
    public Pong(int frameSkip) {
        this(frameSkip, ENDLESS);
    }

    /**
     * Creates a game with a given frame skip that is truncated if no point is scored for a while:
     * some rallies never end, because the opponent is deterministic.
     *
     * @param frameSkip the number of frames for which each action is held, 1 to 60
     * @param patience the number of steps without a point after which an episode is truncated, at
     *     least 1
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Pong(int frameSkip, int patience) {
        this(frameSkip, patience, PongObservation.DIFFERENCE);
    }

    /**
     * Creates a game with a given frame skip, patience and observation.
     *
     * @param frameSkip the number of frames for which each action is held, 1 to 60
     * @param patience the number of steps without a point after which an episode is truncated, at
     *     least 1; {@link #ENDLESS} for no such limit
     * @param observation what the agent sees
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Pong(int frameSkip, int patience, PongObservation observation) {
        super(frameSkip, patience, observation);
    }

    /**
     * {@inheritDoc} Pong(4) holds each action for four frames; Pong(4, 400, both) also has a
     * patience of 400 steps and both pictures in an observation.
     */
    @Override
    public String id() {
        return "Pong(" + frameSkip + (patience == ENDLESS ? "" : ", " + patience)
                + (observation() == PongObservation.DIFFERENCE ? "" : ", both") + ")";
    }

    /** The game that is played; it gives access to the ball, the paddles and the score. */
    public PongGame game() {
        return game;
    }

    /** {@inheritDoc} It is the original's screen, 160 x 210 pixels. */
    @Override
    public BufferedImage render() {
        return PongScreen.draw(game);
    }

    @Override
    void begin() {
        game.reset();
    }

    @Override
    int frame(int action) {
        return game.frame(action);
    }

    @Override
    boolean over() {
        return game.over();
    }

    @Override
    int frames() {
        return game.frames();
    }

    @Override
    void look(PongPicture picture) {
        picture.draw(game);
    }
}
