package shared.environments.lander;

import org.jbox2d.collision.shapes.EdgeShape;
import org.jbox2d.collision.shapes.MassData;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.collision.shapes.Shape;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.joints.RevoluteJointDef;

/**
 * The bodies of {@link LunarLander} and their physics: the ground, the hull and two legs in a world
 * of JBox2D. Lengths are in metres, angles in radians (counter-clockwise), masses in kilograms.
 * Shapes, joints and numbers are those of Gymnasium's {@code lunar_lander.py}. Where JBox2D differs
 * from Box2D so much that a flight would change, the difference is corrected here.
 */
final class LanderBodies {

    static {
        // By default, JBox2D takes sines from a coarse table. Its errors move a lander so far that
        // it may come to rest at another time. The table must be off before any body turns.
        Settings.SINCOS_LUT_ENABLED = false;
    }

    /** Pixels per metre, in the picture and in the measures below. */
    static final double SCALE = 30;

    /** The corners of the hull, in pixels from the lander's origin, y upwards. */
    private static final int[][] HULL =
            {{-14, 17}, {-17, 0}, {-17, -10}, {17, -10}, {17, 0}, {14, 17}};

    /** Half the width and half the length of a leg, in pixels. */
    private static final int LEG_WIDTH = 2;
    private static final int LEG_LENGTH = 8;

    /** The distance of a leg's centre from the lander's origin, sideways and down, in pixels. */
    private static final int LEG_AWAY = 20;
    static final int LEG_DOWN = 18;

    /** The range in which a leg can turn, in radians, and the motor that presses it outwards. */
    private static final double LEG_MIN_ANGLE = 0.4;
    private static final double LEG_MAX_ANGLE = 0.9;
    private static final double LEG_START_ANGLE = 0.05;
    private static final double LEG_SPEED = 0.3;
    private static final int LEG_TORQUE = 40;

    private static final float GRAVITY = -10;
    private static final float HULL_DENSITY = 5;
    private static final float LEG_DENSITY = 1;
    private static final float SMOOTH = 0.1f;
    /** Box2D's default friction, for the legs and the base line, to which Gymnasium gives none. */
    private static final float ROUGH = 0.2f;

    /** Collision categories: hull and legs collide with the ground (1), but not with each other. */
    private static final int GROUND = 0x0001;
    private static final int HULL_CATEGORY = 0x0010;
    private static final int LEG_CATEGORY = 0x0020;

    private static final float SECONDS = 1 / 50f;
    /** The hull is 68 times as heavy as a leg: with fewer iterations the legs would give way. */
    private static final int VELOCITY_ITERATIONS = 180;
    private static final int POSITION_ITERATIONS = 60;

    private final World world = new World(new Vec2(0, GRAVITY), new LanderPool());
    private final Body hull;
    private final Body[] legs = new Body[2];
    private final LanderContacts contacts;

    /**
     * Creates a lander without speed at the top of the view, in the middle, above a given ground.
     *
     * @param forceX the force to the right during the first step, in newtons
     * @param forceY the force upwards during the first step, in newtons
     */
    LanderBodies(LanderTerrain terrain, double forceX, double forceY) {
        createGround(terrain);
        hull = createHull();
        hull.applyForceToCenter(vector(forceX, forceY));
        // The right leg comes first, as in Gymnasium.
        legs[0] = createLeg(-1);
        legs[1] = createLeg(1);
        contacts = new LanderContacts(hull, legs);
        world.setContactListener(contacts);
    }

    private void createGround(LanderTerrain terrain) {
        Body ground = world.createBody(new BodyDef());
        createEdge(ground, vector(0, 0), vector(LanderTerrain.WIDTH, 0), ROUGH);
        for (int i = 1; i < terrain.points(); i++) {
            createEdge(ground, vector(terrain.x(i - 1), terrain.y(i - 1)),
                    vector(terrain.x(i), terrain.y(i)), SMOOTH);
        }
    }

    private static void createEdge(Body ground, Vec2 from, Vec2 to, float friction) {
        var edge = new EdgeShape();
        edge.set(from, to);
        createFixture(ground, edge, 0, friction, GROUND, 0xFFFF);
    }

    private Body createHull() {
        Body body = createBody(LanderTerrain.WIDTH / 2, 0);
        var corners = new Vec2[HULL.length];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = vector(HULL[i][0] / SCALE, HULL[i][1] / SCALE);
        }
        var polygon = new PolygonShape();
        polygon.set(corners, corners.length);
        createFixture(body, polygon, HULL_DENSITY, SMOOTH, HULL_CATEGORY, GROUND);
        correctInertia(body, polygon);
        return body;
    }

    /**
     * Corrects an error of JBox2D 2.2.1.1: it computes a polygon's moment of inertia about the mean
     * of its corners, but uses it as the one about the centre of mass. By Steiner's theorem, the
     * correct value is smaller by the mass times the square of the distance of the two points. For
     * the hull, this is 0.3 %.
     */
    private static void correctInertia(Body body, PolygonShape polygon) {
        var mean = new Vec2();
        for (int i = 0; i < polygon.getVertexCount(); i++) {
            mean.addLocal(polygon.getVertex(i));
        }
        mean.mulLocal(1f / polygon.getVertexCount());
        var mass = new MassData();
        body.getMassData(mass);
        mass.I -= mass.mass * mass.center.sub(mean).lengthSquared();
        body.setMassData(mass);
    }

    /**
     * Creates the leg on the right (-1) or on the left (1). Its joint pulls it there in the first
     * step.
     */
    private Body createLeg(int side) {
        double startAngle = side * LEG_START_ANGLE;
        Body leg = createBody(LanderTerrain.WIDTH / 2 - side * LEG_AWAY / SCALE, startAngle);
        var box = new PolygonShape();
        box.setAsBox((float) (LEG_WIDTH / SCALE), (float) (LEG_LENGTH / SCALE));
        createFixture(leg, box, LEG_DENSITY, ROUGH, LEG_CATEGORY, GROUND);

        var joint = new RevoluteJointDef();
        joint.bodyA = hull;
        joint.bodyB = leg;
        joint.localAnchorB.set(vector(side * LEG_AWAY / SCALE, LEG_DOWN / SCALE));
        // Python's Box2D measures the limits from the angle at which the leg was created.
        joint.referenceAngle = (float) startAngle;
        joint.enableMotor = true;
        joint.maxMotorTorque = LEG_TORQUE;
        joint.motorSpeed = (float) (side * LEG_SPEED);
        joint.enableLimit = true;
        joint.lowerAngle = (float) (side < 0 ? LEG_MIN_ANGLE : -LEG_MAX_ANGLE);
        joint.upperAngle = (float) (side < 0 ? LEG_MAX_ANGLE : -LEG_MIN_ANGLE);
        world.createJoint(joint);
        return leg;
    }

    /** Creates a moving body at the top of the view. */
    private Body createBody(double x, double angle) {
        var definition = new BodyDef();
        definition.type = BodyType.DYNAMIC;
        definition.position.set(vector(x, LanderTerrain.HEIGHT));
        definition.angle = (float) angle;
        return world.createBody(definition);
    }

    private static void createFixture(Body body, Shape shape, float density, float friction,
            int category, int meets) {
        var definition = new FixtureDef();
        definition.shape = shape;
        definition.density = density;
        definition.friction = friction;
        definition.filter.categoryBits = category;
        definition.filter.maskBits = meets;
        body.createFixture(definition);
    }

    private static Vec2 vector(double x, double y) {
        return new Vec2((float) x, (float) y);
    }

    /**
     * Gives the hull an impulse.
     *
     * @param impulseX to the right, in newton seconds
     * @param impulseY upwards, in newton seconds
     * @param x the point that is pushed, in metres from the left end of the ground
     * @param y its height in metres
     */
    void push(double impulseX, double impulseY, double x, double y) {
        hull.applyLinearImpulse(vector(impulseX, impulseY), vector(x, y));
    }

    /** Simulates a fiftieth of a second. */
    void step() {
        world.step(SECONDS, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
    }

    /** The hull with its position, its angle and its velocities. */
    Body hull() {
        return hull;
    }

    /** The leg on the right (0) or on the left (1). */
    Body leg(int leg) {
        return legs[leg];
    }

    /** The contacts of the hull and the legs with the ground. */
    LanderContacts contacts() {
        return contacts;
    }
}
