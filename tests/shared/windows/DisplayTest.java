package shared.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.HeadlessException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import shared.charts.Figure;
import support.OtherJvm;

/** Tests of the things that are possible without a display. */
class DisplayTest {
    @Test
    void aWindowNeedsAChart() {
        assertThrows(IllegalArgumentException.class,
                () -> ChartWindow.open(new Figure("figure", 1), () -> { }));
    }

    @Test
    void withoutADisplayPicturesWorkAndWindowsSayWhatIsMissing() throws Exception {
        assertEquals(Headless.EXPECTED,
                Headless.output(List.of("-Djava.awt.headless=true"), Map.of()));
    }

    @Test
    void aDeadX11DisplayIsLikeNone() throws Exception {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "X11 only");
        for (var dead : List.of(":4711", "localhost:4711.0", "nonsense", "")) {
            assertEquals(Headless.EXPECTED,
                    Headless.output(List.of(), Map.of("DISPLAY", dead)), dead);
        }
    }

    /** Runs in another JVM, because AWT looks for its display only once. */
    static final class Headless {
        static final String EXPECTED = "There is no display for the window \"title\"., "
                + "There is no display for the window \"frames\"., 300";

        public static void main(String[] args) {
            var figure = new Figure("title", 1);
            var chart = figure.chart("chart", "x", "y");
            chart.line("line");
            try {
                ChartWindow.open(figure, () -> { });
            } catch (HeadlessException e) {
                System.out.print(e.getMessage());
            }
            try {
                FrameWindow.open("frames", 10, 10, () -> { });
            } catch (HeadlessException e) {
                System.out.print(", " + e.getMessage());
            }
            System.out.print(", " + chart.image(300, 200).getWidth());
        }

        static String output(List<String> options, Map<String, String> environment)
                throws Exception {
            var child = OtherJvm.start(Headless.class, options, environment);
            var output = new String(child.getInputStream().readAllBytes());
            assertTrue(child.waitFor(60, TimeUnit.SECONDS));
            return output;
        }
    }
}
