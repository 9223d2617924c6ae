package shared.environments;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * A rod hangs on an axle, and the agent swings it up and keeps it upright with a motor that is too
 * weak to lift it at once. The action is one number, the torque in newton metres, counter-clockwise
 * if positive; a torque beyond -2 or 2 is clipped. The observation is the cosine and the sine of
 * the angle, which is 0 upright and grows counter-clockwise, and the angular velocity in radians
 * per second. Each step takes 0.05 s. Its reward is -(angle^2 + 0.1 velocity^2 + 0.001 torque^2) in
 * the state before the step, with the angle in [-pi, pi); it lies between -16.3 and 0. An episode
 * never terminates; it is truncated after 200 steps.
 *
 * <p>It is a translation of Gymnasium's {@code classic_control/pendulum.py} (Pendulum-v1): double
 * arithmetic in the same order, the terms of the torque in float, observations rounded to float.
 * Only the random numbers of the reset come from another generator.
 */
public final class Pendulum implements Environment<float[]> {

    private static final double GRAVITY = 10;
    private static final double MASS = 1;
    private static final double LENGTH = 1;
    private static final double TAU = 0.05;
    private static final double MAX_VELOCITY = 8;
    private static final float MAX_TORQUE = 2;

    private final TimeLimit limit = new TimeLimit(200);
    private double angle;
    private double velocity;
    private float torque;

    @Override
    public String id() {
        return "Pendulum-v1";
    }

    /**
     * The cosine and the sine of the angle, and the angular velocity, -8 to 8 radians per second.
     */
    @Override
    public Space.Box observationSpace() {
        float fastest = (float) MAX_VELOCITY;
        return new Space.Box(new float[] {-1, -1, -fastest}, new float[] {1, 1, fastest});
    }

    /** The torque: one number from -2 to 2. */
    @Override
    public Space.Box actionSpace() {
        return new Space.Box(new float[] {-MAX_TORQUE}, new float[] {MAX_TORQUE});
    }

    /** {@inheritDoc} The angle is uniform in [-pi, pi), the velocity in [-1, 1). */
    @Override
    public Step reset(long seed) {
        var random = new SplittableRandom(seed);
        return reset(random.nextDouble(-Math.PI, Math.PI), random.nextDouble(-1, 1));
    }

    /**
     * Starts an episode in a given state.
     *
     * @param angle the angle in radians, 0 upright, counter-clockwise; it may exceed one turn
     * @param velocity the angular velocity in radians per second, counter-clockwise
     * @return the first observation, with reward 0
     */
    public Step reset(double angle, double velocity) {
        this.angle = angle;
        this.velocity = velocity;
        torque = 0;
        limit.begin();
        return new Step(observation(), 0, false, false);
    }

    /**
     * {@inheritDoc}
     *
     * @param action the torque in newton metres; one beyond -2 or 2 acts as -2 or 2
     * @throws IllegalArgumentException if {@code action} is not one number, or is NaN
     */
    @Override
    public Step step(float[] action) {
        limit.requireRunning();
        if (action.length != 1) {
            throw new IllegalArgumentException(
                    "An action must be one number, the torque, not " + action.length + ".");
        }
        if (Float.isNaN(action[0])) {
            throw new IllegalArgumentException("Action NaN is not a torque from -2 to 2.");
        }
        torque = Math.max(-MAX_TORQUE, Math.min(MAX_TORQUE, action[0]));
        double fromUpright = normalised(angle);
        // NumPy multiplies its float torque by a Python number in float, not in double.
        double cost = fromUpright * fromUpright + 0.1 * (velocity * velocity)
                + 0.001f * (torque * torque);
        float pushed = (float) (3 / (MASS * (LENGTH * LENGTH))) * torque;

        double faster = velocity
                + (3 * GRAVITY / (2 * LENGTH) * Math.sin(angle) + pushed) * TAU;
        velocity = Math.max(-MAX_VELOCITY, Math.min(MAX_VELOCITY, faster));
        angle += velocity * TAU;
        return limit.count(new Step(observation(), -cost, false, false));
    }

    /**
     * The state in full precision: the angle, which may be many turns, and the angular velocity.
     */
    public double[] state() {
        return new double[] {angle, velocity};
    }

    private float[] observation() {
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle), (float) velocity};
    }

    /** The angle in [-pi, pi). The remainder has the divisor's sign, as in Python. */
    private static double normalised(double angle) {
        double turn = 2 * Math.PI;
        double remainder = (angle + Math.PI) % turn;
        return (remainder < 0 ? remainder + turn : remainder) - Math.PI;
    }

    @Override
    public int framesPerSecond() {
        return 20;
    }

    /**
     * {@inheritDoc} It has 400 x 400 pixels, 150 per metre, and shows the rod, its axle, and the
     * torque of the last step. The torque is an arrow from the rod round the axle, a quarter of a
     * turn for each newton metre.
     */
    @Override
    public BufferedImage render() {
        return Pictures.draw(400, 400, this::draw);
    }

    private void draw(Graphics2D g) {
        g.translate(200, 200);
        g.rotate(-angle);
        g.setColor(new Color(0xCA9865));
        double length = 150 * LENGTH;
        g.fill(new RoundRectangle2D.Double(-6, -length, 12, length + 6, 8, 8));
        drawTorque(g);
        g.setColor(new Color(0x8184CB));
        g.fill(new Ellipse2D.Double(-6, -6, 12, 12));
    }

    /**
     * Draws an arc about the axle from the rod to an arrowhead; without a torque it draws nothing.
     */
    private void drawTorque(Graphics2D g) {
        double radius = 56;
        double sweep = Math.PI / 2 * Math.abs(torque);
        // The head is part of the sweep, so a weak torque has a small head and no arc.
        double head = Math.min(16 / radius, sweep);
        AffineTransform turned = g.getTransform();
        if (torque < 0) {
            g.scale(-1, 1);
        }
        g.setColor(new Color(0x37474F));
        g.setStroke(new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(new Arc2D.Double(-radius, -radius, 2 * radius, 2 * radius, 90,
                Math.toDegrees(sweep - head), Arc2D.OPEN));
        g.rotate(head / 2 - sweep);
        double half = head * radius / 2;
        var triangle = new Path2D.Double();
        triangle.moveTo(-half, -radius);
        triangle.lineTo(half, -radius - half);
        triangle.lineTo(half, -radius + half);
        triangle.closePath();
        g.fill(triangle);
        g.setTransform(turned);
    }
}
