package shared.environments;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A board of squares, numbered row by row from the top left, on which one walks to the goal, the
 * last square. The actions go left (0), right (1), up (2) and down (3); a step against the border
 * or a wall leaves one where one is, and counts. An episode begins on any square but the goal and
 * the walls, terminates on the goal, and is truncated after 1000 steps. The observation is 0 and 1
 * in three planes, each row by row: where the goal is, where walls are, where one is.
 */
public final class GridWorld implements Environment<Integer> {

    /** What a step is rewarded with. */
    public enum Reward {

        /** -1 for each step, also for that which reaches the goal: the time it takes. */
        PENALTY,

        /** 1 for the step that reaches the goal, 0 for any other. */
        GOAL
    }

    private static final int TIME_LIMIT = 1000;
    private static final int MARGIN = 20;

    private final Maze maze;
    private final Reward reward;
    private final int[] starts;
    /** The observation but for where one is. */
    private final float[] board;
    private int square = -1;
    private int steps;
    private boolean running;

    /** 4 x 4 squares, a penalty for each step, and no walls. */
    public GridWorld() {
        this(4, Reward.PENALTY);
    }

    /**
     * @param size squares in a row and in a column, 2 to 20
     * @param reward what a step is rewarded with
     * @param walls squares that nobody can enter, in any order, each once, and not the goal
     * @throws IllegalArgumentException if the size or a wall is not as said, if a square is shut
     *     off from the goal, or if there is none to start on
     */
    public GridWorld(int size, Reward reward, int... walls) {
        this.reward = reward;
        maze = new Maze(size, walls);
        starts = maze.starts();
        int squares = size * size;
        board = new float[3 * squares];
        board[maze.goal()] = 1;
        for (int wall : walls) {
            board[squares + wall] = 1;
        }
    }

    /** {@inheritDoc} GridWorld(5, goal, 7, 12): the size, the reward, and the walls if any. */
    @Override
    public String id() {
        var id = new StringBuilder("GridWorld(").append(maze.size).append(", ")
                .append(reward.name().toLowerCase(Locale.ROOT));
        for (int wall : maze.walls()) {
            id.append(", ").append(wall);
        }
        return id.append(')').toString();
    }

    /** 3 x size x size numbers, 0 or 1. */
    @Override
    public Space.Box observationSpace() {
        var ones = new float[board.length];
        Arrays.fill(ones, 1);
        return new Space.Box(new float[board.length], ones);
    }

    /** 0 goes left, 1 right, 2 up, 3 down. */
    @Override
    public Space.Discrete actionSpace() {
        return new Space.Discrete(4);
    }

    /** {@inheritDoc} Each square but the goal and the walls is as likely as any other. */
    @Override
    public Step reset(long seed) {
        return resetTo(starts[new SplittableRandom(seed).nextInt(starts.length)]);
    }

    /**
     * Starts an episode on a given square.
     *
     * @throws IllegalArgumentException if that is the goal, a wall or outside
     */
    public Step resetTo(int square) {
        if (square < 0 || square > maze.goal()) {
            throw new IllegalArgumentException("Square " + square
                    + " is outside: the squares are 0 to " + maze.goal() + ".");
        }
        if (square == maze.goal() || maze.wall(square)) {
            throw new IllegalArgumentException("No episode can start on square " + square
                    + ": it is " + (square == maze.goal() ? "the goal." : "a wall."));
        }
        this.square = square;
        steps = 0;
        running = true;
        return new Step(observation(), 0, false, false);
    }

    @Override
    public Step step(Integer action) {
        if (!running) {
            throw new IllegalStateException(
                    "The episode has not begun or is over: call reset before step.");
        }
        if (action < 0 || action > 3) {
            throw new IllegalArgumentException("Action " + action
                    + " is unknown: 0 goes left, 1 right, 2 up, 3 down.");
        }
        square = maze.next(square, action);
        steps++;
        boolean terminated = square == maze.goal();
        boolean truncated = steps >= TIME_LIMIT;
        running = !terminated && !truncated;
        double earned = reward == Reward.PENALTY ? -1 : terminated ? 1 : 0;
        return new Step(observation(), earned, terminated, truncated);
    }

    /** The square one is on; -1 before the first reset. */
    public int square() {
        return square;
    }

    /**
     * The mean return of an agent that always takes a shortest way, over all squares that an
     * episode can begin on: -3.2 in {@code GridWorld(4, penalty)}, 1 where the goal is rewarded.
     */
    public double optimalReturn() {
        return reward == Reward.GOAL ? 1
                : -Arrays.stream(starts).map(maze::distance).average().orElseThrow();
    }

    private float[] observation() {
        float[] observation = board.clone();
        observation[2 * observation.length / 3 + square] = 1;
        return observation;
    }

    /** 0.3 steps more than the best; NaN where every way to the goal returns the same. */
    @Override
    public double rewardThreshold() {
        return reward == Reward.PENALTY ? optimalReturn() - 0.3 : Double.NaN;
    }

    @Override
    public int framesPerSecond() {
        return 5;
    }

    /**
     * The board, its squares 100 pixels wide or as many less as let the picture be no wider than
     * 480: the goal tinted, walls dark, and a dot where one is.
     */
    @Override
    public BufferedImage render() {
        int cell = Math.min(100, (480 - 2 * MARGIN) / maze.size);
        int width = maze.size * cell + 2 * MARGIN;
        var image = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, width);

        // Thinner lines between small squares, which would be lost among them.
        g.setStroke(new BasicStroke(Math.min(2, cell / 40f)));
        for (int i = 0; i <= maze.goal(); i++) {
            var place = new Rectangle2D.Double(left(i, cell), top(i, cell), cell, cell);
            g.setColor(i == maze.goal() ? new Color(0xD7EFE6)
                    : maze.wall(i) ? new Color(0x37474F) : Color.WHITE);
            g.fill(place);
            g.setColor(new Color(0x9E9E9E));
            g.draw(place);
        }
        if (square >= 0) {
            g.setColor(square == maze.goal() ? new Color(0x009E73) : new Color(0x0072B2));
            double dot = 0.5 * cell;
            g.fill(new Ellipse2D.Double(left(square, cell) + (cell - dot) / 2,
                    top(square, cell) + (cell - dot) / 2, dot, dot));
        }
        g.dispose();
        return image;
    }

    private int left(int square, int cell) {
        return MARGIN + square % maze.size * cell;
    }

    private int top(int square, int cell) {
        return MARGIN + square / maze.size * cell;
    }
}
