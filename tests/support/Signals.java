package support;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether programs that a test starts hear a signal. */
public final class Signals {

    private Signals() {
    }

    /**
     * Skips the calling test if programs that this one starts ignore a signal, as a shell makes its
     * programs in the background ignore Ctrl-C. If the system does not tell, the test goes on.
     *
     * @param signal the number of the signal, such as 2 for Ctrl-C
     */
    public static void assumeHeard(int signal) throws IOException {
        assumeFalse(ignored(signal), "the signal is ignored here, as in the background");
    }

    private static boolean ignored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring(7).strip()).findFirst().orElse("0");
        return (Long.parseUnsignedLong(mask, 16) >> signal - 1 & 1) != 0;
    }
}
