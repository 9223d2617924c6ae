package shared.compiling;

import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Loads what was compiled. */
public final class Loaded {

    private Loaded() {
    }

    /**
     * Loads a class and makes an object of it.
     *
     * @param type what the object must be
     * @param name the name of the class, which has a constructor without parameters
     * @param folders where it and the classes that it uses are
     * @throws ReflectiveOperationException if the class is absent or has no such constructor
     * @throws ClassCastException if the object is of another type
     */
    public static <T> T object(Class<T> type, String name, Path... folders)
            throws ReflectiveOperationException {
        var loader = new URLClassLoader(Stream.of(folders).map(Loaded::url).toArray(URL[]::new),
                type.getClassLoader());
        Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor();
        constructor.setAccessible(true);
        return type.cast(constructor.newInstance());
    }

    private static URL url(Path folder) {
        try {
            return folder.toAbsolutePath().toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
