package shared.environments;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * Three places in a row, -1, 0 and 1. An episode begins at -1; the actions are to go left (0), to
 * stay (1) and to go right (2). There are walls left of -1 and right of 1: a step against one of
 * them does not move the agent. Staying at 1 gives reward 1 and terminates the episode; any other
 * step gives -0.05. The best return is 0.9: right, right, stay. Nothing in this world is random.
 */
public final class ThreeStates implements Environment<Integer> {

    private static final double STEP_REWARD = -0.05;
    private static final int CELL = 160;

    private final TimeLimit limit;
    private int state;

    /** Creates the world with a time limit of 200 steps. */
    public ThreeStates() {
        this(200);
    }

    /**
     * Creates the world with another time limit.
     *
     * @param timeLimit the number of steps after which an episode is truncated, at least 1
     * @throws IllegalArgumentException if {@code timeLimit} is below 1
     */
    public ThreeStates(int timeLimit) {
        limit = new TimeLimit(timeLimit);
    }

    /** {@inheritDoc} It is ThreeStates(200) with a time limit of 200 steps. */
    @Override
    public String id() {
        return "ThreeStates(" + limit.steps() + ")";
    }

    /** One number: -1, 0 or 1. */
    @Override
    public Space.Box observationSpace() {
        return new Space.Box(new float[] {-1}, new float[] {1});
    }

    /** 0 goes left, 1 stays, 2 goes right. */
    @Override
    public Space.Discrete actionSpace() {
        return new Space.Discrete(3);
    }

    /** {@inheritDoc} The agent starts at -1, whatever the seed. */
    @Override
    public Step reset(long seed) {
        state = -1;
        limit.begin();
        return new Step(new float[] {state}, 0, false, false);
    }

    @Override
    public Step step(Integer action) {
        limit.requireRunning();
        if (!actionSpace().contains(action)) {
            throw new IllegalArgumentException("Action " + action
                    + " is unknown: 0 goes left, 1 stays, 2 goes right.");
        }
        boolean terminated = state == 1 && action == 1;
        state = Math.max(-1, Math.min(1, state + action - 1));
        return limit.count(new Step(new float[] {state}, terminated ? 1 : STEP_REWARD, terminated,
                false));
    }

    @Override
    public int framesPerSecond() {
        return 3;
    }

    /**
     * {@inheritDoc} It has 520 x 220 pixels and shows the places, with the goal tinted, and a dot
     * where the agent is.
     */
    @Override
    public BufferedImage render() {
        return Pictures.draw(3 * CELL + 40, CELL + 60, this::draw);
    }

    private void draw(Graphics2D g) {
        g.setColor(new Color(0xD7EFE6));
        g.fill(new Rectangle2D.Double(20 + 2 * CELL, 30, CELL, CELL));
        g.setStroke(new BasicStroke(2));
        g.setColor(new Color(0x9E9E9E));
        for (int i = 0; i < 3; i++) {
            g.draw(new Rectangle2D.Double(20 + i * CELL, 30, CELL, CELL));
        }
        g.setColor(limit.running() ? new Color(0x0072B2) : new Color(0x009E73));
        g.fill(new Ellipse2D.Double(20 + (state + 1.5) * CELL - 35, 30 + CELL / 2.0 - 35, 70, 70));
    }
}
