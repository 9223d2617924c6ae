package shared.running;

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

/** Writes a file whole or not at all: what stood there before stays until the new one is done. */
final class WholeFile {

    /** What goes into the file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    private WholeFile() {
    }

    /** @throws Failure with a sentence if the disk is full, the folder is gone, ... */
    static void write(Path file, Content content) {
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
            throw new Failure(Failure.WORLD, "Cannot write " + file + ": " + reason(e) + ".", e);
        }
    }

    /**
     * Makes sure, before hours of learning, that a file can be written later on.
     *
     * @param file may be null, which is always well
     * @param suffixes how its name may end; it may end in any way if there are none
     * @throws Failure if its name is unfit, its folder is missing or may not be written to, or it
     *     is a folder itself
     */
    static void require(String option, Path file, String... suffixes) {
        if (file == null) {
            return;
        }
        if (file.toString().equals("-")) {
            throw new Failure(Failure.USAGE, option
                    + " -: give the name of a file; only --json writes to standard output.");
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (suffixes.length > 0 && Stream.of(suffixes).noneMatch(name::endsWith)) {
            throw new Failure(Failure.USAGE, option + " " + file
                    + ": give a file name that ends in " + String.join(" or ", suffixes) + ".");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new Failure(Failure.USAGE, option + ": " + file
                    + " is a folder; give the name of a file.");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Failure(Failure.USAGE, option + ": there is no folder " + folder
                    + "; make it first or choose another.");
        }
        if (!Files.isWritable(folder) && !Files.isWritable(file)) {
            throw new Failure(Failure.USAGE, option + ": the folder " + folder
                    + " cannot be written to; choose another.");
        }
    }

    /** What went wrong, in words; the plain message of some exceptions is just the file's name. */
    static String reason(IOException e) {
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
