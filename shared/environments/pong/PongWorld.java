package shared.environments.pong;

import java.util.Arrays;
import java.util.SplittableRandom;
import shared.environments.Environment;
import shared.environments.Space;
import shared.environments.Step;

/**
 * What is the same wherever Pong is played, here or on the original machine: what the agent sees,
 * how long an action is held, how an episode begins and when it is cut off. See {@link Pong}.
 */
abstract class PongWorld implements Environment<Integer> {

    /** For how many frames an action is held, unless somebody asks for another number. */
    static final int USUAL_FRAME_SKIP = 4;

    /** A number of steps that no game lasts: with this patience none is truncated. */
    public static final int ENDLESS = PongGame.MAX_FRAMES;

    private static final int ACTIONS = 6;
    private static final int MOST_NOOPS = 30;

    /** For how many frames each action is held. */
    final int frameSkip;

    /** After how many steps without a point a game is cut off. */
    final int patience;

    private final PongSight sight;
    private PongPicture now = new PongPicture();
    private PongPicture before = new PongPicture();
    private boolean running;
    private int idle;

    /**
     * @param frameSkip for how many frames each action is held, 1 to 60
     * @param patience after how many steps without a point a game is cut off, at least 1
     * @param sight what the agent is shown
     * @throws IllegalArgumentException if one is out of its range
     */
    PongWorld(int frameSkip, int patience, PongSight sight) {
        if (frameSkip < 1 || frameSkip > 60) {
            throw new IllegalArgumentException("An action is held for 1 to 60 frames, not "
                    + frameSkip + ".");
        }
        if (patience < 1) {
            throw new IllegalArgumentException("The patience with a game must last for a step at"
                    + " least, not for " + patience + ".");
        }
        this.frameSkip = frameSkip;
        this.patience = patience;
        this.sight = sight;
    }

    /** For how many frames each action is held. */
    public final int frameSkip() {
        return frameSkip;
    }

    /** What the agent is shown. */
    public final PongSight sight() {
        return sight;
    }

    /** Begins a game. */
    abstract void begin();

    /** Plays a frame; 1 for a point of the player, -1 for one of the enemy, else 0. */
    abstract int frame(int action);

    /** Whether somebody has won. */
    abstract boolean over();

    /** The number of frames since the game began. */
    abstract int frames();

    /** Takes a picture of the game as it is. */
    abstract void look(PongPicture picture);

    /** Numbers from -1 to 1, row by row; see {@link PongSight}. */
    @Override
    public final Space.Box observationSpace() {
        var low = new float[sight.size()];
        var high = new float[sight.size()];
        Arrays.fill(low, sight == PongSight.CHANGE ? -1 : 0);
        Arrays.fill(high, 1);
        return new Space.Box(low, high);
    }

    /** 0 NOOP, 1 FIRE, 2 RIGHT (up), 3 LEFT (down), 4 RIGHTFIRE, 5 LEFTFIRE. */
    @Override
    public final Space.Discrete actionSpace() {
        return new Space.Discrete(ACTIONS);
    }

    /** {@inheritDoc} The first picture stands for the one before it, too. */
    @Override
    public final Step reset(long seed) {
        return resetTo(new SplittableRandom(seed).nextInt(MOST_NOOPS + 1));
    }

    /**
     * Starts an episode after a given number of NOOPs, each held as every action.
     *
     * @param noops 0 to 30
     */
    public final Step resetTo(int noops) {
        begin();
        for (int i = 0; i < noops * frameSkip; i++) {
            frame(0);
        }
        look(now);
        idle = 0;
        running = true;
        return Step.sparse(sight.size(), sight.see(now, now), 0, false, false);
    }

    @Override
    public final Step step(Integer action) {
        if (!running) {
            throw new IllegalStateException(
                    "The episode has not begun or is over: call reset before step.");
        }
        int reward = 0;
        for (int i = 0; i < frameSkip && !over(); i++) {
            reward += frame(action);
        }
        PongPicture last = before;
        before = now;
        now = last;
        look(now);
        idle = reward == 0 ? idle + 1 : 0;
        boolean truncated = !over() && (idle >= patience
                || frames() > PongGame.MAX_FRAMES - frameSkip);
        running = !over() && !truncated;
        return Step.sparse(sight.size(), sight.see(now, before), reward, over(), truncated);
    }

    /** Of the 60 frames of a second, those after which the agent acts. */
    @Override
    public final int framesPerSecond() {
        return Math.round(60f / frameSkip);
    }
}
