package shared.environments.pong;

import java.awt.image.BufferedImage;
import shared.environments.Step;

/**
 * Pong against the opponent of 1977, the same to the last pixel as the original in the Arcade
 * Learning Environment without repeated actions ({@code ALE/Pong-v5} with
 * {@code repeat_action_probability=0}, as {@code PongDeterministic-v4} was): see {@link PongGame}.
 *
 * <p>The agent has the right paddle and the six actions NOOP, FIRE, RIGHT (up), LEFT (down),
 * RIGHTFIRE and LEFTFIRE; each is held for four frames. It sees how the picture has changed since
 * its last action: 1 where one of 80 x 80 cells is lit now and was not, -1 where it was lit and is
 * not, 0 elsewhere. All but some 25 of these 6400 numbers are 0; {@link Step#sparse} leaves the
 * zeros out. The agent can see both pictures instead: {@link PongObservation}. A point is a reward
 * of 1, a point of the opponent a reward of -1; an episode is a game to 21.
 *
 * <p>Nothing in the game itself is random. So 0 to 30 NOOPs, drawn from the seed, go before the
 * first action (Mnih et al., "Human-level control through deep reinforcement learning", 2015). An
 * episode is truncated after some 18 minutes, before the original's own clock stops it.
 */
public final class Pong extends PongWorld {

    private final PongGame game = new PongGame();

    /** The usual game: each action is held for four frames. */
    public Pong() {
        this(USUAL_FRAME_SKIP);
    }

    /**
     * The same game with another observation.
     *
     * @param observation what the agent sees
     */
    public Pong(PongObservation observation) {
        this(USUAL_FRAME_SKIP, ENDLESS, observation);
    }

    /**
     * The same game with another reaction time.
     *
     * @param frameSkip the number of frames for which each action is held, 1 to 60
     * @throws IllegalArgumentException if it is out of its range
     */
    public Pong(int frameSkip) {
        this(frameSkip, ENDLESS);
    }

    /**
     * As above, but truncates games without a point: some rallies never end, as the opponent is
     * deterministic.
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
     * As above, with another observation.
     *
     * @param frameSkip the number of frames for which each action is held, 1 to 60
     * @param patience the number of steps without a point after which an episode is truncated, at
     *     least 1; {@link #ENDLESS} for none
     * @param observation what the agent sees
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Pong(int frameSkip, int patience, PongObservation observation) {
        super(frameSkip, patience, observation);
    }

    /** {@inheritDoc} Pong(4), where an action is held for four frames; Pong(4, 400, both). */
    @Override
    public String id() {
        return "Pong(" + frameSkip + (patience == ENDLESS ? "" : ", " + patience)
                + (observation() == PongObservation.DIFFERENCE ? "" : ", both") + ")";
    }

    /** The game that is played, for a look at the ball, the paddles and the score. */
    public PongGame game() {
        return game;
    }

    /** The original's screen, 160 x 210 pixels. */
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
