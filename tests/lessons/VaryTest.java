import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Call.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shared.files.Npz;
import shared.learning.RunningMean;
import shared.options.Setting;
import shared.playing.SavedAgent;
import shared.running.Lesson;
import shared.running.Run;
import support.Call;
import support.Results;

/** With --vary, a lesson learns with several values of an option, each as if it had been typed. */
class VaryTest {

    private static final String FOUR = "--episodes 4 --vary learning-rate=0.001,0.0065"
            + " --vary gamma=0.9,0.95";

    @TempDir
    Path folder;

    private static Lesson lesson(String name) throws ReflectiveOperationException {
        return (Lesson) Class.forName(name).getDeclaredConstructor().newInstance();
    }

    /** Calls a lesson; the call must succeed. */
    private String call(Lesson lesson, String args, String... more) {
        Call call = Call.of(lesson, Stream.of(args.split(" "), more,
                new String[] {"--evaluate", "0", "--quiet", "--chart", file("chart.png")})
                .flatMap(Stream::of).toArray(String[]::new));
        assertEquals(0, call.status(), call.err());
        return call.out();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private List<String> variants(Lesson lesson, String args) {
        return Results.of(lesson, folder, (args + " --evaluate 0").split(" ")).stream()
                .map(run -> run.text("variant")).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Reinforce | --episodes 8 | learning-rate | 0.001,0.0065",
        "Reinforce | --notebook --episodes 8 | advantage | return,normalised",
        "Bandit | --pulls 40 --network-pulls 40 | learning-rate | 0.01,0.2",
        "ManyArms | --updates 30 --baseline none,average | rate | 0.01,1",
        "OneLoop | --epochs 1 --environment grid | sgd | true,false",
        "ActorCritic | --updates 2 | gamma | 0.9,0.99",
        "GaussianPendulum | --updates 2 --batch 3 | learning-rate | 0.001,0.01"})
    void aValueLearnsToTheBitAsIfItHadBeenTyped(String name, String args, String option,
            String values) throws Exception {
        call(lesson(name), args, "--runs", "2", "--vary", option + "=" + values,
                "--save", file("all.npz"));
        int files = 0;
        for (String value : values.split(",")) {
            call(lesson(name), args, "--runs", "2", "--" + option + "=" + value,
                    "--save", file(value + ".npz"));
            String label = option + "-" + value + "-";
            for (Path typed : saved(value + "-")) {
                files++;
                String end = typed.getFileName().toString().substring(value.length());
                Path varied = folder.resolve("all" + end.replace("seed-", label + "seed-"));
                Results.assertSame(typed, varied);
                // This has the lesson, the variant, the command, the settings and the agent.
                assertEquals(Npz.read(typed).settings(), Npz.read(varied).settings());
            }
        }
        assertEquals(files, saved("all-").size());
        assertTrue(files >= 4, files + " files");
    }

    private List<Path> saved(String start) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start)
                    && file.toString().endsWith(".npz")).toList();
        }
    }

    /** The two values must not give the same result: then the test above would show nothing. */
    @Test
    void differentValuesGiveDifferentResults() {
        List<Results.Run> runs = Results.of(new Reinforce(), folder, "--episodes", "30",
                "--evaluate", "0", "--vary", "learning-rate=0.0001,0.02");
        assertNotEquals(runs.get(0).number("env_steps"), runs.get(1).number("env_steps"));
    }

    @Test
    void aSavedRunGoesOnAsUsual() throws Exception {
        call(new Reinforce(), "--episodes 5 --vary learning-rate=0.001,0.01 --vary gamma=0.9",
                "--save", file("half.npz"));
        call(new Reinforce(), "--episodes 9 --learning-rate 0.001 --gamma 0.9",
                "--save", file("whole.npz"));
        Path half = folder.resolve("half-learning-rate-0.001-gamma-0.9-seed-0.npz");
        assertEquals("jbang lessons/Reinforce.java --learning-rate 0.001 --gamma 0.9 --episodes 5"
                + " --seed 0", SavedAgent.read(half).command());
        call(new Reinforce(), "--episodes 9 --resume " + half, "--save", file("again.npz"));
        Results.assertSame(folder.resolve("whole.npz"), folder.resolve("again.npz"));
    }

    @Test
    void severalOptionsGiveAllCombinations() throws Exception {
        assertEquals(List.of("learning rate 0.001, gamma 0.9", "learning rate 0.001, gamma 0.95",
                "learning rate 0.0065, gamma 0.9", "learning rate 0.0065, gamma 0.95"),
                variants(new Reinforce(), FOUR));
        assertEquals(List.of("none, rate 1", "average, rate 1", "none, rate 0.5",
                "average, rate 0.5"), variants(new ManyArms(), "--runs 1 --updates 2"
                + " --baseline none,average --vary rate=1,0.5"));
    }

    @Test
    void valuesAreNamedAsCommandsWriteThem() throws Exception {
        assertEquals(List.of("learning rate 0.0001", "learning rate 1"),
                variants(new Reinforce(), "--episodes 1 --vary learning-rate=1e-4,1.0"));
        assertEquals(List.of("advantage return", "advantage normalised"),
                variants(new Reinforce(), "--episodes 1 --vary advantage=RETURN,normalised"));
        assertEquals(List.of("one head true", "one head false"),
                variants(new GaussianPendulum(), "--updates 1 --vary one-head=true,false"));
    }

    /** A sign or a point in a value is no reason to write two runs into one file. */
    @Test
    void filesOfDifferentValuesHaveDifferentNames() throws Exception {
        call(new Signed(), "--vary number=-1,1,0.1", "--tensorboard", file("board"), "--save",
                file("a.npz"));
        List<String> names = List.of("number--1-seed-0", "number-1-seed-0", "number-0.1-seed-0");
        for (String name : names) {
            assertTrue(Files.exists(folder.resolve("a-" + name + ".npz")), name);
            assertTrue(Files.isDirectory(folder.resolve("board").resolve(name)), name);
        }
    }

    @Test
    void theTableOfEpisodesAndTheSummaryNameTheValues() throws Exception {
        String out = call(new Reinforce(), "--runs 2 --episodes 2 --vary gamma=0.9,0.95", "--csv",
                file("a.csv"));
        List<String> rows = Files.readAllLines(folder.resolve("a.csv"));
        assertTrue(rows.get(0).startsWith("variant,seed,episode,return"), rows.get(0));
        assertTrue(rows.get(1).startsWith("gamma 0.9,0,1,"), rows.get(1));
        assertTrue(rows.get(8).startsWith("gamma 0.95,1,2,"), rows.get(8));
        assertEquals(9, rows.size());
        assertTrue(out.contains("gamma 0.9 ") && out.contains("gamma 0.95 "), out);
    }

    @Test
    void withoutVaryNothingHasAName() {
        String out = call(new Reinforce(), "--episodes 2 --csv -");
        assertTrue(out.startsWith("seed,episode,return"), out);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--vary runs=1,2 | runs is no setting of Reinforce; choose from learning-rate, gamma",
        "--vary seed=1,2 | seed is no setting of Reinforce",
        "--vary vary=1 | vary is no setting of Reinforce",
        "--vary lerning-rate=1 | lerning-rate is no setting of Reinforce",
        "--vary learning-rate | give an option and its values, such as learning-rate=0.001,0.01.",
        "--vary learning-rate= | give an option and its values",
        "--vary learning-rate=0.1,,1 | give an option and its values",
        "--vary learning-rate=0.1, | give an option and its values",
        "--vary= | give an option and its values",
        "--vary =1 | give an option and its values",
        "--vary | '--vary' needs a value: --vary=NAME=A,B.",
        "--vary learning-rate=0.1,2 | --learning-rate 2 is out of range: give a number above 0 to"
                + " 1.",
        "--vary learning-rate=0.1,x | option '--learning-rate': 'x' is not a number.",
        "--vary advantage=none | 'none' is none of baseline, normalised, return",
        "--vary gamma=0.1,1e-1 | --vary has gamma 0.1 twice.",
        "--vary gamma=0.1 --vary gamma=0.2 | --vary has gamma twice: give all its values at once.",
        "--gamma 0.3 --vary gamma=0.1,0.2 | --gamma has a value, and --vary has others"})
    void aMistakeIsToldInOneSentence(String args, String sentence) {
        refused(Call.of(new Reinforce(), args.split(" ")), sentence);
    }

    @Test
    void aListIsNoValue() {
        refused(Call.of(new OneLoop(), "--vary", "weight=both"), "--weight takes a list itself");
        String choice = Call.of(new OneLoop(), "--vary", "runs=1").err();
        assertTrue(choice.contains("from learning-rate, gamma, sgd"), choice);
    }

    @Test
    void aResumedRunHasOneSetting() {
        call(new Reinforce(), "--episodes 1", "--save", file("a.npz"));
        refused(Call.of(new Reinforce(), "--resume", file("a.npz"), "--vary", "gamma=0.1,0.2"),
                "--resume goes on with one run: leave out --vary.");
    }

    @Test
    void aLessonThatCannotBeMadeAgainIsRefused() {
        refused(Call.of(new Unmade(1), "--vary", "number=1,2"), "constructor without parameters");
    }

    /** A lesson whose option has a sign. */
    private static class Signed implements Lesson {
        @Setting(help = "a number")
        double number;

        @Override
        public void train(Run run) {
            run.keep("b", new RunningMean(1)).add(number);
            while (run.running(1)) {
                run.record(number, 1);
            }
        }
    }

    private static final class Unmade extends Signed {
        Unmade(double number) {
            this.number = number;
        }
    }
}
