package project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import support.Checkout;

/**
 * A source file of the project.
 *
 * @param path the path from the top of the checkout, with slashes
 * @param text the content of the file
 */
record Source(String path, String text) {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^//([A-Z_]+) +(\\S+).*$");
    private static final Pattern DECLARED =
            Pattern.compile("\\b(?:class|interface|record|enum) (\\w+)");

    /** Matches text blocks, strings, characters and comments. */
    private static final Pattern NO_CODE = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\""
            + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])++'"
            + "|//[^\\n]*|/\\*[\\s\\S]*?\\*/");

    /** Returns the lessons: the source files in the folder lessons, without the exercises. */
    static List<Source> lessons() throws IOException {
        return in("lessons").stream().filter(source -> source.folder().equals("lessons")).toList();
    }

    /** Returns the exercises, and their answers in a folder below them. */
    static List<Source> exercises() throws IOException {
        return in("lessons/exercises").stream()
                .filter(source -> !source.path().contains("/results/")).toList();
    }

    /** Returns the source files in a folder and below it, in alphabetical order. */
    static List<Source> in(String folder) throws IOException {
        Path root = Checkout.root();
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).sorted()
                    .toList();
            var read = new Source[sources.size()];
            for (int i = 0; i < read.length; i++) {
                String path = root.relativize(sources.get(i)).toString().replace('\\', '/');
                read[i] = new Source(path, Files.readString(sources.get(i)));
            }
            return Arrays.asList(read);
        }
    }

    /** Returns the source file at a path. */
    static Source at(String path) throws IOException {
        return new Source(path, Files.readString(Checkout.root().resolve(path)));
    }

    /** Returns the name of the type that the file is named after. */
    String type() {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
    }

    /** Returns the folder of the file. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** Returns the package of the file; empty for the default package. */
    String packageName() {
        return PACKAGE.matcher(code()).results().map(found -> found.group(1)).findFirst()
                .orElse("");
    }

    /** Returns the text without comments, strings and character literals. */
    String code() {
        return NO_CODE.matcher(text).replaceAll(" ");
    }

    /** Returns the lines of the text. */
    List<String> lines() {
        return text.lines().toList();
    }

    /** Returns the first word after each JBang directive of a name, such as SOURCES. */
    List<String> directives(String name) {
        return DIRECTIVE.matcher(text).results().filter(found -> found.group(1).equals(name))
                .map(found -> found.group(2)).toList();
    }

    /** Returns the names of all types that the file declares, nested ones included. */
    TreeSet<String> declared() {
        var names = new TreeSet<String>();
        DECLARED.matcher(code()).results().map(MatchResult::group)
                .forEach(found -> names.add(found.substring(found.indexOf(' ') + 1)));
        return names;
    }
}
