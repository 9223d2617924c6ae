package shared.running;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import shared.charts.Size;

/** The options of every program that plays and does not learn. */
public final class StageOptions {

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N",
            description = "decides all chance: the same seed, the same episodes")
    public long seed;

    @Option(names = "--headless", description = "opens no window, and plays as fast as it can")
    public boolean headless;

    @Option(names = "--speed", defaultValue = "1", paramLabel = "X",
            description = "how many times as fast as in reality a window shows it")
    @Range(above = 0, to = 1_000)
    public double speed;

    @Option(names = "--size", paramLabel = "WxH", converter = SizeOption.class,
            description = "of the picture in the window")
    public Size size;

    @Option(names = "--text", defaultValue = "1", paramLabel = "X",
            description = "how many times as large as usual the text under the picture is")
    @Range(from = 0.5, to = 4)
    public double text;

    @Option(names = "--gif", paramLabel = "FILE.gif", description = "films the first episode")
    public Path gif;

    @Option(names = "--debug", description = "shows the stack trace of an error")
    public boolean debug;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "prints this help")
    public boolean help;
}
