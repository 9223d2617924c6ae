package shared.running;

import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import shared.charts.Display;
import shared.charts.FrameWindow;
import shared.charts.Gif;
import shared.environments.Environment;

/**
 * Where a {@link Program} plays: before a window at the world's own pace, before a camera, or in
 * the dark, as fast as it can. It belongs to the thread that plays.
 */
public final class Stage implements AutoCloseable {

    private static final int PAUSE_MILLIS = 700;
    private static final int FILM_FRAMES_PER_SECOND = 25;

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
    private Clock clock;

    Stage(String title, StageOptions options, Interrupt interrupt, PrintStream out) {
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
        return Theatre.random(options.seed, episode);
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
        if (!windows || interrupt.stopped()) {
            return;
        }
        BufferedImage picture = world.render();
        if (window == null) {
            window = FrameWindow.open(title, Math.max(600, picture.getWidth()),
                    Math.max(400, picture.getHeight()), interrupt::stop);
        }
        if (clock == null) {
            clock = new Clock(world.framesPerSecond() * options.speed, Double.POSITIVE_INFINITY,
                    interrupt);
        }
        window.show(picture);
        window.caption(caption);
        clock.tick();
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
     * @throws Failure if there is a film that cannot be written
     */
    public void pause() {
        clock = null;
        if (filming) {
            filming = false;
            WholeFile.write(options.gif, stream -> Gif.write(stream, film, framesPerSecond));
            film.clear();
            say("Film: " + options.gif);
        }
        if (windows) {
            try {
                interrupt.await(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
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
