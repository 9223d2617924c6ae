package shared.charts;

import java.awt.BorderLayout;
import java.awt.Color;
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

/**
 * A window that plays pictures, with a line of text and perhaps a {@link Slider} under them, and
 * hears the keyboard. Any thread may call any method. The JVM can end by itself once all windows
 * are closed.
 */
public final class FrameWindow implements AutoCloseable {

    /** What stays free beside the text. */
    static final int MARGIN = 12;

    private final View view;
    private final Shell shell;

    private FrameWindow(View view, Shell shell) {
        this.view = view;
        this.shell = shell;
    }

    /**
     * Opens a window beside those already open, and returns when it is visible.
     *
     * @param width of the space for the picture, in pixels
     * @param height of the space for the picture, in pixels; the caption needs some more
     * @param onClose run once on the window's thread when the user closes the window, and never
     *     because of {@link #close}; it should only tell others, for while it runs no window is
     *     drawn
     * @throws java.awt.HeadlessException if there is no display, see {@link Display#usable}
     */
    public static FrameWindow open(String title, int width, int height, Runnable onClose) {
        return open(title, new View(width, height), onClose);
    }

    /**
     * Opens a window as {@link #open(String, int, int, Runnable)} does, with a slider under the
     * caption.
     *
     * @param slider belongs to this window from now on
     */
    public static FrameWindow open(String title, int width, int height, Slider slider,
            Runnable onClose) {
        var view = new View(width, height);
        view.addBelow(slider.component());
        return open(title, view, onClose);
    }

    private static FrameWindow open(String title, View view, Runnable onClose) {
        Display.require(title);
        return new FrameWindow(view, Shell.open(title, view, onClose));
    }

    /**
     * Shows a copy of this picture, as large as the window allows at the same aspect ratio. Of
     * pictures that come faster than they can be painted, the newest is. Does not wait: the
     * caller keeps the time between pictures.
     */
    public void show(BufferedImage frame) {
        if (isOpen()) {
            view.show(copy(frame));
        }
    }

    /** Puts a line such as "episode 3, step 217, return 217" under the picture. */
    public void caption(String text) {
        if (isOpen()) {
            view.caption(text);
        }
    }

    /** The keyboard, wherever in the window the focus is. */
    public Keys keys() {
        return view.keys;
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

    private static BufferedImage copy(BufferedImage frame) {
        return new BufferedImage(frame.getColorModel(), frame.copyData(null),
                frame.isAlphaPremultiplied(), null);
    }

    private static final class View extends JComponent {
        private static final long serialVersionUID = 1;
        private static final Color BACKGROUND = Color.WHITE;
        private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        private static final int CAPTION_HEIGHT = 32;

        /** Pictures of at most this size are pixel art: enlarged, their edges stay sharp. */
        private static final int PIXEL_ART = 256;

        private transient volatile BufferedImage newest;
        private volatile String caption = "";
        private final transient Keys keys = new Keys();
        private final transient KeyEventDispatcher listening = this::hear;
        private final transient WindowFocusListener leaving = new WindowAdapter() {
            @Override
            public void windowLostFocus(WindowEvent event) {
                keys.releaseAll();
            }
        };

        View(int width, int height) {
            setOpaque(true);
            setLayout(new BorderLayout());
            setPreferredSize(new Dimension(width, height + CAPTION_HEIGHT));
        }

        /** Puts something under the caption. */
        void addBelow(JComponent row) {
            add(row, BorderLayout.PAGE_END);
            Dimension size = getPreferredSize();
            setPreferredSize(new Dimension(size.width,
                    size.height + row.getPreferredSize().height));
        }

        /** What is left for picture and caption. */
        private int space() {
            return getHeight() - Stream.of(getComponents()).mapToInt(Component::getHeight).sum();
        }

        @Override
        public void addNotify() {
            super.addNotify();
            KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(listening);
            SwingUtilities.getWindowAncestor(this).addWindowFocusListener(leaving);
        }

        @Override
        public void removeNotify() {
            KeyboardFocusManager.getCurrentKeyboardFocusManager()
                    .removeKeyEventDispatcher(listening);
            SwingUtilities.getWindowAncestor(this).removeWindowFocusListener(leaving);
            keys.releaseAll();
            super.removeNotify();
        }

        /** Comes before whatever has the focus, and leaves the key to it. */
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

        /** Not the slider as well, whose round knob costs more than a picture. */
        private void repaintPicture() {
            repaint(0, 0, getWidth(), space());
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            var g = (Graphics2D) graphics.create();
            g.setColor(BACKGROUND);
            g.fillRect(0, 0, getWidth(), getHeight());
            var picture = newest;
            if (picture != null) {
                paint(g, picture);
            }
            g.setFont(FONT);
            g.setColor(Theme.INK);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
                    RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            int baseline = space() - (CAPTION_HEIGHT - FONT.getSize()) / 2 - 2;
            g.drawString(caption, MARGIN, baseline);
            g.dispose();
            Toolkit.getDefaultToolkit().sync();  // X11 would gather frames and show some late
        }

        private void paint(Graphics2D g, BufferedImage picture) {
            int space = space() - CAPTION_HEIGHT;
            double scale = Math.min(getWidth() / (double) picture.getWidth(),
                    space / (double) picture.getHeight());
            int width = (int) Math.round(scale * picture.getWidth());
            int height = (int) Math.round(scale * picture.getHeight());
            boolean pixelArt = scale >= 2
                    && Math.max(picture.getWidth(), picture.getHeight()) <= PIXEL_ART;
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, pixelArt
                    ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                    : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(picture, (getWidth() - width) / 2, (space - height) / 2, width, height,
                    null);
        }
    }
}
