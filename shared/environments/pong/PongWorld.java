package shared.environments.pong;

import java.util.Arrays;
import java.util.SplittableRandom;
import shared.environments.Environment;
import shared.environments.Space;
import shared.environments.Step;
import shared.environments.TimeLimit;

/**
 * The common part of {@link Pong} and {@link EmulatedPong}: what the agent sees, how long an action
 * is held, how an episode begins and when it is truncated.
 */
abstract class PongWorld implements Environment<Integer> {

    /** The number of frames for which an action is held by default. */
    static final int USUAL_FRAME_SKIP = 4;

    /**
     * More steps than a game can have. With this patience, no game is truncated for a long rally.
     */
    public static final int ENDLESS = PongGame.MAX_FRAMES;

    private static final int ACTIONS = 6;
    private static final int MOST_NOOPS = 30;

    /** The number of frames for which each action is held. */
    final int frameSkip;

    /** The number of steps without a point after which a game is truncated. */
    final int patience;

    private final PongObservation observation;
    private final TimeLimit limit = TimeLimit.none();
    private PongPicture now = new PongPicture();
    private PongPicture before = new PongPicture();
    /** The number of steps since the last point. */
    private int idle;

    /**
     * Creates a world without a game.
     *
     * @param frameSkip the number of frames for which each action is held, 1 to 60
     * @param patience the number of steps without a point after which a game is truncated, at least
     *     1
     * @param observation what the agent sees
     * @throws IllegalArgumentException if a number is out of its range
     */
    PongWorld(int frameSkip, int patience, PongObservation observation) {
        if (frameSkip < 1 || frameSkip > 60) {
            throw new IllegalArgumentException("An action must be held for 1 to 60 frames, not "
                    + frameSkip + ".");
        }
        if (patience < 1) {
            throw new IllegalArgumentException("The patience must be at least 1 step without a"
                    + " point, not " + patience + ".");
        }
        this.frameSkip = frameSkip;
        this.patience = patience;
        this.observation = observation;
    }

    /** The number of frames for which each action is held. */
    public final int frameSkip() {
        return frameSkip;
    }

    /** What the agent sees. */
    public final PongObservation observation() {
        return observation;
    }

    /** Begins a game. */
    abstract void begin();

    /** Plays a frame; returns 1 for a point of the player, -1 for one of the opponent, else 0. */
    abstract int frame(int action);

    /** Whether one side has won. */
    abstract boolean over();

    /** The number of frames since the game began. */
    abstract int frames();

    /** Draws the present state into a picture. */
    abstract void look(PongPicture picture);

    /** The vectors of numbers from -1 to 1 or from 0 to 1; see {@link PongObservation}. */
    @Override
    public final Space.Box observationSpace() {
        var low = new float[observation.size()];
        var high = new float[observation.size()];
        Arrays.fill(low, observation == PongObservation.DIFFERENCE ? -1 : 0);
        Arrays.fill(high, 1);
        return new Space.Box(low, high);
    }

    /** 0 NOOP, 1 FIRE, 2 RIGHT (up), 3 LEFT (down), 4 RIGHTFIRE, 5 LEFTFIRE. */
    @Override
    public final Space.Discrete actionSpace() {
        return new Space.Discrete(ACTIONS);
    }

    /**
     * {@inheritDoc} The episode begins with 0 to 30 NOOPs. The first picture also serves as the one
     * before it.
     */
    @Override
    public final Step reset(long seed) {
        return resetTo(noops(seed));
    }

    /** The number of NOOPs, 0 to 30, with which an episode of this seed begins. */
    static int noops(long seed) {
        return new SplittableRandom(seed).nextInt(MOST_NOOPS + 1);
    }

    /**
     * Starts an episode with a given number of NOOPs, each held for as long as an action.
     *
     * @param noops the number of NOOPs, 0 or more; {@link #reset(long)} draws 0 to 30
     * @return the first observation, with reward 0
     */
    public final Step resetTo(int noops) {
        begin();
        for (int i = 0; i < noops * frameSkip; i++) {
            frame(0);
        }
        look(now);
        idle = 0;
        limit.begin();
        return new Step(observation.of(now, now), 0, false, false);
    }

    @Override
    public final Step step(Integer action) {
        limit.requireRunning();
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
        return limit.count(new Step(observation.of(now, before), reward, over(), truncated));
    }

    /** 60 divided by the number of frames for which an action is held, rounded. */
    @Override
    public final int framesPerSecond() {
        return Math.round(60f / frameSkip);
    }
}
