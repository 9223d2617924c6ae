package shared.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code results} in the current one, for files to which no option gives a place. */
public final class ResultsFolder {

    /** Its name. */
    public static final String NAME = "results";

    private ResultsFolder() {
    }

    /**
     * A file in it. The folder is made if it is not there.
     *
     * @param name the file's name, without folders
     */
    public static Path file(String name) {
        Path folder = Path.of(NAME);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            // Writing the file then fails, with a sentence that says where.
        }
        return folder.resolve(name);
    }
}
