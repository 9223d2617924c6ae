package shared.playing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import shared.environments.PongPicture;
import shared.environments.PongSight;
import shared.environments.Step;
import shared.learning.Categorical;
import shared.networks.Network;

/**
 * Pong and what an agent makes of it: the screen; beside it what the agent sees and the
 * probabilities of its actions; under it, if there is a critic, what that has expected of the last
 * moments.
 */
public final class PongView implements EpisodeView {

    private static final int WIDTH = 680;
    private static final int HEIGHT = 564;
    private static final int SCREEN_WIDTH = 320;
    private static final int SCREEN_HEIGHT = 420;
    private static final int LEFT = 345;
    private static final int SEEN_TOP = 24;
    private static final int CELL = 3;
    private static final int SMALL_CELL = 2;
    private static final int GAP = 8;
    private static final int BARS_TOP = 308;
    private static final int BAR_STEP = 21;
    private static final int BAR_LEFT = LEFT + 96;
    private static final int BAR_WIDTH = 150;
    private static final int VALUE_TOP = 462;
    private static final int VALUE_HEIGHT = 92;

    /** Moments that the curve shows; a rally takes some 100. */
    private static final int MOMENTS = 300;

    private static final String[] ACTIONS = {"NOOP", "FIRE", "up", "down", "up + FIRE",
        "down + FIRE"};

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Color PAPER = Color.WHITE;
    private static final Color INK = new Color(0x2B2F36);
    private static final Color SOFT = new Color(0x5F6670);
    private static final Color GRID = new Color(0xE6E8EB);
    private static final Color DARK = new Color(0x20242A);
    private static final Color NOW = new Color(0xF2F4F7);
    private static final Color GONE = new Color(0xD55E00);
    private static final Color BLUE = new Color(0x0072B2);

    private final float[] values = new float[MOMENTS];
    private final int[] points = new int[MOMENTS];
    private int moments;
    private int[] places = {};
    private boolean both;
    private float[] pi = new float[ACTIONS.length];

    /** The view of an episode that begins. */
    public PongView() {
    }

    /** {@inheritDoc} Its first six outputs are the actions' logits, the next one the value. */
    @Override
    public void see(Step step, Network policy) {
        places = step.places();
        both = policy.inputs() == PongSight.BOTH.size();
        float[] output = policy.forward(places);
        pi = Categorical.softmax(Arrays.copyOf(output, ACTIONS.length));
        values[moments % MOMENTS] = output.length > ACTIONS.length ? output[ACTIONS.length]
                : Float.NaN;
        points[moments % MOMENTS] = (int) step.reward();
        moments++;
    }

    @Override
    public BufferedImage draw(BufferedImage world) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
                RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(PAPER);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.drawImage(world, 0, 0, SCREEN_WIDTH, SCREEN_HEIGHT, null);
        g.setFont(FONT);
        drawSeen(g);
        drawActions(g);
        if (!Float.isNaN(values[0])) {
            drawValues(g);
        }
        g.dispose();
        return image;
    }

    private void drawSeen(Graphics2D g) {
        g.setColor(SOFT);
        g.drawString(both ? "what it sees: now, and when it last acted"
                : "what it sees: lit now (white), no longer (orange)", LEFT, SEEN_TOP - 10);
        if (both) {
            drawCells(g, LEFT, SMALL_CELL, IntStream.of(places).filter(p -> p % 2 == 0), 2);
            drawCells(g, LEFT + PongPicture.SIDE * SMALL_CELL + GAP, SMALL_CELL,
                    IntStream.of(places).filter(p -> p % 2 == 1), 2);
        } else {
            drawCells(g, LEFT, CELL, IntStream.of(places), 1);
        }
    }

    /** @param numbers how many there are in an observation for each cell */
    private static void drawCells(Graphics2D g, int left, int size, IntStream places,
            int numbers) {
        int side = PongPicture.SIDE;
        g.setColor(DARK);
        g.fillRect(left, SEEN_TOP, size * side, size * side);
        places.forEach(p -> {
            int cell = (p >= 0 ? p : ~p) / numbers;
            g.setColor(p >= 0 ? NOW : GONE);
            g.fillRect(left + size * (cell % side), SEEN_TOP + size * (cell / side), size, size);
        });
    }

    private void drawActions(Graphics2D g) {
        for (int a = 0; a < ACTIONS.length; a++) {
            int y = BARS_TOP + a * BAR_STEP;
            g.setColor(INK);
            g.drawString(ACTIONS[a], LEFT, y);
            g.setColor(GRID);
            g.fillRect(BAR_LEFT, y - 11, BAR_WIDTH, 13);
            g.setColor(BLUE);
            g.fillRect(BAR_LEFT, y - 11, Math.round(pi[a] * BAR_WIDTH), 13);
            g.setColor(INK);
            g.drawString(String.format(Locale.ROOT, "%.2f", pi[a]), BAR_LEFT + BAR_WIDTH + 8, y);
        }
        g.setColor(SOFT);
        g.drawString("pi(a|s)", LEFT, BARS_TOP - BAR_STEP);
    }

    /**
     * The last values from left to right, as soon as they are many enough ending at the right.
     * Its lines have steps: to smooth them, picture after picture, would take the JVM longer than
     * all else here, and the learning would wait for it.
     */
    private void drawValues(Graphics2D g) {
        int first = Math.max(0, moments - MOMENTS);
        int length = moments - first;
        float most = 0.5f;
        for (int t = first; t < moments; t++) {
            most = Math.max(most, Math.abs(values[t % MOMENTS]));
        }
        int middle = VALUE_TOP + VALUE_HEIGHT / 2;
        g.setColor(GRID);
        g.fillRect(0, middle, WIDTH, 1);
        var x = new int[length];
        var y = new int[length];
        for (int i = 0; i < length; i++) {
            int moment = (first + i) % MOMENTS;
            x[i] = i * (WIDTH - 1) / (MOMENTS - 1);
            y[i] = middle - Math.round(values[moment] / most * VALUE_HEIGHT / 2);
            if (points[moment] != 0) {
                g.setColor(points[moment] > 0 ? BLUE : GONE);
                g.fillRect(x[i] - 1, VALUE_TOP, 2, VALUE_HEIGHT);
            }
        }
        g.setColor(INK);
        g.drawPolyline(x, y, length);
        g.setColor(SOFT);
        g.drawString(String.format(Locale.ROOT, "v(s) of the last %d moments, now %.2f;"
                + " points won (blue), lost (orange)", MOMENTS, values[(moments - 1) % MOMENTS]),
                4, VALUE_TOP - 8);
    }
}
