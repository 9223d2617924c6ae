package shared.charts;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Several charts in a grid, row by row, under a common title.
 *
 * <p>Add all charts before the figure is shown: a window contains only the charts that the figure
 * has when the window opens. Any thread may call any method at any time.
 *
 * <pre>{@code
 * var figure = new Figure("Reinforce on a random walk", 2);
 * var actions = figure.chart("Actions", "step", "probability");
 * var rewards = figure.chart("Rewards", "run", "total reward");
 * }</pre>
 */
public final class Figure {
    static {
        Display.beforeAwt();
    }

    private final String title;
    private final int columns;
    private final List<Chart> charts = new CopyOnWriteArrayList<>();
    private volatile double text = 1;

    /**
     * Makes a figure without charts.
     *
     * @param title the text above the charts and in the window's title bar; may be empty; a single
     *     chart has only its own title above it
     * @param columns the largest number of charts side by side, at least 1
     * @throws IllegalArgumentException if columns is less than 1
     */
    public Figure(String title, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException(
                    "A figure needs at least 1 column, not " + columns + ".");
        }
        this.title = title;
        this.columns = columns;
    }

    /**
     * Adds a chart to the right of the last one, or at the beginning of the next row.
     *
     * @param title the text above it; may be empty
     * @param xLabel the name of the x axis, for example "episode"
     * @param yLabel the name of the y axis, for example "return"
     */
    public Chart chart(String title, String xLabel, String yLabel) {
        var chart = new Chart(title, xLabel, yLabel);
        charts.add(chart);
        return chart;
    }

    /**
     * Scales text and lines relative to their usual size; call it before the figure is shown.
     *
     * @param factor above 0; 1 changes nothing
     * @throws IllegalArgumentException if the factor is not above 0
     */
    public void enlargeText(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("Text cannot be " + factor + " times as large.");
        }
        text = factor;
    }

    /**
     * Returns the charts so far, in the order in which they were added. The list does not change
     * when others are added.
     */
    public List<Chart> charts() {
        return List.copyOf(charts);
    }

    /**
     * Draws all charts as they are now. The picture looks like a window of this size; text and
     * lines grow with it. A figure with one chart looks like {@link Chart#image}. No display is
     * needed.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @return a new picture without transparency
     * @throws IllegalArgumentException if a size is less than 1
     */
    public BufferedImage image(int width, int height) {
        return Chart.image(width, height, graphics -> draw(graphics, width, height));
    }

    /**
     * Writes the picture that {@link #image} draws as an SVG file, which is sharp at any size. Text
     * is written as outlines, which look the same on every computer.
     *
     * @param out stays open
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @throws IOException if writing to out fails
     */
    public void writeSvg(OutputStream out, int width, int height) throws IOException {
        Svg.write(out, new Size(width, height), graphics -> draw(graphics, width, height));
    }

    private void draw(Graphics2D graphics, int width, int height) {
        List<Chart> drawn = charts();
        Grid grid = grid(drawn.size(), width, height);
        grid.paint(graphics, width, height);
        for (int i = 0; i < drawn.size(); i++) {
            Rectangle tile = grid.tiles().get(i);
            var part = (Graphics2D) graphics.create(tile.x, tile.y, tile.width, tile.height);
            new Painter(drawn.get(i).content()).paint(part, tile.width, tile.height, grid.zoom());
            part.dispose();
        }
    }

    /** The places of some charts in a picture or window of this size. */
    Grid grid(int count, int width, int height) {
        return Grid.of(title, columns, text, count, width, height);
    }

    /** Returns the factor of {@link #enlargeText}. */
    public double text() {
        return text;
    }

    /** Returns the title, which may be empty. */
    public String title() {
        return title;
    }

    int columns() {
        return columns;
    }
}
