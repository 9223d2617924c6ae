package shared.environments.pong;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The original machine with our game beside it. Both play each frame, and the first difference
 * between their rewards, ends or screens is recorded. It belongs to one thread.
 */
public class PongTwins extends PongMachine {

    private final PongGame game = new PongGame();
    private long compared;
    private String difference;

    /**
     * Starts both games.
     *
     * @param rom the file with the content of the cartridge
     * @throws IllegalArgumentException if the file cannot be read or is not Pong's
     * @throws UnsupportedOperationException if the emulator is missing
     */
    public PongTwins(Path rom) {
        super(rom);
    }

    /** The number of frames that were compared, including those at each reset. */
    public long compared() {
        return compared;
    }

    /** The first difference in words; null if there was none. */
    public String difference() {
        return difference;
    }

    /** Our game. */
    public PongGame game() {
        return game;
    }

    @Override
    public void reset() {
        super.reset();
        game.reset();
        compare(0, 0);
    }

    @Override
    public int frame(int action) {
        int reward = super.frame(action);
        compare(reward, game.over() ? 0 : game.frame(action));
        return reward;
    }

    private void compare(int reward, int ours) {
        int place = Arrays.mismatch(pixels(super.screen()), pixels(PongScreen.draw(game)));
        String what = reward != ours ? "reward " + reward + ", not " + ours
                : over() != game.over() ? "one game is over, the other is not"
                : place < 0 ? null : "the screens differ in row " + place / PongScreen.WIDTH
                        + ", column " + place % PongScreen.WIDTH;
        if (what != null && difference == null) {
            difference = "frame " + frames() + ": " + what;
        }
        compared++;
    }

    private static int[] pixels(BufferedImage screen) {
        return screen.getRGB(0, 0, screen.getWidth(), screen.getHeight(), null, 0,
                screen.getWidth());
    }

    /** Both screens side by side, at twice their size, with the original on the left. */
    @Override
    public BufferedImage screen() {
        var both = new BufferedImage(656, 420, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = both.createGraphics();
        g.drawImage(super.screen(), 0, 0, 320, 420, null);
        g.drawImage(PongScreen.draw(game), 336, 0, 320, 420, null);
        g.dispose();
        return both;
    }
}
