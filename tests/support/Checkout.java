package support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Finds the checkout from which the tests were started, with its lessons, shared classes and
 * launcher.
 */
public final class Checkout {

    private Checkout() {
    }

    /**
     * Returns the top folder of the checkout. If the tests were started from elsewhere, the calling
     * test is skipped.
     */
    public static Path root() {
        String launcher = System.getenv().getOrDefault("JBANG_LAUNCH_CMD", "");
        Path root = Stream.of(Path.of(launcher).toAbsolutePath().getParent(),
                        Path.of("").toAbsolutePath(), Path.of("..").toAbsolutePath().normalize())
                .filter(folder -> Files.exists(folder.resolve("jbang-catalog.json"))
                        && Files.exists(folder.resolve("shared/Shared.java")))
                .findFirst().orElse(null);
        assumeTrue(root != null, "started from outside of the checkout");
        return root;
    }

    /**
     * Copies the files that are needed to run and write lessons. Their modification times are not
     * kept.
     */
    public static void copyTo(Path folder) throws IOException {
        Path root = root();
        for (String part : new String[] {"jbang", "jbang-catalog.json", "lessons", "shared"}) {
            try (Stream<Path> files = Files.walk(root.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(root.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Files.createDirectory(folder.resolve("tests"));
    }
}
