package shared.charts;

import java.util.concurrent.CompletableFuture;

/**
 * A window with a {@link Figure}: each of its charts is redrawn up to ten times a second while
 * points arrive. Any thread may call any method. The JVM can end by itself once all windows are
 * closed.
 */
public final class ChartWindow implements AutoCloseable {
    private final Shell shell;

    private ChartWindow(Shell shell) {
        this.shell = shell;
    }

    /**
     * Opens a window with the charts that this figure has now and the figure's title, beside
     * those already open, and returns when it is visible. It is never larger than the screen.
     *
     * @param onClose run once on the window's thread when the user closes the window, and never
     *     because of {@link #close}; it should only tell others, for while it runs no window is
     *     drawn
     * @throws IllegalArgumentException if the figure has no chart
     * @throws java.awt.HeadlessException if there is no display, see {@link Display#usable}
     */
    public static ChartWindow open(Figure figure, Runnable onClose) {
        var charts = figure.charts();
        if (charts.isEmpty()) {
            throw new IllegalArgumentException(
                    "the figure \"" + figure.title() + "\" has no chart to open a window for");
        }
        Display.require(figure.title());
        // Loads drawing's classes and fonts on another core while the window's own are loaded.
        CompletableFuture.runAsync(() -> charts.get(0).image(90, 56));
        var view = new FigureView(figure, charts);
        return new ChartWindow(Shell.open(figure.title(), view, onClose));
    }

    /** Puts a status such as "episode 120, mean 312" into the window's title. */
    public void title(String text) {
        shell.title(text);
    }

    /** Whether neither the user nor {@link #close} has closed it. */
    public boolean isOpen() {
        return shell.isOpen();
    }

    /** Closes the window; it is gone soon after. Does nothing if it is closed already. */
    @Override
    public void close() {
        shell.close();
    }
}
