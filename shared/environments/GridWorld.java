package shared.environments;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A board of squares, numbered row by row from the top left, on which the agent walks to the goal,
 * the last square. The actions are left (0), right (1), up (2) and down (3); a step against the
 * border or a wall does not move the agent, but counts as a step. An episode begins on any square
 * but the goal and the walls, terminates on the goal, and is truncated after 1000 steps. The
 * observation consists of three planes of zeros and ones, each stored row by row; they mark the
 * goal, the walls and the agent.
 */
public final class GridWorld implements Environment<Integer> {

    /** The reward of a step. */
    public enum Reward {

        /** -1 for each step, the last one included: the return is minus the episode's length. */
        PENALTY,

        /** 1 for the step that reaches the goal, 0 for any other. */
        GOAL
    }

    private static final int MARGIN = 20;

    private final TimeLimit limit = new TimeLimit(1000);
    private final Maze maze;
    private final Reward reward;
    private final int[] starts;
    /** The observation without the agent. */
    private final float[] board;
    private int square = -1;

    /** Creates a board of 4 x 4 squares with a penalty for each step and no walls. */
    public GridWorld() {
        this(4, Reward.PENALTY);
    }

    /**
     * Creates a board.
     *
     * @param size the number of squares in a row and in a column, 2 to 20
     * @param reward the reward of a step
     * @param walls the squares that cannot be entered, in any order, each once, not the goal
     * @throws IllegalArgumentException if the size or a wall is out of its range, if a wall is
     *     given twice, if a square is cut off from the goal, or if there is no square to start on
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

    /**
     * {@inheritDoc} An example is GridWorld(5, goal, 7, 12): the size, the reward, and any walls.
     */
    @Override
    public String id() {
        var id = new StringBuilder("GridWorld(").append(maze.size).append(", ")
                .append(reward.name().toLowerCase(Locale.ROOT));
        for (int wall : maze.walls()) {
            id.append(", ").append(wall);
        }
        return id.append(')').toString();
    }

    /** The vectors of 3 * size * size numbers from 0 to 1. */
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

    /**
     * {@inheritDoc} The agent starts on a square drawn uniformly from those that are neither the
     * goal nor a wall.
     */
    @Override
    public Step reset(long seed) {
        return resetTo(starts[new SplittableRandom(seed).nextInt(starts.length)]);
    }

    /**
     * Starts an episode on a given square.
     *
     * @param square the square, from 0; neither the goal nor a wall
     * @return the first observation, with reward 0
     * @throws IllegalArgumentException if the square is the goal, a wall or outside the board
     */
    public Step resetTo(int square) {
        if (square < 0 || square > maze.goal()) {
            throw new IllegalArgumentException("Square " + square
                    + " is outside the board: the squares are 0 to " + maze.goal() + ".");
        }
        if (square == maze.goal() || maze.wall(square)) {
            throw new IllegalArgumentException("No episode can start on square " + square
                    + ": it is " + (square == maze.goal() ? "the goal." : "a wall."));
        }
        this.square = square;
        limit.begin();
        return new Step(observation(), 0, false, false);
    }

    @Override
    public Step step(Integer action) {
        limit.requireRunning();
        if (action < 0 || action > 3) {
            throw new IllegalArgumentException("Action " + action
                    + " is unknown: 0 goes left, 1 right, 2 up, 3 down.");
        }
        square = maze.next(square, action);
        boolean terminated = square == maze.goal();
        double earned = reward == Reward.PENALTY ? -1 : terminated ? 1 : 0;
        return limit.count(new Step(observation(), earned, terminated, false));
    }

    /** The square that the agent is on; -1 before the first reset. */
    public int square() {
        return square;
    }

    /**
     * The mean return of an agent that always takes a shortest path, over all squares on which an
     * episode can begin: -3.2 in {@code GridWorld(4, penalty)}, and 1 with {@link Reward#GOAL}.
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

    /**
     * 0.3 less than {@link #optimalReturn} with {@link Reward#PENALTY}; NaN with
     * {@link Reward#GOAL}, because every path to the goal has return 1.
     */
    @Override
    public double rewardThreshold() {
        return reward == Reward.PENALTY ? optimalReturn() - 0.3 : Double.NaN;
    }

    @Override
    public int framesPerSecond() {
        return 5;
    }

    /**
     * {@inheritDoc} It shows the board with the goal tinted, the walls dark, and a dot where the
     * agent is. A square is 100 pixels wide, or less if the picture would otherwise be wider than
     * 480 pixels.
     */
    @Override
    public BufferedImage render() {
        int cell = Math.min(100, (480 - 2 * MARGIN) / maze.size);
        int width = maze.size * cell + 2 * MARGIN;
        return Pictures.draw(width, width, g -> draw(g, cell));
    }

    private void draw(Graphics2D g, int cell) {
        // Small squares have thinner lines, because the usual lines would fill them.
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
    }

    private int left(int square, int cell) {
        return MARGIN + square % maze.size * cell;
    }

    private int top(int square, int cell) {
        return MARGIN + square / maze.size * cell;
    }
}
