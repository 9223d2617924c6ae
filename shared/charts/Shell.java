package shared.charts;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JComponent;
import javax.swing.JFrame;

/** What all windows have in common: opening, title, closing, and telling if the user did it. */
final class Shell {
    private static final int GAP = 24;

    private final JFrame frame;
    private final Runnable onUserClose;
    private final AtomicReference<String> newTitle = new AtomicReference<>();
    private boolean closedByUser;
    private volatile boolean open = true;

    private Shell(String title, JComponent content, Runnable onUserClose) {
        this.onUserClose = onUserClose;
        frame = new JFrame(title);
        frame.setContentPane(content);
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new Closing());
        frame.pack();
        place();
        frame.setVisible(true);
    }

    /** Opens a window; any thread may call. */
    static Shell open(String title, JComponent content, Runnable onUserClose) {
        if (EventQueue.isDispatchThread()) {
            return new Shell(title, content, onUserClose);
        }
        var opened = new AtomicReference<Shell>();
        try {
            EventQueue.invokeAndWait(() -> opened.set(new Shell(title, content, onUserClose)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a window opened", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("could not open a window", e.getCause());
        }
        return opened.get();
    }

    boolean isOpen() {
        return open;
    }

    /** Thousands of calls a second are fine: only the newest title is shown. */
    void title(String text) {
        if (open && newTitle.getAndSet(text) == null) {
            EventQueue.invokeLater(() -> frame.setTitle(newTitle.getAndSet(null)));
        }
    }

    void close() {
        EventQueue.invokeLater(frame::dispose);
    }

    /** Right of the windows that are open already, or at the screen's edge if it is too narrow. */
    private void place() {
        var screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        if (frame.getWidth() > screen.width || frame.getHeight() > screen.height) {
            frame.setSize(Math.min(frame.getWidth(), screen.width),
                    Math.min(frame.getHeight(), screen.height));
        }
        int free = screen.x + GAP;
        for (var other : Window.getWindows()) {
            if (other.isShowing()) {
                free = Math.max(free, other.getX() + other.getWidth() + GAP);
            }
        }
        int right = screen.x + screen.width - frame.getWidth();
        int bottom = screen.y + screen.height - frame.getHeight();
        if (free <= right) {
            frame.setLocation(free, Math.min(screen.y + GAP, bottom));
        } else {
            frame.setLocation(right, bottom);
        }
    }

    private final class Closing extends WindowAdapter {
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
