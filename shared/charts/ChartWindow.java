package shared.charts;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.concurrent.CompletableFuture;
import javax.swing.JComponent;
import javax.swing.Timer;

/**
 * A window with a {@link Chart} that is redrawn up to ten times a second while points arrive.
 * Any thread may call any method. The JVM can end by itself once all windows are closed.
 */
public final class ChartWindow implements AutoCloseable {
    private final Shell shell;

    private ChartWindow(Shell shell) {
        this.shell = shell;
    }

    /**
     * Opens a window with this chart and the chart's title, beside those already open, and
     * returns when it is visible.
     *
     * @param onClose run once on the window's thread when the user closes the window, and never
     *     because of {@link #close}; it should only tell others, for while it runs no window is
     *     drawn
     * @throws java.awt.HeadlessException if there is no display, see {@link Display#usable}
     */
    public static ChartWindow open(Chart chart, Runnable onClose) {
        Display.require(chart.title());
        // Loads drawing's classes and fonts on another core while the window's own are loaded.
        CompletableFuture.runAsync(() -> chart.image(90, 56));
        return new ChartWindow(Shell.open(chart.title(), new View(chart), onClose));
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

    /** Paints the chart, and asks for it again when the chart has changed. */
    private static final class View extends JComponent {
        private static final long serialVersionUID = 1;
        private static final int PERIOD_MS = 100;

        private final transient Chart chart;
        private final Timer timer = new Timer(PERIOD_MS, tick -> repaintIfChanged());
        private long painted = -1;
        private long restUntil = System.nanoTime();

        View(Chart chart) {
            this.chart = chart;
            setOpaque(true);
            setPreferredSize(new Dimension(900, 560));
        }

        @Override
        public void addNotify() {
            super.addNotify();
            timer.start();
        }

        /** A timer that went on would keep the JVM alive. */
        @Override
        public void removeNotify() {
            timer.stop();
            super.removeNotify();
        }

        private void repaintIfChanged() {
            if (chart.revision() != painted && System.nanoTime() - restUntil >= 0) {
                repaint();
            }
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            long start = System.nanoTime();
            painted = chart.revision();
            chart.draw((Graphics2D) graphics, getWidth(), getHeight());
            long end = System.nanoTime();
            restUntil = end + 3 * (end - start);  // leaves most of a slow core to the learning
        }
    }
}
