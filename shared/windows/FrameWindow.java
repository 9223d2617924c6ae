package shared.windows;

import java.awt.image.BufferedImage;
import shared.charts.Display;

/**
 * A window that plays pictures, with a line of text and perhaps a {@link Slider} under them, and
 * hears the keyboard. The text grows with the window. Any thread may call any method. The JVM can
 * end by itself once all windows are closed.
 */
public final class FrameWindow implements AutoCloseable {
    private final FrameView view;
    private final Host host;

    FrameWindow(FrameView view, Host host) {
        this.view = view;
        this.host = host;
    }

    /**
     * Opens a window, and returns when it is visible. It is never larger than the screen.
     *
     * @param width of the space for the picture, in pixels
     * @param height of the space for the picture, in pixels; the caption needs some more
     * @param onClose run once on the window's thread when the user closes the window, and never
     *     because of {@link #close}; it should only tell others, for while it runs no window is
     *     drawn
     * @throws java.awt.HeadlessException if there is no display, see {@link Display#usable}
     */
    public static FrameWindow open(String title, int width, int height, Runnable onClose) {
        return open(title, width, height, 1, null, onClose);
    }

    /**
     * Opens a window as {@link #open(String, int, int, Runnable)} does.
     *
     * @param text by what caption and slider are multiplied, above 0
     * @param slider under the caption, belongs to this window from now on; or null
     */
    public static FrameWindow open(String title, int width, int height, double text,
            Slider slider, Runnable onClose) {
        Display.require(title);
        var view = new FrameView(width, height, text, slider);
        return new FrameWindow(view, Shell.open(title, view,
                wanted -> Places.alone(Shell.screen(), wanted), onClose));
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
        return view.keys();
    }

    /** Whether neither the user nor {@link #close} has closed it. */
    public boolean isOpen() {
        return host.isOpen();
    }

    /** Closes the window; it is gone soon after. Does nothing if it is closed already. */
    @Override
    public void close() {
        host.close();
    }

    private static BufferedImage copy(BufferedImage frame) {
        return new BufferedImage(frame.getColorModel(), frame.copyData(null),
                frame.isAlphaPremultiplied(), null);
    }
}
