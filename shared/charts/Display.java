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
 * Finds out whether windows can be opened.
 *
 * <p>The environment variable DISPLAY may name a dead X11 display, whose connection has ended. Once
 * AWT has tried a dead display, it cannot even draw pictures until the JVM ends. This class
 * therefore tries the display before AWT does, and makes AWT headless if nothing answers. It does
 * so when it is first used. Charts use this class before they use AWT. A program that uses AWT
 * directly, even if only a {@link java.awt.Color}, should call {@link #usable} first.
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
     * Returns whether windows can be opened: there is a screen, and {@code java.awt.headless} is
     * not true. Any thread may call this method.
     */
    public static boolean usable() {
        if (GraphicsEnvironment.isHeadless()) {
            return false;
        }
        try {
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return true;
        } catch (AWTError | NoClassDefFoundError e) {
            return false;  // the X server accepted the connection but refused this user
        }
    }

    /** Makes AWT headless if the display is dead. Call it before any use of AWT. */
    public static void beforeAwt() {
    }

    /**
     * Makes sure that a window can be opened.
     *
     * @param window the title of the window
     * @throws HeadlessException if no window can be opened; the message contains the title
     */
    public static void require(String window) {
        if (!usable()) {
            throw new HeadlessException("There is no display for the window \"" + window + "\".");
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

    /** Whether an X server accepts a connection; display is [host]:number[.screen]. */
    private static boolean answers(String display) {
        Matcher parts = Pattern.compile("(.*):(\\d{1,4})(\\.\\d+)?").matcher(display);
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(1);
        int number = Integer.parseInt(parts.group(2));
        try {
            if (host.isEmpty() || host.equals("unix") || host.endsWith("/unix")) {
                SocketChannel.open(UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number))
                        .close();
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
