package shared.playing;

import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import shared.charts.Display;
import shared.charts.Size;
import shared.environments.Environment;
import shared.files.AtomicFile;
import shared.files.UserError;
import shared.film.Gif;
import shared.running.Interrupt;
import shared.running.StageOptions;
import shared.windows.FrameWindow;
import shared.windows.Keys;

/**
 * Where a {@link Program} plays: before a window at the world's own pace, before a camera, or in
 * the dark, as fast as it can. It belongs to the thread that plays.
 */
public final class Screen implements AutoCloseable {

    private static final int PAUSE_MILLIS = 700;
    private static final int FILM_FRAMES_PER_SECOND = 25;
    private static final int KEY_MILLIS = 20;

    private final String title;
    private final StageOptions options;
    private final Interrupt interrupt;
    private final PrintStream out;
    private final boolean windows;
    private final List<BufferedImage> film = new ArrayList<>();
    private boolean filming;
    private int moments;
    private int framesPerSecond;
    private FrameWindow window;
    private FrameTimer clock;

    public Screen(String title, StageOptions options, Interrupt interrupt, PrintStream out) {
        this.title = title;
        this.options = options;
        this.interrupt = interrupt;
        this.out = out;
        filming = options.gif != null;
        if (options.headless) {
            // Before the first picture is drawn, which looks for a display.
            System.setProperty("java.awt.headless", "true");
        }
        windows = !options.headless && Display.usable();
    }

    /** Whether to go on: nobody has closed the window or pressed Ctrl-C. */
    public boolean open() {
        return !interrupt.stopped();
    }

    /** Whether there is a window to look at. */
    public boolean visible() {
        return windows;
    }

    /** The stream of random numbers for an episode, the same for the same {@code --seed}. */
    public RandomGenerator random(long episode) {
        return Evaluation.random(options.seed, episode);
    }

    /** Prints a line. */
    public void say(String line) {
        out.println(line);
    }

    /** Shows the world as it is now, and waits until its next moment. */
    public void show(Environment<?> world, String caption) {
        if (filming) {
            film(world);
        }
        show(world::render, world.framesPerSecond(), caption);
    }

    /**
     * Shows a picture, and waits until it is time for the next one. It does not come into the film.
     *
     * @param framesPerSecond how many pictures like this come in a second of the play
     */
    public void show(BufferedImage picture, int framesPerSecond, String caption) {
        show(() -> picture, framesPerSecond, caption);
    }

    private void show(Supplier<BufferedImage> scene, int framesPerSecond, String caption) {
        if (windows && open()) {
            paint(scene.get(), caption);
            if (clock == null) {
                clock = new FrameTimer(framesPerSecond * options.speed, Double.POSITIVE_INFINITY,
                        interrupt);
            }
            clock.tick();
        }
    }

    private void paint(BufferedImage picture, String caption) {
        if (window == null) {
            Size size = options.size != null ? options.size
                    : new Size(Math.max(600, picture.getWidth()),
                            Math.max(400, picture.getHeight()));
            window = FrameWindow.open(title, size.width(), size.height(), options.text, null,
                    interrupt::stop);
        }
        window.show(picture);
        window.caption(caption);
    }

    /**
     * Shows a picture that stays until the user presses the space bar or closes the window. It does
     * not come into the film.
     */
    public void present(BufferedImage picture, String caption) {
        if (windows && open()) {
            paint(picture, caption);
            while (open() && !keys().pressed().contains(KeyEvent.VK_SPACE)) {
                rest(KEY_MILLIS);
            }
        }
    }

    /**
     * The keyboard.
     *
     * @throws IllegalStateException if there is no window yet that could hear it
     */
    public Keys keys() {
        if (window == null) {
            throw new IllegalStateException("Without a window there are no keys.");
        }
        return window.keys();
    }

    /**
     * Writes a picture into a PNG file and says so.
     *
     * @param option which option asked for it
     * @throws UserError if the file's name is unfit or it cannot be written
     */
    public void write(String option, Path file, BufferedImage picture) {
        AtomicFile.require(option, file, ".png");
        AtomicFile.write(file, stream -> ImageIO.write(picture, "png", stream));
        say("Picture: " + file);
    }

    private void film(Environment<?> world) {
        int every = Math.max(1, world.framesPerSecond() / FILM_FRAMES_PER_SECOND);
        if (moments++ % every == 0) {
            film.add(world.render());
            framesPerSecond = world.framesPerSecond() / every;
        }
    }

    /**
     * Says that an episode is over: a moment to look at its end, and the end of the film.
     *
     * @throws UserError if there is a film that cannot be written
     */
    public void pause() {
        clock = null;
        if (filming) {
            filming = false;
            AtomicFile.write(options.gif, stream -> Gif.write(stream, film, framesPerSecond));
            film.clear();
            say("Film: " + options.gif);
        }
        if (windows) {
            rest(PAUSE_MILLIS);
        }
    }

    private void rest(int millis) {
        try {
            interrupt.await(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the window. */
    @Override
    public void close() {
        if (window != null) {
            window.close();
        }
    }
}
