package shared.playing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shared.environments.Pictures;
import shared.environments.pong.PongRally;
import shared.environments.pong.PongRally.Frame;
import shared.environments.pong.PongRally.Stroke;

/** Counts the points that an agent has won at Pong, by strokes and by paths of the ball. */
public final class WonPoints {

    private static final int SCALE = 3;
    private static final int WIDTH = 160;
    private static final int HEIGHT = 210;
    private static final int TOP = 34;
    private static final int BOTTOM = 194;
    private static final int PADDLE = 16;
    private static final int OPPONENT_COLUMN = 16;
    private static final int PLAYER_COLUMN = 140;
    /** The ball's x at the left edge of the screen, as PongGame counts. */
    private static final int LEFT = 49;

    private static final Color FIELD = new Color(0x904811);
    private static final Color WALL = new Color(0xECECEC);
    private static final Color PLAYER = new Color(0x5CBA5C);
    private static final Color OPPONENT = new Color(0xD5824A);
    private static final Color TO_THE_PLAYER = new Color(0xC9A58C);
    private static final Color TO_THE_OPPONENT = Color.WHITE;

    /** How often the ball took a path, and the first rally in which it did. */
    private record Path(PongRally rally, int times) {

        Path again() {
            return new Path(rally, times + 1);
        }
    }

    private record Place(int x, int y) { }

    private record Velocity(int vx, int vy) {

        static Velocity of(Stroke stroke) {
            return new Velocity(stroke.vx(), stroke.vy());
        }
    }

    private final Map<List<Place>, Path> paths = new LinkedHashMap<>();
    private final Map<Stroke, Integer> last = new LinkedHashMap<>();
    private int count;
    private int first;

    /** Creates a count of 0 points. */
    public WonPoints() {
    }

    /** Adds those of the rallies that the player won; the others are ignored. */
    public void add(List<PongRally> rallies) {
        for (PongRally rally : rallies) {
            if (rally.point() > 0) {
                count++;
                first += rally.strokes().size() == 1 ? 1 : 0;
                if (!rally.strokes().isEmpty()) {
                    last.merge(rally.strokes().get(rally.strokes().size() - 1), 1, Integer::sum);
                }
                paths.merge(path(rally), new Path(rally, 1), (old, one) -> old.again());
            }
        }
    }

    private static List<Place> path(PongRally rally) {
        return rally.frames().stream().map(frame -> new Place(frame.ballX(), frame.ballY()))
                .toList();
    }

    /** Returns the number of points that were won. */
    public int count() {
        return count;
    }

    /** Returns the number of points that were won with the player's first stroke of a rally. */
    public int withFirstStroke() {
        return first;
    }

    /** Returns the number of different paths of the ball; they differ if any frame does. */
    public int paths() {
        return paths.size();
    }

    /** Returns how many points were won with the path that the ball took most often, or 0. */
    public int onCommonestPath() {
        return paths.values().stream().mapToInt(Path::times).max().orElse(0);
    }

    /** Returns the first rally with the commonest path of the ball; there must be a point. */
    private PongRally commonest() {
        return paths.values().stream().max(Comparator.comparingInt(Path::times)).orElseThrow()
                .rally();
    }

    /** Returns the commonest velocity of the ball after the last stroke; there must be one. */
    private Velocity velocity() {
        var times = new LinkedHashMap<Velocity, Integer>();
        last.forEach((stroke, n) -> times.merge(Velocity.of(stroke), n, Integer::sum));
        return times.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    /** Describes the points, in lines of at most 80 columns. */
    public List<String> lines() {
        if (last.isEmpty()) {
            return List.of(Numbers.many(count, "point") + " won");
        }
        Velocity velocity = velocity();
        List<Stroke> strokes = last.keySet().stream()
                .filter(stroke -> Velocity.of(stroke).equals(velocity)).toList();
        var rows = strokes.stream().mapToInt(Stroke::row).summaryStatistics();
        return List.of(
                Numbers.format("%s won, %d with the first stroke,", Numbers.many(count, "point"),
                        first),
                Numbers.format("%d by a ball that met row%s of the paddle (0: top, %d: bottom)",
                        strokes.stream().mapToInt(last::get).sum(),
                        rows.getMin() == rows.getMax() ? " " + rows.getMin()
                                : "s " + rows.getMin() + " to " + rows.getMax(),
                        PongRally.PADDLE_ROWS - 1),
                Numbers.format("and flew %s and %s %s a frame;",
                        Numbers.many(-velocity.vx, "column"),
                        Numbers.many(Math.abs(velocity.vy), "row"),
                        velocity.vy < 0 ? "up" : "down"),
                Numbers.format("%s of the ball, the commonest in %s",
                        Numbers.many(paths(), "path"), Numbers.many(onCommonestPath(), "point")));
    }

    /** Returns the title of {@link #picture} for an agent with this name. */
    public String title(String agent) {
        return Numbers.format("%s: %d of %s", agent, onCommonestPath(),
                Numbers.many(count, "point"));
    }

    /**
     * Draws the first rally with the commonest path of the ball: the ball in every second frame,
     * white after the last stroke; the player's paddle at this stroke; and the opponent's paddle
     * when the ball passes it. Without a point, the field is empty.
     *
     * @return a picture of 480 x 630 pixels
     */
    public BufferedImage picture() {
        return Pictures.draw(SCALE * WIDTH, SCALE * HEIGHT, g -> {
            g.scale(SCALE, SCALE);
            g.setColor(FIELD);
            g.fillRect(0, 0, WIDTH, HEIGHT);
            g.setColor(WALL);
            g.fillRect(0, TOP - 10, WIDTH, 10);
            g.fillRect(0, BOTTOM, WIDTH, HEIGHT - BOTTOM);
            if (count > 0) {
                g.clipRect(0, TOP, WIDTH, BOTTOM - TOP);
                draw(g, commonest().frames());
            }
        });
    }

    private static void draw(Graphics2D g, List<Frame> frames) {
        int stroke = 0;
        int passes = 0;
        for (int i = 0; i < frames.size(); i++) {
            stroke = frames.get(i).stroke() ? i : stroke;
            passes = frames.get(i).ballX() - LEFT >= OPPONENT_COLUMN ? i : passes;
        }
        g.setColor(OPPONENT);
        g.fillRect(OPPONENT_COLUMN, frames.get(passes).opponentY() - 15, 4, PADDLE);
        g.setColor(PLAYER);
        g.fillRect(PLAYER_COLUMN, frames.get(stroke).playerTop(), 4, PADDLE);
        for (int i = 0; i < frames.size(); i += 2) {
            g.setColor(i < stroke ? TO_THE_PLAYER : TO_THE_OPPONENT);
            g.fillRect(frames.get(i).ballX() - LEFT, frames.get(i).ballY() - 14, 2, 3);
        }
    }
}
