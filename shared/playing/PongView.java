package shared.playing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;
import shared.environments.Sparse;
import shared.environments.Step;
import shared.environments.pong.PongObservation;
import shared.environments.pong.PongPicture;
import shared.learning.Categorical;
import shared.networks.Network;

/**
 * A view of Pong. Beside the screen it shows the agent's observation and the probabilities of its
 * actions. If the network has a critic, it shows the values of the last steps below.
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
    private static final int SCALE_LEFT = WIDTH - 34;

    /** The number of values in the curve; a rally takes about 100 steps. */
    private static final int CURVE_STEPS = 300;

    private static final String[] ACTIONS = {"NOOP", "FIRE", "up", "down", "up + FIRE",
        "down + FIRE"};

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Color PAPER = Color.WHITE;
    private static final Color INK = new Color(0x2B2F36);
    private static final Color SOFT = new Color(0x5F6670);
    private static final Color GRID = new Color(0xE6E8EB);
    private static final Color GONE = new Color(0xD55E00);
    private static final Color BLUE = new Color(0x0072B2);

    private final float[] values = new float[CURVE_STEPS];
    private final int[] points = new int[CURVE_STEPS];
    private int steps;
    private Sparse seen = new Sparse(0, new int[0], new float[0]);
    private boolean both;
    private float[] pi = new float[ACTIONS.length];

    /** Makes a view for a new episode. */
    public PongView() {
    }

    /** {@inheritDoc} The first six outputs are the logits of the actions; a seventh is v(s). */
    @Override
    public void see(Step step, Network policy) {
        seen = step.sparse();
        both = policy.inputs() == PongObservation.TWO_FRAMES.size();
        float[] output = policy.forward(seen);
        pi = Categorical.softmax(output, ACTIONS.length);
        values[steps % CURVE_STEPS] = output.length > ACTIONS.length ? output[ACTIONS.length]
                : Float.NaN;
        points[steps % CURVE_STEPS] = (int) step.reward();
        steps++;
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
            drawCells(g, LEFT, SMALL_CELL, 0);
            drawCells(g, LEFT + PongPicture.SIDE * SMALL_CELL + GAP, SMALL_CELL, 1);
        } else {
            drawCells(g, LEFT, CELL, 0);
        }
    }

    /**
     * Draws one picture of the observation.
     *
     * @param size of a cell in pixels
     * @param picture which of its pictures, from 0
     */
    private void drawCells(Graphics2D g, int left, int size, int picture) {
        int side = size * PongPicture.SIDE;
        g.drawImage(PongCells.image(seen.dense(), picture), left, SEEN_TOP, side, side, null);
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
     * Draws the last values from left to right. The lines are not anti-aliased: anti-aliasing would
     * take longer than the rest of the picture and would slow down learning.
     */
    private void drawValues(Graphics2D g) {
        int first = Math.max(0, steps - CURVE_STEPS);
        int length = steps - first;
        float most = 0.5f;
        for (int t = first; t < steps; t++) {
            most = Math.max(most, Math.abs(values[t % CURVE_STEPS]));
        }
        int middle = VALUE_TOP + VALUE_HEIGHT / 2;
        g.setColor(GRID);
        g.fillRect(0, middle, WIDTH, 1);
        var x = new int[length];
        var y = new int[length];
        for (int i = 0; i < length; i++) {
            int step = (first + i) % CURVE_STEPS;
            x[i] = i * (WIDTH - 1) / (CURVE_STEPS - 1);
            y[i] = middle - Math.round(values[step] / most * VALUE_HEIGHT / 2);
            if (points[step] != 0) {
                g.setColor(points[step] > 0 ? BLUE : GONE);
                g.fillRect(x[i] - 1, VALUE_TOP, 2, VALUE_HEIGHT);
            }
        }
        g.setColor(INK);
        g.drawPolyline(x, y, length);
        g.setColor(SOFT);
        g.drawString(String.format(Locale.ROOT, "%.1f", most), SCALE_LEFT, VALUE_TOP + 10);
        g.drawString("0", SCALE_LEFT, middle - 2);
        g.drawString(String.format(Locale.ROOT, "\u2212%.1f", most), SCALE_LEFT,
                VALUE_TOP + VALUE_HEIGHT - 2);
        g.drawString(String.format(Locale.ROOT, "v(s) of the last %d steps, now %.2f;"
                + " points won (blue), lost (orange)", CURVE_STEPS,
                values[(steps - 1) % CURVE_STEPS]),
                4, VALUE_TOP - 8);
    }
}
