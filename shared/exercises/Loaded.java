package shared.exercises;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Loads a compiled exercise. */
final class Loaded {

    private Loaded() {
    }

    /**
     * Loads an exercise.
     *
     * @param name the name of the exercise
     * @param folders where its classes and its answer are
     * @throws ReflectiveOperationException if the class is absent, or not an exercise
     */
    static Exercise exercise(String name, Path... folders) throws ReflectiveOperationException {
        var loader = new URLClassLoader(Stream.of(folders).map(Loaded::url).toArray(URL[]::new),
                Exercise.class.getClassLoader());
        return (Exercise) loader.loadClass(name).getDeclaredConstructor().newInstance();
    }

    private static URL url(Path folder) {
        try {
            return folder.toAbsolutePath().toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
