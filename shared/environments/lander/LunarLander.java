package shared.environments.lander;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jbox2d.dynamics.Body;
import shared.environments.Environment;
import shared.environments.Space;
import shared.environments.Step;

/**
 * A lander falls towards the moon; its engines must bring it down gently, upright, on the pad
 * between the flags. The actions are nothing (0), the left orientation engine (1), which turns it
 * counter-clockwise, the main engine (2), and the right orientation engine (3). The observation is
 * eight numbers: x and y from the pad, the velocities along them, the angle in radians
 * (counter-clockwise), the angular velocity, all but the angle scaled to about -1 to 1, and
 * whether the right and the left leg stand on the ground (1) or not (0).
 *
 * <p>A step is 0.02 s. Its reward is how much nearer, slower and more upright the lander became
 * (100 for each unit of distance, speed and angle), 10 for each leg that came down, less 0.3 for
 * the main engine and 0.03 for the others. The episode terminates with reward -100 when the hull
 * touches the ground or the lander is ten metres from the centre, and with 100 when it has come to
 * rest; it is truncated after 1000 steps. The lander may rise without limit.
 *
 * <p>Gymnasium's {@code box2d/lunar_lander.py} (LunarLander-v3 with discrete actions and no wind)
 * on JBox2D instead of Box2D. Recorded flights end in the same way on the same step, their returns
 * within 0.1; only the random numbers come from another generator. By Oleg Klimov, after the game
 * of 1979.
 */
public final class LunarLander implements Environment<Integer> {

    private static final int TIME_LIMIT = 1000;
    private static final int FRAMES_PER_SECOND = 50;
    private static final double SCALE = LanderBodies.SCALE;

    static final int NOTHING = 0;
    static final int LEFT_ENGINE = 1;
    static final int MAIN_ENGINE = 2;
    static final int RIGHT_ENGINE = 3;

    /** The initial force along each axis is below this, in newtons. */
    private static final double MAX_FORCE = 1000;

    /** How hard the engines push: impulse in newton seconds for a metre of offset. */
    private static final double MAIN_POWER = 13;
    private static final double SIDE_POWER = 0.6;

    /** Where the engines are, in pixels from the lander's origin: below, sideways and above. */
    private static final int MAIN_DOWN = 4;
    private static final int SIDE_AWAY = 12;
    private static final int SIDE_SHIFT = 17;
    private static final int SIDE_UP = 14;

    private LanderTerrain terrain;
    private LanderBodies bodies;
    /** Null if the engines are to push without chance. */
    private SplittableRandom random;
    private int engine;
    private double shaping;
    private int steps;
    private boolean running;

    /** Above level ground, until the first {@link #reset}. */
    public LunarLander() {
        var level = new double[LanderTerrain.HEIGHTS];
        Arrays.fill(level, LanderTerrain.PAD);
        begin(new LanderTerrain(level), 0, 0);
        running = false;
    }

    @Override
    public String id() {
        return "LunarLander-v3";
    }

    /** Gymnasium's; a lander may fly higher and faster than it says. */
    @Override
    public Space.Box observationSpace() {
        float turn = (float) (2 * Math.PI);
        return new Space.Box(new float[] {-2.5f, -2.5f, -10, -10, -turn, -10, 0, 0},
                new float[] {2.5f, 2.5f, 10, 10, turn, 10, 1, 1});
    }

    /** 0 nothing, 1 left orientation engine, 2 main engine, 3 right orientation engine. */
    @Override
    public Space.Discrete actionSpace() {
        return new Space.Discrete(4);
    }

    /**
     * {@inheritDoc} Drawn evenly, in this order: twelve heights of the ground from [0, 6.67) m, the
     * force of the first step along x and y from [-1000, 1000) N, and for each step, the one within
     * the reset included, two offsets of the engines from [-1/30, 1/30) m.
     */
    @Override
    public Step reset(long seed) {
        random = new SplittableRandom(seed);
        var heights = new double[LanderTerrain.HEIGHTS];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = random.nextDouble(0, LanderTerrain.HIGHEST);
        }
        double forceX = random.nextDouble(-MAX_FORCE, MAX_FORCE);
        double forceY = random.nextDouble(-MAX_FORCE, MAX_FORCE);
        return begin(new LanderTerrain(heights), forceX, forceY);
    }

    /**
     * Starts an episode without chance: above a given ground, with a given push, and engines that
     * always fire from the same place.
     *
     * @param heights twelve heights of the ground before it is smoothed, in metres; the fourth to
     *     the eighth, the pad's, do not matter
     * @param forceX what pushes the lander to the right for a fiftieth of a second, in newtons
     * @param forceY the same, upwards
     * @throws IllegalArgumentException if there are not twelve heights, or a number is not finite
     */
    public Step reset(double[] heights, double forceX, double forceY) {
        var ground = new LanderTerrain(heights);
        if (!Double.isFinite(forceX) || !Double.isFinite(forceY)) {
            throw new IllegalArgumentException("The force is (" + forceX + ", " + forceY
                    + "): it must be finite.");
        }
        random = null;
        return begin(ground, forceX, forceY);
    }

    /** Takes one step without counting it, as Gymnasium does, for a first observation. */
    private Step begin(LanderTerrain ground, double forceX, double forceY) {
        terrain = ground;
        bodies = new LanderBodies(ground, forceX, forceY);
        fire(NOTHING);
        bodies.step();
        double[] state = state();
        shaping = shaping(state);
        steps = 0;
        running = true;
        return new Step(observation(state), 0, false, false);
    }

    @Override
    public Step step(Integer action) {
        if (!running) {
            throw new IllegalStateException(
                    "The episode has not begun or is over: call reset before step.");
        }
        if (action < NOTHING || action > RIGHT_ENGINE) {
            throw new IllegalArgumentException("Action " + action + " is unknown: 0 does nothing,"
                    + " 1 fires the left, 2 the main, 3 the right engine.");
        }
        fire(action);
        bodies.step();
        steps++;

        double[] state = state();
        double before = shaping;
        shaping = shaping(state);
        double reward = shaping - before - fuel(action);
        boolean terminated = false;
        if (bodies.contacts().crashed() || Math.abs(state[0]) >= 1) {
            terminated = true;
            reward = -100;
        }
        // Who sleeps outside the view has landed all the same: Gymnasium asks in this order.
        if (!bodies.hull().isAwake()) {
            terminated = true;
            reward = 100;
        }
        boolean truncated = steps >= TIME_LIMIT;
        running = !terminated && !truncated;
        return new Step(observation(state), reward, terminated, truncated);
    }

    /** What an action costs. */
    private static double fuel(int action) {
        return switch (action) {
            case NOTHING -> 0;
            case MAIN_ENGINE -> 0.3;
            default -> 0.03;
        };
    }

    /**
     * Fires an engine: pushes the lander by an offset from its origin times the engine's power,
     * away from that offset, and a little off the middle by chance. In double arithmetic as in
     * Python; Box2D's floats begin where the impulse enters the world.
     */
    private void fire(int action) {
        engine = action;
        // Drawn also if no engine fires, so that chance does not depend on the actions.
        double lengthwise = offset();
        double sideways = offset();
        if (action == NOTHING) {
            return;
        }
        Body hull = bodies.hull();
        double tipX = Math.sin(hull.getAngle());
        double tipY = Math.cos(hull.getAngle());
        double x = hull.getPosition().x;
        double y = hull.getPosition().y;
        double along;
        double across;
        double power;
        if (action == MAIN_ENGINE) {
            along = MAIN_DOWN / SCALE + 2 * lengthwise;
            across = sideways;
            power = MAIN_POWER;
        } else {
            along = lengthwise;
            across = 3 * sideways + (action - MAIN_ENGINE) * SIDE_AWAY / SCALE;
            power = SIDE_POWER;
            x -= tipX * SIDE_SHIFT / SCALE;
            y += tipY * SIDE_UP / SCALE;
        }
        double offsetX = tipX * along - tipY * across;
        double offsetY = -tipY * along - tipX * across;
        bodies.push(-offsetX * power, -offsetY * power, x + offsetX, y + offsetY);
    }

    private double offset() {
        return random == null ? 0 : random.nextDouble(-1, 1) / SCALE;
    }

    /** The observation in full precision. */
    private double[] state() {
        Body hull = bodies.hull();
        double halfWidth = LanderTerrain.WIDTH / 2;
        double halfHeight = LanderTerrain.HEIGHT / 2;
        double standing = LanderTerrain.PAD + LanderBodies.LEG_DOWN / SCALE;
        return new double[] {
            (hull.getPosition().x - halfWidth) / halfWidth,
            (hull.getPosition().y - standing) / halfHeight,
            hull.getLinearVelocity().x * halfWidth / FRAMES_PER_SECOND,
            hull.getLinearVelocity().y * halfHeight / FRAMES_PER_SECOND,
            hull.getAngle(),
            20.0 * hull.getAngularVelocity() / FRAMES_PER_SECOND,
            bodies.contacts().down(0) ? 1 : 0,
            bodies.contacts().down(1) ? 1 : 0};
    }

    /** How good a state is; rewards are its differences. */
    private static double shaping(double[] state) {
        return -100 * Math.sqrt(state[0] * state[0] + state[1] * state[1])
                - 100 * Math.sqrt(state[2] * state[2] + state[3] * state[3])
                - 100 * Math.abs(state[4]) + 10 * state[6] + 10 * state[7];
    }

    private static float[] observation(double[] state) {
        var observation = new float[state.length];
        for (int i = 0; i < state.length; i++) {
            observation[i] = (float) state[i];
        }
        return observation;
    }

    /** 200, Gymnasium's. */
    @Override
    public double rewardThreshold() {
        return 200;
    }

    @Override
    public int framesPerSecond() {
        return FRAMES_PER_SECOND;
    }

    /**
     * 600 x 400 pixels, 30 pixels a metre: the ground with the pad between two flags, the lander,
     * and a flame where the engine of the last step fires.
     */
    @Override
    public BufferedImage render() {
        return LanderPicture.draw(terrain, bodies, engine);
    }
}
