package shared.environments.pong;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Draws the screen of a game of Pong, the same to the last pixel as on the Atari 2600. */
public final class PongScreen {

    static final int WIDTH = 160;
    static final int HEIGHT = 210;

    /** The rows between the walls: the first one, and the one after the last. */
    static final int TOP = 34;
    static final int BOTTOM = 194;

    static final int OPPONENT_COLUMN = 16;
    static final int PLAYER_COLUMN = 140;
    static final int PADDLE_WIDTH = 4;

    private static final int DIGIT_BLOCK = 4;

    /** Five rows of three blocks for each digit; the left block is the highest bit. */
    private static final int[][] DIGITS = {
        {7, 5, 5, 5, 7}, {2, 2, 2, 2, 2}, {7, 1, 7, 4, 7}, {7, 1, 3, 1, 7}, {5, 5, 7, 1, 1},
        {7, 4, 7, 1, 7}, {4, 4, 7, 5, 7}, {7, 1, 1, 1, 1}, {7, 5, 7, 5, 7}, {7, 5, 7, 1, 1}};

    private record Colours(Color background, Color wall, Color player, Color opponent) {
    }

    private static final Colours USUAL = new Colours(new Color(144, 72, 17),
            new Color(236, 236, 236), new Color(92, 186, 92), new Color(213, 130, 74));

    /** The colours at the reset and after one frame. */
    private static final Colours FIRST = new Colours(new Color(109, 118, 43),
            new Color(53, 95, 24), new Color(101, 111, 228), new Color(210, 182, 86));

    private PongScreen() {
    }

    /** Draws the screen: a new picture of 160 x 210 pixels, the same as the original's. */
    public static BufferedImage draw(PongGame game) {
        Colours colours = game.frames() <= 1 ? FIRST : USUAL;
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(colours.background);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(Color.BLACK);
        g.fillRect(0, 0, 8, 1);
        drawScore(g, game.opponentDigits(), 36, colours.opponent);
        drawScore(g, game.playerDigits(), 116, colours.player);
        g.setColor(colours.wall);
        g.fillRect(0, TOP - 10, WIDTH, 10);
        g.fillRect(0, BOTTOM, WIDTH, HEIGHT - BOTTOM);
        g.setClip(0, TOP, WIDTH, BOTTOM - TOP);
        g.setColor(colours.opponent);
        g.fillRect(OPPONENT_COLUMN, game.opponentY() - 15, PADDLE_WIDTH, 16);
        g.setColor(colours.player);
        g.fillRect(PLAYER_COLUMN, game.playerTop(), PADDLE_WIDTH, 16);
        drawBall(image, game, colours.wall);
        g.dispose();
        return image;
    }

    private static void drawScore(Graphics2D g, int score, int column, Color colour) {
        g.setColor(colour);
        drawDigit(g, score % 10, column);
        if (score >= 10) {
            drawDigit(g, score / 10, column - 16);
        }
    }

    private static void drawDigit(Graphics2D g, int digit, int column) {
        for (int row = 0; row < 5; row++) {
            for (int block = 0; block < 3; block++) {
                if ((DIGITS[digit][row] & 4 >> block) != 0) {
                    g.fillRect(column + DIGIT_BLOCK * block, 1 + DIGIT_BLOCK * row, DIGIT_BLOCK,
                            DIGIT_BLOCK);
                }
            }
        }
    }

    private static void drawBall(BufferedImage image, PongGame game, Color colour) {
        if (game.frames() == 0) {
            // The machine has not cleared its screen yet.
            for (int row = 45; row <= 48; row++) {
                image.setRGB(2, row, colour.getRGB());
                image.setRGB(3, row, colour.getRGB());
            }
        }
        int left = game.ballX() - 49;
        for (int row = TOP; row < BOTTOM; row++) {
            for (int column = left; column <= left + 1; column++) {
                if (game.ballAt(row, column % WIDTH)) {
                    image.setRGB(column % WIDTH, row, colour.getRGB());
                }
            }
        }
    }
}
