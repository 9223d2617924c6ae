package support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import shared.options.Launch;
import shared.options.Launchable;

/**
 * A call of a program in this JVM without windows, and its outcome.
 *
 * @param status the exit status
 * @param out the text that the program printed on standard output
 * @param err the text that the program printed on standard error
 */
public record Call(int status, String out, String err) {

    /** Starts a program with {@code --headless} and these arguments. */
    public static Call of(Launchable program, String... args) {
        return plain(program, Stream.concat(Stream.of("--headless"), Arrays.stream(args))
                .toArray(String[]::new));
    }

    /** Starts a program with these arguments alone. */
    public static Call plain(Launchable program, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = Launch.start(program, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), args);
        return new Call(status, out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    /**
     * Asserts that a call failed with status 2 and one sentence that contains each of these words.
     */
    public static void refused(Call call, String... words) {
        assertEquals(2, call.status, call.out + call.err);
        assertEquals("", call.out);
        assertEquals(1, call.err.lines().count(), call.err);
        assertFalse(call.err.contains("Exception"), call.err);
        for (String word : words) {
            assertTrue(call.err.contains(word), "\"" + word + "\" is not in: " + call.err);
        }
    }
}
