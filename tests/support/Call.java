package support;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import shared.options.Launch;
import shared.options.Launchable;

/** What a program answered to a command line, in this JVM and without windows. */
public record Call(int status, String out, String err) {

    public static Call of(Launchable program, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String[] all = Stream.concat(Stream.of("--headless"), Arrays.stream(args))
                .toArray(String[]::new);
        int status = Launch.start(program, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), all);
        return new Call(status, out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }
}
