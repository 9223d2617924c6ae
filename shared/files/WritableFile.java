package shared.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Checks before learning, which may take hours, that a file can be written after it. */
public final class WritableFile {

    private static final int LONGEST_START = 64;

    /** The ways in which files of a kind begin, with one letter for each byte. */
    private static final Map<String, List<String>> STARTS = Map.of(".png", List.of("\u0089PNG"),
            ".svg", List.of("<?xml", "<svg"), ".gif", List.of("GIF8"), ".npz", List.of("PK"),
            ".html", List.of("<!DOCTYPE html>"), ".jsonl", List.of("{\""));

    private WritableFile() {
    }

    /**
     * Checks a file that an option names.
     *
     * @param option the option that the message names, such as "--chart"
     * @param file null if the option is absent, which is always fine
     * @param suffixes the endings that the file's name may have, such as ".png"; without any, every
     *     ending is allowed
     * @throws UserError if the name is "-" or has another ending; if the file is a folder, is
     *     read-only or has contents of another kind than its ending says; or if no file of this
     *     name can be made in its folder
     */
    public static void require(String option, Path file, String... suffixes) {
        if (file == null) {
            return;
        }
        if (file.toString().equals("-")) {
            throw new UserError(UserError.USAGE, option
                    + " -: give the name of a file; only --csv and --json write to standard"
                    + " output.");
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
        if (AtomicFile.isSpecial(file)) {
            return;
        }
        try {
            Path target = AtomicFile.target(file);
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
     * Checks that an existing file would be replaced by a file of the same kind.
     *
     * @param option the option that the message names, such as "--csv"
     * @param file null if the option is absent, which is always fine
     * @param starts the ways in which a file of this kind may begin, with one letter for each byte
     * @throws UserError if the file begins in another way or cannot be read; an empty file may be
     *     replaced
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
