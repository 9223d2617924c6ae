package shared.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;
import shared.files.UserError;

/** Writes a file whole or not at all: an older file stays until the new one is complete. */
public final class AtomicFile {

    /** What goes into the file. */
    public interface Content {

        /** Writes all of it; the stream stays open. */
        void write(OutputStream out) throws IOException;
    }

    private AtomicFile() {
    }

    /**
     * Writes to a temporary file beside it, then moves that into its place.
     *
     * @throws UserError with a sentence if the disk is full, the folder is gone, ...
     */
    public static void write(Path file, Content content) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // A pipe or /dev/stdout cannot be replaced, only written to.
                try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    content.write(out);
                }
                return;
            }
            Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
            Path part = target.resolveSibling("." + target.getFileName() + "."
                    + ProcessHandle.current().pid() + ".part");
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(part))) {
                    content.write(out);
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UserError(UserError.WORLD,
                    "Cannot write " + file + ": " + reason(e) + ".", e);
        }
    }

    /**
     * Checks, before hours of learning, that a file can be written later on.
     *
     * @param option named in the message, such as "--chart"
     * @param file null if the option is absent, which is always fine
     * @param suffixes the endings that its name may have; any ending will do if there are none
     * @throws UserError if the name has another ending, its folder is missing or read-only, or it
     *     is a folder itself
     */
    public static void require(String option, Path file, String... suffixes) {
        if (file == null) {
            return;
        }
        if (file.toString().equals("-")) {
            throw new UserError(UserError.USAGE, option
                    + " -: give the name of a file; only --json writes to standard output.");
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (suffixes.length > 0 && Stream.of(suffixes).noneMatch(name::endsWith)) {
            throw new UserError(UserError.USAGE, option + " " + file
                    + ": give a file name that ends in " + String.join(" or ", suffixes) + ".");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new UserError(UserError.USAGE, option + ": " + file
                    + " is a folder; give the name of a file.");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserError(UserError.USAGE, option + ": there is no folder " + folder
                    + "; make it first or choose another.");
        }
        if (!Files.isWritable(folder) && !Files.isWritable(file)) {
            throw new UserError(UserError.USAGE, option + ": the folder " + folder
                    + " cannot be written to; choose another.");
        }
    }

    /** The reason in words; the message of some exceptions is just the file's name. */
    public static String reason(IOException e) {
        if (e.getCause() instanceof IOException cause) {
            return reason(cause);
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.substring(message.lastIndexOf(": ") + 1).strip();
    }
}
