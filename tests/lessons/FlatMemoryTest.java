import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Waiting.await;

import java.awt.Frame;
import java.awt.Window;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.charts.Display;
import shared.options.Launch;
import shared.running.Run;
import support.OtherJvm;
import support.Windows;

/**
 * Measures the memory of a run after 2,000, 6,000 and 10,000 episodes. All that grows are the
 * numbers that are recorded and drawn.
 */
@Tag("slow")
class FlatMemoryTest {

    private static final List<Integer> EPISODES = List.of(2_000, 6_000, 10_000);

    /** An array that grows doubles, so up to half of it may be free. */
    private static final int BYTES_PER_NUMBER = 2 * Double.BYTES;

    private static final long MB = 1 << 20;

    /** What else may come or go in the heap: Java's own caches, a batch, and Swing's pictures. */
    private static final long HEAP_MARGIN = MB;
    private static final long BATCH_MARGIN = 6 * MB;
    private static final long WINDOW_MARGIN = 2 * MB;

    /** Compiled code is outside of the heap, and there is more of it the longer a program runs. */
    private static final long PROCESS_MARGIN = 48 * MB;

    @TempDir
    Path folder;

    /**
     * A measurement.
     *
     * @param heap the bytes of the heap that are still used after a collection
     * @param process the bytes of memory that the process takes
     */
    private record Memory(long heap, long process) { }

    /** Prints measurements while a run learns, and ends the JVM after the last. */
    private static final class Meter {
        private final Run run;
        private final boolean windows = Display.usable();
        private int next;

        Meter(Run run) {
            this.run = run;
            // Tracking no numbers, it is called after each update all the same.
            run.track(List.of(), this::updateEnded);
        }

        private float[] updateEnded() {
            if (run.episodes() >= EPISODES.get(next)) {
                measure();
                next++;
                if (next == EPISODES.size()) {
                    System.out.flush();
                    Runtime.getRuntime().halt(0);
                }
            }
            if (windows) {
                pause(1); // for more drawings
            }
            return new float[0];
        }

        private void measure() {
            try {
                if (windows) {
                    await(() -> Stream.of(Frame.getFrames()).anyMatch(Window::isShowing),
                            "the window");
                }
                long least = Long.MAX_VALUE;
                for (int i = 0; i < 5; i++) {
                    System.gc();
                    least = Math.min(least, ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage().getUsed());
                    // What a window is just painting is garbage a moment later.
                    pause(100);
                }
                System.out.println(least + " " + Pointer.physicalBytes());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static void pause(int millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static final class LongReinforce extends Reinforce {
        public static void main(String[] args) {
            Launch.run(new LongReinforce(), args);
        }

        @Override
        public void train(Run run) {
            new Meter(run);
            super.train(run);
        }
    }

    static final class LongSequenceWorld extends SequenceWorld {
        public static void main(String[] args) {
            Launch.run(new LongSequenceWorld(), args);
        }

        @Override
        public void train(Run run) {
            new Meter(run);
            super.train(run);
        }
    }

    static final class LongGaussianPendulum extends GaussianPendulum {
        public static void main(String[] args) {
            Launch.run(new LongGaussianPendulum(), args);
        }

        @Override
        public void train(Run run) {
            new Meter(run);
            super.train(run);
        }
    }

    /**
     * Starts a lesson with 64 MB of memory.
     *
     * @param numbers how many numbers are recorded and drawn for each episode
     * @param margin what the heap may grow by in addition to these
     */
    private void assertFlat(Class<?> lesson, int numbers, long margin, String... options)
            throws Exception {
        var line = new ArrayList<>(List.of(options));
        line.addAll(List.of("--runs", "1", "--quiet"));
        // A heap that has all its memory from the beginning does not add to the process later.
        List<String> command = OtherJvm.command(lesson, List.of("-Xms64m", "-Xmx64m",
                "-XX:+AlwaysPreTouch"), line);
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        List<Memory> measured = text.lines().map(measurement -> measurement.split(" "))
                .map(parts -> new Memory(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                .toList();
        assertEquals(EPISODES.size(), measured.size(), text);
        Memory first = measured.get(0);
        for (int i = 1; i < measured.size(); i++) {
            int episodes = EPISODES.get(i) - EPISODES.get(0);
            long heap = measured.get(i).heap - first.heap;
            long most = (long) episodes * numbers * BYTES_PER_NUMBER + margin;
            assertTrue(heap <= most, "the heap grew by " + heap + " bytes in " + episodes
                    + " episodes, which is more than " + most + ": " + measured);
            assertTrue(measured.get(i).process - first.process <= PROCESS_MARGIN,
                    "the process grew: " + measured);
        }
    }

    /** For each episode, 4 numbers are recorded and 2 points drawn, each with x and y. */
    @Test
    void reinforceKeepsNothingOfItsEpisodes() throws Exception {
        assertFlat(LongReinforce.class, 8, HEAP_MARGIN, "--headless", "--episodes", "20000",
                // It learns so slowly that it never ends because it is solved.
                "--learning-rate", "1e-9");
    }

    /** 14 numbers are recorded, 10 of them by the lesson, and 11 points are drawn. */
    @Test
    void sequenceWorldKeepsNothingOfItsEpisodes() throws Exception {
        assertFlat(LongSequenceWorld.class, 36, HEAP_MARGIN, "--headless", "--episodes", "20000");
    }

    /** Its batches of 6,400 steps are multiplied by native code. */
    @Test
    void gaussianPendulumKeepsNothingOfItsBatches() throws Exception {
        assertFlat(LongGaussianPendulum.class, 8, BATCH_MARGIN, "--headless", "--updates",
                "1000", "--target", "0");
    }

    @Test
    void aWindowKeepsNothingOfItsDrawings() throws Exception {
        Windows.needDisplay();
        assertFlat(LongReinforce.class, 8, WINDOW_MARGIN, "--episodes", "20000",
                "--learning-rate", "1e-9");
    }
}
