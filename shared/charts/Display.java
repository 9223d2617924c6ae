package shared.charts;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.regex.Pattern;

/** Whether there is a screen to open windows on. */
public final class Display {
    private static final boolean USABLE = find();

    private Display() {
    }

    /**
     * Whether windows can be opened, found out once; any thread may ask. False under
     * {@code -Djava.awt.headless=true}, and if there is no screen.
     *
     * <p>AWT that has once tried a dead X11 display (left in DISPLAY by a connection that has
     * ended, say) cannot even draw into a picture for the rest of the JVM's life. So this tries
     * the display before AWT does, and switches AWT to headless if nothing answers there. Ask
     * before any other use of AWT.
     */
    public static boolean usable() {
        return USABLE;
    }

    private static boolean find() {
        String display = System.getenv("DISPLAY");
        if (hasX11() && display != null && !answers(display)) {
            System.setProperty("java.awt.headless", "true");
        }
        if (GraphicsEnvironment.isHeadless()) {
            return false;
        }
        try {
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return true;
        } catch (AWTError | NoClassDefFoundError e) {
            return false;
        }
    }

    private static boolean hasX11() {
        String system = System.getProperty("os.name");
        return !system.startsWith("Windows") && !system.startsWith("Mac");
    }

    /** Whether an X server takes a connection; display is [host]:number[.screen]. */
    private static boolean answers(String display) {
        var parts = Pattern.compile("(?:unix)?(.*):(\\d{1,4})(?:\\.\\d+)?").matcher(display);
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(1);
        int number = Integer.parseInt(parts.group(2));
        try {
            if (host.isEmpty()) {
                SocketChannel.open(UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number))
                        .close();
            } else {
                try (var socket = new Socket()) {
                    socket.connect(new InetSocketAddress(host, 6000 + number), 2000);
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
