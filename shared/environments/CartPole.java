package shared.environments;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * A pole stands on a cart, and the agent keeps it upright by pushing the cart left (action 0) or
 * right (action 1). The observation is (x, velocity, angle, angular velocity) in metres, radians
 * and seconds; each step takes 0.02 s and gives reward 1. The episode terminates when the pole
 * leans more than 12 degrees or the cart is more than 2.4 m from the centre, and is truncated at
 * the time limit.
 *
 * <p>It is the same to the last bit as Gymnasium's {@code classic_control/cartpole.py} (CartPole-v0
 * and -v1): double arithmetic in the same order, Euler's method, observations rounded to float.
 * Only the random numbers of the reset come from another generator. The problem is from Barto,
 * Sutton and Anderson, "Neuronlike adaptive elements that can solve difficult learning control
 * problems" (1983).
 */
public final class CartPole implements Environment<Integer> {

    private static final double GRAVITY = 9.8;
    private static final double POLE_MASS = 0.1;
    private static final double TOTAL_MASS = POLE_MASS + 1.0;
    private static final double HALF_LENGTH = 0.5;
    private static final double POLE_MASS_LENGTH = POLE_MASS * HALF_LENGTH;
    private static final double FORCE = 10.0;
    private static final double TAU = 0.02;
    private static final double MAX_ANGLE = 12 * 2 * Math.PI / 360;
    private static final double MAX_X = 2.4;

    private final TimeLimit limit;
    private double x;
    private double velocity;
    private double angle;
    private double angularVelocity;

    /** Creates CartPole-v1, whose episodes are truncated after 500 steps. */
    public CartPole() {
        this(500);
    }

    /**
     * Creates the same world with another time limit; that of CartPole-v0 is 200 steps.
     *
     * @param timeLimit the number of steps after which an episode is truncated, at least 1
     * @throws IllegalArgumentException if {@code timeLimit} is below 1
     */
    public CartPole(int timeLimit) {
        limit = new TimeLimit(timeLimit);
    }

    /**
     * {@inheritDoc} It is CartPole-v1 or CartPole-v0 with their time limits, and CartPole(300),
     * say, with another.
     */
    @Override
    public String id() {
        return switch (limit.steps()) {
            case 500 -> "CartPole-v1";
            case 200 -> "CartPole-v0";
            default -> "CartPole(" + limit.steps() + ")";
        };
    }

    /**
     * Position and angle reach to twice the limits at which an episode terminates; the velocities
     * are unbounded.
     */
    @Override
    public Space.Box observationSpace() {
        float any = Float.POSITIVE_INFINITY;
        return new Space.Box(
                new float[] {(float) (-2 * MAX_X), -any, (float) (-2 * MAX_ANGLE), -any},
                new float[] {(float) (2 * MAX_X), any, (float) (2 * MAX_ANGLE), any});
    }

    /** 0 pushes left, 1 pushes right. */
    @Override
    public Space.Discrete actionSpace() {
        return new Space.Discrete(2);
    }

    /** {@inheritDoc} Each of the four numbers is uniform in [-0.05, 0.05). */
    @Override
    public Step reset(long seed) {
        var random = new SplittableRandom(seed);
        return reset(random.nextDouble(-0.05, 0.05), random.nextDouble(-0.05, 0.05),
                random.nextDouble(-0.05, 0.05), random.nextDouble(-0.05, 0.05));
    }

    /**
     * Starts an episode in a given state.
     *
     * @param x the cart's distance from the centre in metres
     * @param velocity the cart's velocity in metres per second
     * @param angle the pole's angle from upright in radians, clockwise
     * @param angularVelocity the pole's angular velocity in radians per second, clockwise
     * @return the first observation, with reward 0
     */
    public Step reset(double x, double velocity, double angle, double angularVelocity) {
        this.x = x;
        this.velocity = velocity;
        this.angle = angle;
        this.angularVelocity = angularVelocity;
        limit.begin();
        return new Step(observation(), 0, false, false);
    }

    @Override
    public Step step(Integer action) {
        limit.requireRunning();
        if (action != 0 && action != 1) {
            throw new IllegalArgumentException(
                    "Action " + action + " is unknown: 0 pushes the cart left, 1 right.");
        }
        double force = action == 1 ? FORCE : -FORCE;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double temp = (force + POLE_MASS_LENGTH * (angularVelocity * angularVelocity) * sin)
                / TOTAL_MASS;
        double angularAcceleration = (GRAVITY * sin - cos * temp)
                / (HALF_LENGTH * (4.0 / 3.0 - POLE_MASS * (cos * cos) / TOTAL_MASS));
        double acceleration = temp - POLE_MASS_LENGTH * angularAcceleration * cos / TOTAL_MASS;

        x += TAU * velocity;
        velocity += TAU * acceleration;
        angle += TAU * angularVelocity;
        angularVelocity += TAU * angularAcceleration;

        boolean terminated = x < -MAX_X || x > MAX_X || angle < -MAX_ANGLE || angle > MAX_ANGLE;
        return limit.count(new Step(observation(), 1, terminated, false));
    }

    /** The state in full precision: x, velocity, angle, angular velocity. */
    public double[] state() {
        return new double[] {x, velocity, angle, angularVelocity};
    }

    private float[] observation() {
        return new float[] {
            (float) x, (float) velocity, (float) angle, (float) angularVelocity};
    }

    /** 475 for CartPole-v1, 195 for CartPole-v0, and 0.95 times any other time limit. */
    @Override
    public double rewardThreshold() {
        return limit.steps() == 200 ? 195 : 0.95 * limit.steps();
    }

    @Override
    public int framesPerSecond() {
        return 50;
    }

    /**
     * {@inheritDoc} It has 600 x 400 pixels, 125 per metre, and shows the track with its ends, the
     * cart and the pole.
     */
    @Override
    public BufferedImage render() {
        return Pictures.draw(600, 400, this::draw);
    }

    private void draw(Graphics2D g) {
        double metre = 125;
        double ground = 300;
        double end = MAX_X * metre;
        double centre = 300 + x * metre;
        g.setColor(new Color(0x9E9E9E));
        g.setStroke(new BasicStroke(2));
        g.draw(new Line2D.Double(0, ground, 600, ground));
        g.draw(new Line2D.Double(300 - end, ground - 8, 300 - end, ground + 8));
        g.draw(new Line2D.Double(300 + end, ground - 8, 300 + end, ground + 8));

        g.setColor(new Color(0x37474F));
        g.fill(new RoundRectangle2D.Double(centre - 30, ground - 20, 60, 34, 8, 8));

        double axle = ground - 12;
        AffineTransform level = g.getTransform();
        g.rotate(angle, centre, axle);
        g.setColor(new Color(0xCA9865));
        double length = 2 * HALF_LENGTH * metre;
        g.fill(new Rectangle2D.Double(centre - 5, axle - length, 10, length + 5));
        g.setTransform(level);
        g.setColor(new Color(0x8184CB));
        g.fill(new Ellipse2D.Double(centre - 5, axle - 5, 10, 10));
    }
}
