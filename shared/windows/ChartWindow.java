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
 * A window with a {@link Figure}, whose charts are redrawn while points arrive. A window in which
 * an agent plays can be beside it: the two share the screen, and neither covers the other. Any
 * thread may call any method. The JVM can end by itself once all windows are closed.
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
     * Opens a window with the charts that this figure has now and the figure's title, and returns
     * when it is visible. It is never larger than the screen.
     *
     * @param onClose runs once on the window's thread when the user closes the window, and not
     *     because of {@link #close}; it should return at once, for no window is drawn meanwhile
     * @throws IllegalArgumentException if the figure has no chart
     * @throws java.awt.HeadlessException if there is no display, see {@link Display#usable}
     */
    public static ChartWindow open(Figure figure, Runnable onClose) {
        return open(figure, null, false, onClose);
    }

    /**
     * Opens a window as {@link #open(Figure, Runnable)} does.
     *
     * @param size of the charts if the screen has room for it, or null for a usual one
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
        // Loads the classes and fonts of charts on another core while those of windows load.
        CompletableFuture.runAsync(() -> charts.get(0).image(90, 56));
        var window = new ChartWindow(figure.text());
        window.content.add(new FigureView(figure, charts, size));
        window.shell = Shell.open(figure.title(), window.content,
                agent ? window::besideAgent : wanted -> Places.alone(Shell.screen(), wanted),
                onClose);
        return window;
    }

    /** Places the charts so that the agent has room, too. */
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
     * Opens the window of the agent where there is room for it; on a narrow screen, the agent is in
     * a part of this window. This window must have been opened with room for an agent.
     *
     * @param width of the space for the picture, in pixels; less if the screen is small
     * @param height of the space for the picture, in pixels
     * @param slider under the caption, or null; it belongs to the agent's window from now on
     * @param onClose as in {@link FrameWindow#open}; it does not run if the agent is in this window
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

    /** Whether the window is open: neither the user nor {@link #close} has closed it. */
    public boolean isOpen() {
        return shell.isOpen();
    }

    /** Closes the window soon; does nothing if it is closed already. */
    @Override
    public void close() {
        shell.close();
    }
}
