package shared.running;

import java.io.PrintStream;
import java.util.Map;
import shared.files.AtomicFile;
import shared.playing.Screen;

/** Starts a program from its command line and ends it. */
public final class Programs {

    private Programs() {
    }

    /**
     * Runs a program and ends the JVM: with status 0, 1 (failed), 2 (bad options), 130 (Ctrl-C) or
     * 143 (killed politely).
     *
     * @param program has picocli's {@code @Command}, and {@code @Option} on its settings
     */
    public static void run(Program program, String... args) {
        Launch.andExit(interrupt -> start(program, interrupt, System.out, System.err, args));
    }

    /**
     * Runs a program without ending the JVM.
     *
     * @param out where the program says what it has to say
     * @param err where errors go
     * @return the exit status: 0, 1 (failed) or 2 (bad options)
     */
    public static int start(Program program, PrintStream out, PrintStream err, String... args) {
        return start(program, new Interrupt(), out, err, args);
    }

    private static int start(Program program, Interrupt interrupt, PrintStream out,
            PrintStream err, String... args) {
        var common = new StageOptions();
        return Launch.guarded(err, () -> common.debug, () -> {
            var options = new Options(program, common, Map.of());
            program.without().forEach(options::remove);
            options.parse(args, Map.of());
            if (common.help) {
                out.print(options.usage());
                return 0;
            }
            AtomicFile.require("--gif", common.gif, ".gif");
            try (var screen = new Screen(options.title(), common, interrupt, out)) {
                program.play(screen);
            }
            return 0;
        });
    }
}
