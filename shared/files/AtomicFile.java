package shared.files;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;
import shared.files.UserError;

/** Writes a file whole or not at all: an older file stays until the new one is complete. */
public final class AtomicFile {

    /** The content of a file. */
    public interface Content {

        /** Writes the whole content; the stream stays open. */
        void write(OutputStream out) throws IOException;
    }

    private AtomicFile() {
    }

    /**
     * Writes a temporary file in the same folder, then moves it to its place. A pipe or a device is
     * written to directly.
     *
     * @param file the file
     * @param content writes the content
     * @throws UserError if the file cannot be written, because the disk is full, say, or the folder
     *     is gone; the message says why
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
     * Checks before learning, which may take hours, that a file can be written at its end.
     *
     * @param option the option that the message names, such as "--chart"
     * @param file null if the option is absent, which is always fine
     * @param suffixes the endings that the file's name may have; any ending will do if there are
     *     none
     * @throws UserError if the name is "-" or has another ending, if the folder is missing or
     *     read-only, or if the file is a folder itself
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

    /** The reason for an exception in words; the message of some is only the name of the file. */
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
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of that name already";
        }
        if (e instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (e instanceof EOFException || e.getMessage() == null) {
            return "it ends too early";
        }
        // The message of a file system's exception is the name of the file; its reason may be null.
        return e instanceof FileSystemException problem ? problem.getReason() == null
                ? "the file system refuses it" : problem.getReason() : e.getMessage().strip();
    }
}
