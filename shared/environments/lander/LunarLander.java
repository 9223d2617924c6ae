package shared.environments.lander;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jbox2d.dynamics.Body;
import shared.environments.Environment;
import shared.environments.Space;
import shared.environments.Step;
import shared.environments.TimeLimit;

/**
 * A lander falls towards the moon, and the agent fires its engines to bring it down gently,
 * upright, on the pad between the flags. The actions are to do nothing (0) and to fire the left
 * orientation engine (1), which turns the lander counter-clockwise, the main engine (2) or the
 * right orientation engine (3). The observation has eight numbers: the position x and y relative to
 * the pad, the velocities along x and y, the angle in radians (counter-clockwise) and the angular
 * velocity, then whether the right and the left leg stand on the ground (1) or not (0). All but the
 * angle are scaled to about -1 to 1.
 *
 * <p>A step takes 0.02 s. Its reward is 100 for each unit by which the distance from the pad, the
 * speed and the angle became smaller, plus 10 for each leg that touched down, minus 10 for each leg
 * that lifted off, minus 0.3 for firing the main engine or 0.03 for firing another one. The episode
 * terminates with reward -100 when the hull touches the ground or the lander is ten metres to the
 * side of the centre, and with reward 100 when the lander has come to rest. It is truncated after
 * 1000 steps. The lander may rise without limit.
 *
 * <p>It is a version of Gymnasium's {@code box2d/lunar_lander.py} (LunarLander-v3 with discrete
 * actions and no wind) by Oleg Klimov, after the game of 1979, with JBox2D instead of Box2D.
 * Recorded flights end in the same way on the same step, with returns that differ by less than 0.1.
 * Only the random numbers come from another generator.
 */
public final class LunarLander implements Environment<Integer> {

    private static final int FRAMES_PER_SECOND = 50;
    private static final double SCALE = LanderBodies.SCALE;

    private static final LanderEngine[] ENGINES = LanderEngine.values();

    /** The upper bound of the initial force along each axis, in newtons. */
    private static final double MAX_FORCE = 1000;

    /** The power of the engines: the impulse in newton seconds for a metre of offset. */
    private static final double MAIN_POWER = 13;
    private static final double SIDE_POWER = 0.6;

    /** The places of the engines, in pixels from the lander's origin: below, sideways and above. */
    private static final int MAIN_DOWN = 4;
    private static final int SIDE_AWAY = 12;
    private static final int SIDE_SHIFT = 17;
    private static final int SIDE_UP = 14;

    private final TimeLimit limit = new TimeLimit(1000);
    private LanderTerrain terrain;
    private LanderBodies bodies;
    /** The random numbers for the noise of the engines; null if they have no noise. */
    private SplittableRandom random;
    private LanderEngine engine;
    private double shaping;

    /** Creates a lander above level ground, which stays there until the first {@link #reset}. */
    public LunarLander() {
        var level = new double[LanderTerrain.HEIGHTS];
        Arrays.fill(level, LanderTerrain.PAD);
        begin(new LanderTerrain(level), 0, 0);
    }

    @Override
    public String id() {
        return "LunarLander-v3";
    }

    /** The bounds are Gymnasium's; a lander may fly higher and faster. */
    @Override
    public Space.Box observationSpace() {
        float turn = (float) (2 * Math.PI);
        return new Space.Box(new float[] {-2.5f, -2.5f, -10, -10, -turn, -10, 0, 0},
                new float[] {2.5f, 2.5f, 10, 10, turn, 10, 1, 1});
    }

    /**
     * 0 does nothing, 1 fires the left orientation engine, 2 the main engine, 3 the right
     * orientation engine.
     */
    @Override
    public Space.Discrete actionSpace() {
        return new Space.Discrete(4);
    }

    /**
     * {@inheritDoc} The random numbers are uniform and drawn in this order: twelve heights of the
     * ground in [0, 6.67) m, the force of the first step along x and y in [-1000, 1000) N, and two
     * offsets of the engines in [-1/30, 1/30) m for each step, including the one within the reset.
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
        limit.begin();
        return begin(new LanderTerrain(heights), forceX, forceY);
    }

    /**
     * Starts an episode without random numbers: above a given ground, with a given push, and with
     * engines that have no noise.
     *
     * @param heights twelve heights of the ground before it is smoothed, in metres; the fourth to
     *     the eighth do not matter, as the pad is there
     * @param forceX the force to the right during the first step, in newtons
     * @param forceY the force upwards during the first step, in newtons
     * @return the first observation, with reward 0
     * @throws IllegalArgumentException if there are not twelve heights, or a number is not finite
     */
    public Step reset(double[] heights, double forceX, double forceY) {
        var ground = new LanderTerrain(heights);
        if (!Double.isFinite(forceX) || !Double.isFinite(forceY)) {
            throw new IllegalArgumentException("The force is (" + forceX + ", " + forceY
                    + "): it must be finite.");
        }
        random = null;
        limit.begin();
        return begin(ground, forceX, forceY);
    }

    /** Takes one step to get the first observation, as Gymnasium does; the step does not count. */
    private Step begin(LanderTerrain ground, double forceX, double forceY) {
        terrain = ground;
        bodies = new LanderBodies(ground, forceX, forceY);
        fire(LanderEngine.NONE);
        bodies.step();
        double[] state = state();
        shaping = shaping(state);
        return new Step(observation(state), 0, false, false);
    }

    @Override
    public Step step(Integer action) {
        limit.requireRunning();
        if (action < 0 || action >= ENGINES.length) {
            throw new IllegalArgumentException("Action " + action + " is unknown: 0 does nothing,"
                    + " 1 fires the left, 2 the main, 3 the right engine.");
        }
        fire(ENGINES[action]);
        bodies.step();

        double[] state = state();
        double before = shaping;
        shaping = shaping(state);
        double reward = shaping - before - engine.cost;
        boolean terminated = false;
        if (bodies.contacts().crashed() || Math.abs(state[0]) >= 1) {
            terminated = true;
            reward = -100;
        }
        // A lander at rest outside the view still counts as landed, because Gymnasium checks in
        // this order.
        if (!bodies.hull().isAwake()) {
            terminated = true;
            reward = 100;
        }
        return limit.count(new Step(observation(state), reward, terminated, false));
    }

    /**
     * Fires an engine. It pushes the lander at an offset from its origin, in the direction opposite
     * to that offset. The impulse is the offset times the engine's power, and the offset has a
     * little noise. The arithmetic is in double, as in Python; JBox2D computes in float from the
     * impulse on.
     */
    private void fire(LanderEngine engine) {
        this.engine = engine;
        // The offsets are drawn even if no engine fires, so that the random numbers do not depend
        // on the actions.
        double lengthwise = offset();
        double sideways = offset();
        if (engine == LanderEngine.NONE) {
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
        if (engine == LanderEngine.MAIN) {
            along = MAIN_DOWN / SCALE + 2 * lengthwise;
            across = sideways;
            power = MAIN_POWER;
        } else {
            along = lengthwise;
            across = 3 * sideways + engine.sideways * SIDE_AWAY / SCALE;
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

    /** The shaping term of a state. The reward contains its change from one step to the next. */
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

    /** 200, as in Gymnasium. */
    @Override
    public double rewardThreshold() {
        return 200;
    }

    @Override
    public int framesPerSecond() {
        return FRAMES_PER_SECOND;
    }

    /**
     * {@inheritDoc} It has 600 x 400 pixels, 30 per metre, and shows the ground with the pad
     * between two flags, the lander, and a flame at the engine that fired in the last step.
     */
    @Override
    public BufferedImage render() {
        return LanderPicture.draw(terrain, bodies, engine);
    }
}
