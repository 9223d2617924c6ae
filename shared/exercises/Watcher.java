package shared.exercises;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import shared.compiling.Compiler;
import shared.compiling.Loaded;
import shared.compiling.TemporaryFolder;
import shared.files.UserError;
import shared.options.Interrupt;

/**
 * Shows the current exercise, and examines it again each time its file is saved. Commands are
 * letters on standard input, each followed by Enter.
 */
final class Watcher {

    private static final long LOOK_MILLIS = 40;
    private static final String COMMANDS =
            "h hint, l list, r reset, n next, q quit, or a number; then Enter";

    private final Folder folder;
    private final List<String> names;
    private final Progress progress;
    private final PrintStream out;
    private final long seed;
    private final Compiler compiler = new Compiler();
    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private Jvm ready = new Jvm();
    private Optional<Trial> trial = Optional.empty();
    private Optional<String> seen = Optional.empty();
    private Optional<String> examined = Optional.empty();
    private boolean missing;
    private boolean quit;

    /**
     * Creates a watcher.
     *
     * @param folder the folder of the exercises
     * @param names their names in order
     * @param seed determines the inputs of the checks
     * @param out the stream for everything that is printed
     */
    Watcher(Folder folder, List<String> names, long seed, PrintStream out) {
        this.folder = folder;
        this.names = names;
        this.seed = seed;
        this.out = out;
        progress = new Progress(folder.results().resolve("progress.json"), names);
    }

    /**
     * Watches until the user quits.
     *
     * @param in the commands
     * @param interrupt ends it, too
     */
    void watch(InputStream in, Interrupt interrupt) throws InterruptedException {
        var reader = new Thread(() -> read(in), "commands");
        reader.setDaemon(true);
        reader.start();
        out.println("Edit the file, and save it: it is checked at once. " + COMMANDS + ".");
        show();
        try {
            while (!quit && !interrupt.stopped()) {
                for (String command; !quit && (command = commands.poll()) != null;) {
                    obey(command.strip().toLowerCase(Locale.ROOT));
                }
                look();
                interrupt.await(LOOK_MILLIS);
            }
        } finally {
            end();
            ready.kill();
            out.println(progress.solved() + " of " + names.size() + " are solved.");
        }
    }

    private void read(InputStream in) {
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null;) {
                commands.add(line);
            }
        } catch (IOException closed) {
            // There are no more commands; Ctrl-C still ends it.
        }
    }

    private void obey(String command) {
        try {
            switch (command.isEmpty() ? ' ' : command.charAt(0)) {
                case ' ' -> examined = Optional.empty();
                case 'h' -> hint();
                case 'l' -> list(folder, names, progress, out);
                case 'n' -> {
                    end();
                    progress.next();
                    show();
                }
                case 'q' -> quit = true;
                case 'r' -> reset();
                default -> goTo(command);
            }
        } catch (UserError e) {
            out.println(e.getMessage());
        }
    }

    private void goTo(String command) {
        if (command.matches("\\d{1,3}") && Integer.parseInt(command) >= 1
                && Integer.parseInt(command) <= names.size()) {
            end();
            progress.goTo(names.get(Integer.parseInt(command) - 1));
            show();
        } else {
            out.println("Commands: " + COMMANDS + ".");
        }
    }

    private void show() {
        out.printf(Locale.ROOT, "%n%d of %d  %s  (%d solved)%n", progress.number(), names.size(),
                folder.shown(progress.current()), progress.solved());
        seen = Optional.empty();
        examined = Optional.empty();
        missing = false;
    }

    /** The answer always compiles; what the student has written may not. */
    private void hint() {
        String name = progress.current();
        Path source = Files.exists(folder.answerFile(name)) ? folder.answerFile(name)
                : folder.file(name);
        try (var classes = TemporaryFolder.create()) {
            Optional<String> fault = compiler.compile(List.of(source), classes.path());
            out.println(fault.isPresent() ? "The hint is in the method hint of the file."
                    : "Hint: " + Loaded.object(Exercise.class, name, classes.path()).hint());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void reset() {
        Optional<Path> copy = folder.reset(progress.current());
        out.println(folder.shown(progress.current()) + " is as it was at first."
                + copy.map(path -> " What you had written is in " + path + ".").orElse(""));
    }

    /** Prints the exercises in their order, with a mark for the solved ones and the current. */
    static void list(Folder folder, List<String> names, Progress progress, PrintStream out) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            out.printf(Locale.ROOT, "%s %2d  %-6s  %s%n", name.equals(progress.current()) ? ">"
                    : " ", i + 1, progress.solved(name) ? "solved" : "", folder.shown(name));
        }
    }

    /** Looks once at the file and at what is going on. */
    private void look() {
        Optional<String> text = folder.text(progress.current());
        if (text.isEmpty() && !missing && seen.isEmpty()) {
            out.println(folder.shown(progress.current()) + " is not there. r writes it anew.");
            missing = true;
        }
        // An editor may be writing: the file counts when it stays the same for a moment.
        if (text.isPresent() && text.equals(seen) && !text.equals(examined)) {
            missing = false;
            examine(text.get());
        }
        seen = text;
        if (trial.isPresent() && trial.get().over()) {
            conclude(trial.get());
        }
    }

    private void examine(String text) {
        end();
        examined = Optional.of(text);
        trial = Optional.of(new Trial(progress.current(), text, folder, compiler, ready, seed, true,
                out));
        if (trial.get().usesJvm()) {
            ready = new Jvm();
        }
    }

    /** Says what comes after the verdict, and what the learning has shown. */
    private void conclude(Trial over) {
        Verdict verdict = over.verdict();
        boolean right = verdict.right();
        if (over.silent()) {
            verdict.print(out);
        }
        end();
        if (right) {
            folder.answer(over.name()).ifPresent(answer -> {
                out.println("This is how the lessons write it:");
                answer.region().forEach(line -> out.println("    " + line));
            });
            out.println(progress.solved() + " of " + names.size() + " are solved. "
                    + (progress.solved() < names.size() ? "n goes on." : "That was the last."));
        }
    }

    /** Ends what is going on. An exercise whose verdict is there already counts as solved. */
    private void end() {
        trial.filter(each -> each.verdict().right())
                .ifPresent(each -> progress.solve(each.name()));
        trial.ifPresent(Trial::end);
        trial = Optional.empty();
    }
}
