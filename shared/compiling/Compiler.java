package shared.compiling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import shared.files.UserError;

/** Compiles sources in this JVM, against the classes that this JVM itself runs with. */
public final class Compiler {

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files;

    /**
     * Creates a compiler, which keeps the libraries open from one compilation to the next.
     *
     * @throws UserError if this Java has no compiler
     */
    public Compiler() {
        if (javac == null) {
            throw new UserError(UserError.WORLD, "This Java has no compiler: a JDK is needed, not"
                    + " a JRE.");
        }
        files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    /**
     * Compiles sources.
     *
     * @param sources the source files
     * @param folder the folder for the classes, which exists
     * @return what is wrong: the line, and the compiler's words for it; none if all is well
     */
    public Optional<String> compile(List<Path> sources, Path folder) {
        var found = new DiagnosticCollector<JavaFileObject>();
        try {
            boolean done = javac.getTask(null, files, found, List.of("-proc:none", "-nowarn", "-g",
                    "-d", folder.toString(), "-classpath", System.getProperty("java.class.path")),
                    null, files.getJavaFileObjectsFromPaths(sources)).call();
            return done ? Optional.empty() : Optional.of(found.getDiagnostics().stream()
                    .filter(each -> each.getKind() == Diagnostic.Kind.ERROR).findFirst()
                    .map(Compiler::sentence).orElse("It does not compile."));
        } finally {
            flush();
        }
    }

    private void flush() {
        try {
            files.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sentence(Diagnostic<? extends JavaFileObject> error) {
        String words = error.getMessage(Locale.ENGLISH).strip().replaceAll("\\s*\\R\\s*", "; ");
        String place = error.getSource() == null ? ""
                : Path.of(error.getSource().toUri()).getFileName() + ":" + error.getLineNumber()
                        + ": ";
        return place + "Java does not understand this yet: " + words;
    }
}
