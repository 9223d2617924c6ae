package support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;

/** Waits for an event in another thread or process. */
public final class Waiting {

    private static final long SECONDS = 60;

    private Waiting() {
    }

    /** Waits until a condition holds. The test fails if it does not hold within a minute. */
    public static void await(Callable<Boolean> condition, String what) throws Exception {
        long deadline = System.nanoTime() + SECONDS * 1_000_000_000L;
        while (!condition.call()) {
            assertTrue(System.nanoTime() < deadline, "waited " + SECONDS + " s for: " + what);
            Thread.sleep(5);
        }
    }
}
