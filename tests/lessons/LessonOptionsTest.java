import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static support.Call.refused;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shared.playing.SavedAgent;
import shared.running.Lesson;
import support.Call;

/** A wrong command line causes one sentence that names the option, and exit status 2. */
class LessonOptionsTest {

    @TempDir
    static Path folder;

    @ParameterizedTest
    @CsvSource({
        "--learning-rate, 0, above 0 to 1", "--learning-rate, 1.5, above 0 to 1",
        "--learning-rate, NaN, above 0 to 1", "--gamma, -0.1, from 0 to 0.9999",
        "--gamma, 1, from 0 to 0.9999", "--episodes, 0, from 1 to 1000000",
        "--target, 501, from 1 to 500", "--runs, 0, from 1 to 100000",
        "--threads, 0, from 1 to 1000", "--evaluate, -1, from 0 to 1000000"})
    void numbersOutOfRange(String option, String value, String range) {
        refused(Call.of(new Reinforce(), option, value), option, value,
                "give a number " + range);
    }

    @ParameterizedTest
    @CsvSource({
        "Bandit, --learning-rate, 0, above 0 to 100", "Bandit, --pulls, 0, from 1 to 1000000",
        "Bandit, --network-learning-rate, -1, above 0 to 100",
        "Bandit, --network-pulls, 0, from 1 to 1000000", "Bandit, --hidden, -1, from 0 to 10000",
        "ManyArms, --arms, 1, from 2 to 100000", "ManyArms, --samples, 0, from 1 to 100000",
        "ManyArms, --learning-rate, 2, above 0 to 1", "ManyArms, --rate, 0, above 0 to 1",
        "ManyArms, --updates, 0, from 1 to 10000000",
        "SequenceWorld, --learning-rate, 0, above 0 to 1", "SequenceWorld, --gamma, 2, from 0 to 1",
        "SequenceWorld, --episodes, 0, from 1 to 1000000",
        "SequenceWorld, --hidden, 99999, from 0 to 10000",
        "OneLoop, --learning-rate, 0, above 0 to 1", "OneLoop, --gamma, 1.1, from 0 to 1",
        "OneLoop, --epochs, 0, from 1 to 1000000", "OneLoop, --weight-decay, -1, from 0 to 100",
        "OneLoop, --steps, 0, from 1 to 100000",
        "GaussianPendulum, --learning-rate, 0, above 0 to 1",
        "GaussianPendulum, --gamma, -1, from 0 to 1",
        "GaussianPendulum, --batch, 0, from 1 to 10000",
        "GaussianPendulum, --updates, 0, from 1 to 1000000",
        "GaussianPendulum, --target, 1, from -2000 to 0"})
    void numbersOutOfRangeInOtherLessons(String lesson, String option, String value,
            String range) {
        refused(Call.of(lesson(lesson), option, value), option, value, "give a number " + range);
    }

    @ParameterizedTest
    @CsvSource({"Bandit, --policy, none", "Bandit, --update, best", "ManyArms, --baseline, some",
        "ManyArms, --samples, 1;2", "SequenceWorld, --loss, square",
        "SequenceWorld, --baseline, all", "OneLoop, --environment, moon",
        "OneLoop, --weight, most", "OneLoop, --reward, none", "OneLoop, --epochs, a",
        "GaussianPendulum, --batch, many"})
    void valuesOfTheWrongKindInOtherLessons(String lesson, String option, String value) {
        refused(Call.of(lesson(lesson), option, value), option, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--weight both,both | twice", "--weight , | such as both",
        "--environment grid,grid | twice"})
    void optionsThatDoNotFitEachOther(String args, String word) {
        refused(Call.of(new OneLoop(), args.split(" ")), word);
    }

    /** The help lists the settings that --notebook really sets. */
    @Test
    void theNotebooksSettingsReplaceDefaultsAndNothingElse() {
        var lesson = new OneLoop();
        Call call = Call.of(lesson, "--notebook", "--epochs", "1", "--environment", "grid",
                "--chart", folder.resolve("chart.png").toString(), "--evaluate", "0");
        assertEquals(0, call.status(), call.err());
        assertTrue(lesson.sgd);
        assertEquals(0.001, lesson.learningRate);
        assertEquals(1, lesson.weightDecay);
        assertEquals(1, lesson.gamma);
        assertEquals(200, lesson.steps);
        assertEquals(1, lesson.weights.length);
        assertArrayEquals(new int[] {1}, lesson.epochs, "what was typed comes first");
        assertEquals(1, lesson.worlds.length);
        String help = Call.of(new OneLoop(), "--help").out().replaceAll("\\s+", " ")
                .replace("grid, cartpole", "grid,cartpole");
        assertTrue(help.contains("(--weight baseline --learning-rate 0.001 --gamma 1"
                + " --epochs 30,30,100 --sgd --weight-decay 1 --environment grid,cartpole,lander"
                + " --steps 200)"), help);
        refused(Call.of(new PongPpo(), "--notebook"), "--notebook");
    }

    /** A flag that is typed is on, even if the notebook has turned it on already. */
    @ParameterizedTest
    @CsvSource({"--one-head, true, ''", "--one-head=false, false, '--one-head=false '",
        "'', true, ''"})
    void aFlagIsWhatIsTyped(String typed, boolean on, String command) {
        String file = folder.resolve("flag.npz").toString();
        var lesson = new GaussianPendulum();
        Call call = Call.of(lesson, Stream.of("--notebook", typed, "--updates", "1", "--evaluate",
                "0", "--chart", folder.resolve("chart.png").toString(), "--save", file)
                .filter(word -> !word.isEmpty()).toArray(String[]::new));
        assertEquals(0, call.status(), call.err());
        assertEquals(on, lesson.oneHead);
        assertEquals("jbang lessons/GaussianPendulum.java --updates 1 " + command
                + "--notebook --seed 0", SavedAgent.read(Path.of(file)).command());
        var again = new GaussianPendulum();
        assertEquals(0, Call.of(again, "--resume", file, "--notebook", "--updates", "1",
                "--evaluate", "0", "--chart", folder.resolve("chart.png").toString()).status());
        assertEquals(on, again.oneHead);
    }

    /**
     * The file was saved by ActorCritic --seed 3 --updates 6 --entropy 0.05, when --entropy was the
     * name of --entropy-coefficient.
     */
    @Test
    void anOldNameOfASettingIsUnderstoodInASavedFile() throws Exception {
        Path old = folder.resolve("entropy.npz");
        try (InputStream in = getClass().getResourceAsStream("/lessons/entropy.npz")) {
            Files.copy(in, old);
        }
        var lesson = new ActorCritic();
        List<String> resumed = resume(lesson, old);
        assertEquals(0.05, lesson.entropyCoefficient);
        assertEquals(resumed, resume(new ActorCritic(), old, "--entropy-coefficient", "0.05"));
        assertNotEquals(resumed, resume(new ActorCritic(), old, "--entropy-coefficient", "0.01"));
        Call played = Call.of(new Deploy(), old.toString(), "--episodes", "2");
        assertEquals(0, played.status(), played.err());
        assertTrue(played.out().startsWith("ActorCritic in LunarLander-v3"), played.out());
    }

    private static List<String> resume(Lesson lesson, Path file, String... args) throws Exception {
        Path csv = folder.resolve("resumed.csv");
        Call call = Call.of(lesson, Stream.concat(Stream.of("--resume", file.toString(),
                "--updates", "12", "--evaluate", "0", "--csv", csv.toString(), "--chart",
                folder.resolve("chart.png").toString()), Stream.of(args)).toArray(String[]::new));
        assertEquals(0, call.status(), call.err());
        return Files.readAllLines(csv);
    }

    private static Lesson lesson(String name) {
        return switch (name) {
            case "Bandit" -> new Bandit();
            case "ManyArms" -> new ManyArms();
            case "OneLoop" -> new OneLoop();
            case "GaussianPendulum" -> new GaussianPendulum();
            default -> new SequenceWorld();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0x0", "99999x99999", "1920", "1920x", "x1080", "-800x600",
        "1920x1080x3", "199x1000", "1000x8001", "1e3x1e3", "800.5x600"})
    void sizesThatAreNone(String size) {
        refused(Call.of(new Reinforce(), "--size", size), "--size", " " + size + ".",
                "from 200 to 8000", "1920x1080");
    }

    @ParameterizedTest
    @CsvSource({"0", "0.4", "4.1", "-1", "NaN"})
    void textsOutOfRange(String text) {
        refused(Call.of(new Reinforce(), "--text", text), "--text", text,
                "give a number from 0.5 to 4");
    }

    @ParameterizedTest
    @CsvSource({"640x360, 640, 360", "200X8000, 200, 8000"})
    void theChartHasTheSizeThatIsAskedFor(String size, int width, int height) throws Exception {
        Path file = folder.resolve("size.png");
        Call call = Call.of(new Reinforce(), "--episodes", "1", "--evaluate", "0", "--size", size,
                "--text", "1.6", "--chart", file.toString());
        assertEquals(0, call.status(), call.err());
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(width, picture.getWidth());
        assertEquals(height, picture.getHeight());
    }

    @Test
    void aResumedLessonHasTheUsualSizeAndText() throws Exception {
        Path saved = folder.resolve("sized.npz");
        Call first = Call.of(new Reinforce(), "--episodes", "2", "--evaluate", "0", "--size",
                "300x200", "--text", "2", "--save", saved.toString(), "--chart",
                folder.resolve("first.png").toString());
        assertEquals(0, first.status(), first.err());
        Path usual = folder.resolve("usual.png");
        Call second = Call.of(new Reinforce(), "--resume", saved.toString(), "--evaluate", "0",
                "--chart", usual.toString());
        assertEquals(0, second.status(), second.err());
        assertEquals(1200, ImageIO.read(usual.toFile()).getWidth());
    }

    @ParameterizedTest
    @CsvSource({"--learning-rate, fast", "--gamma, ''", "--episodes, 1.5", "--target, x",
        "--seed, x", "--runs, many", "--threads, 2.5", "--evaluate, all", "--advantage, wrong",
        "--watch=, maybe", "--quiet=, 3", "--verbose=, 3", "--headless=, 3", "--debug=, 3"})
    void valuesOfTheWrongKind(String option, String value) {
        Call call = option.endsWith("=") ? Call.of(new Reinforce(), option + value)
                : Call.of(new Reinforce(), option, value);
        refused(call, option.replace("=", ""), value);
    }

    @ParameterizedTest
    @CsvSource({"--learning-rate", "--gamma", "--advantage", "--episodes", "--target", "--seed",
        "--runs", "--threads", "--evaluate", "--chart", "--gif", "--tensorboard", "--csv",
        "--json", "--save", "--resume"})
    void missingValues(String option) {
        refused(Call.of(new Reinforce(), option), option);
    }

    @Test
    void unknownOptionsAreNamedWithTheNearest() {
        refused(Call.of(new Reinforce(), "--gama", "0.9"), "--gama", "--gamma");
        refused(Call.of(new Reinforce(), "surplus"), "surplus");
        refused(Call.of(new Reinforce(), "--seed", "1", "--seed", "2"), "--seed");
    }

    @ParameterizedTest
    @CsvSource({"--chart, picture.jpg, .png or .svg", "--chart, picture.pdf, .png or .svg",
         "--gif, film.png, .gif", "--save, agent.zip, .npz"})
    void filesOfTheWrongKind(String option, String name, String suffix) {
        refused(Call.of(new Reinforce(), option, folder.resolve(name).toString()), option, name,
                suffix);
    }

    @Test
    void momentsBelongToAFilm() {
        refused(Call.of(new Reinforce(), "--moments", "3"), "--moments", "--gif");
    }

    @Test
    void theChartMayBeAnSvgFile() throws Exception {
        Path file = folder.resolve("chart.SVG");
        Call call = Call.of(new Reinforce(), "--episodes", "1", "--evaluate", "0", "--chart",
                file.toString());
        assertEquals(0, call.status(), call.err());
        String svg = Files.readString(file);
        assertTrue(svg.startsWith("<?xml") && svg.contains("width=\"1200\""), svg);
    }

    @Test
    void onlyOneTextGoesToStandardOutput() {
        for (String option : List.of("--chart", "--gif", "--save")) {
            refused(Call.of(new Reinforce(), option, "-"), option, "--csv and --json");
        }
        refused(Call.of(new Reinforce(), "--csv", "-", "--json", "/dev/stdout"),
                "--csv and --json name the same file, -");
    }

    /** The table and nothing else, even where /dev/stdout is a file that could be replaced. */
    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/stdout"})
    void theTableMayGoToStandardOutput(String name) {
        Call call = Call.of(new Reinforce(), "--episodes", "3", "--evaluate", "0", "--csv", name,
                "--chart", folder.resolve("chart.png").toString());
        assertEquals(0, call.status(), call.err());
        List<String> lines = call.out().lines().toList();
        assertEquals(4, lines.size(), call.out());
        assertTrue(lines.get(3).startsWith("0,3,"), call.out());
        assertTrue(call.err().contains("Seed 0: "), call.err());
    }

    @ParameterizedTest
    @CsvSource({"--chart, a.png", "--gif, a.gif", "--csv, a.csv", "--json, a.json",
        "--save, a.npz"})
    void foldersThatAreMissing(String option, String name) {
        Path file = folder.resolve("nowhere").resolve(name);
        refused(Call.of(new Reinforce(), option, file.toString()), option, "there is no folder");
    }

    @Test
    void aFolderIsNoFile() throws Exception {
        Path file = Files.createDirectory(folder.resolve("folder.png"));
        refused(Call.of(new Reinforce(), "--chart", file.toString()), "--chart", "is a folder");
    }

    @Test
    void foreignFilesAreNotOverwritten() throws Exception {
        Path file = Files.writeString(folder.resolve("precious.npz"), "precious");
        refused(Call.of(new Reinforce(), "--save", file.toString()), "--save", "precious.npz",
                "choose another name");
        assertEquals("precious", Files.readString(file));
    }

    /** What the options name is checked before learning, and a refused call changes nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--save new.npz --save-agent ./new.npz | --save and --save-agent name the same file",
        "--csv a.txt --json a.txt | --csv and --json name the same file",
        "--csv a.txt --json dangling.txt | --csv and --json name the same file",
        "--csv ours.csv --json hard.csv | --json: ",
        "--tensorboard new.npz --save new.npz | --save and --tensorboard name the same file",
        "--tensorboard a.txt/b --csv a.txt | --csv and --tensorboard name the same file",
        "--runs 2 --save new.npz --save-agent new.npz | --save and --save-agent name the same",
        "--resume run.npz --csv run.npz | --csv: ", "--resume run.npz --json link.npz | --json: ",
        "--resume run.npz --save-agent run.npz | holds a whole run",
        "--save-agent link.npz | holds a whole run",
        "--csv foreign.txt | exists and is no file that this option has written",
        "--json foreign.txt | exists and is no file that this option has written",
        "--json ours.csv | exists and is no file that this option has written",
        "--csv ours.json | exists and is no file that this option has written",
        "--gif foreign.gif | exists and is no file that this option has written",
        "--save loop.npz | in a loop", "--csv loop.npz | in a loop"})
    void noFileIsLost(String args, String words) throws Exception {
        Path place = Files.createTempDirectory(folder, "files");
        Files.writeString(place.resolve("foreign.txt"), "{\"name\": 1}");
        Files.writeString(place.resolve("foreign.gif"), "text");
        Files.createSymbolicLink(place.resolve("dangling.txt"), Path.of("a.txt"));
        Files.createSymbolicLink(place.resolve("loop.npz"), Path.of("loop.npz"));
        Files.createSymbolicLink(place.resolve("link.npz"), Path.of("run.npz"));
        assertEquals(0, callIn(place,
                "--save run.npz --csv ours.csv --json ours.json --episodes 1").status());
        Files.createLink(place.resolve("hard.csv"), place.resolve("ours.csv"));
        Map<String, String> before = contents(place);
        refused(callIn(place, args + " --episodes 1"), words);
        assertEquals(before, contents(place));
    }

    private static Call callIn(Path place, String args) {
        String all = Stream.of((args + " --evaluate 0 --chart chart.png").split(" "))
                .map(word -> word.matches(".*[.][a-z/]+")
                        ? place + "/" + word : word).collect(Collectors.joining(" "));
        return Call.of(new Reinforce(), all.split(" "));
    }

    private static Map<String, String> contents(Path place) throws IOException {
        var contents = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.toList()) {
                contents.put(file.toString(), !Files.exists(file) ? ""
                        : Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    @Test
    void filesOfOnesOwnKindAreReplacedAndLinksFollowed() throws Exception {
        Path place = Files.createTempDirectory(folder, "files");
        Files.createSymbolicLink(place.resolve("dangling.npz"), Path.of("run.npz"));
        Files.createFile(place.resolve("a.json"));
        String args = "--csv a.csv --json a.json --save dangling.npz --save-agent agent.npz"
                + " --episodes ";
        for (int episodes = 1; episodes <= 2; episodes++) {
            Call call = callIn(place, args + episodes);
            assertEquals(0, call.status(), call.err());
            assertEquals(episodes + 1, Files.readAllLines(place.resolve("a.csv")).size());
        }
        assertTrue(Files.isRegularFile(place.resolve("run.npz")));
        assertTrue(Files.isRegularFile(place.resolve("dangling-1.npz")), "the earlier file");
        assertEquals(0, callIn(place, "--resume run.npz --save ./run.npz --episodes 3").status());
    }

    /** What a run replaces is kept, and a run that goes on in its file replaces what it was. */
    @Test
    void anEarlierSaveIsKept() throws Exception {
        Path place = Files.createTempDirectory(folder, "files");
        Call first = callIn(place, "--save run.npz --save-agent agent.npz --episodes 1");
        assertFalse(first.out().contains("earlier"), first.out());
        byte[] run = Files.readAllBytes(place.resolve("run.npz"));
        byte[] agent = Files.readAllBytes(place.resolve("agent.npz"));
        Call second = callIn(place, "--save run.npz --save-agent agent.npz --episodes 2");
        assertTrue(second.out().contains("Saved " + place.resolve("run.npz")
                + "; the earlier file is now " + place.resolve("run-1.npz")), second.out());
        assertArrayEquals(run, Files.readAllBytes(place.resolve("run-1.npz")));
        assertArrayEquals(agent, Files.readAllBytes(place.resolve("agent-1.npz")));
        assertEquals(0, callIn(place, "--save run.npz --episodes 3").status());
        assertArrayEquals(run, Files.readAllBytes(place.resolve("run-1.npz")), "still the first");
        Call resumed = callIn(place, "--resume run.npz --save run.npz --episodes 4");
        assertFalse(resumed.out().contains("earlier"), resumed.out());
        try (Stream<Path> files = Files.list(place)) {
            assertEquals(List.of("agent-1.npz", "agent.npz", "chart.png", "run-1.npz", "run-2.npz",
                    "run.npz"), files.map(file -> file.getFileName().toString()).sorted()
                            .toList());
        }
    }

    /** A file is first written under a longer name. */
    @Test
    void aNameThatIsTooLongIsFoundOutBeforeLearning() {
        refused(Call.of(new Reinforce(), "--save", folder.resolve("x".repeat(245) + ".npz")
                .toString()), "--save: cannot write", "too long");
        refused(Call.of(new Reinforce(), "--runs", "2", "--save",
                folder.resolve("x".repeat(238) + ".npz").toString()), "--save: cannot write");
    }

    @Test
    void filesToResumeFromAreChecked() throws Exception {
        refused(Call.of(new Reinforce(), "--resume", folder.resolve("none.npz").toString()),
                "Cannot read", "none.npz");
        Path file = Files.writeString(folder.resolve("text.npz"), "text");
        refused(Call.of(new Reinforce(), "--resume", file.toString()), "Cannot read", "text.npz");
        refused(Call.of(new Reinforce(), "--resume", folder.toString()), "Cannot read " + folder,
                "is a folder");
    }

    /** The pipe has no writer and no reader, and opening it would wait for one without end. */
    @Test
    void pipesAndDevicesAreNoSavedFiles() throws Exception {
        Path pipe = folder.resolve("pipe.npz");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "this system has no mkfifo");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        for (String name : List.of(pipe.toString(), "/dev/zero")) {
            refused(Call.of(new Reinforce(), "--resume", name), "Cannot read " + name,
                    "is a pipe or a device; give the name of a file");
        }
        refused(Call.of(new Reinforce(), "--save", pipe.toString()), "is a pipe or a device");
        Call call = Call.of(new Reinforce(), "--csv", pipe.toString(), "--episodes", "1",
                "--evaluate", "0", "--quiet", "--chart", folder.resolve("chart.png").toString());
        assertEquals(1, call.status());
        assertEquals("Cannot write " + pipe + ": it is a pipe that nobody reads.",
                call.err().strip());
    }

    /** Settings of a file are checked as typed ones are, and none is replaced by a default. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "7 | --gamma 7 is out of range", "[0.5] | neither a number nor a text",
        "null | it does not say what --gamma was; give that option",
        "\"NaN\" | --gamma NaN is out of range", "\"${env:HOME}\" | '${env:HOME}' is not a number"})
    void settingsOfAFileAreChecked(String gamma, String words) throws Exception {
        Path file = folder.resolve("settings.npz");
        Files.deleteIfExists(file);
        String chart = folder.resolve("chart.png").toString();
        assertEquals(0, Call.of(new Reinforce(), "--episodes", "2", "--evaluate", "0", "--chart",
                chart, "--save", file.toString()).status());
        try (var zip = FileSystems.newFileSystem(file)) {
            Path settings = zip.getPath("settings.json");
            Files.writeString(settings, Files.readString(settings)
                    .replaceFirst("(?<=\"gamma\": )[0-9.]+", Matcher.quoteReplacement(gamma)));
        }
        refused(Call.of(new Reinforce(), "--resume", file.toString()), "Cannot resume from " + file,
                words);
        if (gamma.equals("null")) {
            assertEquals(0, Call.of(new Reinforce(), "--resume", file.toString(), "--gamma", "0.99",
                    "--episodes", "3", "--evaluate", "0", "--chart", chart).status());
        }
    }

    @Test
    void helpListsEveryOptionWithRangeAndDefault() {
        Call help = Call.of(new Reinforce(), "--help");
        assertEquals(0, help.status());
        for (String words : new String[] {"--learning-rate", "above 0 to 1; default 0.0065",
            "--gamma", "--advantage", "baseline (G - b)", "--episodes", "--target",
            "--seed", "--runs", "--threads", "--evaluate", "--headless", "--[no-]watch", "--chart",
            "--size", "from 0.5 to 4; default 1", "--gif", "--moments", "--tensorboard", "--csv",
            "--json", "--save", "--resume", "--quiet", "--verbose", "--debug", "--help"}) {
            assertTrue(help.out().replaceAll("\\s+", " ").contains(words), words + "\n"
                    + help.out());
        }
    }

    @Test
    void debugShowsTheTrace() {
        Call call = Call.of(new Reinforce(), "--debug", "--gamma", "2");
        assertEquals(2, call.status());
        assertTrue(call.err().contains("at shared.options.Options.parse("), call.err());
    }
}
