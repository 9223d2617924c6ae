package shared.sweeps;

import java.nio.file.Path;
import shared.charts.Size;
import shared.options.Setting;

/** The options of a sweep that decide nothing of its results. */
final class SweepOptions {

    @Setting(label = "FILE.jsonl", help = "collects the results, a line for each; what it holds"
            + " already is not run again (default: results/sweep-LESSON.jsonl)")
    Path out;

    @Setting(help = "how many runs learn at the same time here, at most one for each core",
            from = 1, to = 1_000)
    int threads = Runtime.getRuntime().availableProcessors();

    @Setting(label = "I/N", help = "runs only the I-th of N equal parts, for a batch system")
    Shard shard;

    @Setting(label = "ADDRESS", help = "lets workers join at this address of this machine, such as"
            + " 127.0.0.1 or 192.168.1.7:5701")
    Address listen;

    @Setting(label = "ADDRESS", help = "works for the sweep that listens there; it names the"
            + " lesson")
    Address join;

    @Setting(help = "opens no window, and writes the chart to a file")
    boolean headless;

    @Setting(help = "writes the chart as .png or .svg; without a window, by default beside the"
            + " results")
    Path chart;

    @Setting(label = "WxH", help = "the size of the chart in its file, by default 1200x750, and of"
            + " its window")
    Size size;

    @Setting(help = "scales text and lines, in the window and in the chart's file",
            from = 0.5, to = 4)
    double text = 1;

    @Setting(help = "prints only the results")
    boolean quiet;

    /**
     * The number of threads that learn: no more than one for each core, because more would only
     * wait for each other.
     */
    int threads() {
        return Math.min(threads, Runtime.getRuntime().availableProcessors());
    }
}
