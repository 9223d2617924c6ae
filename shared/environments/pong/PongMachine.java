package shared.environments.pong;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.bytedeco.ale.ALEInterface;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/**
 * The Atari 2600 with the Pong cartridge, played frame by frame like a {@link PongGame}. The
 * machine is emulated by the Arcade Learning Environment (Bellemare, Naddaf, Veness and Bowling,
 * 2013; ALE 0.7.3, difficulty 0, mode 0, no repeated actions).
 *
 * <p>A machine belongs to one thread; machines in different threads do not disturb each other.
 */
public class PongMachine {

    private static final int CARTRIDGE_BYTES = 2048;
    private static final String CARTRIDGE_MD5 = "60e0ea3cbe0913d39803477945e9e5ec";
    private static final String WHERE = "; the Python package ale-py contains it: pip download"
            + " ale-py --no-deps fetches a wheel, a zip file with ale_py/roms/pong.bin in it.";

    private static final String LOG_LEVEL = "_ZN3ale6Logger12current_modeE";
    private static final int ERRORS = 2;

    private final ALEInterface emulator;
    private final int[] actions = new int[6];
    private final BytePointer pixels;
    private final byte[] colours = new byte[PongScreen.WIDTH * PongScreen.HEIGHT];
    private final int[] palette;

    /**
     * Puts the cartridge in and switches the machine on: a game begins.
     *
     * @param rom the file with the content of the cartridge, 2048 bytes
     * @throws IllegalArgumentException if the file cannot be read or has another content; the
     *     message says where to get the cartridge
     * @throws UnsupportedOperationException if there is no emulator for this platform; the message
     *     says so
     */
    public PongMachine(Path rom) {
        requireCartridge(rom);
        emulator = start(rom);
        emulator.getMinimalActionSet().get(actions);
        pixels = emulator.getScreen().getArray();
        palette = IntStream.range(0, 256).map(emulator.theOSystem().colourPalette()::getRGB)
                .toArray();
    }

    /** Checks the file, because the emulator would end the program if it got another cartridge. */
    private static void requireCartridge(Path rom) {
        try {
            if (Files.size(rom) != CARTRIDGE_BYTES || !md5(rom).equals(CARTRIDGE_MD5)) {
                throw new IllegalArgumentException(rom + " is not the Pong cartridge with the MD5 "
                        + CARTRIDGE_MD5 + WHERE);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the cartridge " + rom + WHERE, e);
        }
    }

    private static String md5(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5")
                    .digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has MD5.", e);
        }
    }

    private static ALEInterface start(Path rom) {
        try {
            silence();
            var emulator = new ALEInterface();
            emulator.setBool("display_screen", false);
            emulator.setFloat("repeat_action_probability", 0);
            emulator.setInt("frame_skip", 1);
            // By default, the initial content of the memory depends on the time of day.
            emulator.setInt("random_seed", 1);
            emulator.loadROM(rom.toString());
            return emulator;
        } catch (LinkageError absent) {
            throw new UnsupportedOperationException("The Atari emulator cannot be loaded on "
                    + Loader.getPlatform() + ": its native code is for Linux, macOS and Windows"
                    + " on x86-64.", absent);
        }
    }

    /** Sets the log level of the emulator, so that it prints no greeting to standard error. */
    private static void silence() {
        Loader.load(ALEInterface.class);
        Pointer level = Loader.addressof(LOG_LEVEL);
        if (level != null) {
            new IntPointer(level).put(ERRORS);
        }
    }

    /** Begins a new game, with the score 0 : 0 and no ball yet. */
    public void reset() {
        emulator.reset_game();
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
        if (action < 0 || action >= actions.length) {
            throw new IllegalArgumentException("Pong has the actions 0 to 5, not " + action + ".");
        }
        if (over()) {
            throw new IllegalStateException("The game is over: call reset.");
        }
        return emulator.act(actions[action]);
    }

    /** Whether one side has won, or the machine's own clock has stopped the game. */
    public boolean over() {
        return emulator.game_over();
    }

    /** The number of frames since the reset. */
    public int frames() {
        return emulator.getEpisodeFrameNumber();
    }

    /** The screen: a new picture of 160 x 210 pixels. */
    public BufferedImage screen() {
        colours();
        var image = new BufferedImage(PongScreen.WIDTH, PongScreen.HEIGHT,
                BufferedImage.TYPE_INT_RGB);
        int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = palette[colours[i] & 0xFF];
        }
        return image;
    }

    /**
     * The screen: 210 rows of 160 pixels, each one byte: the index of its colour in the palette.
     * The array is the same for every frame.
     */
    byte[] colours() {
        pixels.get(colours);
        return colours;
    }
}
