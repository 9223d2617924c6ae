package shared.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The temporary file in which a file is written until it is complete: ".NAME.PID.part" in the same
 * folder. A process that is killed leaves it behind, and a later one deletes it.
 */
final class PartFile {

    private static final Pattern NAME = Pattern.compile("\\..+\\.(\\d{1,18})\\.part");

    private static final int JUST_NOW_MILLIS = 200;

    private PartFile() {
    }

    /** The temporary file of this process for a file. */
    static Path of(Path file) {
        return file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid()
                + ".part");
    }

    /** Deletes what killed processes have left in a folder. What cannot be deleted stays. */
    static void clear(Path folder) {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*.part")) {
            for (Path part : parts) {
                if (isLeft(part)) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException | RuntimeException e) {
            // Whether old files can be deleted decides nothing.
        }
    }

    /**
     * Whether the process of a part is dead. In a folder that several machines share, it may only
     * be unknown here, and is taken for alive if it has written to the part just now.
     */
    private static boolean isLeft(Path part) throws IOException {
        Matcher name = NAME.matcher(part.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                && Files.isRegularFile(part)
                && Files.getLastModifiedTime(part).toInstant()
                        .isBefore(Instant.now().minusMillis(JUST_NOW_MILLIS));
    }
}
