package shared.running;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import shared.charts.Size;

/** The options that every lesson takes. */
final class CommonOptions {

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N",
            description = "decides all chance: the same seed, the same result")
    long seed;

    @Option(names = "--runs", paramLabel = "N",
            description = "learns with so many seeds side by side, from --seed on")
    @Range(from = 1, to = 100_000)
    Integer runs;

    @Option(names = "--threads", paramLabel = "N",
            description = "how many runs are under way at once; by default as many as cores")
    @Range(from = 1, to = 1_000)
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--evaluate", defaultValue = "100", paramLabel = "N",
            description = "plays so many new episodes with what was learned")
    @Range(from = 0, to = 1_000_000)
    int evaluate;

    @Option(names = "--headless",
            description = "opens no window and writes the chart to a file")
    boolean headless;

    @Option(names = "--watch", negatable = true, defaultValue = "true", fallbackValue = "true",
            description = "shows the agent in a window, as it learns and when it has learned;"
                    + " --no-watch does not")
    boolean watch;

    @Option(names = "--chart", paramLabel = "FILE",
            description = "writes the chart as .png or .svg; without a window, to LESSON.png by"
                    + " default")
    Path chart;

    @Option(names = "--size", paramLabel = "WxH", converter = SizeOption.class,
            description = "of the chart in its file, by default 1200x750, and in its window")
    Size size;

    @Option(names = "--text", defaultValue = "1", paramLabel = "X",
            description = "how many times as large as usual text and lines are, in windows and"
                    + " in the chart's file")
    @Range(from = 0.5, to = 4)
    double text;

    @Option(names = "--gif", paramLabel = "FILE.gif",
            description = "films an episode of the trained agent, or --moments of its learning")
    Path gif;

    @Option(names = "--moments", defaultValue = "1", paramLabel = "N",
            description = "how many moments of learning a film shows, from the first to the last;"
                    + " of one, the whole episode")
    @Range(from = 1, to = 20)
    int moments;

    @Option(names = "--tensorboard", paramLabel = "FOLDER",
            description = "writes returns for TensorBoard while learning")
    Path tensorboard;

    @Option(names = "--csv", paramLabel = "FILE.csv",
            description = "writes a line for each episode")
    Path csv;

    @Option(names = "--json", paramLabel = "FILE.json",
            description = "writes settings and results; - for standard output")
    Path json;

    @Option(names = "--save", paramLabel = "FILE.npz",
            description = "saves what was learned; with several runs, FILE-seed-N.npz for each")
    Path save;

    @Option(names = "--save-agent", paramLabel = "FILE.npz",
            description = "saves the agent alone, rounded, to act with but not"
                    + " to learn on")
    Path saveAgent;

    @Option(names = "--resume", paramLabel = "FILE.npz",
            description = "goes on from a saved file, with its settings where none are given")
    Path resume;

    @Option(names = "--notebook", description = "takes the notebook's settings where none are"
            + " given")
    boolean notebook;

    @Option(names = "--quiet", description = "prints nothing but what was reached")
    boolean quiet;

    @Option(names = "--verbose", description = "prints a line for each update")
    boolean verbose;

    @Option(names = "--debug", description = "shows the stack trace of an error")
    boolean debug;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "prints this help")
    boolean help;
}
