package shared.options;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shared.files.UserError;

/** Tests of fields that are set from a command line. */
class OptionsTest {

    enum Colour { RED, DARK_GREEN }

    /** A type that picocli does not know. */
    record Pair(int first, int second) {

        public static Pair valueOf(String typed) {
            String[] numbers = typed.split(":");
            if (numbers.length != 2) {
                throw new IllegalArgumentException("give two numbers, not " + typed);
            }
            return new Pair(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        }
    }

    /** A setting of each type. */
    static class Basic {

        @Setting(help = "a number", above = 0, to = 1)
        double learningRate = 0.00003;

        @Setting(help = "a whole number", from = 1, to = 1_000_000)
        int episodes = 1500;

        @Setting(help = "a large number")
        long seed = 7;
    }

    @Title("All kinds of settings")
    static class Program extends Basic {

        @Argument(label = "FILE", help = "files")
        Path[] files = {};

        @Setting(help = "a number that may be absent", from = 1, to = 3)
        Integer runs;

        @Setting(help = "off by default")
        boolean quiet;

        @Setting(help = "on by default")
        boolean watch = true;

        @Setting(help = "one of several", name = "paint")
        Colour colour = Colour.DARK_GREEN;

        @Setting(help = "some of several")
        Colour[] colours = Colour.values();

        @Setting(help = "numbers", from = 0, to = 9)
        int[] walls = {};

        @Setting(help = "a file")
        Path chart;

        @Setting(help = "two numbers")
        Pair pair;

        @Setting(help = "a number without a range")
        double step = 1;

        int ignored = 3;
    }

    private final Program program = new Program();
    private final Options options = new Options(program);

    @Test
    void fieldsKeepTheirInitialisersWhereNothingIsGiven() {
        options.parse();
        assertEquals(0.00003, program.learningRate);
        assertEquals(1500, program.episodes);
        assertEquals(7, program.seed);
        assertNull(program.runs);
        assertFalse(program.quiet);
        assertTrue(program.watch);
        assertEquals(Colour.DARK_GREEN, program.colour);
        assertArrayEquals(Colour.values(), program.colours);
        assertArrayEquals(new int[0], program.walls);
        assertNull(program.chart);
        assertNull(program.pair);
        assertEquals(0, program.files.length);
    }

    @Test
    void everyTypeIsRead() {
        options.parse("--learning-rate", "1e-2", "--episodes=3", "--seed", "-12345678901", "--runs",
                "2", "--quiet", "--no-watch", "--paint", "red", "--colours", "dark_green,RED",
                "--walls", "5,6", "a.npz", "--chart", "c.png", "--pair", "3:4", "b.npz");
        assertEquals(0.01, program.learningRate);
        assertEquals(3, program.episodes);
        assertEquals(-12345678901L, program.seed);
        assertEquals(2, program.runs);
        assertTrue(program.quiet);
        assertFalse(program.watch);
        assertEquals(Colour.RED, program.colour);
        assertArrayEquals(new Colour[] {Colour.DARK_GREEN, Colour.RED}, program.colours);
        assertArrayEquals(new int[] {5, 6}, program.walls);
        assertEquals(Path.of("c.png"), program.chart);
        assertEquals(new Pair(3, 4), program.pair);
        assertArrayEquals(new Path[] {Path.of("a.npz"), Path.of("b.npz")}, program.files);
    }

    /** Each time that it is given, an array takes the elements between the separators. */
    @Test
    void anArrayIsSplitAtItsSeparatorAlone() {
        var own = new Object() {
            @Setting(help = "pairs", label = "A,B", separator = " ")
            Comma[] pairs = {};
        };
        var both = new Options(own);
        assertFalse(both.isList("debug"));
        assertTrue(both.isList("pairs"));
        assertEquals("", both.value("pairs"));
        both.parse("--pairs", "1,2", "--pairs=3,4 5,6");
        assertArrayEquals(new Comma[] {new Comma("1,2"), new Comma("3,4"), new Comma("5,6")},
                own.pairs);
        assertEquals("1,2 3,4 5,6", both.value("pairs"));
        assertTrue(both.usage().contains("--pairs=A,B  "), both.usage());
        both.parse();
        assertEquals(0, own.pairs.length);
    }

    record Comma(String text) {

        public static Comma valueOf(String typed) {
            return new Comma(typed);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Test
    void parsingAgainBeginsWithTheDefaults() {
        options.parse("--episodes", "3", "--walls", "5", "--quiet", "--no-watch", "a.npz");
        options.parse();
        fieldsKeepTheirInitialisersWhereNothingIsGiven();
    }

    /**
     * A flag that is typed is on. Its default does not matter, nor where the default comes from.
     */
    @ParameterizedTest
    @CsvSource({"--quiet, true", "--quiet=true, true", "--quiet=false, false"})
    void flags(String typed, boolean on) {
        for (String saved : new String[] {"true", "false"}) {
            options.parse(new String[] {typed}, Map.of("quiet", saved));
            assertEquals(on, program.quiet);
        }
        options.changeDefaults(() -> program.quiet = true);
        options.parse(typed);
        assertEquals(on, program.quiet);
        options.parse();
        assertTrue(program.quiet);
    }

    @Test
    void aFlagThatIsOnByDefault() {
        for (String saved : new String[] {"true", "false"}) {
            options.parse(new String[] {"--watch"}, Map.of("watch", saved));
            assertTrue(program.watch);
            options.parse(new String[] {"--no-watch"}, Map.of("watch", saved));
            assertFalse(program.watch);
            options.parse(new String[0], Map.of("watch", saved));
            assertEquals(saved.equals("true"), program.watch);
        }
    }

    @Test
    void savedValuesComeAfterWhatIsTypedAndBeforeDefaults() {
        Map<String, String> saved = Map.of("episodes", "4", "colours", "red", "walls", "1,2",
                "learning-rate", "0.5", "unknown", "1");
        options.parse(new String[] {"--learning-rate", "0.25"}, saved);
        assertEquals(4, program.episodes);
        assertArrayEquals(new Colour[] {Colour.RED}, program.colours);
        assertArrayEquals(new int[] {1, 2}, program.walls);
        assertEquals(0.25, program.learningRate);
        assertEquals(7, program.seed);
    }

    /** A file from somebody else must not read the environment variables of the user. */
    @ParameterizedTest
    @ValueSource(strings = {"${env:HOME}", "${sys:user.home}", "${bundle:x}", "${x"})
    void savedValuesAreTakenAsTheyAre(String value) {
        var error = assertThrows(UserError.class, () ->
                options.parse(new String[0], Map.of("paint", value)));
        assertTrue(error.getMessage().contains("'" + value + "'"), error.getMessage());
    }

    @Test
    void anArgumentIsNotReadAsAFileOfOptions(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("options.txt"), "--quiet");
        options.parse("@" + file);
        assertFalse(program.quiet);
        assertArrayEquals(new Path[] {Path.of("@" + file)}, program.files);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--learning-rate 0 | --learning-rate 0 is out of range: give a number above 0 to 1.",
        "--learning-rate NaN | --learning-rate NaN is out of range: give a number above 0 to 1.",
        "--episodes 1000001 | --episodes 1000001 is out of range: give a number from 1 to 1000000.",
        "--runs 4 | --runs 4 is out of range: give a number from 1 to 3.",
        "--walls 3,10 | --walls 10 is out of range: give a number from 0 to 9.",
        "--episodes 1.5 | Invalid value for option '--episodes': '1.5' is not a whole number.",
        "--seed x | Invalid value for option '--seed': 'x' is not a whole number.",
        "--walls 1,,2 | Invalid value for option '--walls' (N): '' is not a whole number.",
        "--episodes 99999999999 | Invalid value for option '--episodes': '99999999999' has too many"
                + " digits.",
        "--learning-rate abc | Invalid value for option '--learning-rate': 'abc' is not a number.",
        "--step Infinity | --step Infinity is not a finite number.",
        "--quiet=maybe | Invalid value for option '--quiet': 'maybe' is neither true nor false.",
        "--paint blue | Invalid value for option '--paint': 'blue' is none of red, dark_green.",
        "--chart= | Invalid value for option '--chart': '' is not the name of a file or folder.",
        "--pair 5 | Invalid value for option '--pair': give two numbers, not 5.",
        "--seed | Option '--seed' needs a value: --seed=N.",
        "--seed --quiet | Option '--seed' needs a value: --seed=N.",
        "--seed 1 --seed 2 | Option '--seed' (N) should be specified only once.",
        "--epsodes=5 | Unknown option: '--epsodes=5'; did you mean --episodes?",
        "--epsodes 5 | Unknown option: '--epsodes'; did you mean --episodes?",
        "--learningRate 1 | Unknown option: '--learningRate'; did you mean --learning-rate?",
        "--QUITE | Unknown option: '--QUITE'; did you mean --quiet?",
        "--no-quiet | Unknown option: '--no-quiet'; did you mean --quiet=false?",
        "-seed 3 | Unknown option: '-seed'; did you mean --seed?",
        "--zebra 3 | Unknown option: '--zebra'."})
    void mistakesAreToldInASentence(String args, String sentence) {
        var error = assertThrows(UserError.class, () -> options.parse(args.split(" ")));
        assertEquals(sentence + " --help lists the options.", error.getMessage());
        assertEquals(UserError.USAGE, error.status());
    }

    @Test
    void theValueOfAFlagIsNotASeparateWord() {
        var without = new Options(new Basic() {
            @Setting(help = "a flag")
            boolean sgd;
        });
        var error = assertThrows(UserError.class, () -> without.parse("--sgd", "true"));
        assertEquals("Unexpected argument: 'true'; the value of a flag follows an equals sign, as"
                + " in --FLAG=true. --help lists the options.", error.getMessage());
    }

    @Test
    void valuesAreNumbersTruthsAndTexts() {
        options.parse("--walls", "5,6", "--paint", "red", "--chart", "c.png", "--quiet");
        var values = new LinkedHashMap<String, Object>();
        values.put("learning-rate", 0.00003);
        values.put("episodes", 1500);
        values.put("seed", 7L);
        values.put("runs", null);
        values.put("quiet", true);
        values.put("watch", true);
        values.put("paint", "red");
        values.put("colours", "red,dark_green");
        values.put("walls", "5,6");
        values.put("chart", "c.png");
        values.put("pair", null);
        values.put("step", 1.0);
        assertEquals(values, options.values(program));
        values.put("debug", false);
        assertEquals(values, options.values());
        assertEquals(values.keySet().stream().toList(),
                options.values().keySet().stream().toList(), "in the order of the fields");
    }

    @Test
    void whatIsNotAsByDefaultCanBeTypedAgain() {
        options.parse("--walls", "5,6", "--learning-rate", "1e-4", "--quiet", "--episodes", "1500",
                "--no-watch");
        String changed = options.changed(program);
        assertEquals("--learning-rate 0.0001 --quiet --watch=false --walls 5,6", changed);
        Map<String, Object> values = options.values();
        options.parse(changed.split(" "));
        assertEquals(values, options.values());
    }

    @Test
    void codeMayChangeTheDefaults() {
        String changes = options.changedBy(() -> {
            program.episodes = 80;
            program.quiet = true;
            program.seed = 7;
        });
        assertEquals("--episodes 80 --quiet", changes);
        fieldsKeepTheirInitialisersWhereNothingIsGiven();
        options.changeDefaults(() -> program.episodes = 80);
        options.parse();
        assertEquals(80, program.episodes);
        assertEquals("", options.changed(program));
        options.parse("--episodes", "1500");
        assertEquals("--episodes 1500", options.changed(program));
    }

    @Test
    void theOptionsOfSeveralObjectsAreToldApart() {
        var shared = new Basic() {
            @Setting(help = "another one")
            int threads = 1;
        };
        var own = new Object() {
            @Setting(help = "its own")
            int games = 2;
        };
        var both = new Options(own, shared);
        both.parse("--games", "3", "--threads", "4");
        assertEquals(Map.of("games", 3), both.values(own));
        assertEquals("--games 3", both.changed(own));
        assertEquals("--games 3 --threads 4", both.changed(own, shared));
        both.remove("--threads");
        assertThrows(UserError.class, () -> both.parse("--threads", "4"));
    }

    @Test
    void theHelpGivesRangesAndDefaults() {
        options.note("--seed", () -> "a note");
        String help = options.usage();
        for (String line : new String[] {"All kinds of settings",
            "Usage: OptionsTest [OPTIONS] [FILE...]",
            "--learning-rate=X a number (above 0 to 1; default 0.00003)",
            "--episodes=N a whole number (from 1 to 1000000; default 1500)",
            "--seed=N a large number (a note)", "--quiet off by default",
            "--runs=N a number that may be absent (from 1 to 3)", "--[no-]watch on by default",
            "--paint=NAME one of several (default dark_green)",
            "--colours=NAME[,NAME...] some of several (default red,dark_green)",
            "--walls=N[,N...] numbers (from 0 to 9)", "--chart=FILE a file",
            "--debug shows the stack trace of an error", "-h, --help prints this help"}) {
            assertTrue(Arrays.stream(help.replaceAll("\\R {20,}", " ").split("\\R"))
                    .anyMatch(each -> each.strip().replaceAll(" +", " ").equals(line)),
                    line + "\n" + help);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void theHelpIsAskedForWhateverElseIsWrong(String typed) {
        options.parse(typed);
        assertTrue(options.help());
        options.parse("--debug");
        assertFalse(options.help());
        assertTrue(options.debug());
    }

    @Test
    void aProgramIsCalledByItsFile() {
        assertEquals("OptionsTest", options.name());
        assertEquals("OptionsTest", new Options(new Basic()).title(), "without a title");
    }
}
