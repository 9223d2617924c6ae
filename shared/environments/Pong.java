package shared.environments;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Pong against the machine of 1977, exact to the original in the Arcade Learning Environment
 * without repeated actions ({@code ALE/Pong-v5} with {@code repeat_action_probability=0}, as
 * {@code PongDeterministic-v4} was): see {@link PongGame}.
 *
 * <p>The agent has the right paddle and the six actions NOOP, FIRE, RIGHT (up), LEFT (down),
 * RIGHTFIRE and LEFTFIRE; each is held for four frames. It sees how the picture has changed since
 * its last action: 1 where one of 80 x 80 cells is lit now and was not, -1 where it was, 0
 * elsewhere. All but some 25 of these 6400 numbers are 0; {@link Step#places} tells where they are
 * not. A point is a reward of 1, the enemy's -1; an episode is a game to 21.
 *
 * <p>There is no chance in the game itself. So 0 to 30 NOOPs, drawn from the seed, go before the
 * first action (Mnih et al., "Human-level control through deep reinforcement learning", 2015). An
 * episode is truncated after some 18 minutes, before the original's own clock stops it.
 */
public final class Pong implements Environment<Integer> {

    private static final int ACTIONS = 6;
    private static final int MOST_NOOPS = 30;
    private static final int USUAL_FRAME_SKIP = 4;

    private final int frameSkip;
    private final PongGame game = new PongGame();
    private PongPicture now = new PongPicture();
    private PongPicture before = new PongPicture();
    private boolean running;

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
        if (frameSkip < 1 || frameSkip > 60) {
            throw new IllegalArgumentException("An action is held for 1 to 60 frames, not "
                    + frameSkip + ".");
        }
        this.frameSkip = frameSkip;
    }

    /** {@inheritDoc} Pong(4), where an action is held for four frames. */
    @Override
    public String id() {
        return "Pong(" + frameSkip + ")";
    }

    /** 6400 numbers from -1 to 1, row by row. */
    @Override
    public Space.Box observationSpace() {
        var low = new float[PongPicture.CELLS];
        var high = new float[PongPicture.CELLS];
        Arrays.fill(low, -1);
        Arrays.fill(high, 1);
        return new Space.Box(low, high);
    }

    /** 0 NOOP, 1 FIRE, 2 RIGHT (up), 3 LEFT (down), 4 RIGHTFIRE, 5 LEFTFIRE. */
    @Override
    public Space.Discrete actionSpace() {
        return new Space.Discrete(ACTIONS);
    }

    /** {@inheritDoc} The first observation is all zeros: there is no picture before it. */
    @Override
    public Step reset(long seed) {
        return resetTo(new SplittableRandom(seed).nextInt(MOST_NOOPS + 1));
    }

    /**
     * Starts an episode after a given number of NOOPs, each held as every action.
     *
     * @param noops 0 to 30
     */
    public Step resetTo(int noops) {
        game.reset();
        for (int i = 0; i < noops * frameSkip; i++) {
            game.frame(0);
        }
        now.draw(game);
        running = true;
        return Step.sparse(PongPicture.CELLS, new int[0], 0, false, false);
    }

    @Override
    public Step step(Integer action) {
        if (!running) {
            throw new IllegalStateException(
                    "The episode has not begun or is over: call reset before step.");
        }
        int reward = 0;
        for (int i = 0; i < frameSkip && !game.over(); i++) {
            reward += game.frame(action);
        }
        PongPicture last = before;
        before = now;
        now = last;
        now.draw(game);
        boolean truncated = !game.over() && game.frames() > PongGame.MAX_FRAMES - frameSkip;
        running = !game.over() && !truncated;
        return Step.sparse(PongPicture.CELLS, now.since(before), reward, game.over(), truncated);
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

    /** Of the 60 frames of a second, those after which the agent acts. */
    @Override
    public int framesPerSecond() {
        return Math.round(60f / frameSkip);
    }
}
