package shared.exercises;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shared.compiling.Compiler;
import shared.files.UserError;
import shared.options.Argument;
import shared.options.Interrupt;
import shared.options.Launchable;
import shared.options.Options;
import shared.options.Setting;

/**
 * All exercises: the program shows one after the other and watches its file, lists them, checks
 * them once for a grader, or writes them anew.
 */
public class Classroom implements Launchable {

    @Argument(label = "COMMAND", help = "list; check [NAME...]; reset NAME...; without a command,"
            + " it shows the current exercise and watches its file")
    String[] command = {};

    @Setting(help = "the folder of the exercises; by default lessons/exercises in this clone")
    Path folder;

    @Setting(help = "determines the inputs: another seed is another test")
    long seed;

    @Setting(help = "check prints a line of JSON for each exercise, for graders")
    boolean json;

    @Override
    public final boolean launch(String[] args, Interrupt interrupt, PrintStream out,
            PrintStream err) throws InterruptedException {
        var options = new Options(this);
        options.parse(args);
        if (options.help()) {
            out.print(options.usage());
            return true;
        }
        Folder place = place();
        if (command.length == 0) {
            new Watcher(place, Course.NAMES, seed, out).watch(System.in, interrupt);
            return true;
        }
        List<String> names = Arrays.asList(command).subList(1, command.length).stream()
                .map(Classroom::name).toList();
        switch (command[0].toLowerCase(Locale.ROOT)) {
            case "list" -> Watcher.list(place, Course.NAMES, new Progress(
                    place.path().resolve("results/progress.json"), Course.NAMES), out);
            case "check" -> {
                return check(place, names.isEmpty() ? Course.NAMES : names, interrupt, out);
            }
            case "reset" -> reset(place, names, out);
            default -> throw new UserError(UserError.USAGE, "Unknown command: '" + command[0]
                    + "'. There are list, check and reset.");
        }
        return true;
    }

    private Folder place() {
        if (folder == null) {
            return Folder.find().orElseThrow(() -> new UserError(UserError.USAGE,
                    "There is no folder lessons/exercises here: start this in a clone."));
        }
        if (!Files.isDirectory(folder)) {
            throw new UserError(UserError.USAGE, folder + " is not a folder.");
        }
        return new Folder(folder);
    }

    /** The exercise that a number, a name or the path of its file means. */
    private static String name(String typed) {
        String name = Path.of(typed).getFileName().toString().replace(".java", "");
        if (name.matches("\\d{1,3}") && Integer.parseInt(name) >= 1
                && Integer.parseInt(name) <= Course.NAMES.size()) {
            return Course.NAMES.get(Integer.parseInt(name) - 1);
        }
        return Course.NAMES.stream().filter(name::equalsIgnoreCase).findFirst().orElseThrow(() ->
                new UserError(UserError.USAGE, "There is no exercise '" + typed
                        + "'; list shows all."));
    }

    private static void reset(Folder place, List<String> names, PrintStream out) {
        if (names.isEmpty()) {
            throw new UserError(UserError.USAGE, "Which exercise? For example: reset "
                    + Course.NAMES.get(0));
        }
        for (String name : names) {
            Optional<Path> copy = place.reset(name);
            out.println(place.shown(name) + " is as it was at first."
                    + copy.map(path -> " What was in it is in " + path + ".").orElse(""));
        }
    }

    /**
     * Checks exercises once, each in a JVM of its own. Only what a student has written comes from
     * the student's file, unless the answers were not handed out.
     */
    private boolean check(Folder place, List<String> names, Interrupt interrupt, PrintStream out)
            throws InterruptedException {
        var compiler = new Compiler();
        int right = 0;
        for (String name : names) {
            Verdict verdict = verdict(place, name, compiler, interrupt);
            if (interrupt.stopped()) {
                return false;
            }
            right += verdict.right() ? 1 : 0;
            out.println(json ? verdict.json(name, seed) : String.format(Locale.ROOT,
                    "%2d  %-20s %s", Course.NAMES.indexOf(name) + 1, name, verdict.sentence()));
            out.flush();
        }
        if (!json) {
            out.println(right + " of " + names.size() + " are right.");
        }
        return right == names.size();
    }

    private Verdict verdict(Folder place, String name, Compiler compiler, Interrupt interrupt)
            throws InterruptedException {
        Optional<String> written = place.text(name);
        if (written.isEmpty()) {
            return Verdict.of(Verdict.Status.FAILED, place.shown(name) + " is not there.");
        }
        // The answer of this clone: that in a student's folder may be changed, too.
        Optional<Answer> answer = Folder.find().flatMap(clone -> clone.answer(name))
                .or(() -> place.answer(name));
        Optional<String> text = answer.isEmpty() ? written : answer.get().with(written.get());
        if (text.isEmpty()) {
            return Verdict.of(Verdict.Status.FAILED, place.shown(name) + " has lost a line"
                    + " // tag::yours[] or // end::yours[].");
        }
        var nowhere = new PrintStream(PrintStream.nullOutputStream());
        var jvm = new Jvm();
        var trial = new Trial(name, text.get(), place, compiler, jvm, seed, false, nowhere);
        try {
            while (!trial.over() && !interrupt.stopped()) {
                interrupt.await(5);
            }
            return trial.verdict();
        } finally {
            trial.end();
            jvm.kill();
        }
    }
}
