package shared.environments.pong;

import java.util.Arrays;
import shared.environments.Sparse;

/**
 * A picture of Pong for an agent: 80 x 80 cells, lit where there is a paddle or the ball. The cells
 * are every second pixel of every second row of the field; the background is left out (Karpathy,
 * "Deep reinforcement learning: Pong from pixels", 2016). The cell in a given row and column has
 * the index row * 80 + column.
 */
public final class PongPicture {

    /** The number of rows, and of columns. */
    public static final int SIDE = 80;

    /** The number of cells. */
    static final int CELLS = SIDE * SIDE;

    /** The row of the screen that is the first of the picture. */
    private static final int FIRST_ROW = 35;

    /** The red value of the background in a game and at the reset. */
    private static final int BACKGROUND = 144;
    private static final int FIRST_BACKGROUND = 109;

    /** The indices of the same colours in the machine's palette. */
    private static final int BACKGROUND_COLOUR = 34;
    private static final int FIRST_BACKGROUND_COLOUR = 228;

    private final boolean[] lit = new boolean[CELLS];
    private final int[] cells = new int[CELLS];
    private int count;

    /** Creates a picture in which no cell is lit. */
    public PongPicture() {
    }

    private void clear() {
        for (int i = 0; i < count; i++) {
            lit[cells[i]] = false;
        }
        count = 0;
    }

    /**
     * Reads the picture from a screen.
     *
     * @param screen 210 rows of 160 pixels, each three bytes: red, green and blue
     */
    public void read(byte[] screen) {
        read(screen, 3, BACKGROUND, FIRST_BACKGROUND);
    }

    /**
     * Reads the picture from the screen in the machine's memory.
     *
     * @param screen 210 rows of 160 pixels, each one byte: the index of its colour in the palette
     */
    void readColours(byte[] screen) {
        read(screen, 1, BACKGROUND_COLOUR, FIRST_BACKGROUND_COLOUR);
    }

    private void read(byte[] screen, int bytes, int background, int firstBackground) {
        clear();
        for (int row = FIRST_ROW; row < FIRST_ROW + 2 * SIDE; row += 2) {
            for (int column = 0; column < 2 * SIDE; column += 2) {
                int colour = screen[bytes * (row * PongScreen.WIDTH + column)] & 0xFF;
                if (colour != 0 && colour != background && colour != firstBackground) {
                    light(row, column);
                }
            }
        }
    }

    /**
     * Draws the picture of a game directly, which is many times faster than reading it from a
     * screen.
     */
    public void draw(PongGame game) {
        clear();
        drawPaddle(game.opponentY() - 15, PongScreen.OPPONENT_COLUMN);
        drawPaddle(game.playerTop(), PongScreen.PLAYER_COLUMN);
        if (game.frames() == 0) {
            light(45, 2);
            light(47, 2);
        } else if (game.hasBall()) {
            drawBall(game);
        }
    }

    private void drawPaddle(int top, int column) {
        int first = Math.max(PongScreen.TOP, top) | 1;
        int end = Math.min(PongScreen.BOTTOM, top + 16);
        for (int row = first; row < end; row += 2) {
            light(row, column);
            light(row, column + 2);
        }
    }

    private void drawBall(PongGame game) {
        // The ball is two columns wide; the picture shows only the even one.
        int column = (game.ballX() - 49 + 1) / 2 * 2 % PongScreen.WIDTH;
        int top = game.ballY() - 15;
        int end = Math.min(PongScreen.BOTTOM, top + 5);
        for (int row = Math.max(PongScreen.TOP, top) | 1; row < end; row += 2) {
            if (game.ballAt(row, column)) {
                light(row, column);
            }
        }
    }

    private void light(int row, int column) {
        int cell = (row - FIRST_ROW) / 2 * SIDE + column / 2;
        if (!lit[cell]) {
            lit[cell] = true;
            cells[count++] = cell;
        }
    }

    /** The indices of the lit cells, each once, in no special order; a new array. */
    int[] cells() {
        return Arrays.copyOf(cells, count);
    }

    /**
     * The difference from an earlier picture: 1 where a cell has lit up, -1 where it has gone dark.
     */
    Sparse minus(PongPicture before) {
        var indices = new int[count + before.count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (!before.lit[cells[i]]) {
                indices[n++] = cells[i];
            }
        }
        int litUp = n;
        for (int i = 0; i < before.count; i++) {
            if (!lit[before.cells[i]]) {
                indices[n++] = before.cells[i];
            }
        }
        var values = new float[n];
        Arrays.fill(values, 0, litUp, 1);
        Arrays.fill(values, litUp, n, -1);
        return new Sparse(CELLS, Arrays.copyOf(indices, n), values);
    }
}
