package shared.environments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import shared.environments.GridWorld.Reward;

/** Tests of GridWorld against its rules in coordinates, and as an environment. */
class GridWorldTest {

    private static final int LEFT = 0;
    private static final int RIGHT = 1;
    private static final int UP = 2;
    private static final int DOWN = 3;

    /** A second implementation of the rules, in coordinates: x to the right, y down. */
    private record Board(int size, Reward reward, List<Point> walls) {

        static Board of(int size, Reward reward, int... walls) {
            return new Board(size, reward, Arrays.stream(walls)
                    .mapToObj(wall -> new Point(wall % size, wall / size)).toList());
        }

        GridWorld world() {
            return new GridWorld(size, reward, walls.stream().mapToInt(this::number).toArray());
        }

        Point goal() {
            return new Point(size - 1, size - 1);
        }

        int number(Point place) {
            return place.y * size + place.x;
        }

        List<Point> starts() {
            var starts = new ArrayList<Point>();
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    starts.add(new Point(x, y));
                }
            }
            starts.remove(goal());
            starts.removeAll(walls);
            return starts;
        }

        Point after(Point place, int action) {
            var next = new Point(place);
            switch (action) {
                case LEFT -> next.translate(-1, 0);
                case RIGHT -> next.translate(1, 0);
                case UP -> next.translate(0, -1);
                default -> next.translate(0, 1);
            }
            boolean inside = next.x >= 0 && next.y >= 0 && next.x < size && next.y < size;
            return inside && !walls.contains(next) ? next : place;
        }

        float[] observation(Point agent) {
            var bits = new float[3 * size * size];
            bits[number(goal())] = 1;
            walls.forEach(wall -> bits[size * size + number(wall)] = 1);
            bits[2 * size * size + number(agent)] = 1;
            return bits;
        }

        @Override
        public String toString() {
            return world().id();
        }
    }

    private static List<Board> boards() {
        return List.of(Board.of(4, Reward.PENALTY), Board.of(2, Reward.GOAL),
                Board.of(4, Reward.GOAL, 5), Board.of(5, Reward.PENALTY, 12, 7, 1, 19),
                Board.of(5, Reward.GOAL, 1, 6, 11, 16, 18, 13, 8),
                Board.of(5, Reward.PENALTY, 1, 6, 11, 16, 18, 13, 8),
                Board.of(20, Reward.PENALTY, 210));
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyStepFromEverySquareIsThatOfTheRules(Board board) {
        GridWorld world = board.world();
        for (Point start : board.starts()) {
            for (int action = 0; action < 4; action++) {
                String place = start + ", action " + action;
                Step first = world.resetTo(board.number(start));
                assertArrayEquals(board.observation(start), first.observation(), place);
                assertEquals(board.number(start), world.square());
                assertEquals(0, first.reward());
                assertFalse(first.done());

                Step step = world.step(action);
                Point next = board.after(start, action);
                boolean reached = next.equals(board.goal());
                assertEquals(board.number(next), world.square(), place);
                assertArrayEquals(board.observation(next), step.observation(), place);
                assertEquals(board.reward == Reward.PENALTY ? -1 : reached ? 1 : 0, step.reward(),
                        place);
                assertEquals(reached, step.terminated(), place);
                assertFalse(step.truncated(), place);
            }
        }
    }

    /**
     * Checks the numbers of squares and actions on one way. The numbers are written by hand, not
     * computed.
     */
    @Test
    void oneWayThroughTheBoard() {
        var world = new GridWorld(3, Reward.PENALTY, 4);
        world.resetTo(3);
        int[][] way = {{RIGHT, 3}, {UP, 0}, {LEFT, 0}, {RIGHT, 1}, {DOWN, 1}, {RIGHT, 2}, {UP, 2},
            {DOWN, 5}, {LEFT, 5}, {DOWN, 8}};
        double total = 0;
        for (int[] step : way) {
            total += world.step(step[0]).reward();
            assertEquals(step[1], world.square());
        }
        assertEquals(-10, total);
        world.resetTo(7);
        Step last = world.step(RIGHT);
        assertTrue(last.terminated());
        assertArrayEquals(new float[] {
            0, 0, 0, 0, 0, 0, 0, 0, 1,
            0, 0, 0, 0, 1, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 1}, last.observation());
    }

    @Test
    void anObservationIsKeptAsItWas() {
        var world = new GridWorld();
        float[] first = world.resetTo(0).observation();
        float[] kept = first.clone();
        float[] second = world.step(RIGHT).observation();
        assertArrayEquals(kept, first);
        second[15] = 7;
        assertEquals(1, world.step(RIGHT).observation()[15]);
    }

    private static int[] numbers(String text) {
        return text.isEmpty() ? new int[0]
                : Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /**
     * Chi squared over the start squares. By chance it exceeds its bound once in a hundred thousand
     * tests.
     */
    @ParameterizedTest
    @CsvSource({"4, '', 15, 49", "5, '7 12 1', 21, 60", "2, '', 3, 23"})
    void startsAreEven(int size, String walls, int squares, double bound) {
        int[] blocked = numbers(walls);
        var world = new GridWorld(size, Reward.GOAL, blocked);
        int episodes = 1000 * squares;
        var counts = new int[size * size];
        for (long seed = 0; seed < episodes; seed++) {
            world.reset(seed);
            counts[world.square()]++;
        }
        assertEquals(0, counts[size * size - 1]);
        Arrays.stream(blocked).forEach(wall -> assertEquals(0, counts[wall]));
        assertEquals(squares, Arrays.stream(counts).filter(count -> count > 0).count());
        double chiSquared = Arrays.stream(counts).filter(count -> count > 0)
                .mapToDouble(count -> (count - 1000.0) * (count - 1000.0) / 1000).sum();
        assertTrue(chiSquared < bound, "chi squared " + chiSquared);
    }

    @Test
    void aSeedDecidesTheEpisode() {
        var world = new GridWorld(20, Reward.GOAL);
        var squares = new TreeSet<Integer>();
        for (long seed = 0; seed < 10; seed++) {
            float[] first = world.reset(seed).observation();
            squares.add(world.square());
            assertArrayEquals(first, new GridWorld(20, Reward.GOAL).reset(seed).observation());
        }
        assertTrue(squares.size() > 5, () -> "squares " + squares);
    }

    @Test
    void theClockTruncatesAndDoesNotTerminate() {
        var world = new GridWorld();
        for (int episode = 0; episode < 2; episode++) {
            world.resetTo(0);
            for (int i = 1; i < 1000; i++) {
                assertFalse(world.step(LEFT).done());
            }
            Step last = world.step(UP);
            assertTrue(last.truncated());
            assertFalse(last.terminated());
            assertEquals(-1, last.reward());
            assertThrows(IllegalStateException.class, () -> world.step(LEFT));
        }
    }

    @Test
    void theGoalOnTheLastStepTerminatesToo() {
        var world = new GridWorld(2, Reward.GOAL);
        world.resetTo(1);
        for (int i = 1; i < 1000; i++) {
            assertFalse(world.step(UP).done());
        }
        Step last = world.step(DOWN);
        assertTrue(last.terminated());
        assertTrue(last.truncated());
        assertEquals(1, last.reward());
    }

    @Test
    void optimalReturns() {
        assertEquals(-3.2, new GridWorld().optimalReturn());
        assertEquals(1, new GridWorld(4, Reward.GOAL).optimalReturn());
        assertEquals(-3.5, new GridWorld().rewardThreshold(), 1e-12);
        assertEquals(Double.NaN, new GridWorld(4, Reward.GOAL).rewardThreshold());
        assertEquals(-4 / 3.0, new GridWorld(2, Reward.PENALTY).optimalReturn(), 1e-15);
        // The way goes round the walls: 0 1 2 / 3 # 5 / # 7 8 are 4 3 2 / 5 # 1 / # 1 0 steps away.
        assertEquals(-16 / 6.0, new GridWorld(3, Reward.PENALTY, 4, 6).optimalReturn(), 1e-15);
    }

    /** Distances by relaxation: a square is one step farther than the nearest of its neighbours. */
    @ParameterizedTest
    @MethodSource("boards")
    void optimalReturnsAreThoseOfShortestWays(Board board) {
        var steps = new double[board.size * board.size];
        Arrays.fill(steps, Double.POSITIVE_INFINITY);
        steps[board.number(board.goal())] = 0;
        for (int sweep = 0; sweep < steps.length; sweep++) {
            for (Point start : board.starts()) {
                for (int action = 0; action < 4; action++) {
                    int here = board.number(start);
                    int next = board.number(board.after(start, action));
                    steps[here] = Math.min(steps[here], 1 + steps[next]);
                }
            }
        }
        double mean = board.starts().stream().mapToDouble(start -> steps[board.number(start)])
                .average().orElseThrow();
        assertEquals(board.reward == Reward.GOAL ? 1 : -mean, board.world().optimalReturn(), 1e-12);
    }

    @Test
    void aStepNeedsAnEpisode() {
        var world = new GridWorld();
        assertEquals(-1, world.square());
        var thrown = assertThrows(IllegalStateException.class, () -> world.step(LEFT));
        assertTrue(thrown.getMessage().contains("call reset"), thrown.getMessage());
        world.resetTo(14);
        assertTrue(world.step(RIGHT).terminated());
        assertThrows(IllegalStateException.class, () -> world.step(LEFT));
        world.reset(1L);
        world.step(LEFT);
    }

    @Test
    void actionsAreZeroToThree() {
        var world = new GridWorld();
        world.resetTo(5);
        for (int bad : new int[] {-1, 4, Integer.MAX_VALUE}) {
            var thrown = assertThrows(IllegalArgumentException.class, () -> world.step(bad));
            assertTrue(thrown.getMessage().contains("Action " + bad), thrown.getMessage());
        }
        assertEquals(5, world.square());
        assertEquals(4, world.actionSpace().n());
    }

    @ParameterizedTest
    @CsvSource({"-1, outside", "25, outside", "24, the goal", "7, a wall"})
    void episodesStartOnFreeSquares(int square, String reason) {
        var world = new GridWorld(5, Reward.GOAL, 7, 12);
        var thrown = assertThrows(IllegalArgumentException.class, () -> world.resetTo(square));
        assertTrue(thrown.getMessage().contains("quare " + square)
                && thrown.getMessage().contains(reason), thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1  | ''          | 2 to 20 squares wide, not 1.",
        "21 | ''          | 2 to 20 squares wide, not 21.",
        "4  | -1          | Square -1 cannot be a wall: the squares are 0 to 15.",
        "4  | 3 16        | Square 16 cannot be a wall: the squares are 0 to 15.",
        "4  | 15          | Square 15 cannot be a wall: it is the goal.",
        "4  | 3 5 3       | Square 3 is given as a wall twice.",
        "4  | 1 4         | Square 0 cannot reach the goal",
        "4  | 8 9 10 11 2 | Square 0 cannot reach the goal",
        "4  | 2 7         | Square 3 cannot reach the goal",
        "2  | 1 2         | Square 0 cannot reach the goal",
        "2  | 0 1 2       | no square to start on: all but the goal, 3,"})
    void aBoardMustBeWalkable(int size, String walls, String reason) {
        var thrown = assertThrows(IllegalArgumentException.class,
                () -> new GridWorld(size, Reward.GOAL, numbers(walls)));
        assertTrue(thrown.getMessage().contains(reason), thrown.getMessage());
    }

    @Test
    void theObservationSpaceIsThreePlanesOfBits() {
        var world = new GridWorld(5, Reward.GOAL, 7);
        assertEquals(75, world.observationSpace().size());
        assertTrue(world.observationSpace().contains(world.resetTo(3).observation()));
        var half = new float[75];
        half[0] = 1.5f;
        assertFalse(world.observationSpace().contains(half));
    }

    private static int colour(BufferedImage picture, int size, int square) {
        int cell = (picture.getWidth() - 40) / size;
        return picture.getRGB(20 + square % size * cell + cell / 2,
                20 + square / size * cell + cell / 2) & 0xFFFFFF;
    }

    @Test
    void thePictureShowsWhereOneIs() {
        var world = new GridWorld(5, Reward.GOAL, 7, 12);
        world.resetTo(19);
        BufferedImage there = world.render();
        assertEquals(480, there.getWidth());
        assertEquals(480, there.getHeight());
        for (int square = 0; square < 25; square++) {
            int expected = square == 19 ? 0x0072B2 : square == 7 || square == 12 ? 0x37474F
                    : square == 24 ? 0xD7EFE6 : 0xFFFFFF;
            assertEquals(expected, colour(there, 5, square), "square " + square);
        }
        world.step(DOWN);
        BufferedImage reached = world.render();
        assertEquals(0x009E73, colour(reached, 5, 24), "on the goal it is green");
        assertEquals(0xFFFFFF, colour(reached, 5, 19));
    }

    @ParameterizedTest
    @CsvSource({"2, 240", "4, 440", "6, 478", "20, 480"})
    void aWorldsPicturesAreOfOneSize(int size, int width) {
        var world = new GridWorld(size, Reward.PENALTY);
        BufferedImage empty = world.render();
        assertEquals(width, empty.getWidth());
        for (int i = 0; i < width * width; i++) {
            assertNotEquals(0x0072B2, empty.getRGB(i % width, i / width) & 0xFFFFFF,
                    "nobody is there before the first reset");
        }
        for (int square : new int[] {0, size - 1, size * size - 2}) {
            world.resetTo(square);
            assertEquals(width, world.render().getWidth());
            assertEquals(width, world.render().getHeight());
            assertEquals(0x0072B2, colour(world.render(), size, square));
        }
    }
}
