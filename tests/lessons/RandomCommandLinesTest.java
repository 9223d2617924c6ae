import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.running.Lesson;
import support.Call;
import support.OtherJvm;

/**
 * Starts lessons with random options and values. A lesson learns, or says in a sentence what is
 * wrong with its options.
 */
class RandomCommandLinesTest {

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void aCommandLineIsObeyedOrRefusedInASentence() throws Exception {
        OtherJvm.succeed(CommandLines.class, folder);
    }

    /** The program in the other JVM; it prints the command lines that were not treated well. */
    static final class CommandLines {

        private static final int LINES = 1000;

        /**
         * A lesson to start.
         *
         * @param brief an option that keeps it short, and its value
         */
        private record Start(Supplier<Lesson> lesson, List<String> brief) { }

        private static final List<Start> STARTS = List.of(
                new Start(Bandit::new, List.of("--pulls", "20")),
                new Start(ManyArms::new, List.of("--updates", "20")),
                new Start(SequenceWorld::new, List.of("--episodes", "5")),
                new Start(Reinforce::new, List.of("--episodes", "3")),
                new Start(OneLoop::new, List.of("--epochs", "1")),
                new Start(GaussianPendulum::new, List.of("--updates", "1")));

        private static final List<String> VALUES = List.of("", " ", "-1", "0", "1", "2", "3", "0.5",
                "1e-3", "1e999", "NaN", "abc", "true", "false", "none", "baseline", "a.npz",
                "a.csv", "a.json", "a.png", "a.gif", "missing/a.npz", ".", "..", "/", "/dev/null",
                "@a", "${env:HOME}", "${x", "--", "--seed", "\u001b[2J", "\u00fc", "a,b", "1,2",
                "800x600", "y".repeat(300));

        private final SplittableRandom random = new SplittableRandom(11);

        public static void main(String[] args) {
            System.exit(new CommandLines().run() ? 0 : 1);
        }

        private boolean run() {
            int learned = 0;
            int bad = 0;
            for (int i = 0; i < LINES; i++) {
                Start start = STARTS.get(random.nextInt(STARTS.size()));
                Lesson lesson = start.lesson.get();
                List<String> line = line(start);
                long begun = System.nanoTime();
                Call call = Call.of(lesson, line.toArray(String[]::new));
                double seconds = (System.nanoTime() - begun) / 1e9;
                if (!good(call, line) || seconds > 20) {
                    bad++;
                    System.out.printf("%s %s: status %d in %.1f s: %s%n",
                            lesson.getClass().getName(), line, call.status(), seconds, call.err());
                }
                learned += call.status() == 0 ? 1 : 0;
            }
            System.out.println(LINES + " command lines, " + learned + " obeyed, " + bad
                    + " treated badly");
            return bad == 0;
        }

        /** One or two options of the lesson, most of them with a value. */
        private List<String> line(Start start) {
            var line = new ArrayList<String>();
            List<String> options = options(start.lesson.get());
            for (int i = random.nextInt(1, 3); i > 0; i--) {
                String option = options.get(random.nextInt(options.size()));
                String value = VALUES.get(random.nextInt(VALUES.size()));
                switch (random.nextInt(4)) {
                    case 0 -> line.add(option);
                    case 1 -> line.add(option + "=" + value);
                    default -> line.addAll(List.of(option, value));
                }
            }
            line.addAll(random.nextInt(line.size() + 1), start.brief);
            return line;
        }

        private static List<String> options(Lesson lesson) {
            return Pattern.compile("(?m)^ +(?:-[a-zA-Z], )?(--[a-z-]+)")
                    .matcher(Call.of(lesson, "--help").out()).results()
                    .map((MatchResult match) -> match.group(1)).distinct().toList();
        }

        private static boolean good(Call call, List<String> line) {
            boolean trace = call.err().contains("\tat ");
            boolean asked = line.toString().contains("--debug");
            return call.status() <= 2 && (asked || !trace && !call.err().contains("Exception"))
                    && (call.status() == 0 || !call.err().isBlank())
                    && call.err().chars().noneMatch(c -> c == 27);
        }
    }
}
