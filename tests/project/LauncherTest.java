package project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static support.Waiting.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import support.Checkout;

/**
 * The launcher starts lessons. The tests use a copy of this checkout, with its own JBang caches.
 */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String[] SHORT = {"--headless", "--no-watch", "--episodes", "5"};

    @TempDir
    static Path copy;
    @TempDir
    static Path jbang;
    @TempDir
    Path elsewhere;

    /** The exit status of a process and its output on both streams. */
    private record Result(int status, String text) {
    }

    @BeforeAll
    static void copyTheCheckout() throws IOException {
        Checkout.copyTo(copy);
        Path lib = Path.of(System.getProperty("user.home"), ".jbang", "lib");
        if (Files.exists(lib)) {
            Files.createSymbolicLink(jbang.resolve("lib"), lib);
        }
    }

    /** Deletes the links. JUnit would delete them too, but with a warning for each. */
    @AfterAll
    static void deleteLinks() throws Exception {
        await(() -> archives(".jsa.").isEmpty(), "the archive in the making");
        try (Stream<Path> files = Files.walk(jbang)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /** The files beside the jar of the shared classes whose names contain a text. */
    private static List<Path> archives(String part) throws IOException {
        return archives(jbang, part);
    }

    private static List<Path> archives(Path home, String part) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("cache/jars"))) {
            return files.filter(file -> file.getFileName().toString().contains(part)).toList();
        } catch (UncheckedIOException vanished) {
            return archives(home, part);
        }
    }

    @BeforeEach
    void restore() throws IOException {
        Path lesson = Path.of("lessons/Reinforce.java");
        Files.writeString(copy.resolve(lesson), Files.readString(Checkout.root().resolve(lesson)));
    }

    private static Result run(Path folder, List<String> command, String... environment)
            throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(
                        Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("JBANG_"));
        builder.environment().put("JBANG_DIR", jbang.toString());
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes());
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), text);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Result(process.exitValue(), text);
    }

    /** Runs the launcher of the copy. */
    private static Result launch(Path folder, String script, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(copy.resolve("jbang").toString(), script));
        command.addAll(Arrays.asList(arguments));
        return run(folder, command);
    }

    /** Writes a script among the lessons of the copy. */
    private static void script(String name, String... lines) throws IOException {
        Files.write(copy.resolve("lessons/" + name + ".java"), Arrays.asList(lines));
    }

    /** Replaces text in a file of the copy without changing the size and the time of the file. */
    private static void edit(String file, String before, String after) throws IOException {
        Path path = copy.resolve(file);
        FileTime time = Files.getLastModifiedTime(path);
        String text = Files.readString(path);
        assertTrue(text.contains(before), text);
        assertEquals(before.length(), after.length());
        Files.writeString(path, text.replace(before, after));
        Files.setLastModifiedTime(path, time);
    }

    private static void learned(Result result) {
        assertEquals(0, result.status, result.text);
        assertTrue(result.text.contains("not solved after 5 episodes"), result.text);
    }

    @Test
    void aChangedLineIsCompiledAloneAndRun() throws IOException {
        learned(launch(copy, "lessons/Reinforce.java", SHORT));
        Result again = launch(copy, "lessons/Reinforce.java", SHORT);
        learned(again);
        assertFalse(again.text.contains("Building"), again.text);

        edit("lessons/Reinforce.java", "REINFORCE on CartPole-v1", "Reinforce on CartPole-v1");
        Result changed = launch(copy, "lessons/Reinforce.java", "--help");
        assertTrue(changed.text.contains("Reinforce on CartPole-v1"), changed.text);
        assertTrue(changed.text.contains("Building jar for Reinforce.java"), changed.text);
        assertFalse(changed.text.contains("Shared"), changed.text);

        edit("lessons/Reinforce.java", "Reinforce on CartPole-v1", "REINFORCE on CartPole-v1");
        Result back = launch(copy, "lessons/Reinforce.java", "--help");
        assertTrue(back.text.contains("REINFORCE on CartPole-v1"), back.text);
    }

    @Test
    void aChangedSharedFileIsNoticedByAllLessons() throws IOException {
        script("World", "//SOURCES ../shared/Prelude.java", "public class World {",
                "    public static void main(String[] args) {",
                "        System.out.println(new shared.environments.CartPole().id());", "    }",
                "}");
        assertTrue(launch(copy, "lessons/World.java").text.contains("CartPole-v1"));
        edit("shared/environments/CartPole.java", "\"CartPole-v1\"", "\"CartPool-v1\"");
        Result changed = launch(copy, "lessons/World.java");
        edit("shared/environments/CartPole.java", "\"CartPool-v1\"", "\"CartPole-v1\"");
        assertTrue(changed.text.contains("CartPool-v1"), changed.text);
        assertTrue(launch(copy, "lessons/World.java").text.contains("CartPole-v1"));
    }

    /**
     * The files that the launcher keeps must not hide a change in a source that it does not check.
     */
    @Test
    void changesOutsideOfTheLessonsAreNoticed() throws IOException {
        Path mine = Files.createDirectories(copy.resolve("mine"));
        Path helper = mine.resolve("Helper.java");
        Path linked = elsewhere.resolve("Linked.java");
        Files.writeString(mine.resolve("Own.java"), printing("Own", "first"));
        Files.writeString(linked, printing("Linked", "first"));
        Files.createSymbolicLink(copy.resolve("lessons/Linked.java"), linked);
        Files.writeString(helper, "class Helper { static String word() { return \"first\"; } }");
        script("Far", "//SOURCES ../mine/Helper.java", "public class Far {",
                "    public static void main(String[] args) {",
                "        System.out.println(Helper.word());", "    }", "}");
        for (String word : List.of("first", "other")) {
            for (Path file : List.of(mine.resolve("Own.java"), linked, helper)) {
                Files.writeString(file, Files.readString(file).replace("first", word));
            }
            for (String script : List.of("mine/Own.java", "lessons/Linked.java",
                    "lessons/Far.java")) {
                for (int time = 0; time < 2; time++) {
                    Result result = launch(copy, script);
                    assertTrue(result.text.contains(word), script + ": " + result.text);
                }
            }
        }
        Files.delete(copy.resolve("lessons/Linked.java"));
        Files.delete(copy.resolve("lessons/Far.java"));
    }

    private static String printing(String name, String word) {
        return "public class " + name + " { public static void main(String[] args) {"
                + " System.out.println(\"" + word + "\"); } }";
    }

    @Test
    void aCompileErrorIsShownEachTimeUntilItIsMended() throws IOException {
        edit("lessons/Reinforce.java", "double[] g = returns", "double[] g : returns");
        for (int time = 0; time < 2; time++) {
            Result broken = launch(copy, "lessons/Reinforce.java", SHORT);
            assertEquals(1, broken.status, broken.text);
            assertTrue(broken.text.contains("lessons/Reinforce.java:"), broken.text);
        }
        edit("lessons/Reinforce.java", "double[] g : returns", "double[] g = returns");
        learned(launch(copy, "lessons/Reinforce.java", SHORT));
    }

    @Test
    void clearedCachesAreNoticed() throws IOException {
        learned(launch(copy, "lessons/Reinforce.java", SHORT));
        try (Stream<Path> files = Files.walk(jbang.resolve("cache/jars"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        learned(launch(copy, "lessons/Reinforce.java", SHORT));
    }

    /** A start without changes makes an archive; later starts load their classes from it. */
    @Test
    void aLessonTakesTheSharedClassesFromAnArchive() throws Exception {
        learned(launch(copy, "lessons/Reinforce.java", SHORT));
        learned(launch(copy, "lessons/Reinforce.java", SHORT));
        await(() -> !archives(".jsa").isEmpty() && archives(".jsa.").isEmpty(), "an archive");
        Path log = elsewhere.resolve("classes");
        var command = new ArrayList<>(List.of(copy.resolve("jbang").toString(),
                "lessons/Reinforce.java"));
        command.addAll(Arrays.asList(SHORT));
        learned(run(copy, command, "JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log));
        String session = Files.readAllLines(log).stream()
                .filter(line -> line.contains("shared.running.Session ")).findFirst().orElseThrow();
        assertTrue(session.contains("shared objects file"), session);

        Path archive = archives(".jsa").get(0);
        Files.delete(archive);
        Files.writeString(archive, "This is not an archive.");
        Result broken = launch(copy, "lessons/Reinforce.java", SHORT);
        learned(broken);
        assertFalse(broken.text.contains("archive"), broken.text);
        Files.delete(archive);
    }

    @Test
    void argumentsAndStatusArriveAsTheyAre() throws IOException {
        script("Echo", "public class Echo {", "    public static void main(String[] args) {",
                "        System.out.println(java.util.Arrays.toString(args));",
                "        System.exit(args.length);", "    }", "}");
        String[] odd = {"", "a b", "it's", "\"q\"", "$HOME", "`date`", "*", "!!", "@file", "\\n",
            "--", "-x", "%s", "\u00fc"};
        for (int time = 0; time < 2; time++) {
            Result result = launch(copy, "lessons/Echo.java", odd);
            assertTrue(result.text.contains(Arrays.toString(odd)), result.text);
            assertEquals(odd.length, result.status);
        }
        assertEquals(0, launch(copy, "lessons/Echo.java").status);
        Result fromItsFolder = run(copy.resolve("lessons"), List.of("../jbang", "Echo.java", "x"));
        assertTrue(fromItsFolder.text.contains("[x]"), fromItsFolder.text);
    }

    /**
     * A lesson in another folder needs only one change: its line with ../shared must name the path.
     */
    @Test
    void aCopiedLessonRunsOnceItsLineSaysWhereSharedIs() throws IOException {
        learned(launch(elsewhere, copied(copy.toString()), SHORT));
        try (var site = new Site(copy)) {
            learned(launch(elsewhere, copied(site.address()), SHORT));
        }
    }

    @Test
    void aCopiedExerciseRunsOnceItsLineSaysWhereSharedIs() throws IOException {
        try (var site = new Site(copy)) {
            for (String place : List.of(copy.toString(), site.address())) {
                for (String folder : List.of("", "answers/")) {
                    String exercise = Files.readString(copy.resolve("lessons/exercises/" + folder
                            + "SilentBugOne.java"));
                    Files.writeString(elsewhere.resolve("SilentBugOne.java"), exercise.replaceFirst(
                            "//SOURCES (\\.\\./)+", "//SOURCES " + place + "/"));
                    Result result = launch(elsewhere, "SilentBugOne.java");
                    assertEquals(folder.isEmpty() ? 1 : 0, result.status, result.text);
                    assertTrue(result.text.contains(folder.isEmpty() ? "It runs, but it learns on"
                            : "The fault was in line"), result.text);
                }
            }
        }
    }

    private String copied(String shared) throws IOException {
        Path file = elsewhere.resolve("Reinforce.java");
        String lesson = Files.readString(copy.resolve("lessons/Reinforce.java"));
        Files.writeString(file, lesson.replace("//SOURCES ../", "//SOURCES " + shared + "/"));
        return file.getFileName().toString();
    }

    /** The template of the catalog works inside a clone and outside of it. */
    @Test
    void aNewLessonRunsAndLearns() throws IOException {
        newLesson(copy, "lessons/Mine.java");
        newLesson(copy, "Ours.java");
        newLesson(elsewhere, "Yours.java", "-t", "lesson@" + copy.resolve("jbang-catalog.json"),
                "-Dshared=" + copy.resolve("shared"));
    }

    private void newLesson(Path folder, String file, String... options) throws IOException {
        var arguments = new ArrayList<>(options.length > 0 ? List.of(options)
                : List.of("-t", "lesson"));
        arguments.add(file);
        Result init = launch(folder, "init", arguments.toArray(String[]::new));
        assertEquals(0, init.status, init.text);
        Result learning = launch(folder, file, "--headless", "--no-watch");
        assertEquals(0, learning.status, learning.text);
        assertTrue(learning.text.contains("Seed 0: solved after"), learning.text);
    }

    /** The README shows the same code that the template writes. */
    @Test
    void theReadmeShowsTheTemplatesLines() throws IOException {
        String template = Files.readString(Checkout.root().resolve("lessons/lesson.java.qute"))
                .replace("{baseName}", "Mine");
        String readme = Files.readString(Checkout.root().resolve("README.md"));
        int from = readme.indexOf("    @Override\n    public void train(Run run)");
        int to = readme.indexOf("\n    }\n\n", readme.indexOf("adam.step", from));
        String shown = readme.substring(from, to);
        assertTrue(shown.lines().count() > 40, shown);
        assertTrue(template.contains(shown), shown);
    }

    @Test
    void lessonsRunByTheirAddressAndByTheirName() throws IOException {
        try (var site = new Site(copy)) {
            Result trust = launch(elsewhere, "trust", "add", site.address() + "/");
            assertEquals(0, trust.status, trust.text);
            learned(launch(elsewhere, site.address() + "/lessons/Reinforce.java", SHORT));
            learned(launch(elsewhere, "reinforce@" + site.address() + "/jbang-catalog.json",
                    SHORT));
        }
        learned(launch(copy, "reinforce", SHORT));
        learned(launch(copy, "--offline", "run", "lessons/Reinforce.java", SHORT[0], SHORT[1],
                SHORT[2], SHORT[3]));
    }

    @Test
    void anExportedLessonRunsWithoutJBang() throws IOException {
        Path jar = elsewhere.resolve("reinforce.jar");
        Result export = launch(copy, "export", "portable", "-O", jar.toString(),
                "lessons/Reinforce.java");
        assertEquals(0, export.status, export.text);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-jar", jar.toString()));
        command.addAll(Arrays.asList(SHORT));
        learned(run(elsewhere, command));
    }

    /** The project that an editor opens contains the shared classes and their dependencies. */
    @Test
    void anEditorGetsSourcesAndDependencies() throws IOException {
        Result edit = launch(copy, "edit", "-b", "--no-open", "-s", "shared/Shared.java",
                "lessons/Reinforce.java");
        assertEquals(0, edit.status, edit.text);
        Path project = Path.of(edit.text.lines().filter(line -> line.startsWith("/"))
                .findFirst().orElseThrow());
        assertTrue(Files.exists(project.resolve("src/Reinforce.java")), edit.text);
        assertTrue(Files.exists(project.resolve("src/shared/networks/Adam.java")), edit.text);
        String gradle = Files.readString(project.resolve("build.gradle"));
        assertTrue(gradle.contains("org.nd4j:nd4j-native:"), gradle);
    }

    /** Without a locale, Java would put question marks for letters that ASCII lacks. */
    @Test
    void namesKeepTheirLettersWithoutALocale() throws IOException {
        script("Names", "import java.nio.file.*;", "public class Names {",
                "    public static void main(String[] args) throws Exception {",
                "        Files.writeString(Path.of(args[0]), args[0]);", "    }", "}");
        // Java itself cannot pass such a name on in a locale without it: a shell writes it.
        Result result = run(elsewhere, List.of("bash", "-c",
                "\"$0\" \"$1\" $'gr\\xc3\\xb6\\xc3\\x9fe' && [[ -f $'gr\\xc3\\xb6\\xc3\\x9fe' ]]",
                copy.resolve("jbang").toString(), copy.resolve("lessons/Names.java").toString()),
                "LC_ALL", "C");
        assertEquals(0, result.status, result.text);
    }

    /** JBang itself spoils its cache when two of them build the same lesson. */
    @Test
    void aLessonStartedEightTimesAtOnceIsBuiltOnce() throws Exception {
        script("Once", "//SOURCES ../shared/Prelude.java", "public class Once {",
                "    public static void main(String[] args) {",
                "        System.out.println(new shared.environments.CartPole().id());", "    }",
                "}");
        int built = 0;
        for (Result result : eightAtOnce(i -> List.of("./jbang", "lessons/Once.java"),
                "JBANG_CACHE_DIR", elsewhere.resolve("cache").toString())) {
            assertEquals(0, result.status, result.text);
            assertTrue(result.text.contains("CartPole-v1"), result.text);
            built += result.text.contains("Building jar for Once.java") ? 1 : 0;
        }
        assertEquals(1, built);
    }

    /** Runs eight commands in the copy at the same time. */
    private static List<Result> eightAtOnce(IntFunction<List<String>> command,
            String... environment) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var starts = new ArrayList<Callable<Result>>();
            for (int i = 0; i < 8; i++) {
                List<String> each = command.apply(i);
                starts.add(() -> run(copy, each, environment));
            }
            var results = new ArrayList<Result>();
            for (Future<Result> start : threads.invokeAll(starts)) {
                results.add(start.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    /** A class starts its first lesson: no JBang is there, none of its caches, no native code. */
    @Test
    void eightFirstStartsAtOnceShareTheWork() throws Exception {
        assumeTrue(onThePath("mvn"), "no Maven, which has JBang's jars already");
        Path home = elsewhere.resolve("home");
        String[] cold = {"JBANG_DIR", home.toString(), "JAVA_TOOL_OPTIONS",
            "-Dorg.bytedeco.javacpp.cachedir=" + elsewhere.resolve("native")};
        IntFunction<List<String>> start = i -> List.of("./jbang", "lessons/GaussianPendulum.java",
                "--headless", "--updates", "1", "--csv", elsewhere.resolve(i + ".csv").toString(),
                "--chart", elsewhere.resolve(i + ".png").toString());
        List<Result> results = eightAtOnce(start, cold);
        results.forEach(result -> assertEquals(0, result.status, result.text));
        String all = results.stream().map(Result::text).collect(Collectors.joining());
        for (String once : List.of("Setting up JBang", "Resolving dependencies",
                "Building jar for Shared.java", "Building jar for GaussianPendulum.java")) {
            assertEquals(2, all.split(once, -1).length, once + ": " + all);
        }
        Result next = run(copy, start.apply(8), cold);
        assertEquals(0, next.status, next.text);
        assertFalse(next.text.contains("jbang"), next.text);
        for (int i = 1; i <= 8; i++) {
            assertEquals(-1, Files.mismatch(elsewhere.resolve("0.csv"),
                    elsewhere.resolve(i + ".csv")), "figures differ");
        }
        await(() -> archives(home, ".jsa.").isEmpty() && archives(home, ".jsa").size() == 1,
                "the archive in the making");
        assertNames("jbang-cli-[0-9.]+, jbang-cli-[0-9.]+\\.lock", home.resolve("lib"));
        assertNames("GaussianPendulum\\.java\\.\\w+, Shared\\.java\\.\\w+",
                home.resolve("cache/jars"));
        assertNames("[^,]*GaussianPendulum-java", home.resolve("cache/answers"));
    }

    /** Asserts that the sorted names in a folder are as expected. */
    private static void assertNames(String pattern, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            String names = files.map(file -> file.getFileName().toString()).sorted()
                    .collect(Collectors.joining(", "));
            assertTrue(names.matches(pattern), names);
        }
    }

    private static boolean onThePath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** The folder of the native code can be chosen as the program's message says. */
    @Test
    void aPropertyBeforeTheLessonChoosesTheFolderOfNativeCode() throws IOException {
        var arguments = new ArrayList<>(List.of("lessons/Reinforce.java"));
        arguments.addAll(Arrays.asList(SHORT));
        learned(launch(copy, "-Dorg.bytedeco.javacpp.cachedir=" + elsewhere,
                arguments.toArray(String[]::new)));
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertTrue(files.anyMatch(file -> file.toString().contains("nd4j-native")));
        }
    }

    @Test
    void anOlderJBangIsPassedOver() throws IOException {
        String path = elsewhere + ":" + System.getenv("PATH");
        for (String old : List.of("0.132.0", "0.99.9", "none")) {
            fake("jbang", "echo " + old);
            Result passedOver = run(copy, List.of("./jbang", "version"), "PATH", path);
            assertTrue(passedOver.text.contains("Passed over: " + elsewhere), passedOver.text);
            assertTrue(passedOver.text.contains("jbang-cli-"), passedOver.text);
        }
        for (String later : List.of("0.132.10", "0.200.0", "1.0.0")) {
            fake("jbang", "echo " + later);
            Result used = run(copy, List.of("./jbang", "version"), "PATH", path);
            assertEquals("jbang: JBang " + later + ": " + elsewhere + "/jbang\n" + later + "\n",
                    used.text);
        }
    }

    /** A mirror or a proxy may hand out other files than those that were released. */
    @Test
    void whatIsNotAsReleasedIsNotUsed() throws IOException {
        fake("mvn", "echo wrong > jbang-cli.jar");
        fake("curl", "while [[ $1 != -o ]]; do shift; done; echo wrong > \"$2\"");
        Path home = elsewhere.resolve("home");
        Result result = run(copy, List.of("./jbang", "version"), "PATH",
                elsewhere + ":" + System.getenv("PATH"), "JBANG_DIR", home.toString());
        assertEquals(1, result.status, result.text);
        assertTrue(result.text.contains("the SHA-256 of the jars from Maven is "), result.text);
        assertTrue(result.text.contains("the SHA-256 of JBang's zip is "), result.text);
        try (Stream<Path> files = Files.walk(home)) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".jar")), result.text);
        }
    }

    /** Writes a program that stands in for another on the PATH. */
    private void fake(String name, String line) throws IOException {
        Path file = elsewhere.resolve(name);
        Files.writeString(file, "#!/usr/bin/env bash\n" + line + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    /**
     * Java 24 and later warn about native code and unsafe memory access unless options turn these
     * warnings off.
     */
    @Test
    void aLaterJavaDoesNotWarn() throws IOException {
        Optional<Path> later = laterJava();
        assumeTrue(later.isPresent(), "no JDK 24 or later beside the one that runs the tests");
        var command = new ArrayList<>(List.of(copy.resolve("jbang").toString(),
                "lessons/Reinforce.java"));
        command.addAll(Arrays.asList(SHORT));
        Result result = run(copy, command, "JAVA_HOME", later.get().toString());
        learned(result);
        assertFalse(result.text.contains("WARNING"), result.text);
    }

    /** Finds a JDK 24 or later: the one that runs the tests, or one in a folder beside it. */
    private static Optional<Path> laterJava() throws IOException {
        Path own = Path.of(System.getProperty("java.home"));
        List<Path> found = new ArrayList<>(List.of(own));
        try (Stream<Path> neighbours = Files.list(own.toRealPath().getParent())) {
            neighbours.forEach(found::add);
        }
        for (Path home : found) {
            Path release = home.resolve("release");
            if (Files.exists(home.resolve("bin/javac")) && Files.exists(release)) {
                var version = Pattern.compile("JAVA_VERSION=\"(\\d+)")
                        .matcher(Files.readString(release));
                if (version.find() && Integer.parseInt(version.group(1)) >= 24) {
                    return Optional.of(home);
                }
            }
        }
        return Optional.empty();
    }

    /** Serves the files of a folder on the loopback address. */
    private static final class Site implements AutoCloseable {
        private final HttpServer server;

        Site(Path folder) throws IOException {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
                boolean there = Files.isRegularFile(file);
                exchange.sendResponseHeaders(there ? 200 : 404, there ? 0 : -1);
                if (there) {
                    exchange.getResponseBody().write(Files.readAllBytes(file));
                }
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
