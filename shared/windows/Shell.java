package shared.windows;

import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.swing.JComponent;
import javax.swing.JFrame;

/** A JFrame for any content. Any thread can open and close it and set its title. */
final class Shell implements Host {
    private final JFrame frame;
    private final Rectangle bounds;
    private final Runnable onUserClose;
    private final AtomicReference<String> newTitle = new AtomicReference<>();
    private boolean closedByUser;
    private volatile boolean open = true;

    private Shell(String title, JComponent content, Function<Dimension, Rectangle> place,
            Runnable onUserClose) {
        this.onUserClose = onUserClose;
        frame = new JFrame(title);
        frame.setContentPane(content);
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new Events());
        frame.pack();
        bounds = place.apply(frame.getSize());
        frame.setBounds(bounds);
        frame.setVisible(true);
    }

    /**
     * Opens a window; any thread may call this.
     *
     * @param place computes the bounds of the window from its preferred size, both with
     *     decorations; it runs on the window's thread
     * @param onUserClose runs on the window's thread when the user has closed the window
     */
    static Shell open(String title, JComponent content, Function<Dimension, Rectangle> place,
            Runnable onUserClose) {
        var opened = new AtomicReference<Shell>();
        run(() -> opened.set(new Shell(title, content, place, onUserClose)));
        return opened.get();
    }

    /**
     * Runs an action on the thread of all windows and waits for its end. Any thread may call this.
     */
    static void run(Runnable action) {
        if (EventQueue.isDispatchThread()) {
            action.run();
            return;
        }
        try {
            EventQueue.invokeAndWait(action);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while a window opened.", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("A window could not be opened.", e.getCause());
        }
    }

    /** The area for windows: the screen without the bars of the operating system. */
    static Rectangle screen() {
        return GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Sets the title. If there are thousands of titles in a second, only the newest is shown. */
    void title(String text) {
        if (open && newTitle.getAndSet(text) == null) {
            EventQueue.invokeLater(() -> frame.setTitle(newTitle.getAndSet(null)));
        }
    }

    @Override
    public void close() {
        EventQueue.invokeLater(frame::dispose);
    }

    private final class Events extends WindowAdapter {

        /**
         * Corrects the bounds: some systems open a window in another place or with other
         * decorations.
         */
        @Override
        public void windowOpened(WindowEvent event) {
            if (!frame.getBounds().equals(bounds)) {
                frame.setBounds(bounds);
            }
        }

        @Override
        public void windowClosing(WindowEvent event) {
            closedByUser = true;
        }

        @Override
        public void windowClosed(WindowEvent event) {
            open = false;
            if (closedByUser) {
                onUserClose.run();
            }
        }
    }
}
