package shared.charts;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.Timer;

/** Shows a figure, and each of its charts anew when that has changed. */
final class FigureView extends JComponent {
    private static final long serialVersionUID = 1;
    private static final int PERIOD_MS = 100;
    private static final int REST = 9;
    private static final long MOST_REST_NANOS = 300_000_000;
    private static final Dimension ALONE = new Dimension(900, 560);
    private static final Dimension TILE = new Dimension(640, 480);
    private static final Dimension MOST = new Dimension(1280, 800);

    private final transient Figure figure;
    private final transient List<Tile> tiles;
    private final Timer timer = new Timer(PERIOD_MS, tick -> repaintChanged());
    private long restUntil = System.nanoTime();

    /** @param size that it wants, or null for a usual one */
    FigureView(Figure figure, List<Chart> charts, Size size) {
        this.figure = figure;
        tiles = charts.stream().map(Tile::new).toList();
        tiles.forEach(this::add);
        setOpaque(true);
        setPreferredSize(size == null ? size(figure, charts.size())
                : new Dimension(size.width(), size.height()));
    }

    private static Dimension size(Figure figure, int charts) {
        return charts == 1 ? ALONE : new Dimension(
                Math.min(MOST.width, TILE.width * Grid.columns(figure, charts)),
                Math.min(MOST.height, TILE.height * Grid.rows(figure, charts)));
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

    @Override
    public void doLayout() {
        var places = grid().tiles();
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).setBounds(places.get(i));
        }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        grid().paint((Graphics2D) graphics, figure.title(), getWidth(), getHeight());
    }

    private Grid grid() {
        return Grid.of(figure, tiles.size(), getWidth(), getHeight());
    }

    private void repaintChanged() {
        if (System.nanoTime() - restUntil >= 0) {
            tiles.forEach(Tile::repaintIfChanged);
        }
    }

    /**
     * Leaves nine tenths of a core to the learning, however many charts there are. What is slow
     * just once, as the very first drawing is, keeps nobody waiting for long.
     */
    private void restAfter(long start) {
        long end = System.nanoTime();
        long rest = Math.min(REST * (end - start), MOST_REST_NANOS);
        restUntil = end + Math.max(0, restUntil - end) + rest;
    }

    /** Paints one chart. */
    private final class Tile extends JComponent {
        private static final long serialVersionUID = 1;

        private final transient Chart chart;
        private long painted = -1;

        Tile(Chart chart) {
            this.chart = chart;
            setOpaque(true);
        }

        void repaintIfChanged() {
            if (chart.revision() != painted) {
                repaint();
            }
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            long start = System.nanoTime();
            painted = chart.revision();
            chart.draw((Graphics2D) graphics, getWidth(), getHeight(), grid().zoom());
            restAfter(start);
        }
    }
}
