package shared.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * The files that the options of a program name. No two of them may be the same file, whether by
 * another way to write its name, by a symbolic link or by a hard link, because the one that is
 * written last would replace the other. Pipes and devices are no such files.
 */
public final class DistinctFiles {

    private final Map<Object, String> options = new HashMap<>();

    /**
     * Adds the file of an option.
     *
     * @param option the option as it is typed
     * @param file null if the option is absent
     * @throws UserError if another option names the same file
     */
    public void add(String option, Path file) {
        if (file != null && !AtomicFile.isSpecial(file)) {
            String other = options.putIfAbsent(identity(file), option);
            if (other != null) {
                throw same(option, other, file);
            }
        }
    }

    /**
     * Adds the folder of an option, which is made if it does not exist.
     *
     * @param option the option as it is typed
     * @param folder null if the option is absent
     * @throws UserError if another option names the folder, or one above it, as a file
     */
    public void addFolder(String option, Path folder) {
        for (Path path = folder == null ? null : folder.toAbsolutePath(); path != null;
                path = path.getParent()) {
            String other = options.get(identity(path));
            if (other != null) {
                throw same(option, other, folder);
            }
        }
    }

    private static UserError same(String option, String other, Path file) {
        return new UserError(UserError.USAGE, other + " and " + option + " name the same file, "
                + file + ": choose another name for one of them.");
    }

    /** Whether two paths lead to one file, which need not exist. */
    public static boolean same(Path one, Path other) {
        return identity(one).equals(identity(other));
    }

    /** An object that is equal for all paths of a file. */
    private static Object identity(Path file) {
        try {
            Path target = AtomicFile.target(file);
            if (!Files.exists(target)) {
                return target;
            }
            Object key = Files.readAttributes(target, BasicFileAttributes.class).fileKey();
            return key == null ? target.toRealPath() : key;
        } catch (IOException e) {
            // The file cannot be written either, and its own check says why.
            return file.toAbsolutePath().normalize();
        }
    }
}
