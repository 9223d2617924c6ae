package shared.playing;

import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import shared.charts.Display;
import shared.charts.Figure;
import shared.charts.FigureFile;
import shared.charts.Size;
import shared.environments.Environment;
import shared.files.AtomicFile;
import shared.files.DistinctFiles;
import shared.files.Png;
import shared.files.ResultsFolder;
import shared.files.UserError;
import shared.files.WritableFile;
import shared.film.Gif;
import shared.options.Interrupt;
import shared.windows.ChartWindow;
import shared.windows.FrameWindow;
import shared.windows.Keys;

/**
 * Shows what a program plays, in a window at the world's own pace or as a film, and charts beside
 * it. A headless screen shows nothing, and the program plays as fast as it can. A screen belongs to
 * the thread that plays.
 */
public final class Screen implements AutoCloseable {

    private static final int PAUSE_MILLIS = 700;
    private static final int FILM_FRAMES_PER_SECOND = 25;
    private static final int KEY_MILLIS = 20;

    private final String title;
    private final PlayOptions options;
    private final Interrupt interrupt;
    private final PrintStream out;
    private final boolean windows;
    private Gif film;
    private boolean filming;
    private int frames;
    private FrameWindow window;
    private FrameTimer timer;
    private Figure figure;
    private ChartWindow charts;

    Screen(String title, PlayOptions options, Interrupt interrupt, PrintStream out) {
        this.title = title;
        this.options = options;
        this.interrupt = interrupt;
        this.out = out;
        filming = options.gif != null;
        if (options.headless) {
            // The property must be set before the first picture is drawn, because drawing looks for
            // a display.
            System.setProperty("java.awt.headless", "true");
        }
        windows = !options.headless && Display.usable();
    }

    /**
     * Returns whether the program goes on: false once somebody has closed the window or pressed
     * Ctrl-C.
     */
    public boolean open() {
        return !interrupt.stopped();
    }

    /** Returns whether the program shows windows: it is not headless, and there is a display. */
    public boolean visible() {
        return windows;
    }

    /**
     * Returns the stream of random numbers of an episode. The same {@code --seed} gives the same
     * stream.
     */
    public RandomGenerator random(long episode) {
        return Evaluation.random(options.seed, episode);
    }

    /** Prints a line. If nobody can read it any more, a program without windows ends soon. */
    public void say(String line) {
        out.println(line);
        if (out.checkError() && !windows) {
            interrupt.stop();
        }
    }

    /**
     * Prints a line, formatted as by {@link String#format(String, Object...)} with a decimal point.
     */
    public void say(String pattern, Object... values) {
        say(Numbers.format(pattern, values));
    }

    /** Shows the world as it is now, and waits until its next step is due. */
    public void show(Environment<?> world, String caption) {
        if (filming) {
            film(world);
        }
        show(world::render, world.framesPerSecond(), caption);
    }

    /** Shows the world with a caption, formatted as by {@link String#format(String, Object...)}. */
    public void show(Environment<?> world, String pattern, Object... values) {
        show(world, Numbers.format(pattern, values));
    }

    /**
     * Shows a picture that is not part of the film, and waits until the next one is due.
     *
     * @param framesPerSecond the number of such pictures in a second
     */
    public void show(BufferedImage picture, int framesPerSecond, String caption) {
        show(() -> picture, framesPerSecond, caption);
    }

    private void show(Supplier<BufferedImage> picture, int framesPerSecond, String caption) {
        if (windows && open()) {
            paint(picture.get(), caption);
            if (timer == null) {
                timer = new FrameTimer(framesPerSecond * options.speed, Double.POSITIVE_INFINITY,
                        interrupt);
            }
            timer.tick();
        }
    }

    private void paint(BufferedImage picture, String caption) {
        if (window == null) {
            Size size = options.size != null ? options.size
                    : new Size(Math.max(600, picture.getWidth()),
                            Math.max(400, picture.getHeight()));
            window = charts == null ? FrameWindow.open(title, size.width(), size.height(),
                    options.text, null, interrupt::stop)
                    : charts.openAgent(title + ": the agent", size.width(), size.height(), null,
                            interrupt::stop);
        }
        window.show(picture);
        window.caption(caption);
    }

    /**
     * Shows a picture that is not part of the film, until the user presses the space bar or closes
     * the window.
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
     * Returns the keyboard of the window.
     *
     * @throws IllegalStateException if no picture has been shown in a window yet
     */
    public Keys keys() {
        if (window == null) {
            throw new IllegalStateException("Without a window there are no keys.");
        }
        return window.keys();
    }

    /**
     * Writes a picture into a PNG file and says so. If the option is absent, the file is in the
     * folder results, and only a program without windows writes it.
     *
     * @param option the option that asks for the picture, as it is typed
     * @param file the file that the option names; null if it is absent
     * @param usual the name of the file in the folder results
     * @throws UserError if the file's name does not end in ".png", if it is the file of the charts,
     *     or if it cannot be written
     */
    public void write(String option, Path file, String usual, BufferedImage picture) {
        if (file == null && windows) {
            return;
        }
        Path place = file != null ? file : ResultsFolder.file(usual);
        WritableFile.require(option, place, ".png");
        var files = new DistinctFiles();
        files.add("--chart", options.chart);
        files.add(option, place);
        AtomicFile.write(place, stream -> Png.write(stream, picture));
        say("Picture: " + place);
    }

    private void film(Environment<?> world) {
        int every = Math.max(1, world.framesPerSecond() / FILM_FRAMES_PER_SECOND);
        if (frames++ % every == 0) {
            if (film == null) {
                film = new Gif(world.framesPerSecond() / every);
            }
            film.add(world.render());
        }
    }

    /**
     * Ends an episode: writes the film if this was the first episode, and waits a moment so that
     * the user sees the end.
     *
     * @throws UserError if the film cannot be written
     */
    public void pause() {
        timer = null;
        if (filming) {
            filming = false;
            AtomicFile.write(options.gif, stream -> film.write(stream, interrupt::signalled));
            film = null;
            say("Film: " + options.gif);
        }
        if (windows) {
            rest(PAUSE_MILLIS);
        }
    }

    /**
     * Opens a window of charts, in which the points that are added later appear, too. Pictures that
     * follow are shown beside it; a window of earlier pictures is closed. A program calls this at
     * most once. When it has played, it writes the charts into the file of {@code --chart}, and
     * ends once somebody has closed their window.
     *
     * @param shown has all its charts
     */
    public void chart(Figure shown) {
        figure = shown;
        figure.enlargeText(options.text);
        if (windows && open()) {
            if (window != null) {
                window.close();
                window = null;
            }
            charts = ChartWindow.open(figure, null, true, interrupt::stop);
        }
    }

    /**
     * Writes the charts, if the options ask for it, and shows them until somebody closes a window.
     *
     * @throws UserError if the file of the charts cannot be written
     */
    void end() {
        if (figure != null && options.chart != null) {
            FigureFile.write(figure, options.chart, options.size);
            say("Chart: " + options.chart);
        }
        while (charts != null && open()) {
            rest(KEY_MILLIS);
        }
    }

    private void rest(int millis) {
        try {
            interrupt.await(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the windows. */
    @Override
    public void close() {
        if (charts != null) {
            charts.close();
        }
        if (window != null) {
            window.close();
        }
    }
}
