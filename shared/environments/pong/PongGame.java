package shared.environments.pong;

/**
 * The Atari 2600's Pong, frame by frame. The player has the right paddle. The opponent has the left
 * one, which the game itself moves. Nothing is random: the same actions give the same game.
 *
 * <p>The rules were derived by watching the original in the Arcade Learning Environment (Bellemare,
 * Naddaf, Veness and Bowling, 2013; ALE 0.12.1, difficulty 0, mode 0). All numbers are those that
 * the cartridge keeps in its memory, so that games can be compared byte by byte.
 */
public final class PongGame {

    /** The number of points that win a game. */
    public static final int WINNING_SCORE = 21;

    /**
     * The number of frames after which a game should be truncated: soon after that, the clock of
     * the original stops a game that nobody has won.
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
    private int opponentY;
    private int knob;
    private int reading;
    private boolean fire;
    private int wait;
    private int opponentScore;
    private int playerScore;
    private int opponentDigits;
    private int playerDigits;

    /** Creates a new game. */
    public PongGame() {
        reset();
    }

    /** Begins a new game, with the score 0 : 0 and no ball yet. */
    public void reset() {
        frames = 0;
        clock = 71;
        ballX = 0;
        ballY = 0;
        vx = -1;
        vy = 1;
        playerY = 109;
        nextPlayerY = 109;
        opponentY = 22;
        knob = 0;
        reading = 110;
        fire = false;
        wait = FIRST_WAIT;
        opponentScore = 0;
        playerScore = 0;
        opponentDigits = 0;
        playerDigits = 0;
    }

    /**
     * Plays a frame, a 60th of a second.
     *
     * @param action the player's action: 0 NOOP, 1 FIRE, 2 RIGHT (up), 3 LEFT (down), 4 RIGHTFIRE,
     *     5 LEFTFIRE
     * @return 1 for a point of the player, -1 for a point of the opponent, else 0
     * @throws IllegalArgumentException if there is no such action
     * @throws IllegalStateException if the game is over
     */
    public int frame(int action) {
        int reward = playBall(action);
        if (clock % 8 != 1) {
            opponentY += 2 * Integer.signum(ballY - opponentY);
        }
        playRight(action);
        return reward;
    }

    /**
     * Plays a frame in which the caller also moves the opponent's paddle, at its usual speed.
     *
     * @param action the player's action, 0 to 5
     * @param opponent moves the opponent's paddle up (-1), down (1) or not at all (0)
     * @return 1 for a point of the player, -1 for a point of the opponent, else 0
     * @throws IllegalArgumentException if there is no such action
     * @throws IllegalStateException if the game is over
     */
    public int frame(int action, int opponent) {
        int held = opponentY;
        int reward = playBall(action);
        // The paddle moves from its old position, because a serve has put it into the middle.
        opponentY = Math.max(40, Math.min(206, clock % 8 == 1 ? held : held + 2 * opponent));
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
        opponentDigits = opponentScore;
        playerDigits = playerScore;
        if (wait > 0) {
            ballY = 0;
            if (--wait == 0) {
                serve();
            }
        } else if (ballX >= 205) {
            opponentScore++;
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

    /** Serves from the middle at speed 1, to the side that lost the last point. */
    private void serve() {
        vx = vx > 0 ? 1 : -1;
        vy = vy < 0 ? -1 : 1;
        ballX = MIDDLE + vx;
        ballY = MIDDLE + vy;
        opponentY = MIDDLE;
    }

    private void moveBall() {
        int fromTop = ballY - playerTop();
        int fromOpponent = ballY - opponentY;
        if (ballY <= 45) {
            vy = -vy;
            ballY++;
        } else if (ballY >= 206) {
            vy = -vy;
            ballY--;
        } else if (188 <= ballX && ballX <= 192 && 12 <= fromTop && fromTop <= 29) {
            // FIRE in the frame before makes the ball faster.
            vx = -Math.min(MAX_SPEED, Math.abs(vx) + (fire ? 1 : 0));
            vy = (ballY - playerY - 5) >> 2;
        } else if (64 <= ballX && ballX <= 68 && -4 <= fromOpponent && fromOpponent <= 14) {
            vx = Math.abs(vx);
            vy = (fromOpponent - 5) >> 2;
        }
        ballX += vx;
        ballY += vy;
    }

    /**
     * Up and down turn a knob. In two frames, the paddle moves half-way to where the knob points.
     */
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

    /** Whether one side has won. */
    public boolean over() {
        return Math.max(opponentScore, playerScore) >= WINNING_SCORE;
    }

    /** The number of frames since the reset. */
    public int frames() {
        return frames;
    }

    /** Whether there is a ball; there is none between a point and the next serve. */
    public boolean hasBall() {
        return ballY != 0;
    }

    /** The ball's x, 49 to 208 in play; its left column on the screen is {@code ballX() - 49}. */
    public int ballX() {
        return ballX;
    }

    /**
     * The ball's y, 43 to 208, or 0 without a ball; its top row on the screen is
     * {@code ballY() - 14}.
     */
    public int ballY() {
        return ballY;
    }

    /** The number of columns by which the ball moves to the right in a frame, -4 to 4. */
    public int vx() {
        return vx;
    }

    /** The number of rows by which the ball moves down in a frame, -3 to 2. */
    public int vy() {
        return vy;
    }

    /** The position of the player's paddle, 38 to 203; see {@link #playerTop}. */
    public int playerY() {
        return playerY;
    }

    /** The top row of the player's paddle on the screen; it is 16 rows high. */
    public int playerTop() {
        return (playerY - 13) & ~1;
    }

    /** The lowest row of the opponent's paddle on the screen, 0 to 208; it is 16 rows high. */
    public int opponentY() {
        return opponentY;
    }

    /** The opponent's points. */
    public int opponentScore() {
        return opponentScore;
    }

    /** The player's points. */
    public int playerScore() {
        return playerScore;
    }

    /** The opponent's points as the screen shows them, one frame late. */
    int opponentDigits() {
        return opponentDigits;
    }

    /** The player's points as the screen shows them, one frame late. */
    int playerDigits() {
        return playerDigits;
    }

    /**
     * Whether a pixel of the screen belongs to the ball. Far to the right, the machine runs out of
     * time within a row and draws the ball one row early.
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

    /** The column from which on the ball is drawn one row early in a given row. */
    private int early(int row) {
        int cut = row % 2 == 0 ? 133 - (opponentAt(row + 1) ? 3 : 0) - (playerAt(row) ? 3 : 0)
                : 152 - (playerAt(row + 1) ? 3 : 0);
        return cut + (row <= reading - 14 ? 6 : 0);
    }

    /** Whether the opponent's paddle is in a row of the screen between the walls. */
    private boolean opponentAt(int row) {
        return opponentY - 15 <= row && row <= opponentY;
    }

    /** Whether the player's paddle is in a row of the screen between the walls. */
    private boolean playerAt(int row) {
        return playerTop() <= row && row <= playerTop() + 15;
    }
}
