package shared.running;

import java.nio.file.Path;
import shared.charts.Size;
import shared.options.Setting;

/**
 * The options that concern only one call of a lesson: its runs, windows, files and messages. A
 * resumed run does not take them from the saved file.
 */
final class SessionOptions {

    @Setting(help = "how many seeds learn side by side, from --seed on", from = 1, to = 100_000)
    Integer runs;

    @Setting(label = "NAME=A,B", separator = " ", help = "compares values of one of the lesson's"
            + " own settings; several --vary give all combinations")
    Variation[] vary = {};

    @Setting(help = "how many runs learn at the same time, at most one for each core",
            from = 1, to = 1_000)
    int threads = Runtime.getRuntime().availableProcessors();

    @Setting(help = "how many new episodes are played to evaluate the trained agent",
            from = 0, to = 1_000_000)
    int evaluate = 100;

    @Setting(help = "opens no window, and writes the chart to a file")
    boolean headless;

    @Setting(help = "shows the agent in a window, while it learns and afterwards; --no-watch does"
            + " not")
    boolean watch = true;

    @Setting(help = "writes the chart as .png or .svg; without a window, by default to"
            + " results/LESSON.png")
    Path chart;

    @Setting(label = "WxH", help = "the size of the chart in its file, by default 1200x750, and of"
            + " its window")
    Size size;

    @Setting(help = "scales text and lines, in windows and in the chart's file",
            from = 0.5, to = 4)
    double text = 1;

    @Setting(label = "FILE.gif", help = "films an episode of the trained agent, or --moments of its"
            + " learning")
    Path gif;

    @Setting(help = "how many moments of learning the film shows, from the first to the last; with"
            + " 1, it shows a whole episode", from = 1, to = 20)
    int moments = 1;

    @Setting(label = "FOLDER", help = "writes the returns for TensorBoard during learning")
    Path tensorboard;

    @Setting(label = "FILE.csv", help = "writes a line for each episode; - is standard output")
    Path csv;

    @Setting(label = "FILE.json", help = "writes settings and results; - is standard output")
    Path json;

    @Setting(label = "FILE.npz", help = "saves what was learned; each of several runs to"
            + " FILE-seed-N.npz")
    Path save;

    @Setting(label = "FILE.npz", help = "saves the agent alone, rounded: it can act, but not learn"
            + " on")
    Path saveAgent;

    @Setting(label = "FILE.npz", help = "continues from a saved file, with its settings where none"
            + " are given")
    Path resume;

    @Setting(help = "prints only the results")
    boolean quiet;

    @Setting(help = "prints a line for each update")
    boolean verbose;

    /**
     * The number of threads that learn. There is no more than one for each core, because more would
     * only wait for each other.
     */
    int threads() {
        return Math.min(threads, Runtime.getRuntime().availableProcessors());
    }
}
