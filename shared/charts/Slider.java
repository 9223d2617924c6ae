package shared.charts;

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

/**
 * A knob on a line, below the caption of a {@link FrameWindow}, that the user moves from stop to
 * stop with the mouse or the arrow keys. At first it is at its right end. Any thread may call any
 * method.
 */
public final class Slider {

    static {
        Display.beforeAwt();
    }

    private static final int MARGIN = FrameWindow.MARGIN;

    private final DoubleConsumer onMove;
    private final JSlider line = new JSlider(0, 1, 1);
    private final JPanel row = new JPanel(new BorderLayout(MARGIN, 0));

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
        var text = new JLabel(label);
        text.setFont(Theme.LABEL);
        text.setForeground(Theme.INK);
        text.putClientProperty(RenderingHints.KEY_TEXT_ANTIALIASING,
                RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        text.setLabelFor(line);
        text.setToolTipText(tip);
        line.setToolTipText(tip);
        line.setUI(new Plain(line));
        line.setOpaque(false);
        line.addChangeListener(change -> moved());
        row.setOpaque(false);
        row.setBorder(BorderFactory.createEmptyBorder(0, MARGIN, MARGIN, MARGIN));
        row.add(text, BorderLayout.LINE_START);
        row.add(line);
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
        private static final int KNOB = 14;
        private static final int THICKNESS = 4;

        Plain(JSlider line) {
            super(line);
        }

        @Override
        protected Dimension getThumbSize() {
            return new Dimension(KNOB, KNOB);
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
            int y = trackRect.y + (trackRect.height - THICKNESS) / 2;
            int knob = thumbRect.x + KNOB / 2;
            var g = smooth(graphics);
            g.setColor(Theme.BASE);
            g.fillRoundRect(trackRect.x, y, trackRect.width, THICKNESS, THICKNESS, THICKNESS);
            g.setColor(colour());
            g.fillRoundRect(trackRect.x, y, knob - trackRect.x, THICKNESS, THICKNESS, THICKNESS);
            g.dispose();
        }

        @Override
        public void paintThumb(Graphics graphics) {
            var g = smooth(graphics);
            g.setColor(colour());
            g.fillOval(thumbRect.x, thumbRect.y, KNOB, KNOB);
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
