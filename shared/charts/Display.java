package shared.charts;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether there is a screen to open windows on.
 *
 * <p>AWT that has once tried a dead X11 display (one that DISPLAY still names after its
 * connection has ended, say) cannot even draw into a picture for the rest of the JVM's life. So
 * this class tries the display before AWT does, and switches AWT to headless if nothing answers
 * there. It does so when it is first used, and charts use it first; a program that uses AWT itself,
 * even just a {@link java.awt.Color}, should ask {@link #usable} before.
 */
public final class Display {
    private static final String HEADLESS = "java.awt.headless";
    private static final int TIMEOUT_MS = 2000;

    static {
        avoidDeadDisplay();
    }

    private Display() {
    }

    /**
     * Whether windows can be opened; any thread may ask. False under
     * {@code -Djava.awt.headless=true}, and if there is no screen.
     */
    public static boolean usable() {
        if (GraphicsEnvironment.isHeadless()) {
            return false;
        }
        try {
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return true;
        } catch (AWTError | NoClassDefFoundError e) {
            return false;  // the X server took the connection and refused this user
        }
    }

    /** To be called before any use of AWT; being called is all it takes. */
    public static void beforeAwt() {
    }

    /**
     * Makes sure that a window can be opened.
     *
     * @param window its title
     * @throws HeadlessException if it cannot be opened; the message has its title
     */
    public static void require(String window) {
        if (!usable()) {
            throw new HeadlessException("no display to open the window \"" + window + "\" on");
        }
    }

    private static void avoidDeadDisplay() {
        String display = System.getenv("DISPLAY");
        if (!Boolean.getBoolean(HEADLESS) && hasX11() && display != null && !answers(display)) {
            System.setProperty(HEADLESS, "true");
        }
    }

    private static boolean hasX11() {
        String system = System.getProperty("os.name");
        return !system.startsWith("Windows") && !system.startsWith("Mac");
    }

    /** Whether an X server takes a connection; display is [host]:number[.screen]. */
    private static boolean answers(String display) {
        Matcher parts = Pattern.compile("(.*):(\\d{1,4})(\\.\\d+)?").matcher(display);
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(1);
        int number = Integer.parseInt(parts.group(2));
        try {
            if (host.isEmpty() || host.equals("unix") || host.endsWith("/unix")) {
                UnixDomainSocketAddress path = UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number);
                SocketChannel.open(path).close();
            } else {
                try (var socket = new Socket()) {
                    socket.connect(new InetSocketAddress(host, 6000 + number), TIMEOUT_MS);
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
