package shared.windows;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseEvent;
import java.util.function.DoubleConsumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.SwingUtilities;
import javax.swing.plaf.basic.BasicSliderUI;
import shared.charts.Display;
import shared.charts.Theme;

/**
 * A knob on a line, below the caption of a picture, that the user moves from stop to
 * stop with the mouse or the arrow keys. At first it is at its right end. Any thread may call any
 * method.
 */
public final class Slider {

    static {
        Display.beforeAwt();
    }

    /** What stays free beside label and line. */
    static final int MARGIN = 12;

    /** How high it is, unless enlarged. */
    static final int HEIGHT = 33;

    private final DoubleConsumer onMove;
    private final JSlider line = new JSlider(0, 1, 1);
    private final JLabel text;
    private final JPanel row = new JPanel(new BorderLayout(MARGIN, 0));
    private double zoom;

    /** Where the knob is as far as has been told. */
    private int stop = 1;

    /**
     * Makes a slider that a window can be opened with.
     *
     * @param label what is chosen, in a word or two
     * @param tip more about it, for who points at it
     * @param onMove told of each stop the user moves the knob to, from 0 at the left end to 1 at
     *     the right one; run on the window's thread, so it should only tell others
     */
    public Slider(String label, String tip, DoubleConsumer onMove) {
        this.onMove = onMove;
        text = new JLabel(label);
        text.setForeground(Theme.INK);
        text.putClientProperty(RenderingHints.KEY_TEXT_ANTIALIASING,
                RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        text.setLabelFor(line);
        text.setToolTipText(tip);
        line.setToolTipText(tip);
        line.setOpaque(false);
        line.addChangeListener(change -> moved());
        row.setOpaque(false);
        row.add(text, BorderLayout.LINE_START);
        row.add(line);
        zoom(1);
    }

    /** Multiplies the sizes of label, line and knob. */
    void zoom(double zoom) {
        if (zoom == this.zoom) {
            return;
        }
        this.zoom = zoom;
        text.setFont(Theme.LABEL.deriveFont((float) (Theme.LABEL.getSize() * zoom)));
        row.setBorder(BorderFactory.createEmptyBorder(0, MARGIN, (int) (MARGIN * zoom), MARGIN));
        line.setUI(new Plain(line, zoom));
    }

    /**
     * Puts the knob at a stop, if the user is not just moving it; nobody is told.
     *
     * @param stop from 0 at the left end to {@code stops} - 1 at the right one
     * @param stops how many there are; if it is 1, the knob stays at the right end
     * @throws IllegalArgumentException if there is no such stop
     */
    public void show(int stop, int stops) {
        if (stop < 0 || stop >= stops) {
            throw new IllegalArgumentException("There is no stop " + stop + " of " + stops + ".");
        }
        EventQueue.invokeLater(() -> {
            if (!line.getValueIsAdjusting()) {
                this.stop = stops == 1 ? 1 : stop;
                line.setEnabled(stops > 1);
                line.getModel().setRangeProperties(this.stop, 0, 0, Math.max(1, stops - 1), false);
            }
        });
    }

    private void moved() {
        if (line.getValue() != stop) {
            stop = line.getValue();
            onMove.accept(stop / (double) line.getMaximum());
        }
    }

    JComponent component() {
        return row;
    }

    /** Paints a slider in the colours of the charts; a click moves the knob to where it was. */
    private static final class Plain extends BasicSliderUI {
        private static final Color COLOUR = new Color(0x0072B2);

        private final int knob;
        private final int thickness;

        Plain(JSlider line, double zoom) {
            super(line);
            knob = (int) Math.round(14 * zoom);
            thickness = (int) Math.round(4 * zoom);
        }

        @Override
        protected Dimension getThumbSize() {
            return new Dimension(knob, knob);
        }

        @Override
        protected TrackListener createTrackListener(JSlider line) {
            return new TrackListener() {
                @Override
                public void mousePressed(MouseEvent event) {
                    if (line.isEnabled() && SwingUtilities.isLeftMouseButton(event)) {
                        line.requestFocusInWindow();
                        if (!thumbRect.contains(event.getPoint())) {
                            line.setValue(valueForXPosition(event.getX()));
                        }
                        if (thumbRect.contains(event.getPoint())) {
                            super.mousePressed(event);
                        }
                    }
                }
            };
        }

        @Override
        public void paintTrack(Graphics graphics) {
            int y = trackRect.y + (trackRect.height - thickness) / 2;
            int done = thumbRect.x + knob / 2 - trackRect.x;
            Graphics2D g = smooth(graphics);
            g.setColor(Theme.BASE);
            g.fillRoundRect(trackRect.x, y, trackRect.width, thickness, thickness, thickness);
            g.setColor(colour());
            g.fillRoundRect(trackRect.x, y, done, thickness, thickness, thickness);
            g.dispose();
        }

        @Override
        public void paintThumb(Graphics graphics) {
            Graphics2D g = smooth(graphics);
            g.setColor(colour());
            g.fillOval(thumbRect.x, thumbRect.y, knob, knob);
            g.dispose();
        }

        @Override
        public void paintFocus(Graphics graphics) {
            // Nothing else in the window could have the focus.
        }

        private Color colour() {
            return slider.isEnabled() ? COLOUR : Theme.BASE;
        }

        private static Graphics2D smooth(Graphics graphics) {
            var g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
                    RenderingHints.VALUE_ANTIALIAS_ON);
            return g;
        }
    }
}
