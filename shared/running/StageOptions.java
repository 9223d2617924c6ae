package shared.running;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of every program that plays and does not learn. */
final class StageOptions {

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N",
            description = "decides all chance: the same seed, the same episodes")
    long seed;

    @Option(names = "--headless", description = "opens no window, and plays as fast as it can")
    boolean headless;

    @Option(names = "--speed", defaultValue = "1", paramLabel = "X",
            description = "how many times as fast as in reality a window shows it")
    @Range(above = 0, to = 1_000)
    double speed;

    @Option(names = "--gif", paramLabel = "FILE.gif", description = "films the first episode")
    Path gif;

    @Option(names = "--debug", description = "shows the stack trace of an error")
    boolean debug;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "prints this help")
    boolean help;
}
