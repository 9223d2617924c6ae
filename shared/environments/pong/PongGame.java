package shared.environments.pong;

import java.awt.image.BufferedImage;

/**
 * The Atari 2600's Pong, frame by frame: the machine's own numbers and what a frame does to them.
 * There is no chance in it: the same actions, the same game.
 *
 * <p>The rules were found by watching the original in the Arcade Learning Environment
 * (Bellemare, Naddaf, Veness and Bowling, 2013; ALE 0.12.1, difficulty 0, mode 0). All numbers are
 * those that the cartridge keeps in its memory, so that games can be compared byte by byte.
 */
public final class PongGame {

    /** So many points win a game. */
    public static final int WINNING_SCORE = 21;

    /**
     * After so many frames a game should end. The original has a clock of its own, which soon
     * after that stops the game without an end.
     */
    public static final int MAX_FRAMES = 65_200;

    private static final int FIRST_WAIT = 59;
    private static final int WAIT = 63;
    private static final int MIDDLE = 128;
    private static final int KNOB_STOP = 381_373;
    private static final int KNOB_SPEED = 23_000;
    private static final int MAX_SPEED = 4;

    private int frames;
    private int clock;
    private int ballX;
    private int ballY;
    private int vx;
    private int vy;
    private int playerY;
    private int nextPlayerY;
    private int enemyY;
    private int knob;
    private int reading;
    private boolean fire;
    private int wait;
    private int enemyScore;
    private int playerScore;
    private int enemyDigits;
    private int playerDigits;

    /** A game that begins. */
    public PongGame() {
        reset();
    }

    /** Begins anew: no ball yet, the score is 0 : 0. */
    public void reset() {
        frames = 0;
        clock = 71;
        ballX = 0;
        ballY = 0;
        vx = -1;
        vy = 1;
        playerY = 109;
        nextPlayerY = 109;
        enemyY = 22;
        knob = 0;
        reading = 110;
        fire = false;
        wait = FIRST_WAIT;
        enemyScore = 0;
        playerScore = 0;
        enemyDigits = 0;
        playerDigits = 0;
    }

    /**
     * Plays a frame, a 60th of a second.
     *
     * @param action of the player on the right: 0 NOOP, 1 FIRE, 2 RIGHT (up), 3 LEFT (down),
     *     4 RIGHTFIRE, 5 LEFTFIRE
     * @return 1 for a point of the player, -1 for one of the enemy, else 0
     * @throws IllegalArgumentException if there is no such action
     * @throws IllegalStateException if the game is over
     */
    public int frame(int action) {
        int reward = playBall(action);
        if (clock % 8 != 1) {
            enemyY += 2 * Integer.signum(ballY - enemyY);
        }
        playRight(action);
        return reward;
    }

    /**
     * The same with somebody else on the left, whose paddle is as quick as the enemy's.
     *
     * @param left -1 moves the left paddle up, 1 down, 0 not
     */
    public int frame(int action, int left) {
        int held = enemyY;
        int reward = playBall(action);
        // A serve puts the machine's paddle into the middle.
        enemyY = Math.max(40, Math.min(206, clock % 8 == 1 ? held : held + 2 * left));
        playRight(action);
        return reward;
    }

    private int playBall(int action) {
        if (action < 0 || action > 5) {
            throw new IllegalArgumentException("Pong has the actions 0 to 5, not " + action + ".");
        }
        if (over()) {
            throw new IllegalStateException("The game is over: call reset.");
        }
        frames++;
        clock = (clock + 1) & 255;
        enemyDigits = enemyScore;
        playerDigits = playerScore;
        if (wait > 0) {
            ballY = 0;
            if (--wait == 0) {
                serve();
            }
        } else if (ballX >= 205) {
            enemyScore++;
            wait = WAIT;
            return -1;
        } else if (ballX <= 52) {
            playerScore++;
            wait = WAIT;
            return 1;
        } else {
            moveBall();
        }
        return 0;
    }

    /** From the middle at speed 1, to the side that lost the last point. */
    private void serve() {
        vx = vx > 0 ? 1 : -1;
        vy = vy < 0 ? -1 : 1;
        ballX = MIDDLE + vx;
        ballY = MIDDLE + vy;
        enemyY = MIDDLE;
    }

    private void moveBall() {
        int fromTop = ballY - playerTop();
        int fromEnemy = ballY - enemyY;
        if (ballY <= 45) {
            vy = -vy;
            ballY++;
        } else if (ballY >= 206) {
            vy = -vy;
            ballY--;
        } else if (188 <= ballX && ballX <= 192 && 12 <= fromTop && fromTop <= 29) {
            // FIRE in the frame before makes the ball quicker.
            vx = -Math.min(MAX_SPEED, Math.abs(vx) + (fire ? 1 : 0));
            vy = (ballY - playerY - 5) >> 2;
        } else if (64 <= ballX && ballX <= 68 && -4 <= fromEnemy && fromEnemy <= 14) {
            vx = Math.abs(vx);
            vy = (fromEnemy - 5) >> 2;
        }
        ballX += vx;
        ballY += vy;
    }

    /** Up and down turn a knob; in two frames the paddle slides half-way to where it points. */
    private void playRight(int action) {
        if (action == 2 || action == 4) {
            knob = Math.max(-KNOB_STOP, knob - KNOB_SPEED);
        } else if (action == 3 || action == 5) {
            knob = Math.min(KNOB_STOP, knob + KNOB_SPEED);
        }
        if (clock % 2 == 0) {
            int pointed = 2 * (int) Math.floor(55.105 + 2.8787 * knob / KNOB_SPEED);
            reading = Math.min(204, Math.max(38, pointed));
            nextPlayerY = (nextPlayerY + reading) >> 1;
        } else {
            reading = 110;
            playerY = nextPlayerY;
        }
        fire = action == 1 || action >= 4;
    }

    /** Whether somebody has won. */
    public boolean over() {
        return Math.max(enemyScore, playerScore) >= WINNING_SCORE;
    }

    /** The number of frames since the reset. */
    public int frames() {
        return frames;
    }

    /** Whether there is a ball: not before a serve. */
    public boolean hasBall() {
        return ballY != 0;
    }

    /** The ball; its left column on the screen is {@code ballX() - 49}. 49 to 208 in play. */
    public int ballX() {
        return ballX;
    }

    /** The ball; its top row on the screen is {@code ballY() - 14}. 43 to 208; 0 without a ball. */
    public int ballY() {
        return ballY;
    }

    /** Columns that the ball moves to the right in a frame: -4 to 4. */
    public int vx() {
        return vx;
    }

    /** Rows that the ball moves down in a frame: -3 to 2. */
    public int vy() {
        return vy;
    }

    /** The player's paddle on the right, 38 to 203; see {@link #playerTop}. */
    public int playerY() {
        return playerY;
    }

    /** The top row of the player's paddle on the screen; it is 16 rows high. */
    public int playerTop() {
        return (playerY - 13) & ~1;
    }

    /** The enemy's paddle on the left, whose lowest row on the screen it is; 0 to 208. */
    public int enemyY() {
        return enemyY;
    }

    /** The enemy's points. */
    public int enemyScore() {
        return enemyScore;
    }

    /** The player's points. */
    public int playerScore() {
        return playerScore;
    }

    /** The screen: a new picture of 160 x 210 pixels, the same as the original's. */
    public BufferedImage screen() {
        return PongScreen.draw(this);
    }

    /** The enemy's points as the screen shows them: a frame late. */
    int enemyDigits() {
        return enemyDigits;
    }

    /** The player's points as the screen shows them: a frame late. */
    int playerDigits() {
        return playerDigits;
    }

    /**
     * Whether a pixel of the screen belongs to the ball. Far to the right the machine is late with
     * its picture and draws the ball a row early.
     *
     * @param row 34 to 193
     * @param column 0 to 159
     */
    boolean ballAt(int row, int column) {
        int x = ballX - 49;
        if (ballY == 0 || column != x % 160 && column != (x + 1) % 160) {
            return false;
        }
        int down = row - (ballY - 14);
        return down == -1 ? column >= early(row)
                : down == 3 ? column < early(row) : down >= 0 && down < 3;
    }

    /** From which column on a row of the ball is drawn as the row before. */
    private int early(int row) {
        int cut = row % 2 == 0 ? 133 - (enemyAt(row + 1) ? 3 : 0) - (playerAt(row) ? 3 : 0)
                : 152 - (playerAt(row + 1) ? 3 : 0);
        return cut + (row <= reading - 14 ? 6 : 0);
    }

    /** Whether the enemy's paddle is in a row of the screen, if that is between the walls. */
    boolean enemyAt(int row) {
        return enemyY - 15 <= row && row <= enemyY;
    }

    /** Whether the player's paddle is in a row of the screen, if that is between the walls. */
    boolean playerAt(int row) {
        return playerTop() <= row && row <= playerTop() + 15;
    }
}
