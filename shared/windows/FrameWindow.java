package shared.windows;

import java.awt.image.BufferedImage;
import shared.charts.Display;

/**
 * A window that shows pictures one after the other, with a line of text and perhaps a
 * {@link Slider} under them, and reads the keyboard. The text grows with the window. Any thread may
 * call any method. An open window keeps the JVM running; the JVM can end once all windows are
 * closed.
 */
public final class FrameWindow implements AutoCloseable {
    private final FrameView view;
    private final Host host;

    FrameWindow(FrameView view, Host host) {
        this.view = view;
        this.host = host;
    }

    /**
     * Opens a window, and returns when the window is visible. It is never larger than the screen.
     *
     * @param width the width of the space for the picture, in pixels
     * @param height the height of the space for the picture, in pixels, without the caption
     * @param onClose runs once, on the window's thread, when the user closes the window, but not
     *     after {@link #close}; it should return at once, because no window is drawn while it runs
     * @throws java.awt.HeadlessException if there is no display; see {@link Display#usable}
     */
    public static FrameWindow open(String title, int width, int height, Runnable onClose) {
        return open(title, width, height, 1, null, onClose);
    }

    /**
     * Opens a window as {@link #open(String, int, int, Runnable)} does.
     *
     * @param text the factor of caption and slider, above 0
     * @param slider the slider under the caption, or null; no other window may use it
     */
    public static FrameWindow open(String title, int width, int height, double text,
            Slider slider, Runnable onClose) {
        Display.require(title);
        var view = new FrameView(width, height, text, slider);
        return new FrameWindow(view, Shell.open(title, view,
                wanted -> Places.alone(Shell.screen(), wanted), onClose));
    }

    /**
     * Shows a copy of this picture, as large as the window allows at the same aspect ratio. The
     * call returns at once; the caller waits between pictures. If pictures come faster than they
     * can be painted, only the newest is shown.
     */
    public void show(BufferedImage frame) {
        if (isOpen()) {
            view.show(copy(frame));
        }
    }

    /** Sets the line under the picture, such as "episode 3, step 217, return 217". */
    public void caption(String text) {
        if (isOpen()) {
            view.caption(text);
        }
    }

    /** Returns the keyboard of the window. It works no matter which component has the focus. */
    public Keys keys() {
        return view.keys();
    }

    /** Returns whether the window is open: neither the user nor {@link #close} has closed it. */
    public boolean isOpen() {
        return host.isOpen();
    }

    /** Closes the window soon after the call. If the window is closed already, nothing happens. */
    @Override
    public void close() {
        host.close();
    }

    private static BufferedImage copy(BufferedImage frame) {
        return new BufferedImage(frame.getColorModel(), frame.copyData(null),
                frame.isAlphaPremultiplied(), null);
    }
}
