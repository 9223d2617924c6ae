package shared.charts;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.Timer;

/** Shows a figure in a window. Each chart is redrawn when it has changed. */
public final class FigureView extends JComponent {
    private static final long serialVersionUID = 1;
    private static final int PERIOD_MS = 250;
    private static final int REST = 19;
    private static final long MOST_REST_NANOS = 300_000_000;
    private static final Dimension ALONE = new Dimension(900, 560);
    private static final Dimension TILE = new Dimension(640, 480);
    private static final Dimension MOST = new Dimension(1280, 800);

    private final transient Figure figure;
    private final transient List<ChartView> charts;
    private final Timer timer = new Timer(PERIOD_MS, tick -> renewChanged());
    private long restUntil = System.nanoTime();

    /**
     * Makes a view of the charts that a figure has now.
     *
     * @param charts the charts of the figure
     * @param size the preferred size, or null for a usual one
     */
    public FigureView(Figure figure, List<Chart> charts, Size size) {
        this.figure = figure;
        this.charts = charts.stream().map(chart -> new ChartView(chart, this::restAfter)).toList();
        this.charts.forEach(this::add);
        setOpaque(true);
        setPreferredSize(size == null ? size(figure, charts.size())
                : new Dimension(size.width(), size.height()));
    }

    private static Dimension size(Figure figure, int charts) {
        int columns = Grid.columns(figure.columns(), charts);
        return charts == 1 ? ALONE : new Dimension(
                Math.min(MOST.width, TILE.width * columns),
                Math.min(MOST.height, TILE.height * Grid.rows(charts, columns)));
    }

    @Override
    public void addNotify() {
        super.addNotify();
        timer.start();
    }

    /** Stops the timer, which would keep the JVM alive. */
    @Override
    public void removeNotify() {
        timer.stop();
        super.removeNotify();
    }

    @Override
    public void doLayout() {
        Grid grid = grid();
        for (int i = 0; i < charts.size(); i++) {
            charts.get(i).place(grid.tiles().get(i), grid.zoom());
        }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        grid().paint((Graphics2D) graphics, getWidth(), getHeight());
    }

    private Grid grid() {
        return figure.grid(charts.size(), getWidth(), getHeight());
    }

    private void renewChanged() {
        if (System.nanoTime() - restUntil >= 0) {
            charts.forEach(ChartView::renewIfChanged);
        }
    }

    /**
     * Waits before the next drawing, so that drawing takes at most a twentieth of a core however
     * many charts there are. The wait is limited, because only the first drawing is slow.
     */
    private void restAfter(long nanos) {
        long end = System.nanoTime();
        restUntil = end + Math.max(0, restUntil - end)
                + Math.min(REST * nanos, MOST_REST_NANOS);
    }
}
