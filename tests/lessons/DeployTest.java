import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Call.refused;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import shared.files.Npz;
import shared.files.Tensor;
import shared.options.Launch;
import shared.playing.SavedAgent;
import shared.running.Lesson;
import support.Call;
import support.Film;
import support.Pixels;
import support.Results;

/**
 * Tests of the lesson Deploy with every shipped agent, with agents of every lesson, and with files
 * that hold no agent.
 */
class DeployTest {

    private static final Pattern MEAN =
            Pattern.compile("mean return (-?[\\d.]+) \u00b1 ([\\d.]+) \\(n = (\\d+)\\)");

    @TempDir
    Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static Call deploy(String... args) {
        return Call.of(new Deploy(), args);
    }

    /** Returns the mean return that Deploy prints last. */
    private static double mean(String... args) {
        Call call = deploy(args);
        assertEquals(0, call.status(), call.err());
        Matcher matcher = MEAN.matcher(call.out());
        assertTrue(matcher.find(), call.out());
        return Double.parseDouble(matcher.group(1));
    }

    private String save(Lesson lesson, String name, String... args) {
        Call call = Call.of(lesson, Stream.concat(Stream.of(args), Stream.of("--save", file(name),
                "--chart", file("chart.png"), "--evaluate", "0")).toArray(String[]::new));
        assertEquals(0, call.status(), call.err());
        return file(name);
    }

    /** The mean return that each agent must reach at least; the lesson says how much they reach. */
    private static final Map<String, Double> LEAST = Map.of("grid", -4.0, "cartpole", 490.0,
            "pendulum", -235.0, "lander", 215.0, "pong-actor-critic", 19.5, "pong-conv", 19.0);

    static List<String> shipped() {
        return Trained.AGENTS;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedAgentsAreGood(String name) throws IOException {
        Path copy = folder.resolve(name + ".npz");
        try (var in = DeployTest.class.getResourceAsStream("/trained/" + name + ".npz")) {
            Files.copy(in, copy);
        }
        // A convolution is slow.
        String episodes = name.equals("pong-conv") ? "20" : "100";
        double mean = mean(copy.toString(), "--seed", "77", "--episodes", episodes);
        assertTrue(mean >= LEAST.get(name), name + ": " + mean);
        double greedy = mean(copy.toString(), "--seed", "77", "--episodes", episodes, "--greedy");
        // The greedy lander may hover until the time limit truncates the episode.
        assertTrue(name.equals("lander") || greedy >= LEAST.get(name), name + ", greedy: "
                + greedy);
        assertNotEquals(mean, greedy, "a greedy agent plays otherwise");
    }

    @Test
    void withoutAFileAllShippedAgentsPlay() {
        Call call = deploy("--episodes", "2");
        assertEquals(0, call.status(), call.err());
        List<String> lines = call.out().lines().toList();
        assertEquals(4 * Trained.AGENTS.size(), lines.size(), call.out());
        for (int i = 0; i < Trained.AGENTS.size(); i++) {
            SavedAgent agent = SavedAgent.shipped(Trained.AGENTS.get(i));
            assertTrue(lines.get(4 * i).contains(agent.world().id()), lines.get(4 * i));
            assertTrue(agent.command().startsWith("jbang lessons/"), agent.command());
            assertTrue(lines.get(4 * i).contains(agent.command()), lines.get(4 * i));
            assertTrue(lines.get(4 * i + 1).startsWith("episode 1: "), lines.get(4 * i + 1));
            assertTrue(lines.get(4 * i + 2).startsWith("episode 2: "), lines.get(4 * i + 2));
            assertTrue(MEAN.matcher(lines.get(4 * i + 3)).matches(), lines.get(4 * i + 3));
        }
    }

    /**
     * With the same seed, Deploy plays the episodes of the lesson's own evaluation, so the mean
     * return is the same.
     */
    @ParameterizedTest
    @CsvSource({"Reinforce, --episodes 30", "OneLoop, --environment cartpole --epochs 3",
        "OneLoop, --environment grid --epochs 3 --reward goal",
        "GaussianPendulum, --updates 1 --batch 4", "SequenceWorld, --runs 1 --episodes 50",
        "GaussianPendulum, --notebook --updates 3"})
    void itPlaysAsTheLessonDid(String name, String settings) {
        Lesson lesson = switch (name) {
            case "Reinforce" -> new Reinforce();
            case "OneLoop" -> new OneLoop();
            case "GaussianPendulum" -> new GaussianPendulum();
            default -> new SequenceWorld();
        };
        String[] args = Stream.concat(Stream.of(settings.split(" ")), Stream.of("--seed", "5",
                "--save", file("a.npz"), "--evaluate", "20")).toArray(String[]::new);
        double evaluation = Results.of(lesson, folder, args).get(0).number("evaluation");
        assertEquals(evaluation, mean(file("a.npz"), "--seed", "5", "--episodes", "20"), 0.005);
    }

    @Test
    void theCommandInAFileMakesTheSameAgentAgain() throws IOException {
        String agent = save(new OneLoop(), "a.npz", "--environment", "grid", "--epochs", "4",
                "--gamma", "0.9", "--sgd", "--seed", "12");
        String command = SavedAgent.read(Path.of(agent)).command();
        assertEquals("jbang lessons/OneLoop.java --gamma 0.9 --epochs 4 --sgd --environment grid"
                + " --seed 12", command);
        String again = save(new OneLoop(), "b.npz", Stream.of(command.split(" ")).skip(2)
                .toArray(String[]::new));
        assertEquals(SavedAgent.read(Path.of(agent)).policy().state(),
                SavedAgent.read(Path.of(again)).policy().state());
        assertFalse(Npz.read(Path.of(agent)).settings().contains("chart"), "of the call, not of"
                + " what was learned");
        String notebook = save(new GaussianPendulum(), "c.npz", "--notebook", "--updates", "2");
        assertEquals("jbang lessons/GaussianPendulum.java --updates 2 --notebook --seed 0",
                SavedAgent.read(Path.of(notebook)).command());
    }

    @Test
    void anAgentAloneIsAllThatDeployNeeds() throws IOException {
        save(new Reinforce(), "all.npz", "--episodes", "20", "--save-agent", file("alone.npz"));
        assertEquals(List.of("policy.dense1.bias", "policy.dense1.weight", "policy.dense2.bias",
                "policy.dense2.weight", "policy.dense3.bias", "policy.dense3.weight"),
                Npz.read(folder.resolve("alone.npz")).arrays().keySet().stream().sorted()
                        .toList());
        assertEquals(deploy(file("all.npz"), "--episodes", "5").out(),
                deploy(file("alone.npz"), "--episodes", "5").out());
        refused(Call.of(new Reinforce(), "--resume", file("alone.npz")), "not hold a whole run");
        Call none = Call.of(new Bandit(), "--save-agent", file("arms.npz"), "--chart",
                file("chart.png"), "--policy", "table", "--runs", "1");
        assertEquals(1, none.status());
        assertTrue(none.err().contains("Bandit has no agent"), none.err());
        assertFalse(Files.exists(folder.resolve("arms.npz")));
    }

    @Test
    void seedsDecideTheEpisodes() {
        String agent = save(new Reinforce(), "a.npz", "--episodes", "20");
        String first = deploy(agent, "--episodes", "5").out();
        assertEquals(first, deploy(agent, "--episodes", "5").out());
        assertNotEquals(first, deploy(agent, "--episodes", "5", "--seed", "1").out());
    }

    /** Each agent has the curve of its mean and a histogram. */
    @Test
    void theReturnsAreDrawn() throws IOException {
        String agent = save(new Reinforce(), "a.npz", "--episodes", "5");
        Call call = deploy(agent, agent, "--episodes", "3", "--chart", file("scores.png"),
                "--size", "900x600");
        assertEquals(0, call.status(), call.err());
        assertTrue(call.out().endsWith("Chart: " + file("scores.png") + System.lineSeparator()),
                call.out());
        BufferedImage picture = ImageIO.read(folder.resolve("scores.png").toFile());
        assertEquals(900, picture.getWidth());
        for (int tile = 0; tile < 4; tile++) {
            BufferedImage part = picture.getSubimage(450 * (tile % 2), 40 + 280 * (tile / 2), 450,
                    280);
            assertTrue(Pixels.count(part, Pixels.BLUE) > 100, "a curve in chart " + tile);
        }
        refused(deploy(agent, "--chart", file("scores.jpg")), "--chart", ".png or .svg");
    }

    @Test
    void theFirstEpisodeIsFilmed() throws IOException {
        String agent = save(new OneLoop(), "a.npz", "--environment", "grid", "--epochs", "2");
        Call call = deploy(agent, "--episodes", "2", "--gif", file("a.gif"));
        assertEquals(0, call.status(), call.err());
        double steps = -Double.parseDouble(call.out().lines()
                .filter(line -> line.startsWith("episode 1: ")).findFirst().orElseThrow()
                .substring("episode 1: ".length()));
        assertEquals(steps + 1, Film.read(folder.resolve("a.gif")).pictures());
    }

    private void write(String name, Npz npz) throws IOException {
        try (var out = Files.newOutputStream(folder.resolve(name))) {
            npz.write(out);
        }
    }

    @Test
    void whatIsNoAgentIsRefusedInASentence() throws IOException {
        refused(deploy(file("none.npz")), "none.npz", "no such file");
        Files.writeString(folder.resolve("text.npz"), "hello");
        refused(deploy(file("text.npz")), "Cannot read", "text.npz");
        Npz good = Npz.read(Path.of(save(new Reinforce(), "a.npz", "--episodes", "5")));
        write("plain.npz", new Npz(good.arrays(), ""));
        refused(deploy(file("plain.npz")), "plain.npz", "not saved by a lesson");
        refused(deploy(save(new Bandit(), "arms.npz", "--policy", "network", "--runs", "1")),
                "arms.npz", "Bandit", "no agent");

        byte[] bytes = Files.readAllBytes(folder.resolve("a.npz"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("damaged.npz"), bytes);
        refused(deploy(file("damaged.npz")), "damaged");
        Files.write(folder.resolve("short.npz"), java.util.Arrays.copyOf(bytes, 900));
        refused(deploy(file("short.npz")), "Cannot read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CartPole-v1 | Mars-v1 | Mars-v1", "CartPole-v1 | Pendulum-v1 | numbers",
        "CartPole-v1 | ThreeStates(200) | numbers",
        "dense(4, 16) | dense(4, 17) | cannot follow",
        "dense(16, 2) | dense(16, 4) | has 4 outputs",
        "dense(4, 16), relu | dense(4, 16), wave | wave",
        "dense(4, 16) | relu, dense(4, 16) | relu",
        "'policy': 'policy' | 'policy': 'other' | missing"})
    void agentsThatDoNotFitAreRefused(String from, String to, String word) throws IOException {
        Npz good = Npz.read(Path.of(save(new Reinforce(), "a.npz", "--episodes", "5")));
        String settings = good.settings().replace(from.replace('\'', '"'), to.replace('\'', '"'));
        assertNotEquals(good.settings(), settings);
        write("b.npz", new Npz(good.arrays(), settings));
        refused(deploy(file("b.npz")), "b.npz", word);
    }

    @Test
    void aParameterOfAnotherShapeIsRefused() throws IOException {
        Npz good = Npz.read(Path.of(save(new Reinforce(), "a.npz", "--episodes", "5")));
        Map<String, Tensor> arrays = new TreeMap<>(good.arrays());
        arrays.put("policy.dense2.bias", arrays.get("policy.dense3.bias"));
        write("b.npz", new Npz(arrays, good.settings()));
        refused(deploy(file("b.npz")), "b.npz", "dense2.bias");
    }

    @Test
    void numbersThatAreNotFiniteAreNeitherPlayedNorLearnedFrom() throws IOException {
        Npz good = Npz.read(Path.of(save(new Reinforce(), "a.npz", "--episodes", "5")));
        for (String name : List.of("policy.dense3.bias", "adam.v", "episodes.return")) {
            Map<String, Tensor> arrays = new TreeMap<>(good.arrays());
            double[] numbers = arrays.get(name).doubles();
            numbers[1] = Double.NaN;
            arrays.put(name, Tensor.of(numbers, arrays.get(name).shape()));
            write("b.npz", new Npz(arrays, good.settings()));
            String last = name.substring(name.indexOf('.') + 1);
            refused(Call.of(new Reinforce(), "--resume", file("b.npz")), last, "NaN");
            if (name.startsWith("policy")) {
                refused(deploy(file("b.npz")), "b.npz", last, "NaN");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"updates, -1", "updates, 9223372036854775807", "updates, 1", "seconds, -1",
        "episodes.length, -3", "episodes.length, 1.5", "adam.steps, -1"})
    void countersThatContradictEachOtherAreRefused(String name, double value) throws IOException {
        Npz good = Npz.read(Path.of(save(new Reinforce(), "a.npz", "--episodes", "5")));
        Map<String, Tensor> arrays = new TreeMap<>(good.arrays());
        double[] numbers = arrays.get(name).doubles();
        numbers[0] = value;
        arrays.put(name, Tensor.of(numbers, arrays.get(name).shape()));
        write("b.npz", new Npz(arrays, good.settings()));
        refused(Call.of(new Reinforce(), "--resume", file("b.npz")), file("b.npz"),
                name.startsWith("adam") ? " holds a \"adam\"" : " does not hold a whole run");
    }

    @Test
    void settingsThatSayTooLittleAreRefused() throws IOException {
        Npz good = Npz.read(Path.of(save(new Reinforce(), "a.npz", "--episodes", "5")));
        write("b.npz", new Npz(good.arrays(), good.settings()
                .replaceFirst("\\{[^{}]*learning[^{}]*\\}", "{}")));
        refused(Call.of(new Reinforce(), "--resume", file("b.npz")), "does not say", "--");
    }

    /** Neither does a text fill the screen, nor do control characters change the terminal. */
    @Test
    void textsOfAFileAreOneLine() throws IOException {
        Npz good = Npz.read(Path.of(save(new Reinforce(), "a.npz", "--episodes", "5")));
        String settings = good.settings().replace("jbang lessons", "\\u001b[2J\\njbang"
                + "x".repeat(10_000));
        write("b.npz", new Npz(good.arrays(), settings));
        Call call = deploy(file("b.npz"), "--episodes", "1");
        assertEquals(0, call.status(), call.err());
        assertTrue(call.out().contains("made by ?[2J?jbang"), call.out());
        assertTrue(call.out().length() < 500, call.out());
        write("b.npz", new Npz(good.arrays(), settings.replace("\"Reinforce\"", "\""
                + "x".repeat(10_000) + "\"")));
        Call foreign = Call.of(new Reinforce(), "--resume", file("b.npz"));
        refused(foreign, "b.npz", "xxx...", "not by Reinforce");
        assertTrue(foreign.err().length() < 500, foreign.err());
    }

    /** A network of some gigabytes is not built for a file of some kilobytes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"dense(4, 8192), dense(8192, 8192), dense(8192, 2)",
        "dense(4, 32768), dense(32768, 32768), dense(32768, 2)"})
    void aNetworkLargerThanItsFileIsNotBuilt(String layers) throws IOException {
        Npz good = Npz.read(Path.of(save(new Reinforce(), "a.npz", "--episodes", "5")));
        write("b.npz", new Npz(good.arrays(), good.settings().replaceFirst("dense[^\"]*", layers)));
        refused(deploy(file("b.npz")), "b.npz", " its ");
    }

    @ParameterizedTest
    @CsvSource({"--episodes, 0", "--speed, 0", "--speed, fast", "--gif, a.png",
        "--episodes, x"})
    void badOptionsAreRefused(String option, String value) {
        refused(deploy(option, value), option, value);
    }

    @Test
    void unknownOptionsAreRefused() {
        refused(deploy("--episode", "3"), "--episode");
    }

    @Test
    void helpListsTheOptions() {
        Call call = deploy("--help");
        assertEquals(0, call.status());
        for (String option : new String[] {"AGENT.npz", "--episodes", "--greedy", "--speed",
            "--gif", "--headless", "--seed"}) {
            assertTrue(call.out().contains(option), option);
        }
    }

    /** A reader like {@code head} that has gone, or a full disk, is noticed. */
    @Test
    void itEndsSoonWhenNobodyReadsWhatItPrints() {
        var lines = new AtomicInteger();
        var out = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (b == '\n' && lines.incrementAndGet() > 2) {
                    throw new IOException("Broken pipe");
                }
            }
        }, true);
        var err = new ByteArrayOutputStream();
        int status = Launch.start(new Deploy(), out, new PrintStream(err, true), "--headless",
                "--episodes", "1000000");
        assertEquals(1, status);
        assertEquals("Cannot write to standard output: it is closed, or its disk is full."
                + System.lineSeparator(), err.toString());
        assertTrue(lines.get() < 10, lines + " lines");
    }
}
