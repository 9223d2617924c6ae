package shared.environments.lander;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.dynamics.Body;
import shared.environments.Pictures;

/**
 * Draws a {@link LunarLander} as Gymnasium does, but adds stars, craters and flames. The areas have
 * a few flat colours, so that the file of a film stays small.
 */
final class LanderPicture {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;
    private static final double SCALE = LanderBodies.SCALE;

    private static final Color SKY = new Color(0x0B1020);
    private static final Color GROUND = new Color(0xDADCE3);
    private static final Color RIM = Color.WHITE;
    private static final Color CRATER = new Color(0xC6C9D2);
    private static final Color CRATER_EDGE = new Color(0xECEDF2);
    private static final Color BODY = new Color(128, 102, 230);
    private static final Color OUTLINE = new Color(77, 77, 128);
    private static final Color FLAG = new Color(204, 204, 0);
    private static final Color POLE = new Color(0xA6A9B4);
    private static final Color FLAME = new Color(0xFF8A1F);
    private static final Color FLAME_CORE = new Color(0xFFE08A);

    /** The craters: x and y in pixels from the top left, and the width. */
    private static final int[][] CRATERS = {{38, 352, 46}, {118, 384, 64}, {196, 340, 30},
        {262, 372, 54}, {342, 330, 26}, {392, 388, 70}, {436, 348, 36}, {505, 370, 50},
        {566, 338, 40}};

    private LanderPicture() {
    }

    /** Draws a new picture, with the flame of the given engine. */
    static BufferedImage draw(LanderTerrain terrain, LanderBodies bodies, LanderEngine engine) {
        return Pictures.draw(WIDTH, HEIGHT, g -> draw(g, terrain, bodies, engine));
    }

    private static void draw(Graphics2D g, LanderTerrain terrain, LanderBodies bodies,
            LanderEngine engine) {
        drawSky(g);
        drawGround(g, terrain);
        // From here on y grows upwards from the bottom, as in the lander's world.
        g.translate(0, HEIGHT);
        g.scale(1, -1);
        drawFlame(g, bodies.hull(), engine);
        drawBody(g, bodies.hull());
        drawBody(g, bodies.leg(0));
        drawBody(g, bodies.leg(1));
        drawFlag(g, LanderTerrain.PAD_LEFT);
        drawFlag(g, LanderTerrain.PAD_RIGHT);
    }

    /** Draws the sky, with the same stars in every picture. */
    private static void drawSky(Graphics2D g) {
        g.setColor(SKY);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        var random = new SplittableRandom(1979);
        for (int i = 0; i < 80; i++) {
            double size = 1.2 + 1.6 * random.nextDouble() * random.nextDouble();
            int light = 110 + 45 * random.nextInt(4);
            g.setColor(new Color(light, light, Math.min(255, light + 12)));
            g.fill(new Ellipse2D.Double(random.nextDouble(WIDTH), random.nextDouble(HEIGHT - 60),
                    size, size));
        }
    }

    private static void drawGround(Graphics2D g, LanderTerrain terrain) {
        var surface = new Path2D.Double();
        surface.moveTo(0, HEIGHT - SCALE * terrain.y(0));
        for (int i = 1; i < terrain.points(); i++) {
            surface.lineTo(SCALE * terrain.x(i), HEIGHT - SCALE * terrain.y(i));
        }
        var ground = new Path2D.Double(surface);
        ground.lineTo(WIDTH, HEIGHT);
        ground.lineTo(0, HEIGHT);
        ground.closePath();
        g.setColor(GROUND);
        g.fill(ground);

        Shape everything = g.getClip();
        g.clip(ground);
        for (int[] crater : CRATERS) {
            double height = 0.3 * crater[2];
            g.setColor(CRATER_EDGE);
            g.fill(new Ellipse2D.Double(crater[0] - crater[2] / 2.0, crater[1] - height / 2 + 1.5,
                    crater[2], height));
            g.setColor(CRATER);
            g.fill(new Ellipse2D.Double(crater[0] - crater[2] / 2.0, crater[1] - height / 2,
                    crater[2], height));
        }
        // The clip keeps the line below the surface; otherwise the legs would seem to sink into it.
        g.setColor(RIM);
        g.setStroke(new BasicStroke(5, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_ROUND));
        g.draw(surface);
        g.setClip(everything);
    }

    private static void drawFlag(Graphics2D g, double metres) {
        double x = SCALE * metres;
        double foot = SCALE * LanderTerrain.PAD - 1;
        double top = foot + 51;
        g.setColor(POLE);
        g.setStroke(new BasicStroke(1.5f));
        g.draw(new Line2D.Double(x, foot, x, top));
        g.setColor(FLAG);
        g.fill(polygon(x, top, x, top - 10, x + 25, top - 5));
    }

    private static void drawBody(Graphics2D g, Body body) {
        AffineTransform level = enter(g, body);
        var corners = (PolygonShape) body.getFixtureList().getShape();
        var points = new double[2 * corners.getVertexCount()];
        for (int i = 0; i < corners.getVertexCount(); i++) {
            points[2 * i] = SCALE * corners.getVertex(i).x;
            points[2 * i + 1] = SCALE * corners.getVertex(i).y;
        }
        Shape outline = polygon(points);
        g.setColor(BODY);
        g.fill(outline);
        g.setColor(OUTLINE);
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(outline);
        g.setTransform(level);
    }

    /**
     * Draws a flame below the hull or at its side, opposite to the direction in which the engine
     * pushes.
     */
    private static void drawFlame(Graphics2D g, Body hull, LanderEngine engine) {
        AffineTransform level = enter(g, hull);
        switch (engine) {
            case NONE -> { }
            case MAIN -> {
                g.translate(0, -8);
                drawJet(g, 30, 8);
            }
            case LEFT, RIGHT -> {
                g.translate(-engine.sideways * 13, 12);
                g.rotate(-engine.sideways * Math.PI / 2);
                drawJet(g, 17, 4);
            }
        }
        g.setTransform(level);
    }

    /** Draws a flame downwards from the origin, and a brighter one inside it. */
    private static void drawJet(Graphics2D g, double length, double halfWidth) {
        g.setColor(FLAME);
        g.fill(drop(length, halfWidth));
        g.setColor(FLAME_CORE);
        g.fill(drop(0.6 * length, 0.5 * halfWidth));
    }

    private static Shape drop(double length, double halfWidth) {
        var drop = new Path2D.Double();
        drop.moveTo(-0.7 * halfWidth, 0);
        drop.curveTo(-1.5 * halfWidth, -0.4 * length, -0.4 * halfWidth, -0.7 * length, 0, -length);
        drop.curveTo(0.4 * halfWidth, -0.7 * length, 1.5 * halfWidth, -0.4 * length,
                0.7 * halfWidth, 0);
        drop.closePath();
        return drop;
    }

    /** Moves the origin to a body and turns the axes with it; returns the transform before. */
    private static AffineTransform enter(Graphics2D g, Body body) {
        AffineTransform level = g.getTransform();
        g.translate(SCALE * body.getPosition().x, SCALE * body.getPosition().y);
        g.rotate(body.getAngle());
        return level;
    }

    /** A polygon through the points x, y, x, y, ... */
    private static Shape polygon(double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
