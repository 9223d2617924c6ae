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
 * A slider below the caption of a picture. The user moves its knob from stop to stop with the mouse
 * or the arrow keys. At first the knob is at the right end. Any thread may call any method.
 */
public final class Slider {

    static {
        Display.beforeAwt();
    }

    /** The space beside label and line. */
    static final int MARGIN = 12;

    /** The height at scale 1. */
    static final int HEIGHT = 33;

    private final DoubleConsumer onMove;
    private final JSlider line = new JSlider(0, 1, 1);
    private final JLabel text;
    private final JPanel row = new JPanel(new BorderLayout(MARGIN, 0));
    private double zoom;

    /** The last stop that was shown or reported. */
    private int stop = 1;

    /**
     * Makes a slider for a window.
     *
     * @param label the text beside the slider: one or two words on the choice
     * @param tip the text of the tooltip
     * @param onMove receives the position of each stop to which the user moves the knob, from 0 at
     *     the left end to 1 at the right end; it runs on the window's thread and should return at
     *     once
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

    /** Scales label, line and knob. */
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
     * Puts the knob at a stop unless the user is moving it. This is not reported to onMove.
     *
     * @param stop from 0 at the left end to {@code stops} - 1 at the right end
     * @param stops the number of stops; if it is 1, the knob stays at the right end
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

    /** Paints a slider in the colours of charts; a click moves the knob to the mouse. */
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
            // Nothing is painted, because only the slider can have the focus.
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
