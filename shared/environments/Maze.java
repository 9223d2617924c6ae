package shared.environments;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The squares of a {@link GridWorld}, numbered row by row from the top left: which of them are
 * walls, where each step leads, and how far each is from the goal, which is the last square.
 */
final class Maze {

    /** The distance of a square that is not found yet, or is a wall. */
    private static final int NONE = -1;

    /** The number of squares in a row and in a column. */
    final int size;
    private final boolean[] walls;
    /**
     * The square to which each step leads: that for an action on a square is at
     * 4 * square + action.
     */
    private final int[] next;
    private final int[] distances;

    /**
     * Builds a maze.
     *
     * @param size the number of squares in a row and in a column, 2 to 20
     * @param walls the squares that cannot be entered, in any order, each once, not the goal
     * @throws IllegalArgumentException if the size or a wall is out of its range, if a wall is
     *     given twice, if a square is cut off from the goal, or if there is no square to start on
     */
    Maze(int size, int... walls) {
        if (size < 2 || size > 20) {
            throw new IllegalArgumentException(
                    "A grid world is 2 to 20 squares wide, not " + size + ".");
        }
        this.size = size;
        this.walls = new boolean[size * size];
        for (int wall : walls) {
            build(wall);
        }
        next = steps();
        distances = distances();
        for (int square = 0; square < goal(); square++) {
            if (!this.walls[square] && distances[square] == NONE) {
                throw new IllegalArgumentException("Square " + square
                        + " cannot reach the goal: walls block every path.");
            }
        }
        if (starts().length == 0) {
            throw new IllegalArgumentException("There is no square to start on: all but the goal, "
                    + goal() + ", are walls.");
        }
    }

    private void build(int square) {
        if (square < 0 || square > goal()) {
            throw new IllegalArgumentException("Square " + square
                    + " cannot be a wall: the squares are 0 to " + goal() + ".");
        }
        if (square == goal()) {
            throw new IllegalArgumentException(
                    "Square " + square + " cannot be a wall: it is the goal.");
        }
        if (walls[square]) {
            throw new IllegalArgumentException("Square " + square + " is given as a wall twice.");
        }
        walls[square] = true;
    }

    private int[] steps() {
        var steps = new int[4 * walls.length];
        for (int square = 0; square < walls.length; square++) {
            int row = square / size;
            int column = square % size;
            steps[4 * square] = column > 0 ? square - 1 : square;
            steps[4 * square + 1] = column < size - 1 ? square + 1 : square;
            steps[4 * square + 2] = row > 0 ? square - size : square;
            steps[4 * square + 3] = row < size - 1 ? square + size : square;
            for (int i = 4 * square; i < 4 * square + 4; i++) {
                steps[i] = walls[steps[i]] ? square : steps[i];
            }
        }
        return steps;
    }

    /**
     * Finds the distances by breadth-first search from the goal, which works because every step can
     * be undone.
     */
    private int[] distances() {
        var found = new int[walls.length];
        Arrays.fill(found, NONE);
        found[goal()] = 0;
        var edge = new ArrayDeque<Integer>();
        edge.add(goal());
        while (!edge.isEmpty()) {
            int square = edge.remove();
            for (int action = 0; action < 4; action++) {
                int neighbour = next(square, action);
                if (found[neighbour] == NONE) {
                    found[neighbour] = found[square] + 1;
                    edge.add(neighbour);
                }
            }
        }
        return found;
    }

    /** The last square. */
    int goal() {
        return walls.length - 1;
    }

    boolean wall(int square) {
        return walls[square];
    }

    /** The walls in ascending order. */
    int[] walls() {
        return IntStream.range(0, walls.length).filter(this::wall).toArray();
    }

    /** The squares except the goal and the walls, in ascending order. */
    int[] starts() {
        return IntStream.range(0, goal()).filter(square -> !wall(square)).toArray();
    }

    /** The square that an action (0 left, 1 right, 2 up, 3 down) leads to. */
    int next(int square, int action) {
        return next[4 * square + action];
    }

    /** The smallest number of steps to the goal from a square that is not a wall. */
    int distance(int square) {
        return distances[square];
    }
}
