package support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.EventQueue;
import java.awt.Frame;
import java.util.stream.Stream;
import shared.charts.Display;

/** Helps tests of windows. */
public final class Windows {

    private Windows() {
    }

    /** Skips the calling test if there is no display. */
    public static void needDisplay() {
        assumeTrue(Display.usable(), "no display: start them under a virtual one, e.g. xvfb-run");
    }

    /** Closes all windows. It does so on AWT's thread, which may be closing the same windows. */
    public static void closeAll() throws Exception {
        EventQueue.invokeAndWait(() -> Stream.of(Frame.getFrames()).forEach(Frame::dispose));
    }
}
