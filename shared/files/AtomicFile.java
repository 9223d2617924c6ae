package shared.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a file whole or not at all: an older file stays until the new one is complete. */
public final class AtomicFile {

    /** The content of a file. */
    public interface Content {

        /** Writes the whole content; the stream stays open. */
        void write(OutputStream out) throws IOException;
    }

    private static final int MOST_LINKS = 40;
    private static final int LONGEST_START = 64;

    /** How files of a kind begin, one letter for each byte. */
    private static final Map<String, List<String>> STARTS = Map.of(".png", List.of("\u0089PNG"),
            ".svg", List.of("<?xml", "<svg"), ".gif", List.of("GIF8"), ".npz", List.of("PK"));

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
            if (isSpecial(file)) {
                // A pipe or /dev/stdout cannot be replaced, only written to.
                try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    content.write(out);
                }
                return;
            }
            Path target = target(file);
            PartFile.clear(target.getParent());
            Path part = PartFile.of(target);
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
                    "Cannot write " + file + ": " + Reason.of(e) + ".", e);
        }
    }

    /** Whether a file exists that can only be written to: a pipe, a device or a folder. */
    static boolean isSpecial(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    /**
     * The file to which a path leads, in its real folder. If the path is a symbolic link, the file
     * is that to which the link points, even if it does not exist yet.
     *
     * @throws IOException if a folder is missing, or links point to each other in a loop
     */
    static Path target(Path file) throws IOException {
        Path path = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(path); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("its symbolic links point to each other in a loop");
            }
            path = realFolder(path).resolve(Files.readSymbolicLink(path));
        }
        return path.getFileName() == null ? path : realFolder(path).resolve(path.getFileName());
    }

    private static Path realFolder(Path path) throws IOException {
        return path.getParent().toRealPath();
    }

    /**
     * Checks before learning, which may take hours, that a file can be written at its end.
     *
     * @param option the option that the message names, such as "--chart"
     * @param file null if the option is absent, which is always fine
     * @param suffixes the endings that the file's name may have; any ending will do if there are
     *     none
     * @throws UserError if the name is "-" or has another ending, if the file is a folder, is
     *     read-only or holds something else than its ending says, or if no file of this name can be
     *     made in its folder
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
        if (isSpecial(file)) {
            return;
        }
        try {
            Path target = target(file);
            if (Files.exists(target) && !Files.isWritable(target)) {
                throw new UserError(UserError.USAGE, option + ": " + file
                        + " is read-only; choose another name.");
            }
            // The file itself is replaced by its part, so only its folder must be writable.
            PartFile.clear(target.getParent());
            Path part = PartFile.of(target);
            Files.newOutputStream(part).close();
            Files.delete(part);
        } catch (IOException e) {
            throw new UserError(UserError.USAGE, option + ": cannot write " + file + ": "
                    + Reason.of(e) + "; choose another name or folder.", e);
        }
        Stream.of(suffixes).filter(name::endsWith)
                .forEach(suffix -> requireKind(option, file, STARTS.get(suffix)));
    }

    /**
     * Checks before learning that a file that exists will be replaced by one of its own kind.
     *
     * @param option the option that the message names
     * @param file null if the option is absent
     * @param starts how a file of this kind may begin
     * @throws UserError if it begins with something else; a file that is empty may be replaced
     */
    public static void requireKind(String option, Path file, List<String> starts) {
        if (file == null || !Files.isRegularFile(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(LONGEST_START), StandardCharsets.ISO_8859_1);
            if (!start.isEmpty() && starts.stream().noneMatch(start::startsWith)) {
                throw new UserError(UserError.USAGE, option + ": " + file + " exists and is no file"
                        + " that this option has written; choose another name.");
            }
        } catch (IOException e) {
            throw new UserError(UserError.USAGE, option + ": cannot read " + file
                    + ", which would be replaced: " + Reason.of(e) + "; choose another name.", e);
        }
    }
}
