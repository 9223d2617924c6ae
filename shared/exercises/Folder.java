package shared.exercises;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import shared.files.AtomicFile;
import shared.files.Reason;
import shared.files.UserError;

/**
 * The folder with the exercises. The answers are in the folder {@code answers} below it; what the
 * student has done is kept in {@code results}.
 *
 * @param path the folder
 */
record Folder(Path path) {

    private static final String PLACE = "lessons/exercises";

    /** Finds the folder: in the working directory, in one above it, or beside the launcher. */
    static Optional<Folder> find() {
        String launcher = System.getenv().getOrDefault("JBANG_LAUNCH_CMD", "");
        Path here = Path.of("").toAbsolutePath();
        return Stream.concat(Stream.iterate(here, folder -> folder != null, Path::getParent),
                        Stream.of(Path.of(launcher).toAbsolutePath().getParent()))
                .map(folder -> folder.resolve(PLACE)).filter(Files::isDirectory).findFirst()
                .map(Folder::new);
    }

    /** The file of an exercise. */
    Path file(String name) {
        return path.resolve(name + ".java");
    }

    /** The file of the answer to an exercise. */
    Path answerFile(String name) {
        return path.resolve("answers").resolve(name + ".java");
    }

    /** The file of an exercise, as one types it. */
    String shown(String name) {
        Path file = file(name).toAbsolutePath();
        Path here = Path.of("").toAbsolutePath();
        return (file.startsWith(here) ? here.relativize(file) : file).toString();
    }

    /** The folder for what the student has done; it is created. */
    Path results() {
        try {
            return Files.createDirectories(path.resolve("results"));
        } catch (IOException e) {
            throw new UserError(UserError.WORLD, "Cannot create " + path.resolve("results") + ": "
                    + Reason.of(e) + ".", e);
        }
    }

    /** The text of an exercise; none if the file is not there or cannot be read now. */
    Optional<String> text(String name) {
        return read(file(name));
    }

    /** The answer to an exercise; none if it was not handed out. */
    Optional<Answer> answer(String name) {
        return read(answerFile(name)).map(Answer::new);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /**
     * Writes an exercise as it was at first. What the student has written is kept as a copy.
     *
     * @return the copy; none if there was no file, or nothing was written in it
     * @throws UserError if the answer is not there, or a file cannot be written
     */
    Optional<Path> reset(String name) {
        String first = answer(name).map(Answer::exercise).orElseThrow(() -> new UserError(
                UserError.WORLD, "The answer to " + name + " is not there, and the exercise is"
                        + " made from it."));
        Optional<Path> copy = Optional.empty();
        if (Files.exists(file(name)) && !text(name).equals(Optional.of(first))) {
            copy = Optional.of(copy(name));
        }
        AtomicFile.write(file(name), out -> out.write(first.getBytes(StandardCharsets.UTF_8)));
        return copy;
    }

    private Path copy(String name) {
        for (int i = 1;; i++) {
            Path copy = results().resolve(name + "-" + i + ".java");
            if (!Files.exists(copy)) {
                try {
                    return Files.copy(file(name), copy);
                } catch (IOException e) {
                    throw new UserError(UserError.WORLD, "Cannot copy " + file(name) + " to "
                            + copy + ": " + Reason.of(e) + ".", e);
                }
            }
        }
    }
}
