package shared.environments.pong;

import java.awt.image.BufferedImage;

/**
 * Pong against the machine of 1977, exact to the original in the Arcade Learning Environment
 * without repeated actions ({@code ALE/Pong-v5} with {@code repeat_action_probability=0}, as
 * {@code PongDeterministic-v4} was): see {@link PongGame}.
 *
 * <p>The agent has the right paddle and the six actions NOOP, FIRE, RIGHT (up), LEFT (down),
 * RIGHTFIRE and LEFTFIRE; each is held for four frames. It sees how the picture has changed since
 * its last action: 1 where one of 80 x 80 cells is lit now and was not, -1 where it was, 0
 * elsewhere. All but some 25 of these 6400 numbers are 0; {@link Step#places} tells where they are
 * not. It can be shown both pictures instead: {@link PongSight}. A point is a reward of 1, the
 * enemy's -1; an episode is a game to 21.
 *
 * <p>There is no chance in the game itself. So 0 to 30 NOOPs, drawn from the seed, go before the
 * first action (Mnih et al., "Human-level control through deep reinforcement learning", 2015). An
 * episode is truncated after some 18 minutes, before the original's own clock stops it.
 */
public final class Pong extends PongWorld {

    private final PongGame game = new PongGame();

    /** Each action is held for four frames. */
    public Pong() {
        this(USUAL_FRAME_SKIP);
    }

    /**
     * The same game with other reflexes.
     *
     * @param frameSkip for how many frames each action is held, 1 to 60
     * @throws IllegalArgumentException if it is not
     */
    public Pong(int frameSkip) {
        this(frameSkip, ENDLESS);
    }

    /**
     * The same for who has no patience with rallies that never end: there are some, as the enemy
     * knows no chance.
     *
     * @param patience after how many steps without a point an episode is truncated, at least 1
     */
    public Pong(int frameSkip, int patience) {
        this(frameSkip, patience, PongSight.CHANGE);
    }

    /**
     * The same for who is shown something else.
     *
     * @param sight what the agent is shown
     */
    public Pong(int frameSkip, int patience, PongSight sight) {
        super(frameSkip, patience, sight);
    }

    /** The usual game, of which the agent is shown something else. */
    public static Pong seen(PongSight sight) {
        return new Pong(USUAL_FRAME_SKIP, ENDLESS, sight);
    }

    /** {@inheritDoc} Pong(4), where an action is held for four frames; Pong(4, 400, both). */
    @Override
    public String id() {
        return "Pong(" + frameSkip + (patience == ENDLESS ? "" : ", " + patience)
                + (sight() == PongSight.CHANGE ? "" : ", both") + ")";
    }

    /** The game that is played; to look at. */
    public PongGame game() {
        return game;
    }

    /** 160 x 210 pixels, the original's screen. */
    @Override
    public BufferedImage render() {
        return game.screen();
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
