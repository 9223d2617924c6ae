package shared.charts;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.swing.JFileChooser;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JPopupMenu;
import javax.swing.JToolTip;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.event.ChartChangeEvent;
import org.jfree.chart.plot.XYPlot;
import shared.files.AtomicFile;
import shared.files.Png;
import shared.files.UserError;

/**
 * A chart in a window: the user zooms by dragging or with the mouse wheel, points at a curve to
 * read its values, and saves, copies or prints it from a menu. The zoom is kept while points
 * arrive.
 */
final class ChartView extends ChartPanel {
    private static final long serialVersionUID = 1;
    private static final String PNG = "png";
    private static final String SVG = "svg";
    private static final Color SELECTED = new Color(0, 0x72, 0xB2, 40);
    private static final int TIP_MILLIS = 20_000;

    private final transient Chart chart;
    private final transient LongConsumer timed;
    private transient Content content;
    private transient Span zoomedX;
    private transient Span zoomedY;
    private double zoom = 1;
    private long shown = -1;
    private boolean quick;
    private boolean renewed;

    /** @param timed is called with the nanoseconds that the first painting of a drawing took */
    ChartView(Chart chart, LongConsumer timed) {
        super(null, 0, 0, 0, 0, 0, 0, true, false, false, false, false, false, true);
        this.chart = chart;
        this.timed = timed;
        setBackground(Theme.PAPER);
        setZoomFillPaint(SELECTED);
        setMouseWheelEnabled(true);
        setDismissDelay(TIP_MILLIS);
        // JFreeChart would keep an object for each point; getToolTipText below needs none.
        getChartRenderingInfo().setEntityCollection(null);
    }

    /**
     * Makes the menu when the mouse first enters the chart: making it takes time, and most charts
     * never need it.
     */
    @Override
    public void mouseEntered(MouseEvent event) {
        super.mouseEntered(event);
        if (getPopupMenu() == null) {
            JPopupMenu menu = createPopupMenu(false, true, true, true, true);
            var svg = new JMenuItem("SVG...");
            svg.addActionListener(chosen -> save(SVG));
            Stream.of(menu.getComponents()).filter(JMenu.class::isInstance)
                    .map(JMenu.class::cast).findFirst().ifPresent(saving -> saving.add(svg));
            setPopupMenu(menu);
        }
    }

    /**
     * Sets its place in the figure.
     *
     * @param zoom the scale of text, lines and margins
     */
    void place(Rectangle place, double zoom) {
        this.zoom = zoom;
        setBounds(place);
        renew(false);
    }

    /**
     * Redraws a chart that has changed: quickly while it changes, and smoothly once it no longer
     * does.
     */
    void renewIfChanged() {
        boolean changed = chart.revision() != shown;
        if (changed || quick) {
            renew(changed);
        }
    }

    /** Makes a drawing in pixels before scaling. The panel scales the drawing to its own size. */
    private void renew(boolean quick) {
        if (getWidth() == 0 || getHeight() == 0) {
            return;
        }
        this.quick = quick;
        renewed = true;
        shown = chart.revision();
        content = chart.content().part(zoomedX, zoomedY);
        int width = (int) Math.max(1, Math.round(getWidth() / zoom));
        int height = (int) Math.max(1, Math.round(getHeight() / zoom));
        setMinimumDrawWidth(width);
        setMaximumDrawWidth(width);
        setMinimumDrawHeight(height);
        setMaximumDrawHeight(height);
        setChart(new Painter(content).chart(new Rectangle(width, height), quick));
    }

    /** Redraws after a zoom, with other numbers at the axes and other points of the curves. */
    @Override
    public void chartChanged(ChartChangeEvent event) {
        XYPlot plot = getChart().getXYPlot();
        zoomedX = zoomed(plot.getDomainAxis(), content.x(), zoomedX);
        zoomedY = zoomed(plot.getRangeAxis(), content.y(), zoomedY);
        renew(false);
    }

    private static Span zoomed(ValueAxis axis, Span shown, Span before) {
        if (axis.isAutoRange()) {
            return null;
        }
        var now = new Span(axis.getLowerBound(), axis.getUpperBound());
        return now.equals(shown) ? before : now.widened();
    }

    /**
     * Only the first painting of a drawing is timed. A window that is moved or uncovered paints the
     * same drawing many times, and must not wait longer for the next one.
     */
    @Override
    public void paintComponent(Graphics graphics) {
        long start = System.nanoTime();
        super.paintComponent(graphics);
        if (renewed) {
            renewed = false;
            timed.accept(System.nanoTime() - start);
        }
    }

    /** Returns a text of our own: JFreeChart would need a text for each point of each drawing. */
    @Override
    public String getToolTipText(MouseEvent event) {
        return content == null ? null
                : Tip.at(event.getPoint(), getScreenDataArea(), content, zoom);
    }

    /** Scales the tooltip like all other text. */
    @Override
    public JToolTip createToolTip() {
        JToolTip tip = super.createToolTip();
        tip.setFont(Theme.SMALL.deriveFont((float) (Theme.SMALL.getSize() * zoom)));
        return tip;
    }

    @Override
    public void doSaveAs() {
        save(PNG);
    }

    /** Asks for a file and writes the chart as it is shown. */
    private void save(String type) {
        var chooser = new JFileChooser(new File(""));
        chooser.setFileFilter(new FileNameExtensionFilter(type.toUpperCase(Locale.ROOT), type));
        chooser.setSelectedFile(new File(fileName(type)));
        if (chooser.showSaveDialog(this) != JFileChooser.APPROVE_OPTION) {
            return;
        }
        Path file = chooser.getSelectedFile().toPath();
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith("." + type)) {
            file = file.resolveSibling(file.getFileName() + "." + type);
        }
        if (Files.exists(file) && JOptionPane.showConfirmDialog(this,
                "Replace " + file.getFileName() + "?", "Save",
                JOptionPane.YES_NO_OPTION) != JOptionPane.YES_OPTION) {
            return;
        }
        try {
            write(file, type);
        } catch (UserError e) {
            JOptionPane.showMessageDialog(this, e.getMessage(), "Save",
                    JOptionPane.WARNING_MESSAGE);
        }
    }

    /** The chart's title without characters that some systems refuse in file names. */
    String fileName(String type) {
        String name = chart.title().replaceAll("[^\\p{L}\\p{N}()+=.,-]+", " ").strip();
        return (name.isEmpty() ? "chart" : name) + "." + type;
    }

    void write(Path file, String type) {
        AtomicFile.write(file, out -> write(out, type));
    }

    /** Writes the chart as it is shown, in the panel's size. */
    void write(OutputStream out, String type) throws IOException {
        var size = new Dimension(getSize());
        if (type.equals(SVG)) {
            Svg.write(out, new Size(size.width, size.height), this::draw);
        } else {
            Png.write(out, Chart.image(size.width, size.height, this::draw));
        }
    }

    private void draw(Graphics2D graphics) {
        new Painter(content).paint(graphics, getWidth(), getHeight(), zoom);
    }
}
