package shared.sweeps;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import shared.compiling.Compiler;
import shared.compiling.Loaded;
import shared.compiling.TemporaryFolder;
import shared.files.Reason;
import shared.files.UserError;
import shared.running.Experiment;
import shared.running.Unattended;

/** The source of a lesson, and the lesson that is compiled from it. */
final class LessonSource implements AutoCloseable {

    private static final Pattern SOURCES = Pattern.compile("(?m)^//SOURCES +(\\S+)");
    private static final String JAVA = ".java";

    /** The rooms whose classes decide what a lesson learns. */
    private static final Pattern DECISIVE =
            Pattern.compile("shared/(environments|learning|networks|playing|running)/.*\\.class");

    private static final int DIGITS = 16;

    private final Path file;
    private final List<Path> sources;
    private final TemporaryFolder classes = TemporaryFolder.create();
    private boolean compiled;

    /**
     * Finds a lesson.
     *
     * @param word its name in any spelling, such as "pong-ppo", or the path of its file
     * @throws UserError if there is none
     */
    LessonSource(String word) {
        file = find(word);
        var found = new LinkedHashSet<Path>();
        collect(file, found);
        sources = List.copyOf(found);
    }

    private static Path find(String word) {
        if (word.endsWith(JAVA) && Files.isRegularFile(Path.of(word))) {
            return Path.of(word).toAbsolutePath().normalize();
        }
        List<Path> lessons = lessons();
        String letters = letters(word);
        return lessons.stream().filter(lesson -> letters(name(lesson)).equals(letters)).findFirst()
                .orElseThrow(() -> new UserError(UserError.USAGE, "There is no lesson \"" + word
                        + "\"; give the path of a lesson's file" + (lessons.isEmpty() ? "."
                        : " or one of these names: " + lessons.stream().map(LessonSource::name)
                                .collect(Collectors.joining(", ")) + ".")));
    }

    /** "lessons/PongPpo.java" and "pong-ppo" have the letters "pongppo". */
    private static String letters(String word) {
        return word.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.java$", "")
                .replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** The lessons of this clone: of the current folder, or of the one with the launcher. */
    private static List<Path> lessons() {
        Path launcher = Path.of(System.getenv().getOrDefault("JBANG_LAUNCH_CMD", ""));
        return Stream.of(Path.of("lessons").toAbsolutePath(), Path.of("").toAbsolutePath(),
                        launcher.toAbsolutePath().resolveSibling("lessons"))
                .filter(folder -> Files.isRegularFile(folder.resolve("Sweep.java"))).findFirst()
                .map(LessonSource::sources).orElse(List.of());
    }

    private static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(JAVA)).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(JAVA, "");
    }

    /** Adds a file and those that its lines SOURCES name, except from the network. */
    private static void collect(Path file, Set<Path> found) {
        if (found.add(file)) {
            SOURCES.matcher(read(file)).results().map(source -> source.group(1))
                    .filter(source -> !source.contains("://"))
                    .forEach(source -> collect(file.resolveSibling(source).normalize(), found));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserError(UserError.USAGE, "Cannot read " + file + ": " + Reason.of(e) + ".",
                    e);
        }
    }

    /**
     * A fingerprint of everything that decides what the lesson learns: its sources, and the classes
     * of the worlds, networks and runs. SHA-256, in the first {@value #DIGITS} hexadecimal digits.
     */
    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Path source : sources) {
                digest.update(read(source).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
            }
            for (byte[] type : decisiveClasses().values()) {
                digest.update(type);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException | URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UserError(UserError.WORLD, "Cannot read the shared classes: " + Reason.of(e)
                    + ".", e);
        }
    }

    private static TreeMap<String, byte[]> decisiveClasses()
            throws IOException, URISyntaxException {
        Path place = Path.of(Experiment.class.getProtectionDomain().getCodeSource().getLocation()
                .toURI());
        var classes = new TreeMap<String, byte[]>();
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.walk(place.resolve("shared"))) {
                for (Path each : files.toList()) {
                    String name = place.relativize(each).toString().replace('\\', '/');
                    if (DECISIVE.matcher(name).matches()) {
                        classes.put(name, Files.readAllBytes(each));
                    }
                }
            }
            return classes;
        }
        try (var jar = new ZipFile(place.toFile())) {
            for (var each : jar.stream().toList()) {
                if (DECISIVE.matcher(each.getName()).matches()) {
                    classes.put(each.getName(), jar.getInputStream(each).readAllBytes());
                }
            }
        }
        return classes;
    }

    /**
     * Makes the lesson with options. The first call compiles it.
     *
     * @throws UserError if it does not compile or does not learn, or if an option is wrong
     */
    synchronized Unattended with(List<String> typed) {
        if (!compiled) {
            new Compiler().compile(sources, classes.path()).ifPresent(fault -> {
                throw new UserError(UserError.USAGE, fault);
            });
            compiled = true;
        }
        try {
            return new Unattended(Loaded.object(Experiment.class, name(file), classes.path()),
                    typed);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new UserError(UserError.USAGE, name(file) + " does not learn, so there is nothing"
                    + " to sweep.", e);
        }
    }

    /** Deletes the compiled classes. */
    @Override
    public void close() {
        classes.close();
    }
}
