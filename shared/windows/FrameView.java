package shared.windows;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.event.WindowFocusListener;
import java.awt.image.BufferedImage;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import shared.charts.Theme;

/** Shows a picture, a line of text and perhaps a slider. Text and slider grow with the view. */
final class FrameView extends JComponent {
    private static final long serialVersionUID = 1;

    /** Text has scale 1 under pictures of at most this size. */
    private static final int PLAIN_WIDTH = 600;
    private static final int PLAIN_HEIGHT = 400;

    private static final Font FONT = Theme.LABEL;
    private static final int CAPTION_HEIGHT = 32;

    /** Pictures of at most this size are enlarged with sharp edges, as pixel art. */
    private static final int PIXEL_ART = 256;

    private final double text;
    private final transient Slider slider;
    private final transient Keys keys = new Keys();
    private final transient KeyEventDispatcher listening = this::hear;
    private final transient WindowFocusListener leaving = new WindowAdapter() {
        @Override
        public void windowLostFocus(WindowEvent event) {
            keys.releaseAll();
        }
    };
    private transient volatile BufferedImage newest;
    private volatile String caption = "";
    private double zoom;

    /**
     * @param width the width of the picture
     * @param height the height of the picture
     * @param text the factor of caption and slider
     * @param slider the slider under the caption, or null
     */
    FrameView(int width, int height, double text, Slider slider) {
        this.text = text;
        this.slider = slider;
        setOpaque(true);
        setLayout(new BorderLayout());
        if (slider != null) {
            add(slider.component(), BorderLayout.PAGE_END);
        }
        zoom(zoom(width, height, 0));
        setPreferredSize(new Dimension(width, height + captionHeight() + below()));
    }

    /** The size of most views. */
    static Dimension usualSize(double text) {
        return new Dimension(PLAIN_WIDTH, PLAIN_HEIGHT
                + (int) Math.round(text * (CAPTION_HEIGHT + Slider.HEIGHT)));
    }

    /** @param rest the height of caption and slider at scale 1 */
    private double zoom(int width, int height, int rest) {
        return text * Math.max(1, Math.min(width / (double) PLAIN_WIDTH,
                height / (PLAIN_HEIGHT + text * rest)));
    }

    private void zoom(double zoom) {
        this.zoom = zoom;
        if (slider != null) {
            slider.zoom(zoom);
        }
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        int rest = CAPTION_HEIGHT + (slider == null ? 0 : Slider.HEIGHT);
        zoom(zoom(width, height, rest));
        super.setBounds(x, y, width, height);
    }

    private int captionHeight() {
        return (int) Math.round(CAPTION_HEIGHT * zoom);
    }

    private int below() {
        return Stream.of(getComponents()).mapToInt(row -> row.getPreferredSize().height).sum();
    }

    /** The height for picture and caption. */
    private int space() {
        return getHeight() - Stream.of(getComponents()).mapToInt(Component::getHeight).sum();
    }

    Keys keys() {
        return keys;
    }

    @Override
    public void addNotify() {
        super.addNotify();
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(listening);
        SwingUtilities.getWindowAncestor(this).addWindowFocusListener(leaving);
    }

    @Override
    public void removeNotify() {
        KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(listening);
        SwingUtilities.getWindowAncestor(this).removeWindowFocusListener(leaving);
        keys.releaseAll();
        super.removeNotify();
    }

    /**
     * Reads a key before the component with the focus does. That component still receives the key.
     */
    private boolean hear(KeyEvent event) {
        if (SwingUtilities.getRoot(event.getComponent()) == SwingUtilities.getRoot(this)) {
            keys.see(event);
        }
        return false;
    }

    void show(BufferedImage frame) {
        newest = frame;
        repaintPicture();
    }

    void caption(String text) {
        caption = text;
        repaintPicture();
    }

    /**
     * Repaints everything except the slider: painting its round knob takes longer than painting a
     * picture.
     */
    private void repaintPicture() {
        repaint(0, 0, getWidth(), space());
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var g = (Graphics2D) graphics.create();
        g.setColor(Theme.PAPER);
        g.fillRect(0, 0, getWidth(), getHeight());
        BufferedImage picture = newest;
        if (picture != null) {
            paint(g, picture);
        }
        Font font = FONT.deriveFont((float) (FONT.getSize() * zoom));
        g.setFont(font);
        g.setColor(Theme.INK);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
                RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        double middle = space() - captionHeight() / 2.0;
        g.drawString(caption, Slider.MARGIN, (float) (middle + font.getSize2D() / 2 - 1.5));
        g.dispose();
        Toolkit.getDefaultToolkit().sync();  // X11 would collect frames and show some late
    }

    private void paint(Graphics2D g, BufferedImage picture) {
        int space = space() - captionHeight();
        double scale = Math.min(getWidth() / (double) picture.getWidth(),
                space / (double) picture.getHeight());
        int width = (int) Math.round(scale * picture.getWidth());
        int height = (int) Math.round(scale * picture.getHeight());
        boolean pixelArt = scale >= 2
                && Math.max(picture.getWidth(), picture.getHeight()) <= PIXEL_ART;
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, pixelArt
                ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, (getWidth() - width) / 2, (space - height) / 2, width, height, null);
    }
}
