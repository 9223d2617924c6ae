package shared.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code results} in the current folder, for files whose place no option sets. */
public final class ResultsFolder {

    /** The folder's name. */
    public static final String NAME = "results";

    private ResultsFolder() {
    }

    /**
     * The path of a file in the folder. The folder is created if it does not exist.
     *
     * @param name the file's name, without folders
     */
    public static Path file(String name) {
        try {
            Files.createDirectories(Path.of(NAME));
        } catch (IOException e) {
            // Writing the file will fail with a message that names it.
        }
        return path(name);
    }

    /**
     * The path of a file in the folder, which is not created.
     *
     * @param name the file's name, without folders
     */
    public static Path path(String name) {
        return Path.of(NAME, name);
    }
}
