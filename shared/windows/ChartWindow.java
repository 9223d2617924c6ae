package shared.windows;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.swing.JPanel;
import shared.charts.Chart;
import shared.charts.Display;
import shared.charts.Figure;
import shared.charts.FigureView;
import shared.charts.Size;

/**
 * A window with a {@link Figure}, whose charts are redrawn while points arrive. Beside it there can
 * be a window in which an agent plays; neither covers the other. Any thread may call any method. An
 * open window keeps the JVM running; the JVM can end once all windows are closed.
 */
public final class ChartWindow implements AutoCloseable {
    private final double text;
    private final JPanel content = new JPanel(new BorderLayout());
    private Places places;
    private AgentPanel panel;
    private Shell shell;

    private ChartWindow(double text) {
        this.text = text;
    }

    /**
     * Opens a window with the title and the present charts of this figure, and returns when the
     * window is visible. It is never larger than the screen.
     *
     * @param onClose runs once, on the window's thread, when the user closes the window, but not
     *     after {@link #close}; it should return at once, because no window is drawn while it runs
     * @throws IllegalArgumentException if the figure has no chart
     * @throws java.awt.HeadlessException if there is no display; see {@link Display#usable}
     */
    public static ChartWindow open(Figure figure, Runnable onClose) {
        return open(figure, null, false, onClose);
    }

    /**
     * Opens a window as {@link #open(Figure, Runnable)} does.
     *
     * @param size the size of the charts if the screen has room for it, or null for a usual size
     * @param agent whether to leave room on the screen for {@link #openAgent}
     */
    public static ChartWindow open(Figure figure, Size size, boolean agent,
            Runnable onClose) {
        List<Chart> charts = figure.charts();
        if (charts.isEmpty()) {
            throw new IllegalArgumentException(
                    "The figure \"" + figure.title() + "\" has no chart for a window.");
        }
        Display.require(figure.title());
        // Loads the classes and fonts of charts on another core while the classes of windows load.
        CompletableFuture.runAsync(() -> charts.get(0).image(90, 56));
        var window = new ChartWindow(figure.text());
        window.content.add(new FigureView(figure, charts, size));
        window.shell = Shell.open(figure.title(), window.content,
                agent ? window::besideAgent : wanted -> Places.alone(Shell.screen(), wanted),
                onClose);
        return window;
    }

    /** Places the charts so that there is also room for the agent. */
    private Rectangle besideAgent(Dimension wanted) {
        Dimension inside = content.getPreferredSize();
        Dimension agent = FrameView.usualSize(text);
        places = Places.of(Shell.screen(), wanted, new Dimension(
                agent.width + wanted.width - inside.width,
                agent.height + wanted.height - inside.height));
        if (places.agent() == null) {
            panel = new AgentPanel(content.getComponent(0),
                    Math.min(agent.width, places.charts().width * 2 / 5));
            content.add(panel);
        }
        return places.charts();
    }

    /**
     * Opens the window of the agent where there is room for it. On a narrow screen, the agent gets
     * a part of this window instead. This window must have been opened with room for an agent.
     *
     * @param width the width of the space for the picture, in pixels; it is less if the screen is
     *     small
     * @param height the height of the space for the picture, in pixels
     * @param slider the slider under the caption, or null; no other window may use it
     * @param onClose runs as in {@link FrameWindow#open}, but never if the agent is in this window
     */
    public FrameWindow openAgent(String title, int width, int height, Slider slider,
            Runnable onClose) {
        var view = new FrameView(width, height, text, slider);
        if (panel != null) {
            panel.show(view);
            return new FrameWindow(view, panel);
        }
        return new FrameWindow(view, Shell.open(title, view,
                wanted -> places.agent(Shell.screen(), wanted), onClose));
    }

    /** Sets the window's title to a status such as "episode 120, mean 312". */
    public void title(String text) {
        shell.title(text);
    }

    /** Returns whether the window is open: neither the user nor {@link #close} has closed it. */
    public boolean isOpen() {
        return shell.isOpen();
    }

    /** Closes the window soon after the call. If the window is closed already, nothing happens. */
    @Override
    public void close() {
        shell.close();
    }
}
