package shared.environments.pong;

import java.util.Arrays;

/**
 * What a policy sees of Pong: 80 x 80 cells, lit where there is a paddle or the ball. They are
 * every second pixel of every second row of the field, without the background (Karpathy, "Deep
 * reinforcement learning: Pong from pixels", 2016). Cell (row, column) is place row * 80 + column.
 */
public final class PongPicture {

    /** So many rows, and so many columns. */
    public static final int SIDE = 80;

    /** So many cells. */
    public static final int CELLS = SIDE * SIDE;

    /** The row of the screen that is the first of the picture. */
    private static final int FIRST_ROW = 35;

    /** What is red of the background: usually, and at the reset. */
    private static final int BACKGROUND = 144;
    private static final int FIRST_BACKGROUND = 109;

    /** The same as the machine numbers its colours. */
    private static final int BACKGROUND_COLOUR = 34;
    private static final int FIRST_BACKGROUND_COLOUR = 228;

    private final boolean[] lit = new boolean[CELLS];
    private final int[] places = new int[CELLS];
    private int count;

    /** A dark picture. */
    public PongPicture() {
    }

    /** Makes all cells dark. */
    public void clear() {
        for (int i = 0; i < count; i++) {
            lit[places[i]] = false;
        }
        count = 0;
    }

    /**
     * Takes the picture from a screen, as one does who knows the screen alone.
     *
     * @param screen 210 rows of 160 pixels of red, green and blue
     */
    public void read(byte[] screen) {
        read(screen, 3, BACKGROUND, FIRST_BACKGROUND);
    }

    /**
     * Takes the same picture from the screen that the machine itself keeps.
     *
     * @param screen 210 rows of 160 pixels, each the number of its colour
     */
    public void readColours(byte[] screen) {
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

    /** Makes the same picture from a game, without its screen, which takes a few nanoseconds. */
    public void draw(PongGame game) {
        clear();
        drawPaddle(game.enemyY() - 15, PongScreen.ENEMY_COLUMN);
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
        // Of its two columns, the even one.
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
        int place = (row - FIRST_ROW) / 2 * SIDE + column / 2;
        if (!lit[place]) {
            lit[place] = true;
            places[count++] = place;
        }
    }

    /** The places of the lit cells, each once, in no special order; a new array. */
    public int[] places() {
        return Arrays.copyOf(places, count);
    }

    /**
     * Where this picture differs from the one before: p where a cell is lit now and was not, ~p
     * where it was and is not; a new array.
     */
    public int[] since(PongPicture before) {
        var changes = new int[count + before.count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (!before.lit[places[i]]) {
                changes[n++] = places[i];
            }
        }
        for (int i = 0; i < before.count; i++) {
            if (!lit[before.places[i]]) {
                changes[n++] = ~before.places[i];
            }
        }
        return Arrays.copyOf(changes, n);
    }
}
